import { useTranslation } from 'react-i18next'
import type { Milestone } from './milestones.ts'

/** What a thin row between the rows says: the day, what happened, and which period begins. */
export function MilestoneText({ milestone }: { readonly milestone: Milestone }) {
  const { t } = useTranslation()
  const names = [...new Set(milestone.kinds.map((kind) => t(`review-window.period.${kind}.name`)))].join(t('review-window.comma'))
  const begins = t('review-window.periodBegins', { name: names })
  return (
    <>
      <time>{milestone.day}</time>
      <b>{milestone.title ?? begins}</b>
      {milestone.title !== null && <span>{begins}</span>}
    </>
  )
}
