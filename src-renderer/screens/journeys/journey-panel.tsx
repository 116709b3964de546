import { useTranslation } from 'react-i18next'
import type { JourneyRecord } from '../../../src-main/contract/ledger.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import { Button, StanceChip, StateMark } from '../../design/index.ts'
import { fragmentOf, openCitation } from '../../state/navigation.ts'
import { openRowWords } from '../findings/citation-name.ts'
import { showAmount } from '../money/amount-text.ts'
import { CountMark } from './count-mark.tsx'
import { routeOf } from './journey-columns.tsx'

interface JourneyPanelProps {
  readonly journey: JourneyRecord
  readonly journeys: readonly JourneyRecord[]
  readonly review: Review | null
}

/** One journey: what the record says, on which document, how it counts, and both readings of the rules that count it. */
export function JourneyPanel({ journey, journeys, review }: JourneyPanelProps) {
  const { t } = useTranslation()
  const documents = journey.isDebtor ? [...Map.groupBy(journeys.filter((one) => one.isDebtor && one.documentNumber !== ''), (one) => `${one.documentKind} ${one.documentNumber}`)] : []
  const findings = (review?.findings ?? []).filter((finding) => journey.countedBy.includes(finding.rule) && finding.citations.some((citation) => citation.path === journey.path && citation.line === journey.line))
  const facts: readonly (readonly [string, string])[] = [
    [t('review-window.column.time'), `${journey.day} ${journey.time ?? ''}`], [t('review-window.journeys.traveller'), journey.traveller],
    [t('window.layouts.travel.region'), journey.region === null ? '' : t(`window.layouts.travel.regions.${journey.region}`)],
    [t('window.layouts.travel.destination'), journey.derivedTo === null ? '' : t('window.layouts.travel.derived', { country: journey.derivedTo, flight: journey.carrier })],
    [t(journey.mode === 'hotel' ? 'window.layouts.journeyMeaning.room' : 'review-window.column.seat'), journey.seat], [t('review-window.column.fare'), showAmount(journey.fare)],
    [t('review-window.journeys.nights'), journey.nightsAway === null ? '' : String(journey.nightsAway)],
    [t('review-window.journeys.status'), journey.statusText === '' ? t(`review-window.journeyStatus.${journey.status}`) : journey.statusText],
    [t('review-window.column.document'), `${journey.documentKind} ${journey.documentNumber}`.trim()],
  ]
  return (
    <>
      <div className="sec">
        <h2>{journey.carrier} {routeOf(journey, t)}</h2>
        <dl className="kv">{facts.filter(([, value]) => value.trim() !== '').map(([name, value]) => <div key={name} className="contents"><dt>{name}</dt><dd className="brk">{value}</dd></div>)}</dl>
      </div>
      <div className="sec">
        <h2>{t('review-window.column.counting')}</h2>
        <p><CountMark journey={journey} /></p>
        {!journey.isDebtor && <p className="muted small">{t('review-window.journeys.byNumber')}</p>}
      </div>
      {documents.length > 0 && (
        <div className="sec">
          <h2>{t('review-window.journeys.documents')} <small>{t('review-window.journeys.byNumberShort')}</small></h2>
          <table className="plain-tbl docs">
            <tbody>
              {documents.map(([name, rows]) => (
                <tr key={name} className={name === `${journey.documentKind} ${journey.documentNumber}` ? 'used' : undefined}>
                  <th scope="row" className="brk">{name}</th><td className="num">{t('review-window.journeys.times', { n: rows.length })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="sec">
        <h2>{t('review-window.original')} <small>{t('review-window.unchanged')}</small></h2>
        <p className="small muted brk">{journey.path}</p>
        <p className="mt"><Button small keys="O" onClick={() => openCitation(journey)}>{openRowWords(journey, t)}</Button></p>
      </div>
      {findings.map((finding) => (
        <div className="sec" key={finding.id}>
          <h2>
            <a className="cite" href={fragmentOf({ screen: 'findings', target: { finding: finding.id } })}>{finding.title}</a>{' '}
            <small><StateMark state={finding.status === 'accepted' ? 'yes' : finding.status === 'rejected' ? 'rejected' : 'new'}>{t(`review-window.findingStatus.${finding.status}`)}</StateMark></small>
          </h2>
          <div className="pair">
            <section><h3><StanceChip stance="for" />{t('review-window.findings.shows')}</h3><p>{finding.shows}</p></section>
            <section><h3><StanceChip stance="against" />{t('review-window.findings.innocent')}</h3><p>{finding.innocentReading}</p></section>
          </div>
        </div>
      ))}
    </>
  )
}
