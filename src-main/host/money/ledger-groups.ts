import type { Params } from '../../contract/api.ts'
import type { CallError } from '../../contract/errors.ts'
import { NO_GROUP, type GroupSort, type LedgerGroups } from '../../contract/ledger-groups.ts'
import { ok, type Result } from '../../contract/result.ts'
import { fen, formatYuan } from '../../domain/values/money.ts'
import { withSpans, type GroupSums } from '../../db/ledger-groups.ts'
import type { RowFilter } from '../../db/ledger-page.ts'
import type { Session } from '../case/session.ts'
import { counterpartyEnds, type GroupedEnd, type GroupedEnds } from './counterparty-ends.ts'
import { gridOf, type Grid } from './grid.ts'
import { ledgerAnswers } from './ledger-answers.ts'
import { rowFilter, rowsWithCategory, spansOf } from './row-filter.ts'

/** One page of the groups that the filter makes, with exact sums. */
export function ledgerGroups(session: Session, { filter, by, sort, offset, limit }: Params<'money.groups'>): Result<LedgerGroups, CallError> {
  const grid = gridOf(session)
  const asked = rowFilter(session, grid, filter)
  if (!asked.ok) return asked
  const key = JSON.stringify([by, filter])
  const groups = grid.groups.get(key) ?? groupsOf(session, grid, asked.value, by)
  grid.groups.set(key, groups)
  const page = groups.toSorted(ORDER[sort]).slice(offset, offset + limit)
  return ok({ total: groups.length, offset, groups: page.map((each) => ({ key: each.key, name: each.name, count: each.rows, in: formatYuan(fen(each.in)), out: formatYuan(fen(each.out)) })) })
}

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
const bySize = (left: bigint, right: bigint): number => (left > right ? -1 : left < right ? 1 : 0)
/** Groups of one size stand by their key, so that every page is the same each time; the rest stands last among the keys. */
const byKey = (left: GroupedEnd, right: GroupedEnd): number => Number(left.key === NO_GROUP) - Number(right.key === NO_GROUP) || byText(left.name === '' ? left.key : left.name, right.name === '' ? right.key : right.name) || byText(left.key, right.key)
const ORDER: Readonly<Record<GroupSort, (left: GroupedEnd, right: GroupedEnd) => number>> = {
  key: byKey,
  count: (left, right) => right.rows - left.rows || byKey(left, right),
  in: (left, right) => bySize(left.in, right.in) || byKey(left, right),
  out: (left, right) => bySize(left.out, right.out) || byKey(left, right),
}

function groupsOf(session: Session, grid: Grid, filter: RowFilter, by: Params<'money.groups'>['by']): GroupedEnds {
  const answers = ledgerAnswers(session)
  const unnamed = (sums: readonly GroupSums[]): GroupedEnds => sums.filter((each) => each.rows > 0).map((each) => ({ ...each, name: '', written: [] }))
  switch (by) {
    case 'account':
    case 'month':
    case 'channel':
      return unnamed(answers.grouped(filter, by))
    case 'category': {
      const marks = rowsWithCategory(session)
      return unnamed([...answers.byMarks(filter, marks), { key: NO_GROUP, ...answers.totals({ ...filter, without: marks.map(([row]) => row) }) }])
    }
    case 'period': {
      const kinds = [...new Set(grid.periods.map((each) => each.kind))]
      const rest = kinds.flatMap((kind) => spansOf(grid, kind))
      // A row counts in every period that it lies in.
      return unnamed([...kinds.map((key) => ({ key, ...answers.totals(withSpans(filter, spansOf(grid, key))) })), { key: NO_GROUP, ...answers.totals({ ...filter, outside: rest }) }])
    }
    case 'counterparty':
      return counterpartyEnds(session, grid, filter)
  }
}
