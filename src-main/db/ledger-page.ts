import type { Database } from 'better-sqlite3'
import type { ColumnFilter, PeriodDays } from '../domain/ledger/columns/selection.ts'
import { MOVED, says } from './recurring.ts'
import { ROW_BASE } from './search.ts'

export type LedgerSort = 'time' | 'time-desc' | 'amount' | 'amount-desc'

/** What the grid lets through; everything given must hold. */
export interface RowFilter extends ColumnFilter {
  /** Queries to the index of words, as domain/search makes them. */
  readonly matches?: readonly string[]
  /** The same for `counterparty`, whose text then decides: the index passes over most rows. */
  readonly likely?: string
  /** Numbers of rows, few enough that each of them is read: none passes that is not among them. */
  readonly among?: readonly number[]
  /** Texts that stand somewhere in counterparty, memo, merchant, type or channel; ASCII letters without case. */
  readonly contains?: readonly string[]
}

/** Sum in fen of the rows that moved yuan in one direction. */
export const moneySum = (direction: 'in' | 'out'): string => `coalesce(sum(amount) FILTER (WHERE ${says(`direction = '${direction}' AND ${MOVED} AND currency = 'CNY'`)}), 0) AS total_${direction}`
const FOUND_BY_WORDS = `SELECT rowid - ${ROW_BASE} FROM search_index WHERE search_index MATCH ? AND rowid >= ${ROW_BASE}`
const TEXT = "counterparty_name || ' ' || counterparty_number || ' ' || memo || ' ' || merchant"
/** The merchant where the statement leaves the name of the other side out (domain/ledger/counterparty-groups.ts, namedAs). */
export const STANDS_FOR_NAME = "CASE WHEN trim(counterparty_name) IN ('', '/') THEN merchant ELSE '' END"
/** The channel, or the kind of transaction where the statement names no channel. */
export const CHANNEL = "CASE WHEN channel = '' THEN type_text ELSE channel END"
const RECURRING_TEXT = "type_text || ' ' || channel"
/** The planner would read whole rows where a condition is not in the index; through it only rows that pass the others are read. */
export const FROM = 'FROM ledger_row INDEXED BY ledger_row_by_time WHERE duplicate_of IS NULL'
/** Where the few rows are named that may pass, these are read by their numbers. */
const fromOf = ({ among }: RowFilter): string => (among === undefined ? FROM : 'FROM ledger_row NOT INDEXED WHERE duplicate_of IS NULL')

const ORDER: Readonly<Record<LedgerSort, string>> = {
  time: 'day, time, account, source_table, position',
  'time-desc': 'day DESC, time DESC, account DESC, source_table DESC, position DESC',
  amount: 'amount, day, time, account, source_table, position',
  'amount-desc': 'amount DESC, day, time, account, source_table, position',
}

interface Condition {
  readonly sql: string
  readonly values: readonly (string | bigint)[]
}

const like = (text: string): string => `%${text.replace(/[!%_]/gu, '!$&')}%`

const spanSql = ({ to, account }: PeriodDays): string => `(${to === null ? 'day >= ?' : 'day BETWEEN ? AND ?'}${account === null ? '' : ' AND account = ?'})`
const spanValues = ({ from, to, account }: PeriodDays): string[] => [from, to, account].filter((each) => each !== null)

