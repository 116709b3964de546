import { momentText, type Moment } from '../../domain/values/day.ts'
import type { DataLine } from './lines.ts'

export type FileOrder = 'oldest-first' | 'newest-first'

/** How often the dates rise and fall from one kept row of an account to the next in the file. */
export interface Slope {
  readonly rising: number
  readonly falling: number
}

export function slopeOf(lines: readonly DataLine[]): Slope {
  const counter = slopeCounter()
  lines.forEach(counter.take)
  return counter.slope()
}

/** As {@link slopeOf}, line by line. */
export function slopeCounter(): { take(line: DataLine): void; slope(): Slope } {
  const previous = new Map<string, Moment>()
  let rising = 0
  let falling = 0
  return {
    take(line) {
      if (!line.kept) return
      const now = line.row.at
      const before = previous.get(line.chain)
      const step = before === undefined ? 0 : compareMoments(now, before)
      if (step > 0) rising += 1
      if (step < 0) falling += 1
      previous.set(line.chain, now)
    },
    slope: () => ({ rising, falling }),
  }
}

/** A day without time stands before all times of it. */
function compareMoments(one: Moment, other: Moment): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1
  const [time, otherTime] = [one.time ?? '', other.time ?? '']
  return time === otherTime ? 0 : time < otherTime ? -1 : 1
}

/** Order by the dates; null where they do not tell (all equal, or as many rises as falls). */
export function orderByDates(slope: Slope): FileOrder | null {
  if (slope.rising === slope.falling) return null
  return slope.rising > slope.falling ? 'oldest-first' : 'newest-first'
}

/** True where the file is in no order of time at all, so that sorting has to be considered. */
export const isJumbled = (slope: Slope): boolean => Math.min(slope.rising, slope.falling) * 5 > slope.rising + slope.falling

/** Lines from old to new, as the file has them. */
export const inFileOrder = (lines: readonly DataLine[], order: FileOrder): readonly DataLine[] => (order === 'oldest-first' ? lines : lines.toReversed())

/** Lines from old to new where the days run one way in the file and the rows of one day the other; only days without times are turned. */
export function withDaysTurned(lines: readonly DataLine[], order: FileOrder): readonly DataLine[] {
  const turned: DataLine[] = []
  let day: DataLine[] = []
  let of = ''
  for (const line of inFileOrder(lines, order)) {
    const here = line.kept ? (line.row.at.time === null ? line.row.at.day : momentText(line.row.at)) : of
    if (here !== of) {
      turned.push(...day.toReversed())
      day = []
      of = here
    }
    day.push(line)
  }
  return [...turned, ...day.toReversed()]
}

/** Lines sorted by time; equal times stay in file order, rejected lines stay behind the line before them. */
export function inTimeOrder(lines: readonly DataLine[], order: FileOrder): readonly DataLine[] {
  let last = ''
  const dated = inFileOrder(lines, order).map((line, place) => {
    if (line.kept) last = momentText(line.row.at)
    return { line, place, time: last }
  })
  return dated.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.place - b.place)).map(({ line }) => line)
}
