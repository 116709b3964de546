import type { StatementRow } from '../domain/ledger/transaction.ts'
import type { PdfResources } from './documents/pdf-text.ts'
import { factsOf, type RowFacts, type SettledStatement } from './arriving-file.ts'
import { rowPacker, rowUnpacker, type PackedRows, type RowPacker } from './packed-rows.ts'
import type { ParsedFile } from './parsed-file.ts'
import type { ReadingChoice } from './reading-choice.ts'
import type { EarlyRows, EarlyStatement } from './long-statements/early-rows.ts'
import type { LongStatement } from './long-statements/read-long-statement.ts'
import type { LayoutFile } from './layouts.ts'
import type { Shown, ShowRequest } from './show-document.ts'
import type { SourceTable } from './table.ts'

/** What the pool tells a worker at its start. */
export interface WorkerSettings {
  readonly pdf: PdfResources | null
}

export interface ParseRequest {
  readonly task: 'parse' | 'tables' | ShowRequest
  /** The whole file; its size alone where it is big: the worker then asks for the ranges that it needs. */
  readonly content: Uint8Array | { readonly size: number }
  readonly path: string
  /** Layouts of the site and of the case. */
  readonly layouts?: readonly LayoutFile[]
  /** Encoding and passwords, where somebody chose or told them. */
  readonly choice?: ReadingChoice
  /** Rows of a long statement may come before all of them were seen, and be withdrawn. */
  readonly early?: EarlyRows
}

/**
 * What a worker answers: the file or the tables without their rows, the rows in batches, the end. A million
 * rows in one message would stop the receiver for seconds; in batches it can answer the window in between.
 * Rows of statements, which come by the million, are packed; a batch of others is JSON text, its fen as decimal text.
 */
export type ParseAnswer =
  | { readonly kind: 'file'; readonly file: ParsedFile }
  /** Everything of the file is there but the rows of its statements, of which this is known. */
  | { readonly kind: 'facts'; readonly facts: readonly RowFacts[] }
  /** The file as it is taken to be: rows of its one statement follow, and then either of the next two. */
  | { readonly kind: 'begun'; readonly file: ParsedFile }
  /** The rows were as they were taken to be; this is true of all of them. */
  | { readonly kind: 'settled'; readonly settled: SettledStatement }
  /** They were not: they are void, and the file comes again from its beginning. */
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'tables'; readonly tables: readonly SourceTable[] }
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'rows'; readonly list: RowList; readonly index: number; readonly rowsJson: string; readonly repeats?: Repeats }
  | { readonly kind: 'packed'; readonly index: number; readonly rows: PackedRows; readonly repeats?: Repeats }
  | { readonly kind: 'end' }

/** A worker's question for a range of a big file, `end` not counted. */
export interface RangeWanted {
  readonly kind: 'range'
  readonly start: number
  readonly end: number
}

/** The answer, in the order of the questions; null where the range cannot be had. */
export interface RangeGiven {
  readonly kind: 'given'
  readonly bytes: Uint8Array | null
}

/** Rows of this batch or the next ones that stand in the table before: index in the table -> index of the first; where the file did not tell it of all. */
type Repeats = ReadonlyMap<number, number>

/** Sent by the pool for every batch of rows that it took: the next one is not copied before. */
export const NEXT = 'next'

export type RowList = 'statements' | 'travel' | 'tables'

/** Rows in one message: so few that most of what they leave behind is gone before it is moved to where it stays. */
export const BATCH_ROWS = 500

/** Fields of a row that hold fen, by list: JSON has no integers without bound. */
const AMOUNTS: Readonly<Record<RowList, readonly string[]>> = { statements: ['amount', 'balance', 'expectedBalance', 'refunded'], travel: ['fare'], tables: [] }

/** Splits a read file for sending. Rows are taken out of the file as they go: it must not be used afterwards. */
export function* answersForFile(file: ParsedFile): Generator<ParseAnswer> {
  const bare = <T extends { readonly rows: readonly unknown[] }>(list: readonly T[]): T[] => list.map((item) => ({ ...item, rows: [] }))
  const facts = file.statements.map(({ rows }) => factsOf(rows))
  yield { kind: 'file', file: { ...file, statements: bare(file.statements), travel: bare(file.travel) } }
  yield* batches('travel', file.travel)
  yield { kind: 'facts', facts }
  for (const [index, { rows }] of file.statements.entries()) {
    const packer = rowPacker()
    for (const batch of batchesOf(rows)) yield rowsAnswer(index, batch, packer)
  }
  yield { kind: 'end' }
}

/** As {@link answersForFile}, reading on while rows are sent. */
export async function* answersForLong({ file, facts, rows }: LongStatement): AsyncGenerator<ParseAnswer> {
  yield { kind: 'file', file }
  yield { kind: 'facts', facts: [facts] }
  const packer = rowPacker()
  for await (const piece of rows()) {
    let { repeats } = piece
    for (const batch of batchesOf(piece.rows)) {
      yield { ...rowsAnswer(0, batch, packer), repeats }
      repeats = new Map()
    }
  }
  yield { kind: 'end' }
}

