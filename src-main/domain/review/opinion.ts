import type { OpinionSubject, ReviewClock, ReviewOpinion } from '../../contract/opinion.ts'
import type { EvidenceItem } from '../../contract/review.ts'
import type { Finding } from '../findings/finding.ts'
import { bearsOnOf, pointsTo } from '../law/bearing.ts'
import { procedureClocks } from '../law/clocks.ts'
import type { Circumstance, LegalElement, LocalText } from '../law/rule-pack.ts'
import type { ElementAssessment } from './decisions.ts'
import { sidesOf } from './opinion-items.ts'
import { buildLeniency, buildRecovery } from './opinion-money.ts'
import { buildSecond } from './opinion-second.ts'
import { limitationClocks } from './opinion-limitation.ts'
import type { ReviewInput } from './review-input.ts'

/** The opinion as it stands: both sides of every element and circumstance, the decisions, the clocks, what speaks for leniency. */
export function buildOpinion(input: ReviewInput, evidence: readonly EvidenceItem[]): ReviewOpinion {
  const subjects = [
    ...input.pack.elements.map((element) => elementSubject(element, input, evidence)),
    ...input.pack.circumstances.map((circumstance) => circumstanceSubject(circumstance, input, evidence)),
  ]
  return {
    subjects,
    clocks: [...clocksOf(input), ...limitationClocks(input)],
    leniency: buildLeniency(input),
    recovery: buildRecovery(input),
    second: buildSecond(input, subjects),
  }
}

/** One element or circumstance by its id; null where the pack has none. */
export function subjectOf(id: string, input: ReviewInput, evidence: readonly EvidenceItem[]): OpinionSubject | null {
  const element = input.pack.elements.find((each) => each.id === id)
  if (element !== undefined) return elementSubject(element, input, evidence)
  const circumstance = input.pack.circumstances.find((each) => each.id === id)
  return circumstance === undefined ? null : circumstanceSubject(circumstance, input, evidence)
}

const elementSubject = (element: LegalElement, input: ReviewInput, evidence: readonly EvidenceItem[]): OpinionSubject =>
  subject('element', element, input.decisions.elements[element.id], [...element.slots, ...element.conditionalSlots], element.defence,
    (finding) => bearsOnOf(finding, input.pack).includes(element.id), input, evidence)

const circumstanceSubject = (circumstance: Circumstance, input: ReviewInput, evidence: readonly EvidenceItem[]): OpinionSubject =>
  subject('circumstance', circumstance, input.decisions.circumstances?.[circumstance.id],
    [...circumstance.slots, ...(circumstance.branches ?? []).flatMap((branch) => branch.slots)], [],
    (finding) => pointsTo(finding, circumstance, input.pack), input, evidence)

function subject(
  kind: OpinionSubject['kind'], entry: LegalElement | Circumstance, decided: ElementAssessment | undefined, slots: readonly string[],
  questions: readonly LocalText[], bearsOn: (finding: Finding) => boolean, input: ReviewInput, evidence: readonly EvidenceItem[],
): OpinionSubject {
  const { language } = input
  const answers = input.decisions.answers?.[entry.id] ?? {}
  const wanted = new Set(slots)
  return {
    id: entry.id,
    kind,
    title: entry.title[language],
    source: entry.source[language],
    text: entry.officialText ?? entry.text[language],
    status: decided?.status ?? 'unassessed',
    reasoning: decided === undefined || decided.reasoning === '' ? null : decided.reasoning,
    reviewer: decided?.reviewer ?? null,
    decidedAt: decided?.decidedAt ?? null,
    open: decided?.open ?? null,
    ...sidesOf(entry.id, bearsOn, input),
    evidence: evidence.filter((item) => item.slots.some((slot) => wanted.has(slot.slot))).map((item) => item.id),
    questions: questions.map((question, index) => ({ id: `Q${index + 1}`, text: question[language], answer: answers[`Q${index + 1}`] ?? null })),
  }
}

function clocksOf({ view, pack, decisions, language }: ReviewInput): readonly ReviewClock[] {
  return procedureClocks(view.facts, pack, decisions.clocks ?? {}, view.today).map((clock) => {
    const norm = pack.norms.find((entry) => entry.id === clock.rule.norm)
    return {
      id: clock.round === 1 ? clock.rule.id : `${clock.rule.id}#${clock.round}`,
      rule: clock.rule.id,
      title: clock.rule.title[language],
      source: norm?.source[language] ?? '',
      verified: norm?.verified ?? false,
      from: clock.from,
      starts: clock.rule.starts[language],
      due: clock.due,
      ended: clock.ended,
      state: clock.state,
      daysLeft: clock.daysLeft,
      entered: clock.rule.from.length === 0,
      note: clock.note,
    }
  })
}
