import { z } from 'zod'
import { command, id, none, query, text } from './method.ts'

const words = z.array(z.string().max(100)).max(100)
const names = z.array(z.string().max(200)).max(200)

/** A layout of a travel record as data; see `import/travel/layout-file.ts` for what each part says. */
const travelLayoutFile = z.strictObject({
  kind: z.literal('travel'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/u),
  title: z.string().max(200).optional(),
  institution: z.string().max(200).nullable(),
  mode: z.enum(['border', 'rail', 'air', 'ship', 'hotel']),
  requires: names,
  anyOf: names.optional(),
  excludes: names.optional(),
  meanings: z.record(z.string().max(200), z.string().max(40)).optional(),
  positions: z.array(z.string().max(40)).max(200).optional(),
  onlyNamed: z.boolean().optional(),
  dateOrder: z.enum(['year-first', 'day-first', 'month-first']).optional(),
  directions: z.strictObject({ exit: words.optional(), entry: words.optional() }).optional(),
  statuses: z.record(z.string().max(100), z.enum(['taken', 'refunded', 'changed', 'not-taken'])).optional(),
  sheets: z.record(z.string().max(100), z.enum(['taken', 'refunded', 'changed', 'not-taken'])).optional(),
  footer: z.array(z.string().min(1).max(100)).max(100).optional(),
})

/** A layout of a statement as data; see `import/statements/layout-file.ts` for what each part says. */
const statementLayoutFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/u),
  title: z.string().max(200).optional(),
  institution: z.string().max(200).nullable(),
  channel: z.enum(['bank', 'wallet']),
  requires: z.array(z.string().max(200)).max(200),
  anyOf: z.array(z.string().max(200)).max(50).optional(),
  excludes: z.array(z.string().max(200)).max(50).optional(),
  meanings: z.record(z.string().max(200), z.string().max(40)).optional(),
  positions: z.array(z.string().max(40)).max(200).optional(),
  onlyNamed: z.boolean().optional(),
  signed: z.boolean().optional(),
  minusIsIn: z.boolean().optional(),
  directionMayBeEmpty: z.boolean().optional(),
  directions: z.strictObject({ in: z.array(z.string().max(100)).max(100).optional(), out: z.array(z.string().max(100)).max(100).optional(), neutral: z.array(z.string().max(100)).max(100).optional() }).optional(),
  statuses: z.record(z.string().max(100), z.enum(['done', 'partly-refunded', 'fully-refunded', 'closed', 'failed', 'unpaid'])).optional(),
  dateOrder: z.enum(['year-first', 'day-first', 'month-first']).optional(),
  footer: z.array(z.string().min(1).max(100)).max(100).optional(),
  unit: z.enum(['yuan', 'fen', 'thousand', 'wan', 'millionth']).optional(),
  currency: z.string().regex(/^[A-Z]{3}$/u).optional(),
  currencyByPair: z.boolean().optional(),
})

export const layoutFile = z.union([travelLayoutFile, statementLayoutFile])
export type LayoutBody = z.infer<typeof layoutFile>

/** What a table is a record of: the movements of an account, or one way of travelling. */
export const TABLE_MODES = ['statement', 'border', 'rail', 'air', 'ship', 'hotel'] as const
export type TableMode = (typeof TABLE_MODES)[number]

/** What a person has chosen so far for one table. */
export const layoutDraft = z.strictObject({
  mode: z.enum(TABLE_MODES),
  /** Line of the header; null where the table has none. */
  headerLine: z.int().min(1).nullable(),
  /** Meaning of each column from the left; empty for those that are not read. */
  columns: z.array(z.string().max(40)).max(200),
  title: z.string().max(200),
  institution: z.string().max(200),
  channel: z.enum(['bank', 'wallet']),
  dateOrder: z.enum(['year-first', 'day-first', 'month-first']).nullable(),
  unit: z.enum(['yuan', 'fen', 'thousand', 'wan']).nullable(),
  minusIsIn: z.boolean(),
  /** Words of the direction column -> side. */
  directions: z.record(z.string().max(100), z.enum(['in', 'out', 'neutral'])),
  /** Words of the status column -> what became of the order. */
  statuses: z.record(z.string().max(100), z.enum(['done', 'closed', 'failed', 'unpaid', 'fully-refunded'])),
  /** Words of the direction column of crossings -> side. */
  crossings: z.record(z.string().max(100), z.enum(['exit', 'entry'])),
  /** Words of the status column of tickets -> what became of the booking. */
  fates: z.record(z.string().max(100), z.enum(['taken', 'refunded', 'changed', 'not-taken'])),
  /** Beginnings of lines that are no rows. */
  footer: z.array(z.string().min(1).max(100)).max(100),
})
export type LayoutDraft = z.infer<typeof layoutDraft>

