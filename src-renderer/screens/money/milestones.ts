import { addDays, isDay } from '../../../src-main/domain/values/day.ts'
import type { PeriodKind, Review } from '../../../src-main/contract/review.ts'
import { laneOf, LANES } from './lane-order.ts'
import type { Lane } from './lane-order.ts'

/** A day on which one or more periods with a lane begin: shown as a thin row between the rows. */
export interface Milestone {
  readonly day: string
  readonly kinds: readonly PeriodKind[]
  /** Lanes that begin on the day, and all lanes that run on it. */
  readonly begin: readonly Lane[]
  readonly running: readonly Lane[]
  /** What the file says happened on the day, where the timeline has it. */
  readonly title: string | null
}

/** Beginnings of the periods of a case, oldest first. */
export function milestonesOf(review: Pick<Review, 'periods' | 'timeline'>): readonly Milestone[] {
  const byDay = new Map<string, PeriodKind[]>()
  for (const period of review.periods) {
    if (laneOf(period.kind) === null) continue
    const kinds = byDay.get(period.from) ?? []
    if (!kinds.includes(period.kind)) kinds.push(period.kind)
    byDay.set(period.from, kinds)
  }
  return [...byDay].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([day, kinds]) => ({
    day,
    kinds,
    begin: LANES.filter((lane) => kinds.some((kind) => laneOf(kind) === lane)),
    running: lanesOn(review.periods, day),
    title: titleOn(review.timeline, day, kinds),
  }))
}

/** Lanes that run on a day, whosever period it is. */
export function lanesOn(periods: Review['periods'], day: string): readonly Lane[] {
  return LANES.filter((lane) => periods.some((period) => laneOf(period.kind) === lane && period.from <= day && (period.to === null || day <= period.to)))
}

function titleOn(timeline: Review['timeline'], day: string, kinds: readonly PeriodKind[]): string | null {
  const on = (date: string): string[] => timeline.filter((entry) => entry.date === date && ['milestone', 'freeze', 'seizure'].includes(entry.kind)).map((entry) => entry.title)
  const same = on(day)
  // The time after a sanction begins the day after it was served, so what began it stands one day earlier.
  const found = same.length === 0 && kinds.includes('after-sanction') && isDay(day) ? on(addDays(day, -1)) : same
  return found.length === 0 ? null : [...new Set(found)].join(' · ')
}

export type LedgerLine = { readonly kind: 'row'; readonly row: number } | { readonly kind: 'milestone'; readonly milestone: number }

export interface Interleaved {
  readonly count: number
  readonly at: (line: number) => LedgerLine
  /** Line of a row, counted with the milestones above it. */
  readonly lineOfRow: (row: number) => number
  readonly lineOfMilestone: (milestone: number) => number
}

/**
 * Sets milestones between rows that are not loaded yet. `before[k]` is the number of rows older than
 * milestone k (milestones oldest first), as counted by the host; so every milestone has its exact line
 * although only the rows in sight are ever fetched.
 */
export function interleave(rows: number, before: readonly number[], newestFirst: boolean): Interleaved {
  const order = newestFirst ? before.map((_, index) => before.length - 1 - index) : before.map((_, index) => index)
  const above = order.map((index) => (newestFirst ? rows - (before[index] ?? 0) : (before[index] ?? 0)))
  const lines = above.map((count, position) => count + position)
  return {
    count: rows + before.length,
    at(line) {
      const passed = lines.filter((one) => one < line).length
      return lines[passed] === line ? { kind: 'milestone', milestone: order[passed] ?? 0 } : { kind: 'row', row: line - passed }
    },
    lineOfRow: (row) => row + above.filter((count) => count <= row).length,
    lineOfMilestone: (milestone) => lines[order.indexOf(milestone)] ?? 0,
  }
}
