import { endOf } from '../../domain/ledger/counterparty-groups.ts'
import { NO_GROUP } from '../../contract/ledger-groups.ts'
import type { WrittenEnd } from '../../domain/ledger/columns/written-ends.ts'
import type { GroupSums } from '../../db/ledger-groups.ts'
import type { RowFilter } from '../../db/ledger-page.ts'
import type { Session } from '../case/session.ts'
import type { Grid } from './grid.ts'
import { ledgerAnswers } from './ledger-answers.ts'

/** A group and, for a counterparty, everything that statements write of it. */
export interface GroupedEnd extends GroupSums {
  readonly name: string
  readonly written: readonly WrittenEnd[]
}
export type GroupedEnds = readonly GroupedEnd[]

/** Whom a statement means by what it writes of the other side. */
export interface NamedEnd {
  readonly key: string
  /** Name of the party, or of what the reviewer made one; null where what is written most often names it. */
  readonly name: string | null
}

/** What statements write, put together as the flow picture does: by the party, by what the reviewer made one, by number before name. */
export function counterpartyEnds(session: Session, grid: Grid, filter: RowFilter): GroupedEnds {
  const groups = new Map<string, { name: string; most: number; rows: number; in: bigint; out: bigint; written: WrittenEnd[] }>()
  for (const { end, rows, in: into, out } of ledgerAnswers(session).byWritten(filter)) {
    const { key, name } = namedEnd(grid, end)
    let group = groups.get(key)
    if (group === undefined) groups.set(key, (group = { name: name ?? '', most: name === null ? 0 : Infinity, rows: 0, in: 0n, out: 0n, written: [] }))
    if (rows > group.most && key !== NO_GROUP) {
      const called = [end.name, end.merchant, end.number].find((text) => text.trim() !== '' && text.trim() !== '/')
      if (called !== undefined) [group.name, group.most] = [called, rows]
    }
    group.rows += rows
    group.in += into
    group.out += out
    group.written.push(end)
  }
  return [...groups].map(([key, { most: _most, ...group }]) => ({ key, ...group }))
}

function namedEnd(grid: Grid, written: WrittenEnd): NamedEnd {
  const known = grid.named.get(written)
  if (known !== undefined) return known
  const { number, name, merchant, bank } = written
  const end = endOf({ name, number }, merchant)
  const party = grid.partyOf({ name, number, document: '', bank })
  const hand = end === null ? null : grid.hand.groupOf(end)
  const found: NamedEnd = party !== null ? { key: `party:${party.id}`, name: party.name } : hand !== null ? { key: `group:${hand.id}`, name: hand.name } : { key: end ?? NO_GROUP, name: null }
  // One for all that name the same: statements write half a million ends of five thousand counterparties.
  const named = grid.counterparties.get(found.key) ?? found
  grid.counterparties.set(named.key, named)
  grid.named.set(written, named)
  return named
}

/** Numbers of all rows of one counterparty, by its key among the groups. */
export function rowsOfEnd(session: Session, grid: Grid, key: string): readonly number[] {
  const known = grid.ends.get(key)
  if (known !== undefined) return known
  const all = grid.groups.get(ALL_ENDS) ?? counterpartyEnds(session, grid, {})
  grid.groups.set(ALL_ENDS, all)
  const written = all.find((each) => each.key === key)?.written ?? []
  const numbers = written.length === 0 ? [] : ledgerAnswers(session).numbers({ written })
  grid.ends.set(key, numbers)
  return numbers
}

const ALL_ENDS = JSON.stringify(['counterparty', {}])
