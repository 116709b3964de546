import { pinyin } from 'pinyin-pro'
import { useMemo } from 'react'
import type { Review } from '../../../../src-main/contract/review.ts'
import { useAppState } from '../../../state/context.tsx'
import { subjectTitle } from '../../elements/subject-title.ts'

/** An element or circumstance that a passage can be assigned to. */
export interface Choice {
  readonly id: string
  readonly title: string
  /** Where it comes from: group of the element, or article of the circumstance. */
  readonly source: string
  /** What a search is held against: title, id, article, initials of the pinyin. */
  readonly words: string
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Everything in the review that a passage may bear on, in the order of the rule pack. */
export function choicesOf(review: Review | null): readonly Choice[] {
  const choice = (id: string, title: string, source: string): Choice => ({
    id, title, source,
    words: folded([title, id, source, pinyin(title, { pattern: 'first', toneType: 'none', type: 'array' }).join('')].join(' ')),
  })
  // The trees of the others come after the principal's, each under the name of its person.
  const others = (review?.persons ?? []).filter((person) => !person.principal)
  return [
    ...(review?.elements ?? []).map((each) => choice(each.id, each.title, `${each.groupTitle} ${each.source}`)),
    ...(review?.circumstances ?? []).map((each) => choice(each.id, each.title, each.source)),
    ...others.flatMap((person) => [
      ...person.elements.map((each) => choice(each.id, subjectTitle(each.title, person), `${each.groupTitle} ${each.source}`)),
      ...person.circumstances.map((each) => choice(each.id, subjectTitle(each.title, person), each.source)),
    ]),
  ]
}

/** Choices that hold every word; the order stays. */
export function choicesWith(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = folded(typed).split(/\s+/u).filter((word) => word !== '')
  return choices.filter((choice) => words.every((word) => choice.words.includes(word)))
}

export function useChoices(): readonly Choice[] {
  const review = useAppState((state) => state.review)
  return useMemo(() => choicesOf(review), [review])
}
