import type { TFunction } from 'i18next'
import type { AssertionDate, AssertionView } from '../../../../src-main/contract/assertions.ts'

/** A date as people read it: 2023-05, 2023-06-01 以前. Empty where none is known. */
export function dateWords(date: AssertionDate | null, t: TFunction): string {
  if (date === null) return ''
  return date.kind === 'between' ? t('assertions.date.between', { from: date.from, to: date.to }) : t(`assertions.date.${date.kind}`, { day: date.day })
}

/** The date as it is typed, read back by parseAssertionDate. */
export function typedDate(date: AssertionDate | null): string {
  if (date === null) return ''
  switch (date.kind) {
    case 'on': return date.day
    case 'about': return `约${date.day}`
    case 'before': return `${date.day}以前`
    case 'after': return `${date.day}以后`
    case 'between': return `${date.from}至${date.to}`
  }
}

export const ASSERTION_FILTERS = ['all', 'disputed', 'to-prove', 'contradicted', 'without-evidence'] as const
export type AssertionFilter = (typeof ASSERTION_FILTERS)[number]

export function passes(assertion: AssertionView, filter: AssertionFilter): boolean {
  switch (filter) {
    case 'all': return true
    case 'disputed': return assertion.dispute === 'disputed'
    case 'to-prove': return assertion.toProve !== null
    case 'contradicted': return assertion.evidence.some((each) => each.side === 'against')
    case 'without-evidence': return assertion.evidence.length === 0
  }
}

export function speaksOf(assertion: AssertionView, words: string): boolean {
  const wanted = words.trim().toLowerCase()
  const texts = [assertion.sentence, assertion.note, assertion.toProve?.source ?? '', ...assertion.people.map((each) => each.name), ...assertion.evidence.flatMap((each) => [each.quote, each.why, each.place?.title ?? ''])]
  return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted))
}
