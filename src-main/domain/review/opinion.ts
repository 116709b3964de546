import type { OpinionSubject, ReviewClock, ReviewOpinion } from '../../contract/opinion.ts'
import type { EvidenceItem } from '../../contract/review.ts'
import type { Finding } from '../findings/finding.ts'
import { pointsTo } from '../law/bearing.ts'
import { procedureClocks } from '../law/clocks.ts'
import type { Circumstance, LegalElement, LocalText } from '../law/rule-pack.ts'
import type { ElementAssessment } from './decisions.ts'
import { sidesOf } from './opinion-items.ts'
import { buildLeniency, buildRecovery } from './opinion-money.ts'
import { buildSecond } from './opinion-second.ts'
import { limitationClocks } from './opinion-limitation.ts'
import type { ReviewInput } from './review-input.ts'
import { commonTree, type Tree } from './trees.ts'

/** The opinion as it stands: both sides of every element and circumstance, the decisions, the clocks, what speaks for leniency. */
export function buildOpinion(input: ReviewInput, evidence: readonly EvidenceItem[], trees: readonly Tree[] = [commonTree(input)]): ReviewOpinion {
  const own = (tree: Tree): readonly OpinionSubject[] => subjectsOf(tree, input, evidence)
  const subjects = trees.slice(0, 1).flatMap(own)
  const others = trees.slice(1).flatMap((tree) => own(tree).map((each) => ({ ...each, title: input.translate('review.workspace.of-person', { title: each.title, name: tree.person.name }) })))
  return {
    subjects,
    clocks: [...clocksOf(input), ...limitationClocks(input)],
    leniency: buildLeniency(input),
    recovery: buildRecovery(input),
    second: buildSecond(input, [...subjects, ...others]),
  }
}

/** Elements and circumstances of one tree, in the order of the pack. */
export const subjectsOf = (tree: Tree, input: ReviewInput, evidence: readonly EvidenceItem[]): readonly OpinionSubject[] => [
  ...tree.elements.map((element) => elementSubject(element, tree, input, evidence)),
  ...tree.circumstances.map((circumstance) => circumstanceSubject(circumstance, tree, input, evidence)),
]

const elementSubject = (element: LegalElement, tree: Tree, input: ReviewInput, evidence: readonly EvidenceItem[]): OpinionSubject =>
  subject('element', tree.id(element.id), element, input.decisions.elements[tree.id(element.id)], [...element.slots, ...element.conditionalSlots], element.defence,
    (finding) => tree.mine(finding) && tree.bearsOn(finding, element.id), input, evidence)

const circumstanceSubject = (circumstance: Circumstance, tree: Tree, input: ReviewInput, evidence: readonly EvidenceItem[]): OpinionSubject =>
  subject('circumstance', tree.id(circumstance.id), circumstance, input.decisions.circumstances?.[tree.id(circumstance.id)],
    [...circumstance.slots, ...(circumstance.branches ?? []).flatMap((branch) => branch.slots)], [],
    (finding) => tree.mine(finding) && pointsTo(finding, circumstance, input.pack), input, evidence)

function subject(
  kind: OpinionSubject['kind'], id: string, entry: LegalElement | Circumstance, decided: ElementAssessment | undefined, slots: readonly string[],
  questions: readonly LocalText[], bearsOn: (finding: Finding) => boolean, input: ReviewInput, evidence: readonly EvidenceItem[],
): OpinionSubject {
  const { language } = input
  const answers = input.decisions.answers?.[id] ?? {}
  const wanted = new Set(slots)
  return {
    id,
    kind,
    title: entry.title[language],
    source: entry.source[language],
    text: entry.officialText ?? entry.text[language],
    status: decided?.status ?? 'unassessed',
    reasoning: decided === undefined || decided.reasoning === '' ? null : decided.reasoning,
    reviewer: decided?.reviewer ?? null,
    decidedAt: decided?.decidedAt ?? null,
    open: decided?.open ?? null,
    ...sidesOf(id, bearsOn, input, evidence),
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