export interface LayoutRow {
  readonly line: number
  /** 1-based page of a printed or scanned document; null elsewhere. */
  readonly page: number | null
  readonly cells: readonly string[]
  readonly fate: 'kept' | 'rejected' | 'not-a-row'
  /** Code of `rejection.<code>`. */
  readonly reason: string | null
  /** The cell that could not be read. */
  readonly value: string
  readonly at: string | null
  readonly direction: 'in' | 'out' | 'neutral' | null
  /** Decimal yuan. */
  readonly amount: string | null
  readonly expected: string | null
  readonly proof: 'first' | 'follows' | 'break' | 'none' | null
  /** What was read of a journey; null for rows of a statement and for lines that are none. */
  readonly journey: { readonly traveller: string; readonly carrier: string; readonly from: string; readonly to: string; readonly direction: 'exit' | 'entry' | 'unknown' | null; readonly status: string } | null
}

/** A word of a column with the rows that carry it. */
export interface LayoutWord {
  readonly word: string
  readonly rows: number
  readonly means: string | null
}

/** How a table reads under a draft. */
export interface LayoutPreview {
  readonly path: string
  readonly sheet: string | null
  readonly sheets: readonly (string | null)[]
  /** The draft, or what is proposed where none was given. */
  readonly draft: LayoutDraft
  /** Columns whose meaning is proposed by their name or their cells, and confirmed by nobody. */
  readonly proposed: readonly number[]
  readonly kind: 'statement' | 'travel' | null
  readonly header: readonly string[]
  readonly lines: number
  /** Lines looked at: all, or the first of a very long table. */
  readonly looked: number
  readonly read: number
  readonly kept: number
  readonly rejected: number
  readonly checked: number
  readonly follows: number
  readonly totals: { readonly in: string; readonly out: string; readonly neutral: string }
  /** Kept rows of a travel record by what became of the booking; null for statements. */
  readonly journeys: { readonly taken: number; readonly notTaken: number; readonly unknown: number } | null
  /** What is missing before rows can be read; null where nothing is. */
  readonly missing: 'date' | 'amount' | 'columns' | null
  readonly directions: readonly LayoutWord[]
  readonly statuses: readonly LayoutWord[]
  /** Rows that would follow if a minus meant the other side, or the two sides were exchanged. */
  readonly turned: { readonly follows: number; readonly checked: number } | null
  /** One letter a read row in the order of the file: f follows, b break, n not proved, x rejected; at most 2000. */
  readonly strip: string
  readonly rows: readonly LayoutRow[]
  readonly shown: number
  /** Meanings that a column may have. */
  readonly meanings: readonly string[]
}

export interface LayoutSummary {
  readonly id: string
  readonly title: string
  readonly institution: string | null
  readonly place: 'site' | 'case'
}

const place = { file: id, sheet: z.int().min(0) }
const show = z.enum(['all', 'breaks', 'rejected'])

export const LAYOUTS_METHODS = {
  /** Layouts of the site and of the case. */
  'layouts.list': query<readonly LayoutSummary[]>()(none),
  /** Reads a table of a file by a draft without keeping anything; null proposes one. */
  'layouts.preview': query<LayoutPreview>()(z.strictObject({ ...place, draft: layoutDraft.nullable(), show, offset: z.int().min(0), limit: z.int().min(1).max(500) })),
  /** Keeps the draft as a layout of the site and reads the file again with it. */
  'layouts.apply': command<{ readonly layout: string; readonly read: number; readonly kept: number; readonly duplicate: number; readonly rejected: number }>()(
    z.strictObject({ ...place, draft: layoutDraft }),
  ),
  /** Reads a file again with the layouts that the site and the case have now. */
  'layouts.readAgain': command<{ readonly read: number; readonly kept: number; readonly duplicate: number; readonly rejected: number }>()(z.strictObject({ file: id })),
  'layouts.export': command<null>()(z.strictObject({ id: text, token: id })),
  'layouts.import': command<readonly LayoutSummary[]>()(z.strictObject({ token: id })),
}