function conditionsOf(filter: RowFilter): readonly Condition[] {
  const list: Condition[] = []
  const add = (sql: string, ...values: (string | bigint)[]): void => void list.push({ sql, values })
  if (filter.accounts) add('account IN (SELECT value FROM json_each(?))', JSON.stringify(filter.accounts))
  if (filter.from !== undefined) add('day >= ?', filter.from)
  if (filter.to !== undefined) add('day <= ?', filter.to)
  // A bare 0 would leave the planner no use for the index that it is told to take.
  if (filter.spans) add(filter.spans.length === 0 ? "day < ''" : `(${filter.spans.map(spanSql).join(' OR ')})`, ...filter.spans.flatMap(spanValues))
  if (filter.outside && filter.outside.length > 0) add(`NOT (${filter.outside.map(spanSql).join(' OR ')})`, ...filter.outside.flatMap(spanValues))
  if (filter.direction !== undefined) add(says('direction = ?'), filter.direction)
  if (filter.least !== undefined) add('amount >= ?', filter.least)
  if (filter.most !== undefined) add('amount <= ?', filter.most)
  if (filter.cashOnly === true) add(says('cash = 1'))
  if (filter.channel !== undefined) add(says(`${RECURRING_TEXT} LIKE ? ESCAPE '!'`), like(filter.channel))
  if (filter.channelIs !== undefined) add(says(`${CHANNEL} = ?`), filter.channelIs)
  if (filter.written) {
    add(
      `(counterparty_number, counterparty_name, ${STANDS_FOR_NAME}, (SELECT counterparty_bank FROM recurring WHERE recurring.id = ledger_row.recurring))
        IN (SELECT value ->> 'number', value ->> 'name', value ->> 'merchant', value ->> 'bank' FROM json_each(?))`,
      JSON.stringify(filter.written),
    )
  }
  if (filter.counterparty !== undefined) add(`(counterparty_number || ' ' || counterparty_name || ' ' || ${STANDS_FOR_NAME}) LIKE ? ESCAPE '!'`, like(filter.counterparty))
  if (filter.without) add('ledger_row.id NOT IN (SELECT value FROM json_each(?))', JSON.stringify(filter.without))
  for (const numbers of [...(filter.numbers ?? []), ...(filter.among === undefined ? [] : [filter.among])]) add('ledger_row.id IN (SELECT value FROM json_each(?))', JSON.stringify(numbers))
  for (const match of [...(filter.matches ?? []), ...(filter.likely === undefined ? [] : [filter.likely])]) add(`ledger_row.id IN (${FOUND_BY_WORDS})`, match)
  for (const text of filter.contains ?? []) {
    const pattern = like(text)
    add(`(${says(`${RECURRING_TEXT} LIKE ? ESCAPE '!'`)} OR ${TEXT} LIKE ? ESCAPE '!')`, pattern, pattern)
  }
  return list
}

export function whereOf(filter: RowFilter): { readonly where: string; readonly values: readonly (string | bigint)[] } {
  const conditions = conditionsOf(filter)
  return { where: conditions.map(({ sql }) => ` AND ${sql}`).join(''), values: conditions.flatMap(({ values }) => values) }
}

/** Puts numbers of rows in the place of the words that find them. Filters that differ in something else share what was found. */
export interface FinderOfWords {
  /** For columns, which know no words. */
  forColumns(filter: RowFilter): RowFilter
  /** For the case file, with {@link RowFilter.among} where a word finds so many rows at most: reading the index of all rows takes longer than reading these. */
  forRows(filter: RowFilter, most: number): RowFilter
}

export function finderOfWords(database: Database): FinderOfWords {
  const find = database.prepare(`${FOUND_BY_WORDS} LIMIT ?`).pluck()
  const known = new Map<string, { readonly most: number; readonly found: readonly number[] }>()
  /** Those of more rows will do as well. */
  const numbersOf = (match: string, most: number): readonly number[] => {
    const before = known.get(match)
    if (before !== undefined && before.most >= most) return before.found
    const found = find.all(match, Number.isFinite(most) ? most : -1) as number[]
    known.set(match, { most, found })
    return found
  }
  return {
    forColumns: (filter) => (filter.matches === undefined || filter.matches.length === 0 ? filter : { ...filter, matches: [], numbers: [...(filter.numbers ?? []), ...filter.matches.map((match) => numbersOf(match, Infinity))] }),
    forRows(filter, most) {
      const { likely, ...rest } = filter
      const words = [...(filter.matches ?? []), ...(likely === undefined ? [] : [likely])]
      for (const word of words) {
        const among = numbersOf(word, most + 1)
        if (among.length <= most) return { ...rest, matches: words.filter((each) => each !== word), among }
      }
      return filter
    },
  }
}

