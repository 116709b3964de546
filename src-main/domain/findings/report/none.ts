import { addDays } from '../../values/day.ts'
import { buildFinding, partySubject } from '../build-finding.ts'
import type { Rule } from '../rule.ts'
import { milestoneCitation } from '../property/fact-citations.ts'
import { reportDuty } from './report-duty.ts'

/**
 * `report.none`: a property report was ordered, its due day is past and none was filed; a late one is filed.
 * The act falls on the day after the due day. No due day, or one that may still be running, counts nothing.
 */
export const reportNone: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const duty = reportDuty(context, party)
    const order = duty.ordered[0]
    if (order === undefined || duty.due === null || duty.state !== 'overdue') return []
    const dueMilestones = context.milestones(party, 'property-report-due')
    return [
      buildFinding({
        rule: 'report.none',
        subject: partySubject(party),
        acts: [{ day: addDays(duty.due, 1), citation: milestoneCitation(order), amount: null }],
        total: null,
        context: [...duty.ordered.slice(1), ...dueMilestones].map(milestoneCitation),
        values: { party: party.name, ordered: order.date, due: duty.due },
      }),
    ]
  })
