import type { LayoutDraft, LayoutPreview, LayoutRow, LayoutWord } from '../../contract/layouts-methods.ts'
import { moved } from '../../domain/ledger/transaction.ts'
import { momentText } from '../../domain/values/day.ts'
import { formatYuan, fen } from '../../domain/values/money.ts'
import type { RecognisedStatement } from '../../import/parsed-file.ts'
import { directionOf } from '../../import/statements/direction.ts'
import { READ_MEANINGS } from '../../import/statements/columns.ts'
import { readLayout } from '../../import/statements/layout.ts'
import type { StatementLayoutFile } from '../../import/statements/layout-file.ts'
import { recogniseStatement } from '../../import/statements/recognise.ts'
import { suggestColumns } from '../../import/statements/suggest-columns.ts'
import type { SourceTable } from '../../import/table.ts'

/** Lines looked at for a preview: a million would be read anew at every choice. */
const LOOKED_AT = 20_000
const STRIP = 2000
const WORDS = 40

/** A proposal from the names and cells of the table. */
export function proposedDraft(table: SourceTable): { readonly draft: LayoutDraft; readonly proposed: readonly number[]; readonly kind: LayoutPreview['kind'] } {
  const { header, columns, unsure, kind } = suggestColumns(table)
  const read = recogniseStatement(table)
  return {
    kind,
    proposed: unsure,
    draft: {
      headerLine: header < 0 ? null : (table.rows[header]?.line ?? null),
      columns: columns.map((meaning) => meaning ?? ''),
      title: '',
      institution: read?.hints.institution ?? '',
      channel: read?.channel ?? 'bank',
      dateOrder: null,
      unit: null,
      minusIsIn: false,
      directions: {},
      statuses: {},
      footer: [],
    },
  }
}

/** The draft as a layout. Names of a header bind the columns, so that the next file may have them in another order. */
export function layoutOfDraft(draft: LayoutDraft, header: readonly string[], id: string): StatementLayoutFile {
  const meanings: Record<string, string> = {}
  draft.columns.forEach((meaning, column) => {
    const name = header[column] ?? ''
    if (meaning !== '' && name !== '' && !(name in meanings)) meanings[name] = meaning
  })
  const sides = (side: 'in' | 'out' | 'neutral'): string[] => Object.entries(draft.directions).flatMap(([word, means]) => (means === side ? [word] : []))
  return {
    id,
    title: draft.title,
    institution: draft.institution.trim() === '' ? null : draft.institution.trim(),
    channel: draft.channel,
    requires: draft.headerLine === null ? [] : [...new Set(header.filter((name) => name !== ''))],
    ...(draft.headerLine === null ? { positions: draft.columns } : { meanings }),
    onlyNamed: true,
    signed: draft.columns.includes('amount') && !draft.columns.includes('direction') && !draft.columns.includes('balance'),
    minusIsIn: draft.minusIsIn,
    directions: { in: sides('in'), out: sides('out'), neutral: sides('neutral') },
    statuses: draft.statuses,
    ...(draft.dateOrder === null ? {} : { dateOrder: draft.dateOrder }),
    ...(draft.unit === null ? {} : { unit: draft.unit }),
    footer: draft.footer,
  }
}

export const headerOf = (table: SourceTable, draft: LayoutDraft): readonly string[] =>
  draft.headerLine === null ? [] : (table.rows.find((row) => row.line === draft.headerLine)?.cells ?? [])

interface Shown {
  readonly show: 'all' | 'breaks' | 'rejected'
  readonly offset: number
  readonly limit: number
}

/** Reads the table by the draft and says what becomes of every line. */
export function previewOf(whole: SourceTable, draft: LayoutDraft, { show, offset, limit }: Shown): Omit<LayoutPreview, 'path' | 'sheet' | 'sheets' | 'draft' | 'proposed' | 'kind'> {
  const table: SourceTable = whole.rows.length > LOOKED_AT ? { ...whole, rows: whole.rows.slice(0, LOOKED_AT) } : whole
  const header = headerOf(table, draft)
  const layout = layoutOfDraft(draft, header, 'draft')
  const statement = recogniseStatement(table, [readLayout(layout, true)])
  const read = statement?.layout === 'draft' ? statement : null
  const turned = turnedReading(table, draft, header, read)
  const fates = fatesOf(read)
  const rows = table.rows.map((row): LayoutRow => {
    const fate = fates.get(row.line)
    return fate === undefined
      ? { line: row.line, cells: row.cells, fate: 'not-a-row', reason: null, value: '', at: null, direction: null, amount: null, expected: null, proof: null }
      : { line: row.line, cells: row.cells, ...fate }
  })
  const wanted = rows.filter((row) => show === 'all' || (show === 'breaks' ? row.proof === 'break' : row.fate === 'rejected'))
  const has = (...meanings: readonly string[]): boolean => meanings.some((meaning) => draft.columns.includes(meaning))
  return {
    header,
    lines: whole.rows.length,
    looked: table.rows.length,
    read: read?.read ?? 0,
    kept: read?.rows.length ?? 0,
    rejected: read?.rejected.length ?? 0,
    ...provedOf(read),
    totals: totalsOf(read),
    missing: !has('date', 'time', 'datePaid', 'dateCreated') ? 'date' : !has('amount') && !(has('amountIn') && has('amountOut')) ? 'amount' : null,
    directions: wordsOf(table, draft, 'direction', (word) => draft.directions[word] ?? builtIn(word)),
    statuses: wordsOf(table, draft, 'status', (word) => draft.statuses[word] ?? null),
    turned,
    strip: stripOf(rows),
    rows: wanted.slice(offset, offset + limit),
    shown: wanted.length,
    meanings: READ_MEANINGS,
  }
}

