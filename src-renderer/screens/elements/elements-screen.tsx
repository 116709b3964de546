import { useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import '../money/money.css'
import '../findings/findings.css'
import './elements.css'
import './workspace.css'
import type { Review } from '../../../src-main/contract/review.ts'
import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'
import { Empty, ScreenHead, Segment, SelectField, SidePanel } from '../../design/index.ts'
import { useAppState, useFootKeys } from '../../state/context.tsx'
import { amendTarget, usePlace } from '../../state/navigation.ts'
import { usePlacing } from './assign-evidence.tsx'
import { Circumstances } from './circumstances.tsx'
import { matrixOf } from './element-matrix.ts'
import { ClosedRequests, GapRequest } from './gap-request.tsx'
import { ElementPanel } from './element-panel.tsx'
import { MatrixTable } from './matrix-table.tsx'
import type { MatrixPlace } from './matrix-table.tsx'
import { OfficeChoice } from './office-choice.tsx'
import { OfficeLists } from './office-lists.tsx'
import { PersonChoice } from './person-choice.tsx'
import { passesProof, PROOF_FILTERS, type ProofFilter } from './proof-filter.ts'
import { personTarget, usePerson } from './use-person.ts'

const TABS = ['list', 'matrix', 'circumstances'] as const
type Tab = (typeof TABS)[number]

/** The elements of the crime with everything for and against each, the circumstances, and the lists of the office; which comes first is the office's. */
export function ElementsScreen() {
  const { t } = useTranslation()
  const review = useAppState((state) => state.review)
  const { target } = usePlace()
  if (review === null) return <p className="waiting" role="status">{t('review-window.loading')}</p>
  const asked = TABS.find((tab) => tab === target['tab'])
  const tab: Tab = asked ?? (target['element'] !== undefined ? 'matrix' : target['circumstance'] !== undefined ? 'circumstances' : (review.office?.first ?? 'matrix'))
  return <Tabbed key={tab} review={review} tab={tab} asked={target['element']} />
}

function Tabbed({ review, tab, asked }: { readonly review: Review; readonly tab: Tab; readonly asked: string | undefined }) {
  const { t } = useTranslation()
  const person = usePerson(review)
  const tabs = (
    <>
      <Segment
        label={t('review-window.view')} value={tab} onChange={(next) => amendTarget('elements', { ...personTarget(person), tab: next })}
        options={[
          { value: 'matrix' as const, label: t('review-window.elements.matrixTab') }, { value: 'circumstances' as const, label: t('review-window.elements.circumstances') },
          { value: 'list' as const, label: t('workspace.office.tab') },
        ]}
      />
    </>
  )
  const choice = <PersonChoice review={review} person={person} onChoose={(next) => amendTarget('elements', { ...personTarget(next), tab })} />
  if (person === null) return <p className="waiting" role="status">{t('review-window.loading')}</p>
  if (tab === 'circumstances') return <Circumstances review={review} person={person} tabs={tabs} choice={choice} />
  if (tab === 'list') return <OfficeLists review={review} person={person} tabs={tabs} choice={choice} />
  return <Elements review={review} person={person} tabs={tabs} choice={choice} asked={asked} />
}

type Only = 'all' | 'disputed' | 'gaps' | 'unassessed'
const ONLY: readonly Only[] = ['all', 'unassessed', 'disputed', 'gaps']

interface ElementsProps {
  readonly review: Review
  readonly person: ReviewPerson
  readonly tabs: ReactNode
  readonly choice: ReactNode
  readonly asked: string | undefined
}

function Elements({ review, person, tabs, choice, asked }: ElementsProps) {
  const { t } = useTranslation()
  const [only, setOnly] = useState<Only>('all')
  const [proof, setProof] = useState<ProofFilter>('any')
  const [all, setAll] = useState(false)
  const [place, setPlace] = useState<MatrixPlace | null>(null)
  const assessment = useRef<HTMLFieldSetElement>(null)
  const assign = useRef<HTMLDivElement>(null)
  const { elements, subjects } = person
  const matrix = useMemo(() => matrixOf({ elements, subjects, findings: review.findings, evidence: review.evidence }, all), [elements, subjects, review.findings, review.evidence, all])
  const shown = useMemo(() => elements.filter((element) => (
    (only === 'all' || (only === 'gaps' ? element.missing.length > 0 : element.status === only))
    && passesProof(proof, element, subjects.find((subject) => subject.id === element.id), review)
  )), [elements, subjects, review, only, proof])

  const here = place ?? (asked === undefined ? null : { element: asked, path: null })
  const element = elements.find((one) => one.id === here?.element) ?? null
  const count = (status: string): number => elements.filter((one) => one.status === status).length
  const placing = usePlacing(review, element?.id ?? '')
  const chosen = review.evidence.find((item) => item.path === here?.path)?.id ?? null

  useFootKeys(useMemo(() => [
    { keys: '↑ ↓ ← →', does: t('review-window.keys.move') }, { keys: '1 2 0', does: t('workspace.keys.stance') }, { keys: 'Del', does: t('workspace.keys.remove') },
    { keys: 'E', does: t('workspace.assign.title') }, { keys: 'G', does: t('review-window.elements.gaps') },
    { keys: 'S', does: t('review-window.column.status') }, { keys: 'Ctrl ↵', does: t('review-window.submit') },
  ], [t]))
  const onKey = (event: KeyboardEvent): boolean => {
    const stance = STANCE_KEYS[event.code]
    if (stance !== undefined && element !== null && chosen !== null) void placing(chosen, { stance })
    else if ((event.key === 'Delete' || event.key === 'Backspace') && element?.placements?.some((one) => one.evidence === chosen) === true && chosen !== null) void placing(chosen, { stance: null })
    else if (event.code === 'KeyE') assign.current?.querySelector<HTMLElement>('select, button')?.focus()
    else if (event.code === 'KeyS') assessment.current?.querySelector('input')?.focus()
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
        {t('review-window.elements.facts', { n: elements.length, established: count('established'), disputed: count('disputed'), unassessed: count('unassessed') })}
      </ScreenHead>
      <div className="filters wrap">
        {choice}
        <OfficeChoice review={review} />
        <Segment
          label={t('review-window.filter.label')} value={only} onChange={setOnly} small
          options={ONLY.map((value) => ({ value, label: t(`review-window.elements.only.${value}`) }))}
        />
        <SelectField label={t('workspace.filter.proof')} labelHidden value={proof} onChange={setProof} options={PROOF_FILTERS.map((value) => ({ value, label: t(`workspace.filter.${value}`) }))} />
        <Segment small label={t('workspace.columns.label')} value={all ? 'all' : 'tied'} onChange={(value) => setAll(value === 'all')} options={[{ value: 'tied', label: t('workspace.columns.tied') }, { value: 'all', label: t('workspace.columns.all') }]} />
      </div>
      {shown.length === 0
        ? <div className="matrix"><Empty title={t('review-window.elements.none')}>{t('review-window.filter.noneLeft')}</Empty></div>
        : <MatrixTable elements={shown} order={review.office?.groups ?? []} matrix={matrix} place={here} onPlace={setPlace} onKey={onKey} onAssign={(on, evidence, stance) => { setPlace({ element: on, path: review.evidence.find((item) => item.id === evidence)?.path ?? null }); void placing(evidence, { stance }, on) }} />}
      <SidePanel label={t('review-window.elements.selected')}>
        {element === null
          ? <><AllGaps review={review} /><ClosedRequests review={review} /></>
          : <ElementPanel review={review} person={person} element={element} path={here?.path ?? null} matrix={matrix} assessment={assessment} assign={assign} />}
      </SidePanel>
    </>
  )
}

const STANCE_KEYS: Readonly<Record<string, 'for' | 'against' | 'not-assessed'>> = {
  Digit1: 'for', Digit2: 'against', Digit0: 'not-assessed', Numpad1: 'for', Numpad2: 'against', Numpad0: 'not-assessed',
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
