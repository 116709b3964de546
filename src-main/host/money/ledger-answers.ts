import { groupedAsWritten, groupedByMarks, groupedRows, type GroupSums } from '../../db/ledger-groups.ts'
import { finderOfWords, numbersOfRows, pageOf, totalsOf, type LedgerSort, type RowFilter } from '../../db/ledger-page.ts'
import type { GridColumns } from '../../domain/ledger/columns/grid-columns.ts'
import { idsOf, idsOfPage, passing, type Passes } from '../../domain/ledger/columns/selection.ts'
import { sumsByAccount, sumsByChannel, sumsByEnd, sumsByMarks, sumsByMonth, sumsOfAll, type EndSums, type Sums } from '../../domain/ledger/columns/sums.ts'
import type { Session } from '../case/session.ts'
import { columnsOf } from './ledger-columns.ts'

/**
 * What the grid asks of the ledger: told by its columns where they are there and can tell it, by the case file
 * elsewhere. Both say the same (test/db/ledger-columns).
 */
export interface LedgerAnswers {
  /** How many rows pass, and the sums in fen of those that moved yuan. */
  totals(filter: RowFilter): Sums
  /** Numbers of the rows of one page. */
  page(filter: RowFilter, sort: LedgerSort, offset: number, limit: number): readonly number[]
  /** Numbers of all rows that pass, by time. */
  numbers(filter: RowFilter): readonly number[]
  grouped(filter: RowFilter, by: 'account' | 'month' | 'channel'): readonly GroupSums[]
  byWritten(filter: RowFilter): readonly EndSums[]
  byMarks(filter: RowFilter, marks: readonly (readonly [row: number, key: string])[]): readonly GroupSums[]
}

export function ledgerAnswers(session: Session): LedgerAnswers {
  const { database } = session.file
  const tests = new Map<RowFilter, Passes>()
  const finder = finderOfWords(database)
  /** The columns with the test of a filter; null where the case file has to be asked. */
  const told = (filter: RowFilter): { readonly columns: GridColumns; readonly passes: Passes } | null => {
    const columns = isOfColumns(filter) ? columnsOf(session) : null
    if (columns === null) return null
    // Sums and page are asked for under one filter.
    const passes = tests.get(filter) ?? passing(columns, finder.forColumns(filter))
    tests.set(filter, passes)
    return { columns, passes }
  }
  return {
    totals(filter) {
      const by = told(filter)
      return by ? sumsOfAll(by.columns, by.passes) : totalsOf(database, finder.forRows(filter, FEW.totals))
    },
    page(filter, sort, offset, limit) {
      const by = sort === 'time' || sort === 'time-desc' ? told(filter) : null
      return by ? idsOfPage(by.columns, by.passes, offset, limit, sort === 'time' ? 'first' : 'last') : pageOf(database, finder.forRows(filter, FEW.page), sort, offset, limit)
    },
    numbers(filter) {
      const by = told(filter)
      return by ? [...idsOf(by.columns, by.passes)] : numbersOfRows(database, filter)
    },
    grouped(filter, kind) {
      const by = told(filter)
      return by ? GROUPED[kind](by.columns, by.passes) : groupedRows(database, filter, kind)
    },
    byWritten(filter) {
      const by = told(filter)
      return by ? sumsByEnd(by.columns, by.passes) : groupedAsWritten(database, filter)
    },
    byMarks(filter, marks) {
      const by = told(filter)
      return by ? sumsByMarks(by.columns, by.passes, marks) : groupedByMarks(database, filter, marks)
    },
  }
}

/** Rows that a word finds and that are read one by one: the index of a million rows takes as long to add up, and ends a page as soon as it is full. */
const FEW = { totals: 50_000, page: 5000 }

const GROUPED = { account: sumsByAccount, month: sumsByMonth, channel: sumsByChannel } as const

const DAY = /^\d{4}-\d{2}-\d{2}$/u

/** Texts of memos are for the case file; so are days that are none, which it compares as texts, and texts that may reach from a number into a name. */
const isOfColumns = ({ contains = [], counterparty = '', from, to, spans = [], outside = [] }: RowFilter): boolean =>
  contains.length === 0 && !counterparty.includes(' ') &&
  [from, to, ...[...spans, ...outside].flatMap((each) => [each.from, each.to])].every((day) => day === undefined || day === null || DAY.test(day))
