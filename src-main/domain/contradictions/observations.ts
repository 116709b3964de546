import type { Citation } from '../findings/finding.ts'
import type { Proposal } from '../proposals/proposal.ts'
import type { Side, SideSource, SideValue } from './contradiction.ts'

/** One source that gives one value to a thing. */
export interface Observation {
  /** The value as compared. */
  readonly key: string
  readonly source: SideSource
  readonly value: SideValue
  readonly citations: readonly Citation[]
}

/** Where a document says it. */
export const placesOf = ({ place: { path, page, quote } }: Proposal): readonly Citation[] => [{ path, ...(page === null ? {} : { page, quote }) }]

export const evidenceOf = (path: string | null): readonly Citation[] => (path === null ? [] : [{ path }])

/** Values with everybody who gives them: what was entered first, then the one with the most places, then in the order met. */
function groupsOf(observations: readonly Observation[]): readonly (readonly [Observation, ...Observation[]])[] {
  const groups = [...Map.groupBy(observations, (each) => each.key).values()].flatMap(([first, ...others]) => (first === undefined ? [] : [[first, ...others] as const]))
  const entered = (group: readonly Observation[]): number => (group.some((each) => each.source === 'entered') ? 0 : 1)
  const places = (group: readonly Observation[]): number => group.reduce((count, each) => count + each.citations.length, 0)
  return groups.toSorted((left, right) => entered(left) - entered(right) || places(right) - places(left))
}

/**
 * Holds the best-founded value against each other one that cannot be the same. `agree` says which values may stand for
 * one thing (a month and a day in it, a masked number and the whole one).
 */
export function disagreements(observations: readonly Observation[], agree: (left: string, right: string) => boolean): readonly { readonly keys: readonly [string, string]; readonly sides: readonly [Side, Side] }[] {
  const [first, ...others] = groupsOf(observations)
  if (first === undefined) return []
  return others.filter((group) => !agree(first[0].key, group[0].key)).map((group) => ({ keys: [first[0].key, group[0].key], sides: [sideOf(first), sideOf(group)] }))
}

/** A place with a page says more than the file alone, and is named first; the same place is named once. */
function sideOf(group: readonly [Observation, ...Observation[]]): Side {
  const citations = group.flatMap((each) => each.citations).toSorted((left, right) => certainty(left) - certainty(right))
  const paged = new Set(citations.filter((each) => each.page !== undefined || each.line !== undefined).map((each) => each.path))
  const once = new Map(citations.filter((each) => each.page !== undefined || each.line !== undefined || !paged.has(each.path)).map((each) => [`${each.path}\n${each.page ?? ''}\n${each.line ?? ''}`, each]))
  const leading = group.find((each) => each.source === 'entered') ?? group[0]
  return { source: leading.source, value: leading.value, citations: [...once.values()] }
}

const certainty = (citation: Citation): number => (citation.page === undefined && citation.line === undefined ? 1 : 0)
