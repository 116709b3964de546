import { addDays, addMonths, day, type Day } from '../../values/day.ts'

/** A calendar month, `YYYY-MM`. Months compare as text. */
export type Month = string

export const monthOf = (value: Day): Month => value.slice(0, 7)
export const firstDayOf = (month: Month): Day => day(`${month}-01`)
export const lastDayOf = (month: Month): Day => addDays(addMonths(firstDayOf(month), 1), -1)
export const monthAfter = (month: Month): Month => monthOf(addMonths(firstDayOf(month), 1))
export const monthBefore = (month: Month): Month => monthOf(addMonths(firstDayOf(month), -1))

/** First calendar month that begins on the day or later. */
export const firstWholeMonthFrom = (value: Day): Month => (firstDayOf(monthOf(value)) === value ? monthOf(value) : monthAfter(monthOf(value)))
/** Last calendar month that ends on the day or earlier. */
export const lastWholeMonthTo = (value: Day): Month => (lastDayOf(monthOf(value)) === value ? monthOf(value) : monthBefore(monthOf(value)))

/** Months from the first to the last, both included; none where the last comes before the first. */
export function monthsFrom(first: Month, last: Month): readonly Month[] {
  const months: Month[] = []
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month)
  return months
}
