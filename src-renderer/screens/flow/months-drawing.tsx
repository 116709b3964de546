import { useId } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import type { MoneyMonths } from '../../../src-main/contract/ledger.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import { PERIOD_CLASS } from '../../design/index.ts'
import { showAmount, showCount } from '../money/amount-text.ts'
import { LANES, laneOf } from '../money/lane-order.ts'
import { MarkShape } from './mark-shape.tsx'
import { largestOf, marksByLane, monthScale, roundStep } from './months-scale.ts'
import type { MonthScale } from './months-scale.ts'
import { fenOf } from './share-of.ts'

interface MonthsDrawingProps {
  readonly course: MoneyMonths
  readonly periods: Review['periods']
  readonly width: number
  readonly month: string | null
  readonly onMonth: (month: string) => void
  readonly onOpen: (month: string) => void
}

const LABEL = 112
const BAND = 16
const BARS = 46
const BALANCE = 54
const LINE = 19

/** Periods, income and expense, balance against what is owed, and what else happened: one axis. Left and right go by month. */
export function MonthsDrawing({ course, periods, width, month, onMonth, onOpen }: MonthsDrawingProps) {
  const { t } = useTranslation()
  const id = useId()
  const scale = monthScale(course.months.map((each) => each.month), Math.max(120, width - LABEL - 2))
  const lanes = LANES.filter((lane) => periods.some((period) => laneOf(period.kind) === lane))
  const marks = marksByLane(course.marks)
  const barsAt = lanes.length * BAND + 22 + BARS
  const balanceAt = barsAt + BARS + 18
  const marksAt = balanceAt + BALANCE + 12
  const bottom = marksAt + marks.length * LINE + 6
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const at = month === null ? -1 : scale.months.indexOf(month)
    const to = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? scale.months.length - 1 : null
    if (to !== null) {
      const next = scale.months[Math.max(0, to)]
      if (next !== undefined) onMonth(next)
    } else if (event.key === 'Enter' && month !== null) onOpen(month)
    else return
    event.preventDefault()
  }
  const first = scale.months[0] ?? ''
  const last = scale.months.at(-1) ?? ''
  return (
    <div className="flow-box" role="listbox" aria-orientation="horizontal" tabIndex={0} aria-label={t('flow-window.bars.label', { from: first, to: last, n: scale.months.length })}
      aria-activedescendant={month === null ? undefined : `${id}${month}`} onKeyDown={onKeyDown} onFocus={() => { if (month === null && first !== '') onMonth(first) }}>
      <svg className="months" role="presentation" width={width} height={bottom + 18} viewBox={`0 0 ${width} ${bottom + 18}`}>
        <Patterns />
        <Axis scale={scale} bottom={bottom} />
        {lanes.map((lane, line) => (
          <g key={lane} className={PERIOD_CLASS[lane]} aria-hidden="true">
            <text className="bl" x={0} y={line * BAND + 14}>{t(`review-window.period.${lane}.letter`)}</text>
            <text className="bl" x={22} y={line * BAND + 14}>{t(`review-window.period.${lane}.name`)}</text>
            {periods.filter((period) => laneOf(period.kind) === lane).map((period, index) => {
              const left = scale.x(period.from)
              const right = period.to === null ? scale.step * scale.months.length : scale.end(period.to)
              return right <= 0 || left >= right ? null : <rect key={index} className={`bd ${lane}`} x={LABEL + left} y={line * BAND + 3.5} width={Math.max(2, right - left)} height={BAND - 5} />
            })}
          </g>
        ))}
        <Bars course={course} scale={scale} at={barsAt} />
        <Balance course={course} scale={scale} at={balanceAt} />
        {marks.map(({ lane, marks: own }, line) => (
          <g key={lane} aria-hidden="true">
            <path className="jl" d={`M${LABEL} ${marksAt + line * LINE + 9.5}H${width}`} />
            <text className="al d" x={0} y={marksAt + line * LINE + 14}>{t(`flow-window.mark.${lane}`)}</text>
            <text className="al" textAnchor="end" x={LABEL - 6} y={marksAt + line * LINE + 14}>{countText(lane, own, t)}</text>
            {own.map((mark, index) => <MarkShape key={index} lane={lane} counted={mark.counted} x={LABEL + (scale.x(mark.day) + scale.end(mark.day)) / 2} y={marksAt + line * LINE + 9.5} />)}
          </g>
        ))}
        {course.months.map((each, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are taken by the list around it
          <g key={each.month} id={`${id}${each.month}`} role="option" tabIndex={-1} aria-selected={each.month === month} aria-label={monthText(each, t)}
            onClick={() => onMonth(each.month)} onDoubleClick={() => onOpen(each.month)}>
            <title>{monthText(each, t)}</title>
            <rect className={`mo${each.month === month ? ' sel' : ''}`} x={LABEL + index * scale.step} y={lanes.length * BAND + 4} width={scale.step} height={bottom - lanes.length * BAND - 4} />
          </g>
        ))}
      </svg>
    </div>
  )
}

