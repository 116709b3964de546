import { useTranslation } from 'react-i18next'
import type { PeriodKind } from '../../../src-main/contract/review.ts'
import { PeriodMark } from '../../design/index.ts'
import { LANES } from './lane-order.ts'
import type { Lane } from './lane-order.ts'

/** The gutter of one row: a bar per lane, the letter where a lane begins, and the words for readers. */
export function LaneBars({ lanes, begin = [] }: { readonly lanes: readonly Lane[]; readonly begin?: readonly Lane[] }) {
  const { t } = useTranslation()
  return (
    <>
      {lanes.map((lane) => (
        <i key={lane} aria-hidden="true" className={`p-${lane}${begin.includes(lane) ? ' begin' : ''}`}>
          {begin.includes(lane) ? t(`review-window.period.${lane}.letter`) : null}
        </i>
      ))}
      <span className="vh">{lanes.map((lane) => t(`review-window.period.${lane}.name`)).join(t('review-window.comma'))}</span>
    </>
  )
}

/** Head of the gutter: the letters of all lanes. */
export function LaneHead() {
  const { t } = useTranslation()
  return (
    <>
      <span className="vh">{t('review-window.column.periods')}</span>
      {LANES.map((lane) => <i key={lane} aria-hidden="true" className={`p-${lane}`}>{t(`review-window.period.${lane}.letter`)}</i>)}
    </>
  )
}

/** A period's letter in its box, with its name beside it or for readers only. */
export function PeriodLetter({ kind, named = false }: { readonly kind: PeriodKind; readonly named?: boolean }) {
  const { t } = useTranslation()
  const letter = t(`review-window.period.${kind}.letter`)
  const name = t(`review-window.period.${kind}.name`)
  return named ? <PeriodMark kind={kind} letter={letter}>{name}</PeriodMark> : <PeriodMark kind={kind} letter={letter} label={name} />
}