/** As {@link answersForLong}, of rows that come before all of them were seen; `again` reads the file anew where they are withdrawn. */
export async function* answersForEarly({ file, pieces }: EarlyStatement, again: () => Promise<Iterable<ParseAnswer> | AsyncIterable<ParseAnswer>>): AsyncGenerator<ParseAnswer> {
  yield { kind: 'begun', file }
  const packer = rowPacker()
  for (;;) {
    const piece = await pieces.next()
    if (piece.done !== true) {
      for (const batch of batchesOf(piece.value)) yield rowsAnswer(0, batch, packer)
      continue
    }
    if (piece.value === null) {
      yield { kind: 'withdrawn' }
      yield* await again()
      return
    }
    yield { kind: 'settled', settled: piece.value }
    yield { kind: 'end' }
    return
  }
}

/** Rows of a statement packed, or written out where they cannot be. */
function rowsAnswer(index: number, rows: readonly StatementRow[], packer: RowPacker): RowsAnswer {
  const packed = packer.pack(rows)
  return packed === null ? { kind: 'rows', list: 'statements', index, rowsJson: rowsToJson('statements', rows) } : { kind: 'packed', index, rows: packed }
}

export function* answersForTables(tables: readonly SourceTable[]): Generator<ParseAnswer> {
  yield { kind: 'tables', tables: tables.map((table) => ({ ...table, rows: [] })) }
  yield* batches('tables', tables)
  yield { kind: 'end' }
}

export function* answersForShown(shown: Shown): Generator<ParseAnswer> {
  yield { kind: 'shown', shown }
  yield { kind: 'end' }
}

function* batches(list: RowList, items: readonly { readonly rows: readonly unknown[] }[]): Generator<ParseAnswer> {
  for (const [index, { rows }] of items.entries()) for (const batch of batchesOf(rows)) yield { kind: 'rows', list, index, rowsJson: rowsToJson(list, batch) }
}

function* batchesOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += BATCH_ROWS) {
    const batch = rows.slice(at, at + BATCH_ROWS)
    // Sender and receiver would otherwise both hold every row at the end.
    ;(rows as unknown[]).fill(null, at, at + BATCH_ROWS)
    yield batch
  }
}

type RowFields = Record<string, unknown>

/** The rows are given away with their batch: their amounts are changed in place. */
function rowsToJson(list: RowList, rows: readonly unknown[]): string {
  for (const row of rows as RowFields[]) {
    for (const field of AMOUNTS[list]) if (typeof row[field] === 'bigint') row[field] = row[field].toString()
  }
  return JSON.stringify(rows)
}

function rowsFromJson(list: RowList, text: string): RowFields[] {
  const rows = JSON.parse(text) as RowFields[]
  for (const row of rows) {
    for (const field of AMOUNTS[list]) if (typeof row[field] === 'string') row[field] = BigInt(row[field])
  }
  return rows
}

/** Rows of a statement. */
export type RowsAnswer = Extract<ParseAnswer, { kind: 'packed' }> | (Extract<ParseAnswer, { kind: 'rows' }> & { readonly list: 'statements' })

export const isRowsOfStatement = (answer: ParseAnswer): answer is RowsAnswer => answer.kind === 'packed' || (answer.kind === 'rows' && answer.list === 'statements')

/** Gives the rows of the answers to one request, which have to come in their order. */
export function rowsOfAnswers(): (answer: RowsAnswer) => readonly StatementRow[] {
  let [statement, unpack] = [-1, rowUnpacker()]
  return (answer) => {
    if (answer.index !== statement) [statement, unpack] = [answer.index, rowUnpacker()]
    return answer.kind === 'packed' ? unpack(answer.rows) : (rowsFromJson('statements', answer.rowsJson) as unknown as StatementRow[])
  }
}

/** Puts the answers to one request together again. */
export interface Assembly {
  /** True when the answer is complete. */
  add(answer: ParseAnswer): boolean
  file(): ParsedFile | null
  tables(): readonly SourceTable[]
  shown(): Shown
}

export function createAssembly(): Assembly {
  let file: ParsedFile | null = null
  let tables: readonly SourceTable[] = []
  let shown: Shown = null
  const rowsOf = rowsOfAnswers()
  return {
    add(answer) {
      if (answer.kind === 'file') file = answer.file
      else if (answer.kind === 'tables') tables = answer.tables
      else if (answer.kind === 'shown') shown = answer.shown
      else if (answer.kind === 'packed') {
        const rows = file?.statements[answer.index]?.rows as StatementRow[] | undefined
        for (const row of rowsOf(answer)) rows?.push(row)
      } else if (answer.kind === 'rows') {
        const lists = { statements: file?.statements ?? [], travel: file?.travel ?? [], tables }
        // The lists came out of the message just now and belong to nobody else yet.
        const rows = lists[answer.list][answer.index]?.rows as unknown[] | undefined
        for (const row of rowsFromJson(answer.list, answer.rowsJson)) rows?.push(row)
      }
      return answer.kind === 'end'
    },
    file: () => file,
    tables: () => tables,
    shown: () => shown,
  }
}
