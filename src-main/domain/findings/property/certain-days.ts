import { within, type DaySpan } from '../../case/facts.ts'
import { earliest, latest, type Day, type PartialDay } from '../../values/day.ts'

/** The days that a date may mean, both ends included. */
export interface PossibleDays {
  readonly first: Day
  readonly last: Day
}

/** Null where the text is no date: such an entry is never counted. */
export function possibleDays(date: PartialDay | null): PossibleDays | null {
  if (date === null) return null
  const first = earliest(date)
  const last = latest(date)
  return first === null || last === null ? null : { first, last }
}

/** True only where every day that the date may mean is `start` or later. */
export const certainlyFrom = (date: PartialDay, start: Day): boolean => {
  const days = possibleDays(date)
  return days !== null && days.first >= start
}

/** True only where every day that the date may mean lies in the span. */
export const certainlyWithin = (date: PartialDay, span: DaySpan): boolean => {
  const days = possibleDays(date)
  return days !== null && within(days.first, span) && within(days.last, span)
}

/** Is the date known to less than the day? Findings say how many of theirs are. */
export const isPartlyKnown = (date: PartialDay): boolean => {
  const days = possibleDays(date)
  return days !== null && days.first !== days.last
}
