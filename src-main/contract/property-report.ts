import { z } from 'zod'
import { id, text } from './method.ts'

/**
 * A property report (财产报告) as the reviewer types it in, line by line as its form has them. What stands in it is what
 * the debtor declared: nothing of it is worked out, and nothing is taken from a document before the reviewer takes it.
 */

/**
 * What a line declares. The classes are those of Art. 5 of the provisions on property investigation in enforcement
 * (2017, as amended in 2020); `dealing` is a change of property of Art. 6, from one year before receipt of the enforcement notice.
 */
export const REPORT_LINE_KINDS = ['deposit', 'income', 'securities', 'real-estate', 'vehicle', 'movable', 'equity', 'claim', 'dealing', 'other'] as const
export type ReportLineKind = (typeof REPORT_LINE_KINDS)[number]

/** `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where the rest is unknown. */
const partialDay = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u)

/** A row of a statement as it stands in its original: found there again after the original was read anew, and only as the same movement. */
export const reportedRow = z.strictObject({
  sha256: z.string().length(64),
  sheet: z.string().nullable(),
  /** 1-based. */
  line: z.int().min(1),
  day: z.iso.date(),
  direction: z.enum(['in', 'out', 'neutral']),
  /** Decimal yuan. */
  amount: z.string().min(1).max(40),
})
export type ReportedRow = z.infer<typeof reportedRow>

/** The thing of the case that a line names, by the reviewer's word; `none`: nothing in the file. */
export const reportedThing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('account'), id }),
  z.strictObject({ kind: z.literal('asset'), id }),
  z.strictObject({ kind: z.literal('dealing'), id }),
  z.strictObject({ kind: z.literal('row'), row: reportedRow }),
  z.strictObject({ kind: z.literal('none') }),
])
export type ReportedThing = z.infer<typeof reportedThing>

/** Where in the file the line is read. */
const reportPlace = z.strictObject({ path: id, page: z.int().min(1).nullable() })

const short = z.string().trim().max(500)

export const reportLineContent = z.strictObject({
  kind: z.enum(REPORT_LINE_KINDS),
  /** What it is: the bank, the house, the vehicle, the act. */
  title: short,
  /** Of the account, certificate or plate; empty where the form has none. */
  number: short,
  /** In whose name it stands; empty = the debtor's own. */
  holder: short,
  /** As typed; kept as decimal yuan with two places. Null where the form has no value. */
  value: z.string().max(60).nullable(),
  date: partialDay.nullable(),
  note: text,
  place: reportPlace.nullable(),
  /** Null: by number or title alone, where exactly one thing of the case bears it. */
  thing: reportedThing.nullable(),
})
export type ReportLineContent = z.infer<typeof reportLineContent>

export const reportContent = z.strictObject({
  party: id,
  /** `supplementary`: of a later change (Art. 7), or of what the first one left out. */
  kind: z.enum(['first', 'supplementary']),
  /** Day on which it was handed in, as far as it is known. */
  date: partialDay,
  /** Path of the document in the file; null where it is not there. */
  document: id.nullable(),
  note: text,
})
export type ReportContent = z.infer<typeof reportContent>

/** A line as it is kept; `at` is ISO 8601, Asia/Shanghai. */
export interface ReportLine extends ReportLineContent {
  /** `urn:uuid:…`. */
  readonly id: string
  /** Report that it stands in. */
  readonly report: string
  readonly reviewer: string
  readonly at: string
}
/** A report as it is kept, without its lines. */
export interface ReportRecord extends ReportContent {
  readonly id: string
  readonly reviewer: string
  readonly at: string
}
/** A report with its lines in the order in which they were typed; reports stand in the order of their dates. */
export interface PropertyReport extends ReportRecord {
  readonly lines: readonly ReportLine[]
}

/** A line that a document of the file seems to hold: proposed, and nothing until the reviewer takes it. */
export interface ReportLineProposal {
  readonly content: ReportLineContent
  /** The line as the document has it. */
  readonly quote: string
}

/** Where typed reports name a thing of the case. */
export interface TypedMention {
  readonly report: string
  readonly kind: ReportContent['kind']
  readonly date: string
  /** Line of the report, 1-based. */
  readonly number: number
  readonly line: string
  readonly value: string | null
  /** `word`: the reviewer tied the line to it. `same`: it bears the number or title of the line. */
  readonly by: 'word' | 'same'
}
