import type { RecoveryItem } from '../contract/opinion.ts'
import type { ReviewPerson } from '../contract/workspace.ts'
import { body, cells, column, heading, note, type Block, type Row } from './checklist-document.ts'
import { citationText, countAndTotal, type Writer } from './checklist-writer.ts'

/**
 * How the case goes on against each person, with the reason and what was open then, and the opinions on property that was
 * disposed of. Where nothing was said the courses of the office stand as empty boxes, in the order of the pack.
 */
export function courseBlocks(writer: Writer): readonly Block[] {
  const { review, say } = writer
  const persons = review.persons ?? []
  const rows = persons.length === 0 ? [courseRow(null, writer)] : persons.map((person) => courseRow(person, writer))
  return [
    {
      kind: 'table', caption: null,
      columns: [column(say('course.whom'), 20), column(say('course.course'), 24), column(say('course.reason'), 34), column(say('course.open'), 22)],
      rows,
    },
    note(say('course.note')),
    ...recoveryBlocks(writer),
  ]
}

function courseRow(person: ReviewPerson | null, { review, say, moment }: Writer): Row {
  const alone = (review.persons ?? []).length < 2
  const whom = person === null || alone || person.name === '' ? say('course.this-case') : [person.name, person.capacityTitle]
  const kept = person?.proceeding ?? null
  if (kept === null) {
    const boxes = (review.office?.courses ?? []).map((course) => say('elements.box', { status: course.title }))
    return cells(whom, [say('course.none'), ...boxes], say('none'), say('none'))
  }
  return cells(
    whom, kept.courseTitle, [kept.reasoning, say('course.by', { reviewer: kept.reviewer, at: moment(kept.at) })],
    kept.open === null ? say('none') : [say('course.counted', { elements: kept.open.elements, circumstances: kept.open.circumstances, gaps: kept.open.gaps }), kept.open.reason],
  )
}

/** Property that was disposed of: each finding once, under whoever disposed of it. */
function recoveryBlocks(writer: Writer): readonly Block[] {
  const { review, say, nameOf } = writer
  const several = (review.persons ?? []).length > 1
  const items = [...new Map([...(review.opinion?.recovery ?? []), ...(review.persons ?? []).flatMap((person) => person.recovery)].map((item) => [item.finding, item])).values()]
  if (items.length === 0) return [heading(2, say('course.property')), body(say('course.no-property'))]
  return [
    heading(2, say('course.property')),
    {
      kind: 'table', caption: null,
      columns: [column(say('course.property-item'), 32), column(say('course.figure'), 18), column(say('course.original'), 20), column(say('course.opinion'), 30)],
      rows: items.map((item) => cells(
        [say('findings.titled', { title: item.title, subject: item.subject }), ...(several && item.person != null ? [say('course.disposed-by', { name: nameOf(item.person) })] : [])],
        countAndTotal(item, writer),
        item.citation === null ? say('none') : citationText(item.citation, writer),
        opinionLines(item, writer),
      )),
    },
  ]
}

function opinionLines({ opinion }: RecoveryItem, { say, moment }: Writer): readonly string[] {
  if (opinion === undefined || opinion === null) return [say('course.unsaid')]
  return [say(`course.outcome.${opinion.outcome}`), opinion.text, say('course.by', { reviewer: opinion.reviewer, at: moment(opinion.at) })]
}
