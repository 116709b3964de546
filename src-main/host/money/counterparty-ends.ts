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

/** What statements write, put together as the flow picture does: by the party, by what the reviewer made one, by number before name. */
export function counterpartyEnds(session: Session, grid: Grid, filter: RowFilter): GroupedEnds {
  const groups = new Map<string, { name: string; most: number; rows: number; in: bigint; out: bigint; written: WrittenEnd[] }>()
  for (const each of ledgerAnswers(session).byWritten(filter)) {
    const { number, name, merchant, bank } = each
    const end = endOf({ name, number }, merchant)
    const party = grid.partyOf({ name, number, document: '', bank })
    const hand = end === null ? null : grid.hand.groupOf(end)
    const key = party !== null ? `party:${party.id}` : hand !== null ? `group:${hand.id}` : (end ?? NO_GROUP)
    const group = groups.get(key) ?? { name: party?.name ?? hand?.name ?? '', most: party === null && hand === null ? 0 : Infinity, rows: 0, in: 0n, out: 0n, written: [] }
    groups.set(key, group)
    const called = [name, merchant, number].find((text) => text.trim() !== '' && text.trim() !== '/')
    // What is written most often names it.
    if (each.rows > group.most && key !== NO_GROUP && called !== undefined) [group.name, group.most] = [called, each.rows]
    group.rows += each.rows
    group.in += each.in
    group.out += each.out
    group.written.push({ number, name, merchant, bank })
  }
  return [...groups].map(([key, { most: _most, ...group }]) => ({ key, ...group }))
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
