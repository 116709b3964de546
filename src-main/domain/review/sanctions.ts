import type { ReviewSanction, SanctionedAct } from '../../contract/workspace.ts'
import type { CaseFacts, Milestone } from '../case/facts.ts'
import type { Finding } from '../findings/finding.ts'
import { latest, type Day } from '../values/day.ts'
import type { ReviewInput } from './review-input.ts'

export const SANCTIONS = ['fine-served', 'detention-served'] as const
type SanctionKind = (typeof SANCTIONS)[number]

const isSanction = (milestone: Milestone): milestone is Milestone & { readonly kind: SanctionKind } => SANCTIONS.some((kind) => kind === milestone.kind)

/** Name of a sanction by kind, day and party: milestones have no ids of their own. */
export const sanctionId = ({ kind, date, party }: Pick<Milestone, 'kind' | 'date' | 'party'>): string => [kind, date, party ?? ''].map(encodeURIComponent).join('~')

/** Fines and detentions by their last possible day. Two for one act are joined where the reviewer says so: the earlier one counts. */
export function sanctionsOf(facts: CaseFacts, acts: Readonly<Record<string, SanctionedAct>>): readonly ReviewSanction[] {
  const all = facts.milestones.filter(isSanction).toSorted((left, right) => (latest(left.date) ?? '').localeCompare(latest(right.date) ?? ''))
  const ids = all.map(sanctionId)
  return all.map((milestone, index) => {
    const id = ids[index] ?? ''
    const act = acts[id] ?? null
    const named = [act?.sameAs ?? null, ...ids.filter((other) => acts[other]?.sameAs === id)].filter((other) => other !== null && ids.includes(other))
    const earlier = named.filter((other) => other !== null && ids.indexOf(other) < index).toSorted((left, right) => ids.indexOf(left ?? '') - ids.indexOf(right ?? ''))[0] ?? null
    return {
      id, kind: milestone.kind, date: milestone.date, party: milestone.party, citation: milestone.evidence === null ? null : { path: milestone.evidence }, act, sameAs: earlier,
    }
  })
}

export const buildSanctions = ({ view, decisions }: Pick<ReviewInput, 'view' | 'decisions'>): readonly ReviewSanction[] => sanctionsOf(view.facts, decisions.sanctionActs ?? {})

/** How many decisions there are, and for how many acts: those for one act count once. */
export function countSanctions(sanctions: readonly ReviewSanction[]): { readonly decisions: number; readonly acts: number; readonly unstated: number } {
  return { decisions: sanctions.length, acts: sanctions.filter((sanction) => sanction.sameAs === null).length, unstated: sanctions.filter((sanction) => sanction.act === null).length }
}

/**
 * Was this act itself punished by a later sanction? The reviewer says which findings a sanction punished; their acts up to
 * its day are meant. Such an act is not held against the person a second time as refusal after the first sanction.
 */
export function punishedBy(sanctions: readonly ReviewSanction[]): (finding: Finding, day: Day) => boolean {
  const until = new Map<string, Day>()
  for (const { act, date } of sanctions) {
    const last = latest(date)
    for (const id of last === null ? [] : (act?.findings ?? [])) {
      const known = until.get(id)
      if (last !== null && (known === undefined || last > known)) until.set(id, last)
    }
  }
  return (finding, day) => day <= (until.get(finding.id) ?? '')
}
