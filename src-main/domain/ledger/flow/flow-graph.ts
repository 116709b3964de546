import type { Account, Party } from '../../case/facts.ts'
import type { PeriodKind } from '../../periods/period.ts'
import type { Transaction } from '../transaction.ts'
import type { Day } from '../../values/day.ts'
import type { Fen } from '../../values/money.ts'

/**
 * One end of a movement. `account` has a statement in the file or belongs to the debtor's side; `party` is a party of
 * the case without such an account; `counterparty` is anybody else, by account number, else by name; `cash` and
 * `unnamed` gather rows without another side; `rest` stands for the ends that are folded together.
 */
export type FlowNodeKind = 'account' | 'party' | 'counterparty' | 'cash' | 'unnamed' | 'rest'

export interface FlowNode {
  /** `account:<id>`, `party:<id>`, `number:<digits>`, `name:<text>`, `group:<id>` of counterparties made one by hand, `cash`, `unnamed`, `rest:in`, `rest:out`. */
  readonly id: string
  readonly kind: FlowNodeKind
  /** Name as written most often; empty for cash, unnamed and rest, which the catalogues name. */
  readonly name: string
  readonly number: string | null
  readonly account: Account | null
  /** Who holds the account, or who the other side is, where that is a party of the case. */
  readonly party: Party | null
  readonly side: 'own' | 'used' | 'other'
  /** Has a statement in the file: its in and out are whole, those of others are what these statements show. */
  readonly stated: boolean
  /** How many ends a `rest` node stands for; 0 otherwise. */
  readonly folded: number
}

/** Money that moved once, with every row that shows it. */
export interface Movement {
  readonly from: string
  readonly to: string
  /** The row that is counted: the wallet's of a mirrored pair, the payer's of a transfer seen from both sides. */
  readonly row: Transaction
  /** Further rows of the same movement: kept, cited, not counted. */
  readonly also: readonly Transaction[]
}

/** Oldest first; movements of one day keep their order. */
export function inDayOrder(movements: readonly Movement[]): readonly Movement[] {
  const byDay = Map.groupBy(movements, ({ row }) => row.at.day)
  return [...byDay.keys()].toSorted().flatMap((day) => byDay.get(day) ?? [])
}

export interface CountAndTotal {
  readonly count: number
  readonly total: Fen
}

/** All movements from one end to another. Where both ends are one, money moved between pockets of one account. */
export interface FlowEdge extends CountAndTotal {
  /** `<from>→<to>`: stable as long as both ends are. */
  readonly id: string
  readonly from: string
  readonly to: string
  readonly movements: readonly Movement[]
  /** Rows that show a counted movement a second time. */
  readonly seenAgain: number
  readonly first: Day
  readonly last: Day
  /** By kind of legal period; a movement stands in every kind its day falls in. */
  readonly periods: ReadonlyMap<PeriodKind, CountAndTotal>
}

export interface FlowGraph {
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
}

export const edgeId = (from: string, to: string): string => `${from}→${to}`

/** What went through an end: the larger of in and out, money between its own pockets left out. */
export function throughput(edges: readonly FlowEdge[]): ReadonlyMap<string, { readonly in: bigint; readonly out: bigint }> {
  const sums = new Map<string, { in: bigint; out: bigint }>()
  const of = (id: string): { in: bigint; out: bigint } => {
    const known = sums.get(id) ?? { in: 0n, out: 0n }
    sums.set(id, known)
    return known
  }
  for (const edge of edges) {
    const [from, to] = [of(edge.from), of(edge.to)]
    if (from === to) continue
    from.out += edge.total
    to.in += edge.total
  }
  return sums
}
