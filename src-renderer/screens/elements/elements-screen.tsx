import { useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import '../money/money.css'
import '../findings/findings.css'
import './elements.css'
import type { Review } from '../../../src-main/contract/review.ts'
import { Empty, ScreenHead, Segment, SidePanel } from '../../design/index.ts'
import { useAppState, useFootKeys } from '../../state/context.tsx'
import { amendTarget, usePlace } from '../../state/navigation.ts'
import { Circumstances } from './circumstances.tsx'
import { matrixOf } from './element-matrix.ts'
import { ClosedRequests, GapRequest } from './gap-request.tsx'
import { ElementPanel } from './element-panel.tsx'
import { MatrixTable } from './matrix-table.tsx'
import type { MatrixPlace } from './matrix-table.tsx'

/** The elements of the crime with everything for and against each, and the circumstances in a second view. */
export function ElementsScreen() {
  const { t } = useTranslation()
  const review = useAppState((state) => state.review)
  const { target } = usePlace()
  if (review === null) return <p className="waiting" role="status">{t('review-window.loading')}</p>
  const tab = target['tab'] === 'circumstances' ? 'circumstances' : 'matrix'
  const tabs = (
    <Segment
      label={t('review-window.view')} value={tab} onChange={(next) => amendTarget(next === 'matrix' ? {} : { tab: next })}
      options={[{ value: 'matrix' as const, label: t('review-window.elements.matrixTab') }, { value: 'circumstances' as const, label: t('review-window.elements.circumstances') }]}
    />
  )
  return tab === 'circumstances' ? <Circumstances review={review} tabs={tabs} /> : <Elements review={review} tabs={tabs} asked={target['element']} />
}

type Only = 'all' | 'disputed' | 'gaps' | 'unassessed'
const ONLY: readonly Only[] = ['all', 'unassessed', 'disputed', 'gaps']

function Elements({ review, tabs, asked }: { readonly review: Review; readonly tabs: React.ReactNode; readonly asked: string | undefined }) {
  const { t } = useTranslation()
  const [only, setOnly] = useState<Only>('all')
  const [place, setPlace] = useState<MatrixPlace | null>(null)
  const assessment = useRef<HTMLFieldSetElement>(null)
  const matrix = useMemo(() => matrixOf(review), [review])
  const shown = useMemo(() => review.elements.filter((element) => (
    only === 'all' || (only === 'gaps' ? element.missing.length > 0 : element.status === only)
  )), [review.elements, only])

  const here = place ?? (asked === undefined ? null : { element: asked, path: null })
  const element = review.elements.find((one) => one.id === here?.element) ?? null
  const count = (status: string): number => review.elements.filter((one) => one.status === status).length

  useFootKeys(useMemo(() => [
    { keys: '↑ ↓ ← →', does: t('review-window.keys.move') }, { keys: 'G', does: t('review-window.elements.gaps') },
    { keys: 'S', does: t('review-window.column.status') }, { keys: 'Ctrl ↵', does: t('review-window.submit') },
  ], [t]))
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.code === 'KeyS') assessment.current?.querySelector('input')?.focus()
    else if (event.code === 'KeyG') {
      const gaps = document.getElementById('element-gaps')
      gaps?.scrollIntoView({ block: 'start' })
      gaps?.focus()
    } else return false
    return true
  }

  return (
    <>
      <ScreenHead title={t('window.screen.elements')} actions={tabs}>
        {t('review-window.elements.facts', { n: review.elements.length, established: count('established'), disputed: count('disputed'), unassessed: count('unassessed') })}
      </ScreenHead>
      <div className="filters">
        <Segment
          label={t('review-window.filter.label')} value={only} onChange={setOnly} small
          options={ONLY.map((value) => ({ value, label: t(`review-window.elements.only.${value}`) }))}
        />
      </div>
      {shown.length === 0
        ? <div className="matrix"><Empty title={t('review-window.elements.none')}>{t('review-window.filter.noneLeft')}</Empty></div>
        : <MatrixTable elements={shown} matrix={matrix} place={here} onPlace={setPlace} onKey={onKey} />}
      <SidePanel label={t('review-window.elements.selected')}>
        {element === null
          ? <><AllGaps review={review} /><ClosedRequests review={review} /></>
          : <ElementPanel review={review} element={element} path={here?.path ?? null} matrix={matrix} assessment={assessment} />}
      </SidePanel>
    </>
  )
}

/** Before anything is selected: everything the file lacks, by the unit that can be asked for it. */
function AllGaps({ review }: { readonly review: Review }) {
  const { t } = useTranslation()
  const units = Map.groupBy(review.gaps, (gap) => gap.askUnit)
  return (
    <div className="sec gaps">
      <h2>{t('review-window.elements.gaps')} <small>{t('review-window.elements.gapFacts', { documents: review.gaps.length, units: units.size })}</small></h2>
      {review.gaps.length === 0 && <p className="muted">{t('review-window.elements.noGaps')}</p>}
      {[...units].map(([unit, members]) => (
        <section key={unit}>
          <h3>{unit} <small>{members.length}</small></h3>
          <ul>{members.map((gap) => <li key={`${gap.number} ${gap.slot}`}>{gap.document} <small>{gap.elementTitle}</small><br /><GapRequest review={review} slot={gap.slot} document={gap.document} request={gap.request ?? null} /></li>)}</ul>
        </section>
      ))}
    </div>
  )
}
