import { useTranslation } from 'react-i18next'
import type { MoneyMonths } from '../../../src-main/contract/ledger.ts'
import { daysInMonth } from '../../../src-main/domain/values/day.ts'
import { showAmount } from '../money/amount-text.ts'
import { MarkShape } from './mark-shape.tsx'
import { laneOfMark, largestOf } from './months-scale.ts'
import { fenOf } from './share-of.ts'

const LABEL = 62
const HEAD = 18
const ROW = 20

/** One line a month, one cell a day: upper half in, lower half out, and what else happened on the day. The table view says the same by month. */
export function CalendarDrawing({ course, width }: { readonly course: MoneyMonths; readonly width: number }) {
  const { t } = useTranslation()
  const cell = Math.max(14, (width - LABEL) / 31)
  const largest = Number(largestOf(course.days.flatMap((day) => [day.in, day.out])))
  // By the root of the sum: a day of 200 would vanish beside a day of 200,000, and the exact sums stand in the title.
  const height = (text: string): number => (largest === 0 ? 0 : Math.sqrt(Number(fenOf(text)) / largest) * (ROW / 2 - 2))
  const days = new Map(course.days.map((day) => [day.day, day]))
  const marks = Map.groupBy(course.marks, (mark) => mark.day)
  const total = HEAD + course.months.length * ROW + 4
  return (
    <svg className="months calendar" role="img" aria-label={t('flow-window.bars.calendarLabel')} width={LABEL + cell * 31} height={total} viewBox={`0 0 ${LABEL + cell * 31} ${total}`}>
      {Array.from({ length: 31 }, (_, index) => <text key={index} className="al" textAnchor="middle" x={LABEL + (index + 0.5) * cell} y={12}>{index + 1}</text>)}
      {course.months.map(({ month }, line) => {
        const y = HEAD + line * ROW
        return (
          <g key={month}>
            <text className={month.endsWith('-01') ? 'al d' : 'al'} x={0} y={y + 14}>{month}</text>
            {Array.from({ length: daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))) }, (_, index) => {
              const day = `${month}-${String(index + 1).padStart(2, '0')}`
              const sums = days.get(day)
              const x = LABEL + index * cell
              const lanes = [...new Map((marks.get(day) ?? []).map((mark) => [laneOfMark(mark), mark]))]
              const words = [
                ...(sums === undefined ? [] : [t('flow-window.bars.dayLabel', { day, in: showAmount(sums.in), out: showAmount(sums.out), n: sums.count })]),
                ...lanes.map(([lane]) => t(`flow-window.mark.${lane}`)),
              ]
              return (
                <g key={day}>
                  {words.length > 0 && <title>{words.join('  ')}</title>}
                  <rect className="dc" x={x + 0.5} y={y + 0.5} width={cell - 1} height={ROW - 1} />
                  {sums !== undefined && fenOf(sums.in) > 0n && <rect className="bi" x={x + 2.5} y={y + ROW / 2 - height(sums.in)} width={cell / 2 - 3} height={height(sums.in)} />}
                  {sums !== undefined && fenOf(sums.out) > 0n && <rect className="bo" x={x + 2} y={y + ROW / 2} width={cell / 2 - 2} height={height(sums.out)} />}
                  {lanes.map(([lane, mark], place) => <MarkShape key={lane} lane={lane} counted={mark.counted} x={x + cell * (lanes.length === 1 ? 0.74 : 0.62 + (0.3 * place) / (lanes.length - 1))} y={y + ROW / 2} />)}
                </g>
              )
            })}
          </g>
        )
      })}
    </svg>
  )
}
