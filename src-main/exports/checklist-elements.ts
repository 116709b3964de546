import type { ReviewElement } from '../contract/review.ts'
import { partsOf } from '../domain/review/subject-id.ts'
import { answerFacts, questionAnswer, subjectOf } from './checklist-answers.ts'
import { body, cells, column, heading, note, type Block, type Fact, type Row } from './checklist-document.ts'
import { countAndTotal, type Writer } from './checklist-writer.ts'

/** Two empty lines that neither printer collapses. */
const ROOM_TO_WRITE = '\u00A0\n\u00A0'

/**
 * Section 4: the elements by evidence group, what speaks for and against side by side, and what is still to be answered;
 * the principal's first, then those of everybody else under review, then the links from act to failure that were made.
 */
export function elementBlocks(writer: Writer): readonly Block[] {
  const { review, say } = writer
  if (review.elements.length === 0) return [body(say('elements.none'))]
  const others = (review.persons ?? []).filter((person) => !person.principal)
  return [
    body(say('elements.lead')),
    elementTable(review.persons?.find((person) => person.principal)?.elements ?? review.elements, writer),
    ...others.flatMap((person) => [
      heading(2, say('elements.person', { name: person.name, capacity: person.capacityTitle })),
      ...(person.named === null ? [] : [body(say('elements.person-why', { reason: person.named.text, reviewer: person.named.reviewer }))]),
      elementTable(person.elements, writer),
    ]),
    note(say('elements.note')),
    ...causationBlocks(writer),
  ]
}

function elementTable(elements: readonly ReviewElement[], writer: Writer): Block {
  const { say } = writer
  const groups = [...new Set(elements.map((element) => element.group))]
  return {
    kind: 'table',
    caption: null,
    columns: [
      column(say('column.number'), 6, 'center'), column(say('column.element'), 16), column(say('column.status'), 16),
      column(say('column.for'), 20), column(say('column.against'), 20), column(say('column.missing'), 22),
    ],
    rows: groups.flatMap((group, index) => {
      const members = elements.filter((element) => element.group === group)
      return [
        { kind: 'band' as const, text: say('elements.group', { number: index + 1, title: members[0]?.groupTitle ?? group }) },
        ...members.flatMap((element) => elementRows(element, elements.indexOf(element) + 1, writer)),
      ]
    }),
  }
}

/** The reviewer's links from an act to the failure of execution; nothing where none was made. */
function causationBlocks({ review, say, findingNames, list }: Writer): readonly Block[] {
  const links = review.causation ?? []
  if (links.length === 0) return []
  return [
    {
      kind: 'table',
      caption: say('elements.causation.caption'),
      columns: [column(say('elements.causation.act'), 28), column(say('elements.causation.failure'), 24), column(say('elements.causation.sources'), 18), column(say('elements.causation.reason'), 30)],
      rows: links.map((link) => cells(
        [link.act, ...(link.findings.length === 0 ? [] : [findingNames(link.findings)])].filter((line) => line !== ''),
        [say(`elements.causation.kind.${link.failure}`), link.failureText],
        link.evidence.length === 0 ? say('none') : list(link.evidence),
        [link.reason, link.reviewer],
      )),
    },
  ]
}

function elementRows(element: ReviewElement, number: number, writer: Writer): readonly Row[] {
  const { say } = writer
  const items = details(element, writer)
  return [
    cells(
      String(number),
      [element.title, say('elements.id', { id: partsOf(element.id).entry })],
      status(element, writer),
      side(element, 'for', writer),
      side(element, 'against', writer),
      element.missing.length === 0 ? say('none') : element.missing,
    ),
    ...(items.length === 0 ? [] : [{ kind: 'span' as const, items }]),
  ]
}

/** The status as the reviewer set it; where nobody did, empty boxes and no proposal. */
function status(element: ReviewElement, { say, moment }: Writer): readonly string[] {
  if (element.status === 'unassessed') {
    const boxes = (['established', 'disputed', 'not-established', 'not-applicable'] as const).map((choice) => say('elements.box', { status: say(`element-status.${choice}`) }))
    return [say('element-status.unassessed'), ...boxes]
  }
  return [
    say(`element-status.${element.status}`),
    ...(element.reviewer === null ? [] : [element.reviewer]),
    ...(element.decidedAt === null ? [] : [moment(element.decidedAt)]),
  ]
}

function side(element: ReviewElement, stance: 'for' | 'against', writer: Writer): readonly string[] {
  const { review, say, findingName } = writer
  const ids = stance === 'for' ? element.forFindings : element.againstFindings
  const placed = (element.placements ?? []).filter((placement) => placement.stance === stance)
  const findings = ids.map((id) => {
    const finding = review.findings.find((candidate) => candidate.id === id)
    return finding === undefined ? findingName(id) : say('elements.finding', { name: findingName(id), count: countAndTotal(finding, writer) })
  })
  const assigned = placed.map((placement) => say(placement.why === '' ? 'elements.assigned' : 'elements.assigned-why', { id: placement.evidence, title: review.evidence.find((item) => item.id === placement.evidence)?.title ?? placement.evidence, why: placement.why }))
  const passages = element[stance] - ids.length - placed.length
  const lines = [...findings, ...assigned, ...(passages > 0 ? [say('elements.passages', { count: passages })] : [])]
  return lines.length === 0 ? [say('none')] : lines
}

function details(element: ReviewElement, writer: Writer): readonly Fact[] {
  const { say, findingNames, list } = writer
  const subject = subjectOf(element.id, writer)
  return [
    { label: say('elements.label.source'), text: element.verified ? element.source : say('not-verified', { source: element.source }) },
    ...(element.evidence.length === 0 ? [] : [{ label: say('elements.label.evidence'), text: list(element.evidence) }]),
    ...(element.openFindings.length === 0 ? [] : [{ label: say('elements.label.open'), text: findingNames(element.openFindings) }]),
    ...element.defence.map((question, index) => {
      const answer = questionAnswer(subject, index, writer)
      return { label: say('elements.label.defence', { number: index + 1 }), text: answer === null ? question : `${question}\n${answer}` }
    }),
    ...answerFacts(subject, writer),
    { label: say('elements.label.reasoning'), text: element.reasoning ?? ROOM_TO_WRITE },
  ]
}
