import type { AssertionDate } from '../../contract/assertions.ts'
import { addDays, earliest, latest, type Day } from '../values/day.ts'

/** First and last day that a date may mean; null where that end is open. */
export interface DayRange {
  readonly from: Day | null
  readonly to: Day | null
}

/** The days that a date may mean. `about` names the same days as `on`: how far around is not known. Null where a day is no day of the calendar. */
export function daysOf(date: AssertionDate): DayRange | null {
  const range = ends(date)
  if (range === null) return null
  return range.from !== null && range.to !== null && range.to < range.from ? null : range
}

function ends(date: AssertionDate): DayRange | null {
  if (date.kind === 'between') {
    const [from, to] = [earliest(date.from), latest(date.to)]
    return from === null || to === null ? null : { from, to }
  }
  const [first, last] = [earliest(date.day), latest(date.day)]
  if (first === null || last === null) return null
  switch (date.kind) {
    case 'on':
    case 'about': return { from: first, to: last }
    case 'before': return { from: null, to: addDays(first, -1) }
    case 'after': return { from: addDays(last, 1), to: null }
  }
}

/** Orders assertions by when they may have happened first; those of no date come last. Negative, zero or positive. */
export function byDate(left: AssertionDate | null, right: AssertionDate | null): number {
  const [a, b] = [sortKey(left), sortKey(right)]
  return a < b ? -1 : a > b ? 1 : 0
}

function sortKey(date: AssertionDate | null): string {
  const range = date === null ? null : daysOf(date)
  if (range === null) return '9999-99-99'
  return range.from ?? range.to ?? '9999-99-99'
}

const PARTIAL = String.raw`(\d{4})(?:\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?)?\s*月?)?\s*年?`
const ALONE = new RegExp(`^${PARTIAL}$`, 'u')
const PREFIX: readonly (readonly [RegExp, 'before' | 'after' | 'about'])[] = [
  [/^(?:before|earlier than|早于|<)\s*/iu, 'before'],
  [/^(?:after|later than|晚于|>)\s*/iu, 'after'],
  [/^(?:about|around|circa|c\.|ca\.|约|大约|~)\s*/iu, 'about'],
]
const SUFFIX: readonly (readonly [RegExp, 'before' | 'after' | 'about'])[] = [
  [/\s*(?:之前|以前|前)$/u, 'before'],
  [/\s*(?:之后|以后|后)$/u, 'after'],
  [/\s*(?:左右|前后|许)$/u, 'about'],
]
const RANGE = /^(?:between\s+|from\s+)?(.+?)\s*(?:至|到|—|–|~|\.\.|\s-\s|\sand\s|\sto\s)\s*(.+?)(?:\s*(?:之间|期间))?$/iu

/**
 * Reads a date as people type it: `2023-05`, `2023年5月`, `before 2023-06-01`, `2023年6月1日前`, `约2023年`,
 * `2023-05至2023-07`. Null where it names no day, month or year of the calendar.
 */
export function parseAssertionDate(typed: string): AssertionDate | null {
  const text = typed.normalize('NFKC').trim()
  const date = read(text)
  return date === null || daysOf(date) === null ? null : date
}

function read(text: string): AssertionDate | null {
  const alone = partial(text)
  if (alone !== null) return { kind: 'on', day: alone }
  // 前后 ends in 后 and means about; it has to be tried before.
  for (const [pattern, kind] of [...PREFIX, ...SUFFIX.toReversed()]) {
    if (!pattern.test(text)) continue
    const rest = partial(text.replace(pattern, '').trim())
    if (rest !== null) return { kind, day: rest }
  }
  const range = RANGE.exec(text)
  const [from, to] = [partial(range?.[1] ?? ''), partial(range?.[2] ?? '')]
  return from === null || to === null ? null : { kind: 'between', from, to }
}

function partial(text: string): string | null {
  const match = ALONE.exec(text)
  if (!match) return null
  const [, year = '', month, day] = match
  const value = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-')
  return earliest(value) === null ? null : value
}
