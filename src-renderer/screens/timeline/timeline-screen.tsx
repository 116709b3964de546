import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../money/money.css'
import './timeline.css'
import type { Review, TimelineEntry } from '../../../src-main/contract/review.ts'
import { Button, CitationLink, DataTable, Empty, linesOf, PERIOD_CLASS, ScreenHead, Segment, SidePanel } from '../../design/index.ts'
import type { TableColumn } from '../../design/index.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { openCitation } from '../../state/navigation.ts'
import { proposedName } from '../export/documents.ts'
import { citationName, shortName } from '../findings/citation-name.ts'
import { LaneBars, LaneHead, PeriodLetter } from '../money/lanes.tsx'
import { lanesOn, milestonesOf } from '../money/milestones.ts'
import { laneOfEntry, TIMELINE_LANES, type TimelineLane } from '../../../src-main/domain/timeline/lanes.ts'
import { dateEntries } from '../../../src-main/domain/timeline/time-scale.ts'
import type { DatedEntry } from '../../../src-main/domain/timeline/time-scale.ts'
import { TimelineDrawing } from './timeline-drawing.tsx'

/** Everything with a date, drawn against the periods and listed beneath with its source. */
export function TimelineScreen() {
  const { t } = useTranslation()
  const review = useAppState((state) => state.review)
  if (review === null) return <p className="waiting" role="status">{t('review-window.loading')}</p>
  return <Timeline review={review} />
}

type Kind = 'all' | TimelineLane

function Timeline({ review }: { readonly review: Review }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('all')
  const [selected, setSelected] = useState<TimelineEntry | null>(null)
  const { dated, undated } = useMemo(() => dateEntries(review.timeline), [review.timeline])
  const shown = useMemo(() => dated.filter(({ entry }) => kind === 'all' || laneOfEntry(entry) === kind), [dated, kind])
  const begins = useMemo(() => new Map(milestonesOf(review).map((milestone) => [milestone.day, milestone.begin])), [review])
  // The letter stands once, on the first row of its day.
  const firstOfDay = useMemo(() => new Map(shown.toReversed().map((one) => [one.from, one])), [shown])
  const kinds = TIMELINE_LANES.filter((one) => review.timeline.some((entry) => laneOfEntry(entry) === one))
  const index = shown.findIndex(({ entry }) => entry === selected)
  const current = index < 0 ? null : shown[index] ?? null

  useFootKeys(useMemo(() => [{ keys: '↑ ↓', does: t('review-window.keys.rows') }, { keys: 'Enter', does: t('review-window.keys.openCitation') }], [t]))

  const columns: readonly TableColumn<DatedEntry>[] = [
    { id: 'lanes', title: <LaneHead />, width: '5.0625rem', className: 'lanes', cell: (one) => (one.from === one.to ? <LaneBars lanes={lanesOn(review.periods, one.from)} begin={firstOfDay.get(one.from) === one ? begins.get(one.from) ?? [] : []} /> : null) },
    { id: 'date', title: t('review-window.column.date'), width: '8rem', className: 'when', cell: ({ entry, from, to }) => <>{entry.date}{from !== to && <span className="tag">{t('review-window.timeline.partial')}</span>}</> },
    { id: 'kind', title: t('review-window.column.kind'), width: '6rem', cell: ({ entry }) => t(`timeline.lane.${laneOfEntry(entry)}`) },
    { id: 'title', title: t('review-window.column.what'), rowHeader: true, cell: ({ entry }) => entry.title },
    { id: 'source', title: t('review-window.column.original'), width: '14rem', cell: ({ entry }) => entry.citation !== null && <Source citation={entry.citation} /> },
  ]
  return (
    <>
      <ScreenHead title={t('window.screen.timeline')} actions={<PrintTimeline />}>
        {dated.length === 0 ? null : t('review-window.timeline.facts', { from: dated[0]?.from ?? '', to: dated.at(-1)?.to ?? '', n: review.timeline.length, partial: dated.filter(({ from, to }) => from !== to).length + undated.length })}
      </ScreenHead>
      <div className="filters">
        <Segment label={t('review-window.column.kind')} small value={kind} onChange={setKind} options={[{ value: 'all' as const, label: `${t('review-window.findingStatus.all')} ${review.timeline.length}` }, ...kinds.map((one) => ({ value: one, label: t(`timeline.lane.${one}`) }))]} />
        <span className="push muted small tleg">
          <svg width="12" height="12" aria-hidden="true"><path className="pt" d="M6 0l6 6l-6 6l-6 -6Z" /></svg>{t('review-window.timeline.certain')}
          <svg width="28" height="12" aria-hidden="true"><rect className="rb" x="2" y="1.5" width="24" height="9" /></svg>{t('review-window.timeline.range')}
        </span>
      </div>
      <TimelineDrawing dated={shown} periods={review.periods} selected={selected} onSelect={setSelected} onOpen={({ citation }) => { if (citation !== null) openCitation(citation) }} />
      <DataTable
        className="ledger tltable" label={t('window.screen.timeline')} columns={columns} selected={index < 0 ? null : index}
        lines={linesOf(shown.map((row, at) => ({ kind: 'row' as const, key: `${at} ${row.entry.date}`, row })))}
        onSelect={(next) => setSelected(shown[next]?.entry ?? null)}
        onOpen={({ entry }) => {
          if (entry.citation !== null) openCitation(entry.citation)
        }}
        onKey={(event, row) => {
          const citation = row?.entry.citation ?? null
          if (event.code !== 'KeyO' || citation === null) return false
          openCitation(citation)
          return true
        }}
        empty={<Empty title={t('review-window.timeline.none')}>{t('review-window.timeline.noneYet')}</Empty>}
      />
      <SidePanel label={t('review-window.timeline.selected')}>
        {current === null ? <p className="sec muted">{t('review-window.timeline.select')}</p> : <EntryPanel current={current} shown={shown} index={index} review={review} onSelect={setSelected} />}
        {undated.length > 0 && (
          <div className="sec">
            <h2>{t('review-window.timeline.undated')} <small>{undated.length}</small></h2>
            <ul className="plain-li">{undated.map((entry, at) => <li key={at}>{entry.date} {entry.title} {entry.citation !== null && <CitationLink citation={entry.citation}>{citationName(entry.citation, t)}</CitationLink>}</li>)}</ul>
          </div>
        )}
      </SidePanel>
    </>
  )
}

