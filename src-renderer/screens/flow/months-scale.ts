import type { MoneyMonths } from '../../../src-main/contract/ledger.ts'
import { daysInMonth } from '../../../src-main/domain/values/day.ts'
import { fenOf } from './share-of.ts'

/** Months as equal steps from left to right; a day begins at its share of its own month. */
export interface MonthScale {
  readonly months: readonly string[]
  readonly step: number
  /** Where a day begins; days outside stand at the edge. */
  readonly x: (day: string) => number
  /** Where a day ends. */
  readonly end: (day: string) => number
}

export function monthScale(months: readonly string[], width: number): MonthScale {
  const step = months.length === 0 ? 0 : width / months.length
  const first = months[0] ?? '0000-01'
  const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  const at = (day: string, more: number): number => {
    const [year, monthOfYear] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
    const into = (Math.max(1, Number(day.slice(8, 10) || '1')) - 1 + more) / daysInMonth(year, monthOfYear)
    return Math.min(width, Math.max(0, (number(day) - number(first) + into) * step))
  }
  return { months, step, x: (day) => at(day, 0), end: (day) => at(day, 1) }
}

/** A round sum of yuan of which at most two and a half fit into the largest sum: distance of the lines, in fen. */
export function roundStep(largest: bigint): bigint {
  let step = 100n
  for (let power = 100n; ; power *= 10n) {
    for (const factor of [1n, 2n, 5n]) {
      step = power * factor
      if (step * 5n >= largest * 2n) return step
    }
  }
}

export const largestOf = (texts: readonly (string | null)[]): bigint => texts.reduce((most, text) => (fenOf(text) > most ? fenOf(text) : most), 0n)

export const MARK_LANES = ['air', 'rail', 'ship', 'border', 'spending', 'sanction', 'performance'] as const
export type MarkLane = (typeof MARK_LANES)[number]
type Mark = MoneyMonths['marks'][number]
export const laneOfMark = (mark: Mark): MarkLane => (mark.kind === 'fine' || mark.kind === 'detention' ? 'sanction' : mark.kind)

/** Marks by lane, lanes without any left out. */
export function marksByLane(marks: readonly Mark[]): readonly { readonly lane: MarkLane; readonly marks: readonly Mark[] }[] {
  return MARK_LANES.map((lane) => ({ lane, marks: marks.filter((mark) => laneOfMark(mark) === lane) })).filter((each) => each.marks.length > 0)
}
