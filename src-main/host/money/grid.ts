import type { CaseFacts, Party } from '../../domain/case/facts.ts'
import { groupIndex, type GroupIndex } from '../../domain/ledger/counterparty-groups.ts'
import { counterpartyIndex } from '../../domain/ledger/counterparty.ts'
import { debtorsOf } from '../../domain/ledger/ownership.ts'
import type { CounterpartyText } from '../../domain/ledger/transaction.ts'
import { casePeriods } from '../../domain/periods/periods.ts'
import type { Period } from '../../domain/periods/period.ts'
import type { Sums } from '../../domain/ledger/columns/sums.ts'
import type { WrittenEnd } from '../../domain/ledger/columns/written-ends.ts'
import { changesSoFar } from '../../db/ledger-page.ts'
import { loadFacts } from '../case/load-case.ts'
import type { Session } from '../case/session.ts'
import { counterpartyWords } from './spoken-words.ts'
import type { GroupedEnds, NamedEnd } from './counterparty-ends.ts'

/** What the grid needs of a case and keeps until something in it changes. */
export interface Grid {
  readonly changes: number
  readonly facts: CaseFacts
  readonly periods: readonly Period[]
  readonly partyOf: (counterparty: CounterpartyText) => Party | null
  readonly hand: GroupIndex
  /** Sums by filter: scrolling under one filter must not add up a million rows for every page. */
  readonly totals: Map<string, Sums>
  /** Groups by filter and kind, for the same reason. */
  readonly groups: Map<string, GroupedEnds>
  /** Whom the texts that statements write of the other side name: the same under every filter. */
  readonly named: WeakMap<WrittenEnd, NamedEnd>
  /** Those that were named so far, by key. */
  readonly counterparties: Map<string, NamedEnd>
  /** Numbers of the rows of a counterparty: found once by reading every row. */
  readonly ends: Map<string, readonly number[]>
}

const grids = new WeakMap<Session, Grid>()

export function gridOf(session: Session): Grid {
  const { database } = session.file
  const changes = changesSoFar(database)
  const known = grids.get(session)
  if (known?.changes === changes) return known
  const facts = loadFacts(database)
  const hand = groupIndex(counterpartyWords(session), facts.parties)
  const counterparties = counterpartyIndex(facts, hand)
  const grid: Grid = { changes, facts, hand, periods: casePeriods(facts, debtorsOf(facts)), partyOf: (counterparty) => counterparties.partyOf(counterparty), totals: new Map(), groups: new Map(), named: new WeakMap(), counterparties: new Map(), ends: new Map() }
  grids.set(session, grid)
  return grid
}
