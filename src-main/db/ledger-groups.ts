import type { Database } from 'better-sqlite3'
import type { EndSums } from '../domain/ledger/columns/sums.ts'
import type { WrittenEnd } from '../domain/ledger/columns/written-ends.ts'
import type { PeriodDays } from '../domain/ledger/columns/selection.ts'
import { CHANNEL, FROM, moneySum, STANDS_FOR_NAME, whereOf, type RowFilter } from './ledger-page.ts'
import { MOVED } from './recurring.ts'

/** Rows of one key: how many, and sums in fen of those that moved yuan. */
export interface GroupSums {
  readonly key: string
  readonly rows: number
  readonly in: bigint
  readonly out: bigint
}

interface SumsRecord {
  readonly key: string
  readonly rows: bigint
  readonly total_in: bigint
  readonly total_out: bigint
}

const sumsOf = ({ key, rows, total_in, total_out }: SumsRecord): GroupSums => ({ key, rows: Number(rows), in: total_in, out: total_out })

/** What a group of rows that say the same adds up to: the sums need what the rows say only once for all of them. */
const OUTER = `coalesce(sum(said.amount) FILTER (WHERE direction = 'in' AND ${MOVED} AND currency = 'CNY'), 0) AS total_in,
              coalesce(sum(said.amount) FILTER (WHERE direction = 'out' AND ${MOVED} AND currency = 'CNY'), 0) AS total_out`

/** By account, month or channel, from the index alone. Rows that say the same of themselves are added up first. */
export function groupedRows(database: Database, filter: RowFilter, by: 'account' | 'month' | 'channel'): GroupSums[] {
  const { where, values } = whereOf(filter)
  const [inner, outer] = { account: ['account', 'part'], month: ['substr(day, 1, 7)', 'part'], channel: ['0', CHANNEL] }[by]
  const found = database
    .prepare(
      `SELECT ${outer} AS key, sum(said.rows) AS rows, ${OUTER}
         FROM (SELECT ${inner} AS part, recurring AS number, count(*) AS rows, sum(amount) AS amount ${FROM}${where} GROUP BY part, recurring) AS said
         JOIN recurring ON recurring.id = said.number
        GROUP BY 1 ORDER BY 1`,
    )
    .safeIntegers()
    .all(...values) as SumsRecord[]
  return found.map(sumsOf)
}

/** By what a statement writes of the other side. */
export function groupedAsWritten(database: Database, filter: RowFilter): EndSums[] {
  const { where, values } = whereOf(filter)
  const found = database
    .prepare(
      `SELECT said.number, said.name, said.merchant, counterparty_bank AS bank, sum(said.rows) AS rows, ${OUTER}
         FROM (SELECT counterparty_number AS number, counterparty_name AS name, ${STANDS_FOR_NAME} AS merchant, recurring AS part, count(*) AS rows, sum(amount) AS amount
                 ${FROM}${where} GROUP BY 1, 2, 3, 4) AS said
         JOIN recurring ON recurring.id = said.part
        GROUP BY 1, 2, 3, 4`,
    )
    .safeIntegers()
    .all(...values) as (Omit<SumsRecord, 'key'> & WrittenEnd)[]
  return found.map(({ number, name, merchant, bank, rows, total_in, total_out }) => ({ end: { number, name, merchant, bank }, rows: Number(rows), in: total_in, out: total_out }))
}

/** By marks that only the rules can give: every marked row has one. */
export function groupedByMarks(database: Database, filter: RowFilter, marks: readonly (readonly [row: number, key: string])[]): GroupSums[] {
  const { where, values } = whereOf(filter)
  const found = database
    .prepare(
      `SELECT mark.value ->> 1 AS key, count(*) AS rows, ${moneySum('in')}, ${moneySum('out')}
         FROM json_each(?) AS mark CROSS JOIN ledger_row ON ledger_row.id = mark.value ->> 0
        WHERE duplicate_of IS NULL${where} GROUP BY 1 ORDER BY 1`,
    )
    .safeIntegers()
    .all(JSON.stringify(marks), ...values) as SumsRecord[]
  return found.map(sumsOf)
}

/** A filter that has spans already keeps them: what lies in both is what lies in one of these inside one of those. */
export const withSpans = (filter: RowFilter, spans: readonly PeriodDays[]): RowFilter => ({ ...filter, spans: filter.spans === undefined ? spans : filter.spans.flatMap((one) => spans.flatMap((other) => shared(one, other))) })

function shared(one: PeriodDays, other: PeriodDays): PeriodDays[] {
  if (one.account !== null && other.account !== null && one.account !== other.account) return []
  const from = one.from > other.from ? one.from : other.from
  const to = one.to === null ? other.to : other.to === null || one.to < other.to ? one.to : other.to
  return to !== null && to < from ? [] : [{ from, to, account: one.account ?? other.account }]
}
