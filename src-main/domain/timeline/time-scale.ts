import type { Review, TimelineEntry } from '../../contract/review.ts'
import { addDays, daysBetween, earliest, latest, type Day } from '../values/day.ts'

/** Places days on a line of `width` px. */
export interface TimeScale {
  readonly first: Day
  readonly last: Day
  readonly x: (day: Day) => number
}

/** An entry with the days it may have happened on: one day, or from the earliest to the latest where the date is known in part. */
export interface DatedEntry {
  readonly entry: TimelineEntry
  readonly from: Day
  readonly to: Day
}

/** Entries that have any date, oldest first; one with no readable date has no place on the line and is returned apart. */
export function dateEntries(entries: readonly TimelineEntry[]): { readonly dated: readonly DatedEntry[]; readonly undated: readonly TimelineEntry[] } {
  const dated: DatedEntry[] = []
  const undated: TimelineEntry[] = []
  for (const entry of entries) {
    const from = earliest(entry.date.slice(0, 10))
    const to = latest(entry.date.slice(0, 10))
    if (from === null || to === null) undated.push(entry)
    else dated.push({ entry, from, to })
  }
  return { dated: dated.toSorted((left, right) => (left.from === right.from ? 0 : left.from < right.from ? -1 : 1)), undated }
}

/**
 * The scale over all entries and beginnings of periods. A period without an end runs to the edge:
 * only what happened sets the edge, otherwise an open period would squeeze the rest together.
 */
export function scaleOf(dated: readonly DatedEntry[], periods: Review['periods'], width: number): TimeScale | null {
  const days = [...dated.flatMap(({ from, to }) => [from, to]), ...periods.flatMap((period) => [period.from, period.to].flatMap((text) => (text === null ? [] : earliest(text) ?? [])))].toSorted()
  const least = days[0]
  const most = days.at(-1)
  if (least === undefined || most === undefined) return null
  const first = addDays(least, -15)
  const last = addDays(most, 15)
  const span = Math.max(1, daysBetween(first, last))
  return { first, last, x: (day) => (Math.min(span, Math.max(0, daysBetween(first, day))) / span) * width }
}

export interface Tick {
  readonly day: Day
  readonly label: string
  readonly year: boolean
}

/** Years, and quarters between them where there is room. */
export function ticksOf(scale: TimeScale, width: number): readonly Tick[] {
  const ticks: Tick[] = []
  const years = Number(scale.last.slice(0, 4)) - Number(scale.first.slice(0, 4)) + 1
  const quarters = width / years > 180
  for (let year = Number(scale.first.slice(0, 4)); year <= Number(scale.last.slice(0, 4)); year += 1) {
    for (const month of quarters ? ['01', '04', '07', '10'] : ['01']) {
      const day = earliest(`${year}-${month}`)
      if (day !== null && day >= scale.first && day <= scale.last) ticks.push({ day, label: month === '01' ? String(year) : month, year: month === '01' })
    }
  }
  return ticks
}
