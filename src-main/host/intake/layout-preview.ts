import type { LayoutDraft, LayoutPreview, LayoutRow, LayoutWord } from '../../contract/layouts-methods.ts'
import { moved } from '../../domain/ledger/transaction.ts'
import { momentText } from '../../domain/values/day.ts'
import { formatYuan, fen } from '../../domain/values/money.ts'
import type { RecognisedStatement } from '../../import/parsed-file.ts'
import { directionOf } from '../../import/statements/direction.ts'
import { READ_MEANINGS } from '../../import/statements/columns.ts'
import { readLayout } from '../../import/statements/layout.ts'
import { recogniseStatement } from '../../import/statements/recognise.ts'
import type { SourceTable } from '../../import/table.ts'
import { meaningsOf } from '../../import/travel/layout.ts'
import { headerOf, statementLayout } from './layout-draft.ts'
import { builtInFate, journeyCounts, travelFates, travelMissing, travelReading } from './travel-preview.ts'

/** Lines looked at for a preview: a million would be read anew at every choice. */
const LOOKED_AT = 20_000
const STRIP = 2000
const WORDS = 40

interface Shown {
  readonly show: 'all' | 'breaks' | 'rejected'
  readonly offset: number
  readonly limit: number
}

/** Reads the table by the draft and says what becomes of every line. */
export function previewOf(whole: SourceTable, draft: LayoutDraft, { show, offset, limit }: Shown): Omit<LayoutPreview, 'path' | 'sheet' | 'sheets' | 'draft' | 'proposed' | 'kind'> {
  const table: SourceTable = whole.rows.length > LOOKED_AT ? { ...whole, rows: whole.rows.slice(0, LOOKED_AT) } : whole
  const header = headerOf(table, draft)
  const isTravel = draft.mode !== 'statement'
  const travel = draft.mode === 'statement' ? null : travelReading(table, draft, header)
  const read = isTravel ? null : statementReading(table, draft, header)
  const turned = turnedReading(table, draft, header, read)
  const fates = isTravel ? travelFates(travel) : fatesOf(read)
  const rows = table.rows.map((row): LayoutRow => {
    const fate = fates.get(row.line)
    const place = { line: row.line, page: row.page ?? null, cells: row.cells }
    return fate === undefined ? { ...place, fate: 'not-a-row', reason: null, value: '', at: null, direction: null, amount: null, expected: null, proof: null, journey: null } : { ...place, ...fate }
  })
  const wanted = rows.filter((row) => show === 'all' || (show === 'breaks' ? row.proof === 'break' : row.fate === 'rejected'))
  const has = (...meanings: readonly string[]): boolean => meanings.some((meaning) => draft.columns.includes(meaning))
  return {
    header,
    lines: whole.rows.length,
    looked: table.rows.length,
    read: (read ?? travel)?.read ?? 0,
    kept: (read ?? travel)?.rows.length ?? 0,
    rejected: (read ?? travel)?.rejected.length ?? 0,
    ...provedOf(read),
    totals: totalsOf(read),
    journeys: isTravel ? journeyCounts(travel) : null,
    missing: isTravel ? travelMissing(draft) : !has('date', 'time', 'datePaid', 'dateCreated') ? 'date' : !has('amount') && !(has('amountIn') && has('amountOut')) ? 'amount' : null,
    directions: wordsOf(table, draft, 'direction', (word) => (isTravel ? (draft.crossings[word] ?? null) : (draft.directions[word] ?? builtIn(word)))),
    statuses: wordsOf(table, draft, 'status', (word) => (isTravel ? (draft.fates[word] ?? builtInFate(draft.mode, word)) : (draft.statuses[word] ?? null))),
    turned,
    strip: stripOf(rows),
    rows: wanted.slice(offset, offset + limit),
    shown: wanted.length,
    meanings: draft.mode === 'statement' ? READ_MEANINGS : meaningsOf(draft.mode),
  }
}

const builtIn = (word: string): string | null => {
  const side = directionOf(word)
  return typeof side === 'string' ? side : null
}

export type Fate = Omit<LayoutRow, 'line' | 'page' | 'cells'>

function statementReading(table: SourceTable, draft: LayoutDraft, header: readonly string[]): RecognisedStatement | null {
  const read = recogniseStatement(table, [readLayout(statementLayout(draft, header, 'draft'), true)])
  return read?.layout === 'draft' ? read : null
}

function fatesOf(read: RecognisedStatement | null): ReadonlyMap<number, Fate> {
  const fates = new Map<number, Fate>()
  for (const row of read?.rows ?? []) {
    fates.set(row.line, {
      fate: 'kept', reason: null, value: '', at: momentText(row.at), direction: row.direction, amount: formatYuan(row.amount),
      expected: row.expectedBalance === null ? (row.balance === null ? null : formatYuan(row.balance)) : formatYuan(row.expectedBalance), proof: row.balanceProof, journey: null,
    })
  }
  for (const { line, code, value } of read?.rejected ?? []) fates.set(line, { fate: 'rejected', reason: code, value, at: null, direction: null, amount: null, expected: null, proof: null, journey: null })
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
  const other = recogniseStatement(table, [readLayout(statementLayout(turnedDraft(draft, table), header, 'draft'), true)])
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