/** What a month says in words, for readers and for the line under the title. */
export function monthText(month: MoneyMonths['months'][number], t: TFunction): string {
  const sum = (text: string | null): string => (text === null ? t('flow-window.bars.unknown') : showAmount(text))
  return `${month.month}  ${(['in', 'out', 'balance', 'unpaid'] as const).map((key) => `${t(`flow-window.bars.${key}`)} ${sum(month[key])}`).join('  ')}`
}

function countText(lane: string, marks: MoneyMonths['marks'], t: TFunction): string {
  const counted = marks.filter((mark) => mark.counted).reduce((sum, mark) => sum + mark.count, 0)
  if (lane === 'spending' || lane === 'performance') return t('flow-window.bars.count', { n: counted })
  return t(lane === 'sanction' ? 'flow-window.bars.times' : 'flow-window.bars.restricted', { n: counted })
}

function Axis({ scale, bottom }: { readonly scale: MonthScale; readonly bottom: number }) {
  const { t } = useTranslation()
  const every = scale.step * 3 > 44 ? ['04', '07', '10'] : []
  return (
    <g aria-hidden="true">
      {scale.months.map((month, index) => {
        const x = LABEL + index * scale.step
        const number = month.slice(5, 7)
        if (number === '01') return <g key={month}><path className="yr" d={`M${x.toFixed(1)} 0V${bottom + 2}`} /><text className="yl" x={x + 3} y={bottom + 14}>{month.slice(0, 4)}</text></g>
        if (!every.includes(number)) return null
        return <g key={month}><path className="mt" d={`M${x.toFixed(1)} ${bottom - 3}v5`} /><text className="yl" x={x + 3} y={bottom + 14}>{t('flow-window.bars.month', { n: Number(number) })}</text></g>
      })}
    </g>
  )
}

/** A round sum for an axis, large ones in the unit of the language (ten thousands, or k); smaller ones in full. */
function tick(fen: bigint, t: TFunction): string {
  const yuan = Number(fen / 100n)
  return yuan >= 10_000 ? t('flow-window.bars.wan', { n: yuan / 10_000, k: yuan / 1000 }) : showCount(yuan)
}

