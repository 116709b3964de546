import type { PreconditionWord } from '../../contract/opinion.ts'
import type { EvidenceItem, PreconditionId, ReviewCitation } from '../../contract/review.ts'
import type { MilestoneKind } from '../case/facts.ts'
import type { Finding } from '../findings/finding.ts'
import { countsActs, pointsTo } from '../law/bearing.ts'
import type { Circumstance } from '../law/rule-pack.ts'
import { latest } from '../values/day.ts'
import { standing } from './findings.ts'
import type { ReviewInput } from './review-input.ts'
import { SANCTIONS } from './sanctions.ts'

type SupportInput = Pick<ReviewInput, 'view' | 'findings' | 'pack' | 'decisions' | 'language'>

/** Milestones that answer a precondition; the others are for a person, or rest on an element. */
const MILESTONES: Readonly<Partial<Record<PreconditionId, readonly MilestoneKind[]>>> = {
  duty: ['judgment-effective'], 'prior-sanction': SANCTIONS, 'notice-received': ['assist-notice-served'],
}

/** Enough to open the acts that matter; the findings list them all. */
const MOST_ACTS = 6

/** What shows a precondition: the documents of its milestones, acts after the first sanction, and what the reviewer cited. */
export function supportOf(id: PreconditionId, circumstance: Circumstance, word: PreconditionWord | null, input: SupportInput, evidence: readonly EvidenceItem[]): readonly ReviewCitation[] {
  const cited: readonly ReviewCitation[] = [
    ...(word?.evidence ?? []).flatMap((key) => evidence.filter((item) => item.id === key).map((item) => ({ path: item.path }))),
    ...(word?.findings ?? []).flatMap((key) => input.findings.filter((finding) => finding.id === key).flatMap((finding) => finding.acts.slice(0, 1).map((act) => ({ ...act.citation, day: act.day })))),
  ]
  const found: readonly ReviewCitation[] = id === 'persistence-after-sanction' ? actsAfter(circumstance, input) : documentsOf(MILESTONES[id] ?? [], input, evidence)
  const seen = new Set<string>()
  return [...cited, ...found].filter((citation) => {
    const key = JSON.stringify([citation.path, citation.line ?? null, citation.page ?? null])
    return !seen.has(key) && seen.add(key)
  })
}

/** Documents that would show a precondition and that the file lacks. */
export function lackingFor(id: PreconditionId, { pack, language }: Pick<ReviewInput, 'pack' | 'language'>, evidence: readonly EvidenceItem[]): readonly string[] {
  const kinds = MILESTONES[id] ?? []
  const filled = new Set(evidence.flatMap((item) => item.slots.map((slot) => slot.slot)))
  const slots = slotsOf(kinds, pack).filter((slot) => !filled.has(slot.id))
  // One of several that do as well (fine or detention) is enough.
  const enough = (slot: string): boolean => (pack.alternatives ?? []).some((group) => group.includes(slot) && group.some((other) => filled.has(other)))
  return slots.filter((slot) => !enough(slot.id)).map((slot) => slot.title[language])
}

const slotsOf = (kinds: readonly MilestoneKind[], pack: SupportInput['pack']) => pack.slots.filter((slot) => kinds.some((kind) => slot.milestones?.includes(kind)))

function documentsOf(kinds: readonly MilestoneKind[], { view, pack }: SupportInput, evidence: readonly EvidenceItem[]): readonly ReviewCitation[] {
  const slots = new Set(slotsOf(kinds, pack).map((slot) => slot.id))
  return [
    ...view.facts.milestones.filter((milestone) => kinds.includes(milestone.kind) && milestone.evidence !== null).map((milestone) => ({ path: milestone.evidence ?? '' })),
    ...evidence.flatMap((item) => item.slots.filter((slot) => slots.has(slot.slot)).slice(0, 1).map((slot) => ({ path: item.path, ...(slot.page === null ? {} : { page: slot.page }), ...(slot.quote === null ? {} : { quote: slot.quote }) }))),
  ]
}

function actsAfter(circumstance: Circumstance, input: SupportInput): readonly ReviewCitation[] {
  const days = input.view.facts.milestones.filter((milestone) => SANCTIONS.some((kind) => kind === milestone.kind)).map((milestone) => latest(milestone.date)).filter((day) => day !== null).toSorted()
  const [first] = days
  if (first === undefined) return []
  const own = standing(input.findings, input.decisions).filter((finding) => countsActs(finding.rule) && pointsTo(finding, circumstance, input.pack))
  return own.flatMap((finding: Finding) => finding.acts.filter((act) => act.day > first).slice(0, MOST_ACTS).map((act) => ({ ...act.citation, day: act.day })))
    .toSorted((left, right) => left.day.localeCompare(right.day)).slice(0, MOST_ACTS)
}
