import type { Asset, CaseFacts, DaySpan, Milestone, MilestoneKind, Party } from '../case/facts.ts'
import type { PeriodsOf } from '../findings/rule.ts'
import { addDays, addMonths, earliest, latest, type Day } from '../values/day.ts'
import type { Period } from './period.ts'

/**
 * Milestones of a kind that concern the party (its own, and those that name nobody), oldest first.
 * One whose date is no date at all is left out: it can open or close nothing.
 */
export function milestonesOf(facts: CaseFacts, party: Party, kind: MilestoneKind): readonly Milestone[] {
  return facts.milestones
    .filter((each) => each.kind === kind && (each.party === null || each.party === party.id) && earliest(each.date) !== null)
    .toSorted((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0))
}

/** First certain day of a milestone: the last day that its date may mean, of the first one so certain. Null where there is none. */
export function certainDayOf(facts: CaseFacts, party: Party, kind: MilestoneKind): Day | null {
  return firstOf(milestonesOf(facts, party, kind).map((each) => latest(each.date)))
}

/** First day that a milestone of the kind may mean: where a period has to have ended by then. */
export function firstPossibleDayOf(facts: CaseFacts, party: Party, kind: MilestoneKind): Day | null {
  return firstOf(milestonesOf(facts, party, kind).map((each) => earliest(each.date)))
}

/**
 * The periods of docs/counting.md. With a partly known date a period starts on the LAST day that its opening date may
 * mean and ends the day before the FIRST day that its closing date may mean, so that no doubtful day is counted.
 */
export function periodsFor(facts: CaseFacts): PeriodsOf {
  const openFrom = (party: Party, kind: MilestoneKind): DaySpan | null => {
    const from = certainDayOf(facts, party, kind)
    return from === null ? null : { from, to: null }
  }
  return {
    lookback(party) {
      const from = certainDayOf(facts, party, 'suit-notice')
      const effective = firstPossibleDayOf(facts, party, 'judgment-effective')
      return from === null ? null : span(from, effective === null ? null : addDays(effective, -1))
    },
    afterEffective: (party) => openFrom(party, 'judgment-effective'),
    afterNotice: (party) => openFrom(party, 'enforcement-notice-served'),
    reportWindow(party) {
      const notice = certainDayOf(facts, party, 'enforcement-notice-served')
      const end = firstPossibleDayOf(facts, party, 'property-report-filed') ?? reportDue(facts, party)
      return notice === null || end === null ? null : span(addMonths(notice, -12), end)
    },
    restriction: (party) => restrictionSpans(facts, party),
    afterSanction(party) {
      const first = firstOf([certainDayOf(facts, party, 'fine-served'), certainDayOf(facts, party, 'detention-served')])
      return first === null ? null : { from: addDays(first, 1), to: null }
    },
  }
}

/**
 * Day on which the property report was due: `property-report-due`, else the order's day plus its days.
 * Null where nobody says when.
 */
export function reportDue(facts: CaseFacts, party: Party): Day | null {
  const due = firstPossibleDayOf(facts, party, 'property-report-due')
  if (due !== null) return due
  return firstOf(
    milestonesOf(facts, party, 'property-report-ordered').map((each) => {
      const ordered = earliest(each.date)
      return ordered === null || each.days === null ? null : addDays(ordered, each.days)
    }),
  )
}

/** Something that opens or closes a span, with the days that its date may mean. */
interface Turn {
  readonly opens: boolean
  readonly first: Day
  readonly last: Day
}

const turn = (opens: boolean, date: string | null): readonly Turn[] => {
  const [first, last] = date === null ? [null, null] : [earliest(date), latest(date)]
  return first === null || last === null ? [] : [{ opens, first, last }]
}

/**
 * Certain spans between openings and closings in date order. A second opening of a running span can only make its
 * beginning more certain; the closing day itself is outside. On one first day a running span is closed before the next
 * is opened; where none runs, the opening goes first.
 */
function spansBetween(turns: readonly Turn[]): readonly DaySpan[] {
  const spans: DaySpan[] = []
  let open: Day | null = null
  const close = (first: Day): void => {
    const closed = open === null ? null : span(open, addDays(first, -1))
    if (closed !== null) spans.push(closed)
    open = null
  }
  const days = Map.groupBy(turns.toSorted((left, right) => (left.first < right.first ? -1 : left.first > right.first ? 1 : 0)), (each) => each.first)
  for (const [first, ofDay] of days) {
    // One lifting may stand in two records: all of a day's liftings end what runs before anything new begins that day.
    const running: boolean = open !== null
    if (running && ofDay.some((each) => !each.opens)) close(first)
    for (const each of ofDay) if (each.opens && (open === null || each.last < open)) open = each.last
    if (!running && ofDay.some((each) => !each.opens)) close(first)
  }
  if (open !== null) spans.push({ from: open, to: null })
  return spans
}

/** Restriction orders served and lifted; several spans where one was lifted and another served. */
const restrictionSpans = (facts: CaseFacts, party: Party): readonly DaySpan[] =>
  spansBetween([
    ...milestonesOf(facts, party, 'restriction-served').flatMap((each) => turn(true, each.date)),
    ...milestonesOf(facts, party, 'restriction-lifted').flatMap((each) => turn(false, each.date)),
  ])

/** Days on which an asset was certainly seized, by its own dates and the milestones that name it. */
export function seizedSpans(facts: CaseFacts, asset: Asset): readonly DaySpan[] {
  const naming = facts.milestones.filter((each) => each.asset === asset.id)
  return spansBetween([
    ...turn(true, asset.seizedFrom),
    ...turn(false, asset.seizedTo),
    ...naming.filter((each) => each.kind === 'seizure').flatMap((each) => turn(true, each.date)),
    ...naming.filter((each) => each.kind === 'seizure-lifted').flatMap((each) => turn(false, each.date)),
  ])
}

/** Every period of the case, for the review and the gutters of the ledger. */
export function casePeriods(facts: CaseFacts, debtors: readonly Party[]): readonly Period[] {
  const periods = periodsFor(facts)
  const result: Period[] = []
  const bare = { party: null, asset: null, account: null }
  for (const party of debtors) {
    const own = { ...bare, party: party.id }
    const push = (kind: Period['kind'], each: DaySpan | null): void => {
      if (each !== null) result.push({ ...each, kind, ...own })
    }
    push('lookback', periods.lookback(party))
    push('after-effective', periods.afterEffective(party))
    push('after-notice', periods.afterNotice(party))
    push('report-window', periods.reportWindow(party))
    for (const each of periods.restriction(party)) push('restriction', each)
    push('after-sanction', periods.afterSanction(party))
  }
  for (const asset of facts.assets) {
    for (const each of seizedSpans(facts, asset)) result.push({ ...each, kind: 'seizure', ...bare, asset: asset.id })
  }
  for (const account of facts.accounts) {
    for (const each of spansBetween([...turn(true, account.frozenFrom), ...turn(false, account.frozenTo)])) result.push({ ...each, kind: 'freeze', ...bare, account: account.id })
  }
  return result
}

function span(from: Day, to: Day | null): DaySpan | null {
  return to !== null && to < from ? null : { from, to }
}

function firstOf(days: readonly (Day | null)[]): Day | null {
  let first: Day | null = null
  for (const each of days) if (each !== null && (first === null || each < first)) first = each
  return first
}
