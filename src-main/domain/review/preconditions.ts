import type { EvidenceItem, PreconditionId } from '../../contract/review.ts'
import type { EnteredAct } from '../../contract/versions.ts'
import { unreachable } from '../../contract/result.ts'
import type { CaseFacts, Milestone, MilestoneKind } from '../case/facts.ts'
import type { Finding } from '../findings/finding.ts'
import { actDaysOf, countsActs, pointsTo } from '../law/bearing.ts'
import type { Circumstance } from '../law/rule-pack.ts'
import { ABILITY_ELEMENT } from '../law/validate-pack.ts'
import { addDays, earliest, latest, type Day } from '../values/day.ts'
import { asId, type PartyId } from '../values/ids.ts'
import { actorOf } from './person-of-finding.ts'
import { actsEnteredFor } from './entered-acts.ts'
import { standing } from './findings.ts'
import type { ReviewInput } from './review-input.ts'
import { countSanctions, punishedBy, SANCTIONS, sanctionsOf } from './sanctions.ts'
import { commonTree, type Tree } from './trees.ts'

/** Is a precondition met, and why: the code names a sentence, `precondition.<id>.<code>` of the catalogues. */
export interface PreconditionAnswer {
  readonly met: 'yes' | 'no' | 'unknown'
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}

type PreconditionInput = Pick<ReviewInput, 'view' | 'findings' | 'pack' | 'decisions'>


/**
 * Answers one precondition of a circumstance. Facts with a date are answered from the milestones; ability only by the
 * reviewer's assessment of its element; results, harm and egregious conduct are for a person and stay unknown.
 */
export function answerPrecondition(
  id: PreconditionId,
  circumstance: Circumstance,
  input: PreconditionInput,
  evidence: readonly EvidenceItem[],
  tree: Tree = commonTree(input),
): PreconditionAnswer {
  switch (id) {
    case 'duty':
      return duty(input.view.facts)
    case 'ability':
      return ability(input, tree)
    case 'prior-sanction':
      return sanctioned(input, evidence)
    case 'notice-received':
      return served(['assist-notice-served'], input, evidence)
    case 'persistence-after-sanction':
      return persistence(circumstance, input, evidence)
    case 'result-unable-to-execute':
    case 'result-work-stopped':
    case 'egregious':
    case 'victim-harm':
    case 'creditor-harm':
      return unknown('for-a-person')
    default:
      return unreachable(id)
  }
}

const unknown = (code: string): PreconditionAnswer => ({ met: 'unknown', code, values: {} })

function duty(facts: CaseFacts): PreconditionAnswer {
  const effective = milestonesOf(facts, ['judgment-effective'])[0]
  if (effective === undefined) return unknown('no-effective-judgment')
  const bound = facts.parties.filter((party) => party.role === 'debtor' || party.role === 'guarantor' || party.role === 'assisting-obligor')
  if (bound.length === 0) return unknown('no-debtor')
  return { met: 'yes', code: 'effective', values: { date: effective.date } }
}

function ability(input: PreconditionInput, tree: Tree): PreconditionAnswer {
  switch (input.decisions.elements[tree.id(ABILITY_ELEMENT)]?.status) {
    case 'established':
      return { met: 'yes', code: 'established', values: {} }
    case 'not-established':
      return { met: 'no', code: 'not-established', values: {} }
    case 'disputed':
      return unknown('disputed')
    case 'unassessed':
    case 'not-applicable':
    case undefined:
      return unknown('unassessed')
  }
}

/** A sanction at all; several for one act count once. */
function sanctioned(input: PreconditionInput, evidence: readonly EvidenceItem[]): PreconditionAnswer {
  const answer = served(SANCTIONS, input, evidence)
  const { decisions, acts, unstated } = countSanctions(sanctionsOf(input.view.facts, input.decisions.sanctionActs ?? {}))
  return answer.met !== 'yes' || decisions < 2 ? answer : { met: 'yes', code: unstated === 0 ? 'served-several' : 'served-several-unstated', values: { ...answer.values, decisions, acts, unstated } }
}

/** Was something served at all? A document without a known day of service, or a case without any milestone, leaves it open. */
function served(kinds: readonly MilestoneKind[], { view, pack }: PreconditionInput, evidence: readonly EvidenceItem[]): PreconditionAnswer {
  const first = milestonesOf(view.facts, kinds)[0]
  if (first !== undefined) return { met: 'yes', code: 'served', values: { date: first.date } }
  const slots = new Set(pack.slots.filter((slot) => kinds.some((kind) => slot.milestones?.includes(kind))).map((slot) => slot.id))
  if (evidence.some((item) => item.slots.some((slot) => slots.has(slot.slot)))) return unknown('document-without-day')
  if (kinds === SANCTIONS && holdsOpenMeasure(evidence, pack)) return unknown('other-measure')
  if (view.facts.milestones.length === 0) return unknown('no-milestones')
  return { met: 'no', code: 'not-served', values: {} }
}