const builtIn = (word: string): string | null => {
  const side = directionOf(word)
  return typeof side === 'string' ? side : null
}

type Fate = Omit<LayoutRow, 'line' | 'cells'>

function fatesOf(read: RecognisedStatement | null): ReadonlyMap<number, Fate> {
  const fates = new Map<number, Fate>()
  for (const row of read?.rows ?? []) {
    fates.set(row.line, {
      fate: 'kept', reason: null, value: '', at: momentText(row.at), direction: row.direction, amount: formatYuan(row.amount),
      expected: row.expectedBalance === null ? (row.balance === null ? null : formatYuan(row.balance)) : formatYuan(row.expectedBalance), proof: row.balanceProof,
    })
  }
  for (const { line, code, value } of read?.rejected ?? []) fates.set(line, { fate: 'rejected', reason: code, value, at: null, direction: null, amount: null, expected: null, proof: null })
  return fates
}

function provedOf(read: RecognisedStatement | null): { checked: number; follows: number } {
  const rows = read?.rows ?? []
  const follows = rows.filter((row) => row.balanceProof === 'follows').length
  return { follows, checked: follows + rows.filter((row) => row.balanceProof === 'break').length }
}

/** The other reading of the sides, so that the person sees which of the two the balances speak for. */
function turnedReading(table: SourceTable, draft: LayoutDraft, header: readonly string[], read: RecognisedStatement | null): { follows: number; checked: number } | null {
  if (read === null || !draft.columns.includes('balance')) return null
  const other = recogniseStatement(table, [readLayout(layoutOfDraft(turnedDraft(draft, table), header, 'draft'), true)])
  return other === null ? null : provedOf(other)
}

/** The same draft with the two sides exchanged. */
export function turnedDraft(draft: LayoutDraft, table: SourceTable): LayoutDraft {
  const swapped = (meaning: string): string => (meaning === 'amountIn' ? 'amountOut' : meaning === 'amountOut' ? 'amountIn' : meaning)
  if (draft.columns.includes('amountIn')) return { ...draft, columns: draft.columns.map(swapped) }
  if (!draft.columns.includes('direction')) return { ...draft, minusIsIn: !draft.minusIsIn }
  const directions: Record<string, 'in' | 'out' | 'neutral'> = {}
  for (const { word, means } of wordsOf(table, draft, 'direction', (each) => draft.directions[each] ?? builtIn(each))) {
    if (means === 'in' || means === 'out') directions[word] = means === 'in' ? 'out' : 'in'
  }
  return { ...draft, directions }
}

function totalsOf(read: RecognisedStatement | null): LayoutPreview['totals'] {
  const sums = { in: 0n, out: 0n, neutral: 0n }
  for (const row of read?.rows ?? []) if (moved(row)) sums[row.direction] += row.amount
  return { in: formatYuan(fen(sums.in)), out: formatYuan(fen(sums.out)), neutral: formatYuan(fen(sums.neutral)) }
}

/** Words of a column, most frequent first. */
function wordsOf(table: SourceTable, draft: LayoutDraft, meaning: string, means: (word: string) => string | null): readonly LayoutWord[] {
  const column = draft.columns.indexOf(meaning)
  if (column === -1) return []
  const counts = new Map<string, number>()
  for (const row of table.rows) {
    if (draft.headerLine !== null && row.line <= draft.headerLine) continue
    const word = row.cells[column] ?? ''
    if (word !== '' && word.length <= 100) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).slice(0, WORDS).map(([word, rows]) => ({ word, rows, means: means(word) }))
}

/** One letter a read row; a long table is told by pieces of which the worst letter counts. */
function stripOf(rows: readonly LayoutRow[]): string {
  const letters = rows.flatMap(({ fate, proof }) => (fate === 'not-a-row' ? [] : fate === 'rejected' ? ['x'] : proof === 'break' ? ['b'] : proof === 'follows' || proof === 'first' ? ['f'] : ['n']))
  if (letters.length <= STRIP) return letters.join('')
  const piece = Math.ceil(letters.length / STRIP)
  const worst = (part: readonly string[]): string => ['x', 'b', 'n'].find((letter) => part.includes(letter)) ?? 'f'
  return Array.from({ length: Math.ceil(letters.length / piece) }, (_, index) => worst(letters.slice(index * piece, (index + 1) * piece))).join('')
}
