import type { OpinionItem, OpinionSubject } from '../contract/opinion.ts'
import type { Fact } from './checklist-document.ts'
import type { Writer } from './checklist-writer.ts'

/** The subject of the opinion with this id: both sides, what was answered, what was decided with something open. */
export const subjectOf = (id: string, { review }: Writer): OpinionSubject | null => [...(review.opinion?.subjects ?? []), ...(review.persons ?? []).flatMap((person) => person.subjects)].find((each) => each.id === id) ?? null

/** What stands on each side with its written answer; one without an answer says so, so that the print is not read as complete. */
export function answerFacts(subject: OpinionSubject | null, { say, moment }: Writer): readonly Fact[] {
  if (subject === null) return []
  const items = (side: 'for' | 'against'): readonly Fact[] => subject[side].map((item: OpinionItem) => ({
    label: say(`answers.${side}`),
    text: item.answer === null ? say('answers.without', { item: item.title }) : say('answers.with', { item: item.title, answer: item.answer.text, reviewer: item.answer.reviewer, at: moment(item.answer.at) }),
  }))
  return [
    ...items('for'),
    ...items('against'),
    ...(subject.open === null ? [] : [{ label: say('answers.open'), text: say('answers.open-reason', { count: subject.open.items.length, reason: subject.open.reason }) }]),
  ]
}

/** The answer to a question of the accused's side; null where none was written. */
export function questionAnswer(subject: OpinionSubject | null, index: number, { say, moment }: Writer): string | null {
  const answer = subject?.questions[index]?.answer ?? null
  return answer === null ? null : say('answers.question', { answer: answer.text, reviewer: answer.reviewer, at: moment(answer.at) })
}
