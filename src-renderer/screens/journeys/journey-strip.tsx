import { useTranslation } from 'react-i18next'
import type { Review } from '../../../src-main/contract/review.ts'
import { fragmentOf } from '../../state/navigation.ts'
import { showAmount } from '../money/amount-text.ts'
import { PeriodLetter } from '../money/lanes.tsx'
import { monthsBetween } from '../money/months-between.ts'
import { useWide } from '../money/use-wide.ts'
import type { ModeStrip, MonthCount } from './journey-count.ts'

const CELL = 14
const ROW = 24
const TOP = 32

interface JourneyStripProps {
  readonly strips: readonly ModeStrip[]
  readonly review: Review | null
}

/** A cell per month and kind of travel: filled = counted, outline = outside the period, × = not counted, ? = for a person. */
export function JourneyStrip({ strips, review }: JourneyStripProps) {
  const { t } = useTranslation()
  const wide = useWide()
  const spans = (review?.periods ?? []).filter((period) => period.kind === 'restriction')
  const known = strips.flatMap((strip) => [...strip.months.keys()]).toSorted()
  const months = monthsBetween(known[0] ?? '', known.at(-1) ?? '')
  const cell = Math.min(CELL, Math.max(4, Math.floor((wide ? 560 : 400) / Math.max(1, months.length))))
  const width = months.length * cell
  const height = TOP + strips.length * ROW
  /** Place of a day on the strip, by month and day of the month. */
  const x = (day: string): number => {
    const first = months[0] ?? ''
    const index = (Number(day.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(day.slice(5, 7)) - Number(first.slice(5, 7))
    return Math.min(width, Math.max(0, (index + (Number(day.slice(8, 10)) - 1) / 31) * cell))
  }
  const findingOf = (mode: ModeStrip['mode']) => review?.findings.find((finding) => finding.rule === `travel.${mode}`)
  return (
    <section className="proof jstrip scroll" aria-label={t('review-window.journeys.strip')} tabIndex={0}>
      <table className="proof-l">
        <thead><tr><th scope="col">{t('review-window.column.mode')}</th></tr></thead>
        <tbody>
          <tr className="lrow"><td><PeriodLetter kind="restriction" named /></td></tr>
          {strips.map((strip) => <tr key={strip.mode}><th scope="row">{t(`review-window.mode.${strip.mode}`)}</th></tr>)}
        </tbody>
      </table>
      <svg className="proof-svg jsvg" width={width} height={height} role="img" aria-label={t('review-window.journeys.stripDrawing')}>
        {months.map((month, index) => month.endsWith('-01') && (
          <g key={month}><path className="tick" d={`M${index * cell - 0.5} 2V${height}`} /><text className="yr" x={index * cell + 2} y={12}>{month.slice(0, 4)}</text></g>
        ))}
        {spans.map((span) => <rect key={`${span.party ?? ''} ${span.from}`} className="lane" x={x(span.from)} y={20} height={9} width={Math.max(2, (span.to === null ? width : x(span.to)) - x(span.from))} />)}
        {strips.map((strip, line) => months.map((month, index) => (
          <Cell key={`${strip.mode} ${month}`} x={index * cell} y={TOP + line * ROW + 2} width={cell - 1} count={strip.months.get(month)} />
        )))}
      </svg>
      <table className="proof-r">
        <thead>
          <tr>
            <th scope="col" className="num">{t('review-window.count.counted')}</th><th scope="col" className="num">{t('review-window.count.not-counted')}</th>
            <th scope="col" className="num">{t('review-window.count.unsure')}</th><th scope="col" className="num">{t('review-window.journeys.fares')}</th><th scope="col">{t('review-window.column.finding')}</th>
          </tr>
        </thead>
        <tbody>
          <tr className="lrow"><td colSpan={5}>{spans.map((span) => (span.to === null ? t('review-window.journeys.fromOpen', { from: span.from }) : t('review-window.range', { from: span.from, to: span.to }))).join(t('review-window.comma'))}</td></tr>
          {strips.map((strip) => {
            const finding = findingOf(strip.mode)
            return (
              <tr key={strip.mode}>
                <td className="num"><b>{strip.counted}</b></td><td className="num">{strip.notCounted}</td><td className="num">{strip.unsure}</td>
                <td className="num">{finding === undefined ? '' : showAmount(finding.total)}</td>
                <td>{finding !== undefined && <a className="cite" href={fragmentOf({ screen: 'findings', target: { finding: finding.id } })}>{t(`review-window.findingStatus.${finding.status}`)}</a>}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ x, y, width, count }: { readonly x: number; readonly y: number; readonly width: number; readonly count: MonthCount | undefined }) {
  const middle = x + width / 2
  if (count === undefined) return <path className="jd" d={`M${middle - 1} ${y + 9}h2`} />
  const state = count.counted > 0 ? 'in' : count.unsure > 0 ? 'un' : ''
  const figure = count.counted > 0 ? String(count.counted) : count.unsure > 0 ? '?' : count.outside > 0 ? String(count.outside) : ''
  return (
    <g>
      <rect className={`jc ${state}`} x={x + 0.5} y={y + 0.5} width={width - 1} height={17} />
      {figure === ''
        ? <path className="jx" d={`M${middle - 2.5} ${y + 6}l5 6m0 -6l-5 6`} />
        : width >= 7 && <text className={`jn ${state}`} x={middle} y={y + 13.5} textAnchor="middle">{figure}</text>}
    </g>
  )
}
