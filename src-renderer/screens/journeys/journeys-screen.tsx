import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../money/money.css'
import '../findings/findings.css'
import './journeys.css'
import type { JourneyRecord } from '../../../src-main/contract/ledger.ts'
import { Button, DataTable, Empty, ScreenHead, Segment, SidePanel } from '../../design/index.ts'
import type { TableLines } from '../../design/index.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { amendTarget, openCitation, usePlace } from '../../state/navigation.ts'
import { addAmounts, showAmount } from '../money/amount-text.ts'
import { LaneBars } from '../money/lanes.tsx'
import { MilestoneText } from '../money/milestone-text.tsx'
import { interleave, milestonesOf } from '../money/milestones.ts'
import { useWide } from '../money/use-wide.ts'
import { Choice } from '../money/money-filters.tsx'
import { countState, MODES, stripsOf } from './journey-count.ts'
import type { CountState } from './journey-count.ts'
import { journeyColumns } from './journey-columns.tsx'
import { JourneyPanel } from './journey-panel.tsx'
import { JourneyStrip } from './journey-strip.tsx'

const WHO = ['debtor', 'others', 'all'] as const
type Who = (typeof WHO)[number]
const STATES: readonly CountState[] = ['counted', 'unsure', 'not-counted', 'outside']
/** Hong Kong, Macao and Taiwan apart from abroad. */
const REGIONS = ['mainland', 'hk-mo-tw', 'abroad'] as const
const NO_PERIODS: readonly never[] = []

