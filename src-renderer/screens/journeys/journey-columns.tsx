import type { TFunction } from 'i18next'
import type { JourneyRecord } from '../../../src-main/contract/ledger.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import { CitationLink } from '../../design/index.ts'
import type { TableColumn } from '../../design/index.ts'
import { openRowWords } from '../findings/citation-name.ts'
import { showAmount } from '../money/amount-text.ts'
import { LaneBars, LaneHead } from '../money/lanes.tsx'
import { lanesOn } from '../money/milestones.ts'
import { CountMark } from './count-mark.tsx'

/** Where a journey went, as far as the record says. */
export function routeOf(journey: Pick<JourneyRecord, 'mode' | 'direction' | 'from' | 'to' | 'derivedTo' | 'nightsAway'>, t: TFunction): string {
  if (journey.mode === 'border') {
    const port = journey.from === '' ? '' : `${journey.from} `
    const nights = journey.nightsAway === null ? '' : `${t('review-window.comma')}${t('review-window.journeys.nightsShort', { n: journey.nightsAway })}`
    // What only a ticket tells is marked, so that nobody takes it for what the record says.
    const place = journey.to === '' && journey.derivedTo !== null ? t('window.layouts.travel.byTicket', { country: journey.derivedTo }) : journey.to
    return `${port}${t(`review-window.${place === '' ? 'crossingOnly' : 'crossing'}.${journey.direction ?? 'unknown'}`, { place })}${nights}`
  }
  if (journey.mode === 'hotel') return [journey.from, journey.nightsAway === null ? '' : t('review-window.journeys.nightsShort', { n: journey.nightsAway })].filter((part) => part !== '').join(t('review-window.comma'))
  return [journey.from, journey.to].filter((place) => place !== '').join('—')
}

export function journeyColumns(t: TFunction, periods: Review['periods'], newestFirst: boolean, wide: boolean, onSort: () => void): readonly TableColumn<JourneyRecord>[] {
  return [
    { id: 'lanes', title: <LaneHead />, width: '5.0625rem', className: 'lanes', cell: (row) => <LaneBars lanes={lanesOn(periods, row.day)} /> },
    { id: 'time', title: t('review-window.column.time'), width: '8.25rem', className: 'when', rowHeader: true, sort: newestFirst ? 'descending' : 'ascending', onSort, cell: (row) => <>{row.day} <span>{row.time?.slice(0, 5)}</span></> },
    { id: 'carrier', title: t('review-window.column.carrier'), width: '5rem', cell: (row) => (row.mode === 'border' ? row.carrier || t('review-window.mode.border') : row.carrier) },
    { id: 'route', title: t('review-window.column.route'), cell: (row) => routeOf(row, t) },
    { id: 'seat', title: t('review-window.column.seat'), width: '4rem', cell: (row) => row.seat },
    { id: 'fare', title: t('review-window.column.fare'), width: '4.75rem', numeric: true, cell: (row) => showAmount(row.fare) },
    ...(wide ? [{ id: 'traveller', title: t('review-window.journeys.traveller'), width: '5rem', cell: (row: JourneyRecord) => row.traveller }] : []),
    { id: 'document', title: t('review-window.column.document'), width: '5.5rem', cell: (row) => (row.isDebtor ? row.documentKind : t('review-window.journeys.otherDocument')) },
    { id: 'count', title: t('review-window.column.counting'), width: '8.5rem', className: 'cnt', cell: (row) => <CountMark journey={row} /> },
    { id: 'line', title: t('review-window.column.line'), width: '3.75rem', numeric: true, className: 'src', cell: (row) => <CitationLink citation={row} label={openRowWords(row, t)}>{row.line}</CitationLink> },
  ]
}
