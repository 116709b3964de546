import { useTranslation } from 'react-i18next'
import type { JourneyRecord } from '../../../src-main/contract/ledger.ts'
import { StateMark } from '../../design/index.ts'
import { countState } from './journey-count.ts'

/** Sign and words: counted and by what, for a person to decide, or why not. */
export function CountMark({ journey }: { readonly journey: JourneyRecord }) {
  const { t } = useTranslation()
  const state = countState(journey)
  if (state === 'counted') return <StateMark state="yes">{t('review-window.count.counted')}</StateMark>
  if (state === 'unsure') return <StateMark state="unknown">{t('review-window.count.forPerson')}</StateMark>
  // Before and after the restriction period nothing is refused, so no sign stands there.
  if (state === 'outside') return <span className="outside">{t('review-window.count.outside')}</span>
  return <StateMark state="no">{journey.notCountedReason === null ? t('review-window.count.not-counted') : t(`journey.reason.${journey.notCountedReason}`)}</StateMark>
}
