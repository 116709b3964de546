import type { Milestone, Party } from '../../case/facts.ts'
import { addDays, type Day } from '../../values/day.ts'
import { possibleDays } from '../property/certain-days.ts'
import type { RuleContext } from '../rule.ts'

/** What the case says about the party's duty to report its property. */
export interface ReportDuty {
  /** Orders to report, oldest first. */
  readonly ordered: readonly Milestone[]
  /** Last day on which the report may have been due; null where nobody says when. */
  readonly due: Day | null
  /** First report, also a late one. */
  readonly filed: Milestone | null
  /** `filed`; else `overdue` where the due day is certainly past; else `open`. */
  readonly state: 'filed' | 'overdue' | 'open'
}

/** The due day is that of `property-report-due`, else the day of the order plus its days; the day itself is still in time. */
export function reportDuty(context: RuleContext, party: Party): ReportDuty {
  const ordered = context.milestones(party, 'property-report-ordered')
  const filed = context.milestones(party, 'property-report-filed')[0] ?? null
  const due = context.certainDay(party, 'property-report-due') ?? dueByOrder(ordered)
  const overdue = due !== null && due < context.view.today
  return { ordered, due, filed, state: filed !== null ? 'filed' : overdue ? 'overdue' : 'open' }
}

function dueByOrder(ordered: readonly Milestone[]): Day | null {
  let first: Day | null = null
  for (const order of ordered) {
    const days = possibleDays(order.date)
    if (days === null || order.days === null) continue
    const due = addDays(days.last, order.days)
    if (first === null || due < first) first = due
  }
  return first
}
