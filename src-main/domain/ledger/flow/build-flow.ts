import { within } from '../../case/facts.ts'
import type { RuleContext } from '../../findings/rule.ts'
import type { Period, PeriodKind } from '../../periods/period.ts'
import { casePeriods } from '../../periods/periods.ts'
import type { Day } from '../../values/day.ts'
import { add, sum, ZERO, type Fen } from '../../values/money.ts'
import { edgeId, type CountAndTotal, type FlowEdge, type FlowGraph, type Movement } from './flow-graph.ts'
import type { Movements } from './movements.ts'

/** Which movements are drawn. Conditions on rows come first, then the least sum of an edge. */
export interface FlowConditions {
  /** Account ids: a movement stays where either end is one of them. */
  readonly accounts?: readonly string[]
  readonly period?: PeriodKind
  /** First and last day, both counted. */
  readonly from?: Day
  readonly to?: Day
  /** Edges whose sum is below it are left out. */
  readonly least?: Fen
}

export interface FilteredFlow {
  readonly graph: FlowGraph
  /** Movements that the conditions on rows leave out. */
  readonly outside: CountAndTotal
  /** Movements on edges below the least sum, and how many such edges. */
  readonly below: CountAndTotal & { readonly edges: number }
}

export const totalOfMovements = (movements: readonly Movement[]): CountAndTotal => ({ count: movements.length, total: sum(movements.map(({ row }) => row.amount)) })

/** Sums the movements that pass into edges; nothing is left out without being counted as left out. */
export function buildFlow(context: RuleContext, { movements, nodes }: Movements, conditions: FlowConditions): FilteredFlow {
  const periods = casePeriods(context.view.facts, context.debtors)
  const passes = rowCondition(conditions, periods)
  const inside: Movement[] = []
  const outside: Movement[] = []
  for (const movement of movements) (passes(movement) ? inside : outside).push(movement)
  const least = conditions.least ?? ZERO
  const kindsOf = kindsByDay(periods)
  const edges: FlowEdge[] = []
  const below: Movement[] = []
  let edgesBelow = 0
  for (const [id, group] of Map.groupBy(inside, ({ from, to }) => edgeId(from, to))) {
    const edge = edgeOf(id, group, kindsOf)
    if (edge === null) continue
    if (edge.total >= least) edges.push(edge)
    else {
      edgesBelow += 1
      for (const movement of group) below.push(movement)
    }
  }
  edges.sort((left, right) => (left.total === right.total ? (left.id < right.id ? -1 : 1) : left.total > right.total ? -1 : 1))
  const met = new Set(edges.flatMap((edge) => [edge.from, edge.to]))
  return {
    graph: { nodes: [...nodes.values()].filter((node) => met.has(node.id)), edges },
    outside: totalOfMovements(outside),
    below: { ...totalOfMovements(below), edges: edgesBelow },
  }
}

function rowCondition({ accounts, period, from, to }: FlowConditions, periods: readonly Period[]): (movement: Movement) => boolean {
  const wanted = accounts === undefined || accounts.length === 0 ? null : new Set(accounts.map((id) => `account:${id}`))
  const spans = period === undefined ? null : periods.filter((each) => each.kind === period)
  return (movement) => {
    const { day } = movement.row.at
    if (wanted !== null && !wanted.has(movement.from) && !wanted.has(movement.to)) return false
    if (spans !== null && !spans.some((span) => within(day, span))) return false
    return (from === undefined || day >= from) && (to === undefined || day <= to)
  }
}

/** Kinds of periods that a day falls in, remembered by day: a case has far fewer days than rows. */
function kindsByDay(periods: readonly Period[]): (day: Day) => readonly PeriodKind[] {
  const known = new Map<Day, readonly PeriodKind[]>()
  return (day) => {
    const kinds = known.get(day) ?? [...new Set(periods.filter((period) => within(day, period)).map((period) => period.kind))]
    known.set(day, kinds)
    return kinds
  }
}

/** One edge of movements with the same ends, which come oldest first; null of none. */
function edgeOf(id: string, movements: readonly Movement[], kindsOf: (day: Day) => readonly PeriodKind[]): FlowEdge | null {
  const [first, last] = [movements[0], movements.at(-1)]
  if (first === undefined || last === undefined) return null
  const periods = new Map<PeriodKind, { count: number; total: Fen }>()
  for (const { row } of movements) {
    for (const kind of kindsOf(row.at.day)) {
      const known = periods.get(kind)
      if (known === undefined) periods.set(kind, { count: 1, total: row.amount })
      else {
        known.count += 1
        known.total = add(known.total, row.amount)
      }
    }
  }
  return {
    id, from: first.from, to: first.to, movements, periods, ...totalOfMovements(movements),
    seenAgain: movements.reduce((count, { also }) => count + also.length, 0), first: first.row.at.day, last: last.row.at.day,
  }
}
