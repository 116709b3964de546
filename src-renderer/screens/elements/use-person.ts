import type { Review } from '../../../src-main/contract/review.ts'
import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'
import { usePlace } from '../../state/navigation.ts'

/** The person whose tree is shown: the one the address names, or whose subject it names, else the principal. */
export function personShown(review: Review, target: Readonly<Record<string, string>>): ReviewPerson | null {
  const persons = review.persons ?? []
  const asked = target['subject'] ?? target['element'] ?? target['circumstance']
  return persons.find((person) => person.id !== null && person.id === target['person'])
    ?? persons.find((person) => !person.principal && person.subjects.some((subject) => subject.id === asked))
    ?? persons[0] ?? null
}

export const usePerson = (review: Review): ReviewPerson | null => personShown(review, usePlace().target)

/** Part of an address that keeps the person; the principal needs none. */
export const personTarget = (person: ReviewPerson | null): Readonly<Record<string, string>> => (person === null || person.principal || person.id === null ? {} : { person: person.id })