/** File and place of an entry: a long name is cut, the page or row behind it never is. */
function Source({ citation }: { readonly citation: NonNullable<TimelineEntry['citation']> }) {
  const { t } = useTranslation()
  return (
    <CitationLink citation={citation} label={citationName(citation, t)}>
      <span>{shortName(citation.path)}</span><span>{citationName({ ...citation, path: '' }, t)}</span>
    </CitationLink>
  )
}

/** Writes the timeline as it is printed: landscape pages with every entry and its source. */
function PrintTimeline() {
  const { t } = useTranslation()
  const { run, say } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const capabilities = useAppState((state) => state.info?.capabilities ?? null)
  const [busy, setBusy] = useState(false)
  const cannot = busy ? t('window.act.waiting') : capabilities?.canPick === false ? t('window.act.noPick') : capabilities?.canPrint === false ? t('window.export.noPrint') : false
  const write = async (): Promise<void> => {
    const grant = await run('shell.pickSave', { suggestedName: proposedName('timeline-pdf', new Date()) })
    if (grant === null) return
    setBusy(true)
    const answer = await run('export.write', { format: 'timeline-pdf', token: grant.token, language })
    setBusy(false)
    if (answer !== null) say({ text: t('comparison-window.printed'), undo: false })
  }
  return <Button small unavailable={cannot} onClick={() => void write()}>{t('comparison-window.print')}</Button>
}

interface EntryPanelProps {
  readonly current: DatedEntry
  readonly shown: readonly DatedEntry[]
  readonly index: number
  readonly review: Review
  readonly onSelect: (entry: TimelineEntry) => void
}

/** The entry, its source, the periods it falls in for certain or may fall in, and its neighbours. */
function EntryPanel({ current, shown, index, review, onSelect }: EntryPanelProps) {
  const { t } = useTranslation()
  const { entry, from, to } = current
  const { citation } = entry
  const touched = review.periods.filter((period) => period.from <= to && (period.to === null || from <= period.to))
  const certain = (period: Review['periods'][number]): boolean => period.from <= from && (period.to === null || to <= period.to)
  const kinds = [...new Map(touched.map((period) => [`${period.kind} ${certain(period)}`, period])).values()]
  return (
    <>
      <div className="sec">
        <h2>{entry.title} <small>{t('review-window.timeline.position', { n: index + 1, of: shown.length })}</small></h2>
        <dl className="kv">
          <dt>{t('review-window.column.date')}</dt><dd><b>{entry.date}</b></dd>
          {from !== to && <><dt>{t('review-window.timeline.earliest')}</dt><dd>{from}</dd><dt>{t('review-window.timeline.latest')}</dt><dd>{to}</dd></>}
          <dt>{t('review-window.column.kind')}</dt><dd>{t(`timeline.lane.${laneOfEntry(entry)}`)}</dd>
        </dl>
        {citation?.quote !== undefined && <blockquote className="q">{citation.quote}</blockquote>}
        {citation !== null && <p className="mt"><Button small keys="O" onClick={() => openCitation(citation)}>{t('review-window.openOriginal')}</Button> <span className="small muted brk">{citationName(citation, t)}</span></p>}
      </div>
      <div className="sec">
        <h2>{t(from === to ? 'review-window.money.inPeriods' : 'review-window.timeline.mayFall')}</h2>
        {kinds.length === 0 ? <p className="muted">{t('review-window.money.noPeriod')}</p> : (
          <ul className="plist">
            {kinds.map((period, at) => (
              <li key={at} className={PERIOD_CLASS[period.kind]}>
                <PeriodLetter kind={period.kind} named />
                <span className="muted">{certain(period) ? (period.to === null ? t('review-window.timeline.fromDay', { from: period.from }) : t('review-window.range', { from: period.from, to: period.to })) : t('review-window.timeline.perhaps')}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="sec">
        <h2>{t('review-window.timeline.around')}</h2>
        <ul className="near wide">
          {shown.slice(Math.max(0, index - 3), index + 4).map((one, at) => (
            <li key={at}><time>{one.entry.date}</time>{one.entry === entry ? <b>{one.entry.title}</b> : <button type="button" className="rowname" onClick={() => onSelect(one.entry)}>{one.entry.title}</button>}</li>
          ))}
        </ul>
      </div>
    </>
  )
}