function Bars({ course, scale, at }: { readonly course: MoneyMonths; readonly scale: MonthScale; readonly at: number }) {
  const { t } = useTranslation()
  const largest = largestOf(course.months.flatMap((each) => [each.in, each.out]))
  const height = (fen: bigint): number => (largest === 0n ? 0 : (Number((fen * 10_000n) / largest) / 10_000) * BARS)
  const step = roundStep(largest)
  const lines = largest === 0n ? [] : [step, step * 2n].filter((line) => line <= largest)
  const wide = Math.max(1.5, scale.step * 0.76)
  const end = LABEL + scale.step * scale.months.length
  return (
    <g aria-hidden="true">
      <text className="al d" x={0} y={at - BARS / 2 + 4}>{t('flow-window.bars.in')}</text>
      <text className="al d" x={0} y={at + BARS / 2 + 6}>{t('flow-window.bars.out')}</text>
      {lines.map((line) => (
        <g key={String(line)}>
          <path className="gr" d={`M${LABEL} ${(at - height(line)).toFixed(1)}H${end}M${LABEL} ${(at + height(line)).toFixed(1)}H${end}`} />
          {[-1, 1].map((side) => <text key={side} className="al" textAnchor="end" x={LABEL - 6} y={at + side * height(line) + 4}>{tick(line, t)}</text>)}
        </g>
      ))}
      {course.months.map((each, index) => {
        const x = LABEL + index * scale.step + (scale.step - wide) / 2
        const [income, expense] = [height(fenOf(each.in)), height(fenOf(each.out))]
        return (
          <g key={each.month}>
            {income > 0 && <rect className="bi" x={x + 0.5} y={at - Math.max(0.6, income)} width={Math.max(0.5, wide - 1)} height={Math.max(0.6, income)} />}
            {expense > 0 && <rect className="bo" x={x} y={at} width={wide} height={Math.max(0.6, expense)} />}
          </g>
        )
      })}
      <path className="ax" d={`M${LABEL} ${at}H${end}`} />
    </g>
  )
}

/** Balance as a full line and what was still owed as a broken one, on one scale; each changes on its day, and begins where it is known. */
function Balance({ course, scale, at }: { readonly course: MoneyMonths; readonly scale: MonthScale; readonly at: number }) {
  const { t } = useTranslation()
  const largest = largestOf([...course.balances, ...course.unpaid].map((each) => each.amount))
  if (largest === 0n) return null
  const bottom = at + BALANCE
  const y = (fen: bigint): number => bottom - (Number(((fen < 0n ? 0n : fen) * 10_000n) / largest) / 10_000) * BALANCE
  const line = (steps: MoneyMonths['balances']): string =>
    steps.map(({ day, amount }, index) => {
      const next = steps[index + 1]
      const to = next === undefined ? scale.step * scale.months.length : scale.x(next.day)
      return `${index === 0 ? 'M' : 'L'}${(LABEL + scale.x(day)).toFixed(1)} ${y(fenOf(amount)).toFixed(1)}H${(LABEL + to).toFixed(1)}`
    }).join('')
  const step = roundStep(largest)
  const end = LABEL + scale.step * scale.months.length
  return (
    <g aria-hidden="true">
      <path className="gr" d={`M${LABEL} ${bottom}H${end}M${LABEL} ${y(step).toFixed(1)}H${end}`} />
      <text className="al" textAnchor="end" x={LABEL - 6} y={y(step) + 4}>{tick(step, t)}</text>
      <text className="al d" x={0} y={at + 16}>{t('flow-window.bars.unpaid')}</text>
      <path className="ln un" d="M0 0H30" transform={`translate(0 ${at + 22})`} />
      <text className="al d" x={0} y={at + 42}>{t('flow-window.bars.balance')}</text>
      <path className="ln" d="M0 0H30" transform={`translate(0 ${at + 48})`} />
      <path className="ln un" d={line(course.unpaid)} />
      <path className="ln" d={line(course.balances)} />
    </g>
  )
}

function Patterns() {
  return (
    <defs>
      <pattern id="fl-lookback" width="4" height="4" patternUnits="userSpaceOnUse"><circle className="pat-dot" cx="2" cy="2" r="1" /></pattern>
      <pattern id="fl-seizure" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path className="pat-seizure" d="M0 0V4" /></pattern>
      <pattern id="fl-sanction" width="5" height="5" patternUnits="userSpaceOnUse"><path className="pat-sanction" d="M1 0V5" /></pattern>
    </defs>
  )
}
