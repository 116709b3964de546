import type { ClockState } from '../../contract/opinion.ts'
import type { CaseFacts } from '../case/facts.ts'
import { addDays, addMonths, daysBetween, earliest, latest, type Day, type PartialDay } from '../values/day.ts'
import type { ClockRule, RulePack } from './rule-pack.ts'

/** Start and end of a time limit that no milestone tells, as the reviewer entered them. */
export interface EnteredClock {
  readonly from: Day
  readonly to: Day | null
  readonly note: string | null
}

/** One time limit as it stands: counted and shown, never enforced. */
export interface Clock {
  readonly rule: ClockRule
  /** 1 for the first start; a second transfer to the police starts the same limit again. */
  readonly round: number
  readonly from: PartialDay | null
  readonly due: Day | null
  readonly ended: PartialDay | null
  readonly state: ClockState
  readonly daysLeft: number | null
  readonly note: string | null
}

/**
 * All time limits of the pack. The day of the start does not count; a month ends on the same day of the next one, or on
 * its last day where there is none. A last day that is a holiday moves to the next working day: the calendar of
 * holidays is not known here, so the last day is given unmoved. A start known in part gives its latest possible last day
 * and `unclear` where the earliest would answer differently.
 */
export function procedureClocks(facts: Pick<CaseFacts, 'milestones'>, pack: RulePack, entered: Readonly<Record<string, EnteredClock>>, today: Day): readonly Clock[] {
  return (pack.clocks ?? []).flatMap((rule): readonly Clock[] => {
    if (rule.from.length === 0) return [enteredClock(rule, entered[rule.id], facts, today)]
    const starts = datesOf(facts, rule.from)
    if (starts.length === 0) return [notStarted(rule)]
    return starts.map((from, index) => clockFrom(rule, index + 1, from, endAfter(facts, rule, from, starts[index + 1] ?? null), today, null))
  })
}

const notStarted = (rule: ClockRule): Clock => ({ rule, round: 1, from: null, due: null, ended: null, state: 'not-started', daysLeft: null, note: null })

function enteredClock(rule: ClockRule, given: EnteredClock | undefined, facts: Pick<CaseFacts, 'milestones'>, today: Day): Clock {
  if (given === undefined) return notStarted(rule)
  return clockFrom(rule, 1, given.from, given.to ?? endAfter(facts, rule, given.from, null), today, given.note)
}

function clockFrom(rule: ClockRule, round: number, from: PartialDay, ended: PartialDay | null, today: Day, note: string | null): Clock {
  const first = lastDayOf(rule, earliest(from))
  const due = lastDayOf(rule, latest(from))
  if (first === null || due === null) return notStarted(rule)
  const state = stateOf(first, due, ended, today)
  return { rule, round, from, due, ended, state, daysLeft: state === 'running' || state === 'past' ? daysBetween(today, due) : null, note }
}

const lastDayOf = (rule: ClockRule, from: Day | null): Day | null => {
  if (from === null) return null
  return 'days' in rule.length ? addDays(from, rule.length.days) : addMonths(from, rule.length.months)
}

/** `first` and `due`: earliest and latest last day that the start may mean. */
function stateOf(first: Day, due: Day, ended: PartialDay | null, today: Day): ClockState {
  if (ended === null) {
    if (today <= first) return 'running'
    if (today > due) return 'past'
    return first === due ? 'running' : 'unclear'
  }
  const from = earliest(ended)
  const to = latest(ended)
  if (from === null || to === null) return 'unclear'
  if (to <= first) return 'ended-in-time'
  return from > due ? 'ended-late' : 'unclear'
}

/** Dates of these milestones that can be read, oldest first, each once. */
function datesOf(facts: Pick<CaseFacts, 'milestones'>, kinds: readonly string[]): readonly PartialDay[] {
  const dates = facts.milestones.filter((milestone) => kinds.includes(milestone.kind) && latest(milestone.date) !== null).map((milestone) => milestone.date)
  return [...new Set(dates)].toSorted((left, right) => (latest(left) ?? '').localeCompare(latest(right) ?? ''))
}

/** The first milestone that ends the limit: not before its start, and before the next start. */
function endAfter(facts: Pick<CaseFacts, 'milestones'>, rule: ClockRule, from: PartialDay, next: PartialDay | null): PartialDay | null {
  const start = earliest(from) ?? ''
  const limit = next === null ? null : earliest(next)
  return datesOf(facts, rule.to).find((date) => (latest(date) ?? '') >= start && (limit === null || (earliest(date) ?? '') < limit)) ?? null
}
