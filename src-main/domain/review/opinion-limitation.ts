import type { ReviewClock } from '../../contract/opinion.ts'
import { addMonths, daysBetween, earliest, isDay, latest } from '../values/day.ts'
import { standing } from './findings.ts'
import type { ReviewInput } from './review-input.ts'

/**
 * Limitation of prosecution, per debtor and tier, counted from the end of the last act as the finding `timing.limitation` has
 * it. Filing by the police ends the count here; whether time then stands still is for a person to say.
 */
export function limitationClocks(input: ReviewInput): readonly ReviewClock[] {
  const { pack, language, translate, view } = input
  const filed = view.facts.milestones.filter((milestone) => milestone.kind === 'police-filed' && latest(milestone.date) !== null).toSorted((left, right) => (left.date < right.date ? -1 : 1))[0]?.date ?? null
  return standing(input.findings, input.decisions).filter((finding) => finding.rule === 'timing.limitation').flatMap((finding) => {
    const from = finding.from
    if (from === null || !isDay(from)) return []
    return pack.limitation.map((limit): ReviewClock => {
      const due = addMonths(from, limit.years * 12)
      const state = filed === null ? (view.today > due ? 'past' : 'running') : (latest(filed) ?? '') <= due ? 'ended-in-time' : (earliest(filed) ?? '') > due ? 'ended-late' : 'unclear'
      return {
        id: `limitation/${limit.tier}/${finding.subject.id}`,
        rule: 'timing.limitation',
        title: translate(`review.opinion.limitation.${limit.tier}`, { years: limit.years, party: finding.subject.name }),
        source: limit.source[language],
        verified: true,
        from,
        starts: translate('review.opinion.limitation.starts'),
        due,
        ended: filed,
        state,
        daysLeft: filed === null ? daysBetween(view.today, due) : null,
        entered: false,
        note: null,
      }
    })
  })
}