/** How many kept rows pass, and the sums in fen of those of them that moved yuan. Exact: SQLite adds in 64 bits and fails rather than round. */
export function totalsOf(database: Database, filter: RowFilter): { rows: number; in: bigint; out: bigint } {
  const { where, values } = whereOf(filter)
  const found = database
    .prepare(
      `SELECT count(*) AS rows, ${moneySum('in')}, ${moneySum('out')} ${fromOf(filter)}${where}`,
    )
    .safeIntegers()
    .get(...values) as { rows: bigint; total_in: bigint; total_out: bigint }
  return { rows: Number(found.rows), in: found.total_in, out: found.total_out }
}

/** Numbers of the rows of one page. Rows of one moment stand by account, table and place in it, so that every page is the same each time. */
export function pageOf(database: Database, filter: RowFilter, sort: LedgerSort, offset: number, limit: number): number[] {
  const { where, values } = whereOf(filter)
  return database
    .prepare(`SELECT id ${fromOf(filter)}${where} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?`)
    .pluck()
    .all(...values, limit, offset) as number[]
}

/** Numbers of all rows that pass, by time. */
export function numbersOfRows(database: Database, filter: RowFilter): number[] {
  const { where, values } = whereOf(filter)
  return database.prepare(`SELECT id ${FROM}${where} ORDER BY ${ORDER.time}`).pluck().all(...values) as number[]
}

/** Numbers of the kept rows on lines of tables. */
export const numbersOfLines = (database: Database, lines: readonly (readonly [sourceTable: number, line: number])[]): number[] =>
  database
    .prepare(
      `SELECT ledger_row.id FROM json_each(?) AS place JOIN ledger_row ON source_table = place.value ->> 0 AND line = place.value ->> 1
        WHERE duplicate_of IS NULL`,
    )
    .pluck()
    .all(JSON.stringify(lines)) as number[]

/** Numbers of the kept rows on lines of files, by path as citations give them. */
export const numbersOfPlaces = (database: Database, places: readonly (readonly [path: string, line: number])[]): number[] =>
  database
    .prepare(
      `SELECT DISTINCT ledger_row.id FROM json_each(?) AS place JOIN file ON file.path = place.value ->> 0 JOIN source_table ON source_table.file = file.id
         JOIN ledger_row ON source_table = source_table.id AND line = place.value ->> 1
        WHERE ledger_row.duplicate_of IS NULL`,
    )
    .pluck()
    .all(JSON.stringify(places)) as number[]

/** Kept rows of an account in a month: how many, how many of them break the balance, how many were tied to it, and sums in fen of what moved yuan. */
export interface AccountMonth {
  readonly account: string
  readonly month: string
  readonly firstDay: string
  readonly lastDay: string
  readonly rows: number
  readonly breaks: number
  readonly checked: number
  readonly in: bigint
  readonly out: bigint
}

export function accountMonths(database: Database): AccountMonth[] {
  const found = database
    .prepare(
      `SELECT account, substr(day, 1, 7) AS month, min(day) AS first_day, max(day) AS last_day, count(*) AS rows, count(*) FILTER (WHERE ${says("balance_proof = 'break'")}) AS breaks,
              count(*) FILTER (WHERE ${says("balance_proof IN ('follows', 'break')")}) AS checked, ${moneySum('in')}, ${moneySum('out')}
         ${FROM} GROUP BY account, month`,
    )
    .safeIntegers()
    .all() as { account: string; month: string; first_day: string; last_day: string; rows: bigint; breaks: bigint; checked: bigint; total_in: bigint; total_out: bigint }[]
  return found.map((each) => ({
    account: each.account, month: each.month, firstDay: each.first_day, lastDay: each.last_day, rows: Number(each.rows), breaks: Number(each.breaks), checked: Number(each.checked), in: each.total_in, out: each.total_out,
  }))
}

/** Counts everything that this connection has changed: what was worked out of the rows stands while it stays the same. */
export const changesSoFar = (database: Database): number => database.prepare('SELECT total_changes()').pluck().get() as number
