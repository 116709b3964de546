declare const dayBrand: unique symbol

/** A calendar day, `YYYY-MM-DD`, in Asia/Shanghai. Days compare as text. */
export type Day = string & { readonly [dayBrand]: true }

/** A date as known: a day, or `YYYY-MM` or `YYYY` where the rest is unknown. */
export type PartialDay = string & { readonly partial?: never }

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

export function isDay(text: string): text is Day {
  const match = DAY.exec(text)
  if (!match) return false
  const [, year = '', month = '', day = ''] = match
  const days = daysInMonth(Number(year), Number(month))
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days
}

/** Asserts a literal or already checked text as a day. Throws where it is none: a defect, not bad input. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a calendar day: ${text}`)
  return text
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** First day that a partly known date may mean; null where it is no date at all. */
export function earliest(partial: string): Day | null {
  const text = /^\d{4}$/.test(partial) ? `${partial}-01-01` : /^\d{4}-\d{2}$/.test(partial) ? `${partial}-01` : partial
  return isDay(text) ? text : null
}

/** Last day that a partly known date may mean; null where it is no date at all. */
export function latest(partial: string): Day | null {
  if (/^\d{4}$/.test(partial)) return earliest(`${partial}-12-31`)
  const month = /^(\d{4})-(\d{2})$/.exec(partial)
  if (month) return earliest(`${partial}-${daysInMonth(Number(month[1]), Number(month[2]))}`)
  return earliest(partial)
}

const MS_PER_DAY = 86_400_000
const dayToNumber = (value: Day): number => Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)) - 1, Number(value.slice(8, 10))) / MS_PER_DAY

/** Day `count` days after (or before, where negative) the given one. */
export function addDays(value: Day, count: number): Day {
  return new Date((dayToNumber(value) + count) * MS_PER_DAY).toISOString().slice(0, 10) as Day
}

/** Same day of the month `count` months on; the last day where that month is shorter. */
export function addMonths(value: Day, count: number): Day {
  const months = Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)) - 1 + count
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  const date = Math.min(Number(value.slice(8, 10)), daysInMonth(year, month))
  return `${year.toString().padStart(4, '0')}-${month.toString().padStart(2, '0')}-${date.toString().padStart(2, '0')}` as Day
}

/** Whole days from `from` to `to`: 0 for the same day. */
export const daysBetween = (from: Day, to: Day): number => dayToNumber(to) - dayToNumber(from)

/** The day as the number YYYYMMDD: numbers compare as the days do, and take no memory of their own in a column. */
export const dayNumber = (value: Day): number => Number(value.slice(0, 4)) * 10_000 + Number(value.slice(5, 7)) * 100 + Number(value.slice(8, 10))
/** The day of a number that {@link dayNumber} gave. */
export function dayOfNumber(value: number): Day {
  const digits = value.toString().padStart(8, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` as Day
}
/** Seconds from the epoch day 0 to the beginning of the day. */
export const secondsBefore = (value: Day): number => dayToNumber(value) * 86_400
/** Seconds since midnight of a time `HH:MM:SS`. */
export const secondsOfClock = (time: string): number => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60 + Number(time.slice(6, 8))

/** A wall-clock instant in Asia/Shanghai; `time` is `HH:MM:SS` or null where the original gives a day only. */
export interface Moment {
  readonly day: Day
  readonly time: string | null
}

/** `YYYY-MM-DD HH:MM:SS`, or the day alone. Sorts as text; a day alone sorts as midnight. */
export const momentText = (at: Moment): string => (at.time === null ? at.day : `${at.day} ${at.time}`)

/** Seconds since the epoch day 0 on the wall clock; a day without time counts as midnight (docs/counting.md, times as Asia/Shanghai). */
export function wallSeconds(at: Moment): number {
  const { day: date, time } = at
  return secondsBefore(date) + (time === null ? 0 : secondsOfClock(time))
}