/** Is there an admonition or police penalty of which it is open whether it counts as the sanction? */
const holdsOpenMeasure = (evidence: readonly EvidenceItem[], pack: PreconditionInput['pack']): boolean =>
  evidence.some((item) => item.slots.some((slot) => pack.openMeasures?.includes(slot.slot)))

/**
 * Does an act that counts for the circumstance lie after the day of the first sanction? A sanction of one party says
 * nothing of the acts of another. A sanction of which only month or year is known covers no day that it only may cover.
 */
function persistence(circumstance: Circumstance, input: PreconditionInput, evidence: readonly EvidenceItem[]): PreconditionAnswer {
  const { view, pack } = input
  const sanctions = milestonesOf(view.facts, SANCTIONS)
  const first = sanctions[0]
  if (first === undefined && holdsOpenMeasure(evidence, pack)) return unknown('other-measure')
  if (first === undefined) return view.facts.milestones.length === 0 ? unknown('no-milestones') : { met: 'no', code: 'no-sanction', values: {} }

  const acting = standing(input.findings, input.decisions).filter((finding) => countsActs(finding.rule) && finding.acts.length > 0)
  const own = acting.filter((finding) => pointsTo(finding, circumstance, pack))
  const entered = actsEnteredFor(circumstance, input.decisions.acts, pack)
  if (own.length === 0 && entered.length === 0) return unknown('no-act-known')
  const punished = punishedBy(sanctionsOf(view.facts, input.decisions.sanctionActs ?? {}))
  const seen = [
    ...own.flatMap((finding) => daysAfter(finding, sanctions, view.facts, 'certainly').map((day) => ({ day, again: punished(finding, day) }))),
    // An act entered by hand stands for itself: which sanction it was punished by is the reviewer's to say.
    ...entered.flatMap((act) => enteredAfter(act, sanctions, 'certainly')).map((day) => ({ day, again: false })),
  ]
  const after = seen.filter(({ again }) => !again).map(({ day }) => day)
  const least = after.reduce<Day | null>((day, at) => (day === null || at < day ? at : day), null)
  const values = { date: first.date, days: new Set(after).size }
  if (least !== null) return { met: 'yes', code: 'after', values: { ...values, first: least } }
  if (seen.length > 0) return { met: 'unknown', code: 'only-punished-acts', values: { ...values, days: new Set(seen.map(({ day }) => day)).size } }
  const possibly = own.some((finding) => daysAfter(finding, sanctions, view.facts, 'possibly').length > 0) || entered.some((act) => enteredAfter(act, sanctions, 'possibly').length > 0)
  if (possibly) return { met: 'unknown', code: 'sanction-day-unclear', values }
  const otherwise = acting.some((finding) => daysAfter(finding, sanctions, view.facts, 'certainly').length > 0)
  return { met: 'no', code: otherwise ? 'other-acts-after' : 'all-before', values }
}

function daysAfter(finding: Finding, sanctions: readonly Milestone[], facts: CaseFacts, how: 'certainly' | 'possibly'): readonly Day[] {
  const start = firstSanction(actorOf(finding, facts), sanctions, how)
  return start === null ? [] : actDaysOf([finding]).filter((day) => day > start)
}

/** The day of an act entered by hand that lies after the sanction; of conduct that went on, the first day after it. */
function enteredAfter(act: EnteredAct, sanctions: readonly Milestone[], how: 'certainly' | 'possibly'): readonly Day[] {
  const start = firstSanction(act.party === null ? null : asId<PartyId>(act.party), sanctions, how)
  if (start === null || act.to <= start) return []
  return [act.from > start ? (act.from as Day) : addDays(start, 1)]
}

function firstSanction(person: PartyId | null, sanctions: readonly Milestone[], how: 'certainly' | 'possibly'): Day | null {
  const starts = sanctions
    .filter((sanction) => sanction.party === null || person === null || sanction.party === person)
    .map((sanction) => (how === 'certainly' ? latest(sanction.date) : earliest(sanction.date)))
    .filter((day) => day !== null)
    .toSorted()
  return starts[0] ?? null
}

/** Milestones of these kinds with a readable date, by the last day that the date may mean. */
function milestonesOf(facts: CaseFacts, kinds: readonly MilestoneKind[]): readonly Milestone[] {
  return facts.milestones
    .filter((milestone) => kinds.includes(milestone.kind) && latest(milestone.date) !== null)
    .toSorted((left, right) => (latest(left.date) ?? '').localeCompare(latest(right.date) ?? ''))
}
