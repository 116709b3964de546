import type { ContradictionSide, ReviewContradiction } from '../../contract/comparison.ts'
import type { ReviewCitation } from '../../contract/review.ts'
import type { Citation } from '../findings/finding.ts'
import type { Contradiction, Side, SideValue } from '../contradictions/contradiction.ts'
import { parseYuan, showYuan } from '../values/money.ts'
import type { ReviewInput, Translate } from './review-input.ts'

type WordedInput = Pick<ReviewInput, 'contradictions' | 'decisions' | 'translate'>

/** What disagrees, in words, with the reviewer's own. One whose values changed is another one: an old explanation does not cover it. */
export function buildContradictions({ contradictions = [], decisions, translate }: WordedInput): readonly ReviewContradiction[] {
  return contradictions.map((each) => {
    const word = decisions.contradictions?.[each.id]
    return {
      id: each.id,
      rule: each.rule,
      aspect: each.aspect,
      title: titleOf(each, translate),
      about: translate(`review.contradiction.about.${each.rule}`),
      sides: [sideOf(each.sides[0], translate), sideOf(each.sides[1], translate)],
      state: word?.state ?? 'open',
      word: word === undefined ? null : { text: word.text, reviewer: word.reviewer, at: word.at },
    }
  })
}

function titleOf({ subject, whom, rule }: Contradiction, translate: Translate): string {
  const thing = 'key' in subject ? translate(subject.key.startsWith('contradiction.') ? `review.${subject.key}` : subject.key) : subject.text
  return translate(`review.contradiction.title.${rule}`, { subject: whom === '' ? thing : translate('review.contradiction.of', { thing, whom }) })
}

function sideOf({ source, value, citations }: Side, translate: Translate): ContradictionSide {
  return { source, sourceTitle: translate(`review.contradiction.source.${source}`), says: said(value, translate), citations: citations.map(plainCitation) }
}

function said(value: SideValue, translate: Translate): string {
  switch (value.kind) {
    case 'date':
      return value.date
    case 'amount':
      return translate('review.contradiction.amount', { amount: showYuan(value.amount) })
    case 'text':
      return value.text
    case 'words': {
      const { amount, mode } = value.values
      const read = typeof amount === 'string' ? parseYuan(amount) : null
      return translate(`review.contradiction.says.${value.words}`, {
        ...value.values, ...(read?.ok === true ? { amount: showYuan(read.value) } : {}), ...(mode === undefined ? {} : { mode: translate(`review.timeline.journey-${mode}`) }),
      })
    }
  }
}

const plainCitation = ({ path, line, page, quote }: Citation): ReviewCitation => ({
  path, ...(line === undefined ? {} : { line }), ...(page === undefined ? {} : { page }), ...(quote === undefined ? {} : { quote }),
})