/** Every travel row of the file against the restriction period; a row that does not count stays in its place and says why. */
export function JourneysScreen() {
  const { t } = useTranslation()
  const { run } = useActions()
  const review = useAppState((state) => state.review)
  const { target } = usePlace()
  const [journeys, setJourneys] = useState<readonly JourneyRecord[] | null>(null)
  const [who, setWho] = useState<Who>('debtor')
  const [newestFirst, setNewestFirst] = useState(false)
  const [line, setLine] = useState<number | null>(null)
  const { mode, count, rule, region } = target
  const wide = useWide()

  useEffect(() => {
    void run('journeys.list', {}).then((found) => {
      if (found !== null) setJourneys(found)
    })
  }, [run, review])

  const all = useMemo(() => (journeys ?? []).toSorted((left, right) => orderKey(left).localeCompare(orderKey(right), 'en') || left.line - right.line), [journeys])
  const shown = useMemo(() => {
    const kept = all.filter((journey) => (who === 'all' || journey.isDebtor === (who === 'debtor'))
      && (mode === undefined || journey.mode === mode) && (count === undefined || countState(journey) === count) && (rule === undefined || journey.countedBy.includes(rule)) && (region === undefined || journey.region === region))
    return newestFirst ? kept.toReversed() : kept
  }, [all, who, mode, count, rule, region, newestFirst])

  const periods = review?.periods ?? NO_PERIODS
  const milestones = useMemo(() => (review === null ? [] : milestonesOf(review)), [review])
  const order = useMemo(() => interleave(shown.length, milestones.map(({ day }) => shown.filter((journey) => journey.day < day).length), newestFirst), [shown, milestones, newestFirst])
  const columns = useMemo(() => journeyColumns(t, periods, newestFirst, wide, () => { setLine(null); setNewestFirst(!newestFirst) }), [t, periods, newestFirst, wide])
  const lines: TableLines<JourneyRecord> = {
    count: shown.length === 0 ? 0 : order.count,
    at: (index) => {
      const place = order.at(index)
      if (place.kind === 'row') {
        const journey = shown[place.row]
        return journey === undefined ? null : { kind: 'row', key: journey.id, row: journey, className: countState(journey) === 'not-counted' ? 'off' : undefined }
      }
      const milestone = milestones[place.milestone]
      return milestone === undefined ? null : {
        kind: 'banner', key: `milestone ${milestone.day}`, className: `p-${milestone.begin[0] ?? 'other'}`,
        lead: <td className="lanes"><LaneBars lanes={milestone.running} begin={milestone.begin} /></td>, content: <MilestoneText milestone={milestone} />,
      }
    },
  }
  const place = line === null || line >= lines.count ? null : order.at(line)
  const current = place?.kind === 'row' ? shown[place.row] ?? null : null

  useFootKeys(useMemo(() => [
    { keys: '↑ ↓', does: t('review-window.keys.rows') }, { keys: 'O', does: t('review-window.keys.original') }, { keys: '[ ]', does: t('review-window.keys.periods') },
  ], [t]))
  const set = (key: 'mode' | 'count' | 'rule' | 'region', value: string): void => {
    setLine(null)
    const { [key]: _old, ...rest } = target
    amendTarget('journeys', value === '' ? rest : { ...rest, [key]: value })
  }
  const counts = (state: CountState): number => shown.filter((journey) => countState(journey) === state).length
  return (
    <>
      <ScreenHead
        title={t('window.screen.journeys')}
        actions={<Segment label={t('review-window.journeys.traveller')} value={who} onChange={(next) => { setLine(null); setWho(next) }} options={WHO.map((value) => ({ value, label: t(`review-window.journeys.who.${value}`) }))} />}
      >
        {journeys === null ? null : MODES.map((one) => t('review-window.journeys.modeRows', { mode: t(`review-window.mode.${one}`), n: journeys.filter((journey) => journey.mode === one).length })).join(t('review-window.comma'))}
      </ScreenHead>
      <JourneyStrip strips={useMemo(() => stripsOf(all.filter((journey) => who === 'all' || journey.isDebtor === (who === 'debtor'))), [all, who])} review={review} />
      <div className="filters wrap" role="group" aria-label={t('review-window.filter.label')}>
        <Choice label={t('review-window.column.mode')} value={mode ?? ''} onChange={(value) => set('mode', value)} options={MODES.map((value) => ({ value, label: t(`review-window.mode.${value}`) }))} />
        <Choice label={t('review-window.column.counting')} value={count ?? ''} onChange={(value) => set('count', value)} options={STATES.map((value) => ({ value, label: t(`review-window.count.${value}`) }))} />
        <Choice
          label={t('review-window.filter.finding')} value={rule ?? ''} onChange={(value) => set('rule', value)}
          options={[...new Map((review?.findings ?? []).filter((finding) => finding.rule.startsWith('travel.')).map((finding) => [finding.rule, finding.title]))].map(([value, label]) => ({ value, label }))}
        />
        <Choice label={t('window.layouts.travel.region')} value={region ?? ''} onChange={(value) => set('region', value)} options={REGIONS.map((value) => ({ value, label: t(`window.layouts.travel.regions.${value}`) }))} />
        {(mode ?? count ?? rule ?? region) !== undefined && <Button small look="plain" onClick={() => amendTarget('journeys', {})}>{t('review-window.filter.clear')}</Button>}
        <span className="push muted small jkey">
          <span className="k in">2</span>{t('review-window.count.counted')}<span className="k">2</span>{t('review-window.count.outside')}<span className="k">×</span>{t('review-window.count.not-counted')}<span className="k un">?</span>{t('review-window.count.unsure')}
        </span>
      </div>
      <DataTable
        className="ledger jl2" label={t('window.screen.journeys')} columns={columns} lines={lines} selected={line} onSelect={setLine}
        onOpen={(row) => openCitation(row)}
        onKey={(event, row) => {
          if (event.code === 'BracketLeft' || event.code === 'BracketRight') {
            const stops = milestones.map((_, index) => order.lineOfMilestone(index)).toSorted((left, right) => left - right)
            const here = line ?? 0
            const stop = event.code === 'BracketRight' ? stops.find((one) => one > here) : stops.findLast((one) => one < here - 1)
            if (stop !== undefined) setLine(Math.min(order.count - 1, stop + 1))
            return true
          }
          if (event.code !== 'KeyO' || row === null) return false
          openCitation(row)
          return true
        }}
        empty={journeys === null ? <p className="waiting" role="status">{t('review-window.loading')}</p> : <Empty title={t('review-window.journeys.none')}>{t(journeys.length === 0 ? 'review-window.journeys.noneYet' : 'review-window.filter.noneLeft')}</Empty>}
      />
      <div className="selbar" role="status">
        <b>{t('review-window.shownRows', { n: shown.length })}</b>
        <span>{t('review-window.count.counted')} <b>{counts('counted')}</b></span><span>{t('review-window.count.not-counted')} <b>{counts('not-counted')}</b></span>
        <span>{t('review-window.count.unsure')} <b>{counts('unsure')}</b></span><span>{t('review-window.count.outside')} <b>{counts('outside')}</b></span>
        <span className="muted">{t('review-window.journeys.countedFares')} {showAmount(addAmounts(shown.filter((journey) => countState(journey) === 'counted').flatMap((journey) => journey.fare ?? [])))}</span>
      </div>
      <SidePanel label={t('review-window.journeys.selected')}>
        {current === null ? <p className="sec muted">{t('review-window.money.selectRow')}</p> : <JourneyPanel journey={current} journeys={all} review={review} />}
      </SidePanel>
    </>
  )
}

const orderKey = (journey: JourneyRecord): string => `${journey.day} ${journey.time ?? ''}`
