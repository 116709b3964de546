import type { ReviewCircumstance } from '../contract/review.ts'
import { RULE_IDS } from '../domain/findings/finding.ts'
import type { ReviewPerson } from '../contract/workspace.ts'
import { countsActs } from '../domain/law/bearing.ts'
import { partsOf } from '../domain/review/subject-id.ts'
import { answerFacts, subjectOf } from './checklist-answers.ts'
import { body, cells, column, heading, type Block, type Fact } from './checklist-document.ts'
import { circumstanceVersionFacts, versionBlocks } from './checklist-versions.ts'
import type { Writer } from './checklist-writer.ts'

export const CIRCUMSTANCES_SECTION = 5

/**
 * Section 5, person by person: the circumstances that counted acts point to, each with its conditions; the others in one table. A finding
 * on versions or on a missing sanction names items that nobody is said to have done: it does not make one stand out.
 */
export function circumstanceBlocks(writer: Writer): readonly Block[] {
  const { review, say } = writer
  const persons = review.persons ?? []
  const [first, ...others] = persons.length < 2 ? [null] : persons
  return [
    body(say('circumstances.lead')),
    ...(first == null ? treeBlocks(review.circumstances, 2, 0, writer) : personBlocks(first, 1, writer)),
    ...others.flatMap((person, index) => (person === null ? [] : personBlocks(person, index + 2, writer))),
    ...versionBlocks(writer),
  ]
}

/** One person's own circumstances under their name, so that nobody reads them as the debtor's. */
const personBlocks = (person: ReviewPerson, number: number, writer: Writer): readonly Block[] => [
  heading(2, writer.say('elements.person', { name: person.name === '' ? writer.say('circumstances.nobody') : person.name, capacity: person.capacityTitle })),
  ...treeBlocks(person.circumstances, 3, number, writer),
]

function treeBlocks(circumstances: readonly ReviewCircumstance[], level: 2 | 3, person: number, writer: Writer): readonly Block[] {
  const { review, say } = writer
  const acting = new Set(review.findings.filter((finding) => RULE_IDS.some((rule) => rule === finding.rule && countsActs(rule))).map((finding) => finding.id))
  const pointed = circumstances.filter((circumstance) => circumstance.findings.some((id) => acting.has(id)) || isTouched(circumstance, writer))
  const others = circumstances.filter((circumstance) => !pointed.includes(circumstance))
  return [
    ...(pointed.length === 0 ? [body(say('circumstances.none'))] : []),
    ...pointed.flatMap((circumstance, index) => oneCircumstance(circumstance, level, index + 1, writer)),
    // The table of those that no act points to is the same for everybody: it stands once, under the first.
    ...(others.length === 0 || person > 1 ? [] : [compact(others, writer)]),
  ]
}

/** Did the reviewer decide on it, assess a condition of it or enter an act? Then it is printed whole, acts or not. */
function isTouched({ id, preconditions, version }: ReviewCircumstance, writer: Writer): boolean {
  const subject = subjectOf(id, writer)
  return (subject !== null && subject.status !== 'unassessed') || preconditions.some((one) => one.assessed != null) || (version?.acts.length ?? 0) > 0
}

const source = (circumstance: ReviewCircumstance, say: Writer['say']): string =>
  circumstance.verified ? circumstance.source : say('not-verified', { source: circumstance.source })

function oneCircumstance(circumstance: ReviewCircumstance, level: 2 | 3, number: number, writer: Writer): readonly Block[] {
  const { say, translate, sentence, partNumber, findingNames, list, review } = writer
  return [
    heading(level, `${partNumber(CIRCUMSTANCES_SECTION, number)}${review.language === 'zh-CN' ? '' : ' '}${circumstance.title}`),
    {
      kind: 'facts',
      items: [
        {
          label: say('circumstances.label.source'),
          text: say('circumstances.source', { source: source(circumstance, say), id: partsOf(circumstance.id).entry, tier: translate(`tier.${circumstance.tier}`) }),
        },
        {
          label: say('circumstances.label.by-date'),
          text: say('circumstances.by-date', { applies: translate(`applies.${circumstance.appliesByDate}`), reason: sentence(circumstance.appliesReason) }),
        },
        ...circumstanceVersionFacts(circumstance, writer),
        { label: say('circumstances.label.findings'), text: findingNames(circumstance.findings) },
        { label: say('circumstances.label.missing'), text: list(circumstance.missing) },
        ...decisionFacts(circumstance.id, writer),
      ],
    },
    ...(circumstance.preconditions.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: null,
            columns: [column(say('column.precondition'), 32), column(say('column.met'), 14), column(say('column.reason'), 54)],
            rows: circumstance.preconditions.map((precondition) => cells(precondition.title, say(`met.${precondition.met}`), sentence(precondition.reason))),
          },
        ]),
  ]
}

/** The reviewer's opinion on the item and the answers to both sides; nothing where nobody wrote any. */
function decisionFacts(id: string, writer: Writer): readonly Fact[] {
  const { say, moment } = writer
  const subject = subjectOf(id, writer)
  if (subject === null) return []
  const { status, reasoning, reviewer, decidedAt } = subject
  const decided = status === 'unassessed' ? [] : [{ label: say('answers.decided'), text: say('answers.decision', { status: say(`element-status.${status}`), reasoning: reasoning ?? '', reviewer: reviewer ?? '', at: decidedAt === null ? '' : moment(decidedAt) }) }]
  return [...decided, ...answerFacts(subject, writer)]
}

/** Those that no counted act points to, by tier and by what the day of the acts says: the same reason stands once. */
function compact(circumstances: readonly ReviewCircumstance[], { say, translate, sentence }: Writer): Block {
  const count = (circumstance: ReviewCircumstance, met: 'yes' | 'no' | 'unknown'): number => circumstance.preconditions.filter((precondition) => precondition.met === met).length
  const title = (circumstance: ReviewCircumstance): string =>
    say('circumstances.band', {
      tier: translate(`tier.${circumstance.tier}`),
      applies: translate(`applies.${circumstance.appliesByDate}`),
      reason: sentence(circumstance.appliesReason),
    })
  const bands = [...new Set(circumstances.map(title))]
  return {
    kind: 'table',
    caption: say('circumstances.others'),
    columns: [column(say('column.circumstance'), 44), column(say('column.source'), 36), column(say('column.conditions'), 20)],
    rows: bands.flatMap((band) => [
      { kind: 'band' as const, text: band },
      ...circumstances
        .filter((circumstance) => title(circumstance) === band)
        .map((circumstance) =>
          cells(
            say('findings.named', { title: circumstance.title, id: partsOf(circumstance.id).entry }),
            source(circumstance, say),
            say('circumstances.conditions', { yes: count(circumstance, 'yes'), no: count(circumstance, 'no'), unknown: count(circumstance, 'unknown') }),
          ),
        ),
    ]),
  }
}
