import type { EvidenceItem, Review } from '../../contract/review.ts'
import type { OfficeId, Proceeding, ReviewOffice, ReviewPerson } from '../../contract/workspace.ts'
import type { SlotCalls } from './called-slots.ts'
import { buildCircumstances } from './circumstances.ts'
import { PROCEEDING } from './decisions.ts'
import { buildElements } from './elements.ts'
import { subjectsOf } from './opinion.ts'
import { buildLeniency, buildRecovery } from './opinion-money.ts'
import type { ReviewInput } from './review-input.ts'
import { seenFrom, type Tree } from './trees.ts'

/** Everybody under review with a tree of their own over the common body of evidence. */
export function buildPersons(input: ReviewInput, evidence: readonly EvidenceItem[], calls: SlotCalls, trees: readonly Tree[]): readonly ReviewPerson[] {
  const { language } = input
  return trees.map((tree) => {
    const { person, rule } = tree
    const narrowed = trees.length === 1 ? input : seenFrom(tree, input)
    const mine = trees.length === 1 ? () => true : tree.mine
    return {
      id: person.id,
      name: person.name,
      kind: person.kind,
      capacity: person.capacity,
      capacityTitle: rule?.title[language] ?? input.translate(`review.workspace.capacity.${person.capacity}`),
      text: rule?.officialText ?? rule?.text[language] ?? '',
      source: rule?.source[language] ?? '',
      verified: rule?.verified ?? false,
      principal: person.key === null,
      of: person.of,
      named: person.named,
      elements: buildElements(input, evidence, calls, tree),
      circumstances: buildCircumstances(narrowed, evidence, calls, tree),
      subjects: subjectsOf(tree, input, evidence),
      leniency: buildLeniency(input, mine),
      recovery: buildRecovery(input, mine),
      proceeding: proceedingOf(tree, input),
    }
  })
}

function proceedingOf(tree: Tree, { decisions, pack, language }: ReviewInput): Proceeding | null {
  const record = decisions.proceedings?.[tree.id(PROCEEDING)]
  if (record === undefined) return null
  const course = pack.offices?.flatMap((office) => office.courses).find((each) => each.id === record.course)
  return { ...record, courseTitle: course?.title[language] ?? record.course }
}

/** The lists and the order of one office, with the documents that fill each line. Null where the pack has none. */
export function buildOffice({ pack, language, office }: Pick<ReviewInput, 'pack' | 'language' | 'office'>, evidence: readonly EvidenceItem[]): ReviewOffice | null {
  const rule = pack.offices?.find((each) => each.id === office)
  if (rule === undefined) return null
  const fills = (slot: string): readonly string[] => evidence.filter((item) => item.slots.some((each) => each.slot === slot)).map((item) => item.id)
  return {
    id: rule.id,
    title: rule.title[language],
    first: rule.first,
    groups: rule.groups,
    lists: rule.lists.map((list) => ({
      id: list.id, title: list.title[language], source: list.source[language], verified: list.verified,
      items: list.items.map((item) => ({
        id: item.id, title: item.title[language], subjects: item.subjects,
        documents: item.slots.map((slot) => ({ slot, title: pack.slots.find((each) => each.id === slot)?.title[language] ?? slot, evidence: fills(slot) })),
      })),
    })),
    courses: rule.courses.map((course) => ({ id: course.id, title: course.title[language], source: course.source[language] })),
  }
}

/** The office that usually has a case at this stage, where nobody chose one. */
export function officeAtStage(stage: string | null): OfficeId {
  switch (stage) {
    case 'enforcement':
      return 'transfer'
    case 'transferred':
    case 'investigation':
    case 'prosecution-review':
      return 'prosecutor'
    case 'private-prosecution':
      return 'private'
    default:
      return 'judge'
  }
}

/** One element or circumstance of anybody's tree. */
export const subjectIn = (review: Pick<Review, 'opinion' | 'persons'>, id: string) =>
  review.opinion?.subjects.find((each) => each.id === id) ?? review.persons?.flatMap((person) => person.subjects).find((each) => each.id === id)

/** One circumstance of anybody's tree: as their own tree shows it, else as the case does. */
export const circumstanceIn = (review: Pick<Review, 'circumstances' | 'persons'>, id: string) =>
  review.persons?.flatMap((person) => person.circumstances).find((each) => each.id === id) ?? review.circumstances.find((each) => each.id === id)
