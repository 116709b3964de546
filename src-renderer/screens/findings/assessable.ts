import type { Review, ReviewFinding } from '../../../src-main/contract/review.ts'
import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'
import { partsOf } from '../../../src-main/domain/review/subject-id.ts'
import { subjectTitle } from '../elements/subject-title.ts'

interface Assessable {
  readonly id: string
  readonly title: string
}

/**
 * Elements and circumstances that a stance on the finding can be taken on: those it bears on in the principal's tree, then
 * the same in the trees of everybody else under review. Kinds of banned consumption are no elements and take no stance.
 */
export function assessable(finding: ReviewFinding, review: Review): readonly Assessable[] {
  const titles = new Map([...review.circumstances, ...review.elements].map((one) => [one.id, one.title]))
  const own = finding.elements.flatMap((id) => {
    const title = titles.get(id)
    return title === undefined ? [] : [{ id, title }]
  })
  return [...own, ...(review.persons ?? []).filter((person) => !person.principal).flatMap((person) => ofPerson(person, finding, titles))]
}

/** In another tree also the elements that only this capacity has (agreement, help): which findings bear on them is for the reviewer to say. */
function ofPerson(person: ReviewPerson, finding: ReviewFinding, common: ReadonlyMap<string, string>): readonly Assessable[] {
  return person.subjects
    .filter((subject) => {
      const { entry } = partsOf(subject.id)
      return finding.elements.includes(entry) || (subject.kind === 'element' && !common.has(entry))
    })
    .map((subject) => ({ id: subject.id, title: subjectTitle(subject.title, person) }))
}
