import { addDays } from '../../values/day.ts'
import type { Party } from '../../case/facts.ts'
import { pointsTo } from '../../law/bearing.ts'
import type { Circumstance } from '../../law/rule-pack.ts'
import { buildFinding, partySubject } from '../build-finding.ts'
import type { CountedAct, Finding } from '../finding.ts'
import { milestoneCitation } from '../property/fact-citations.ts'
import type { RuleContext, SecondaryRule } from '../rule.ts'
import { actsOf, isAdverse } from '../sanction/acts-of-party.ts'
import { actsAfterSanction } from '../sanction/persistence.ts'

/**
 * `precondition.sanction-missing`: circumstances in force that presuppose a sanction and that findings point to, while no
 * fine or detention was served, or none before the day of the last act. The last act is the last one that points to the
 * circumstance, or any that `sanction.persistence` counts: to refuse after the sanction is not to repeat the same breach
 * (to item 4), so where a debtor persisted, a sanction before it is not missing. A report that was never filed is an
 * omission that goes on until the day of the review.
 */
export const preconditionSanctionMissing: SecondaryRule = (context, primary) =>
  context.debtors.flatMap((party) => sanctionMissing(context, party, primary))

function sanctionMissing(context: RuleContext, party: Party, primary: readonly Finding[]): readonly Finding[] {
  const after = context.periods.afterSanction(party)
  if (actsAfterSanction(context, party, primary).length > 0) return []
  const missing = context.pack.circumstances
    .filter((each) => each.preconditions.includes('prior-sanction') && inForce(context, each))
    .flatMap((circumstance) => {
      const last = lastActFor(context, party, circumstance, primary)
      return last === null || (after !== null && last.day >= after.from) ? [] : [{ circumstance, last }]
    })
  if (missing.length === 0) return []
  const served = [...context.milestones(party, 'fine-served'), ...context.milestones(party, 'detention-served')]
  return [
    buildFinding({
      rule: 'precondition.sanction-missing',
      subject: partySubject(party),
      acts: missing.map(({ last }) => last),
      count: missing.length,
      total: null,
      groups: missing.map(({ circumstance }) => ({ key: circumstance.id, count: 1, total: null })),
      context: served.map(milestoneCitation),
      values: { party: party.name, sanctions: served.length, firstSanction: after === null ? '' : addDays(after.from, -1) },
    }),
  ]
}

const inForce = (context: RuleContext, circumstance: Circumstance): boolean =>
  (circumstance.from === null || circumstance.from <= context.view.today) && (circumstance.to === null || circumstance.to >= context.view.today)

function lastActFor(context: RuleContext, party: Party, circumstance: Circumstance, primary: readonly Finding[]): CountedAct | null {
  let last: CountedAct | null = null
  for (const finding of primary) {
    if (!isAdverse(context, finding.rule) || !pointsTo(finding, circumstance, context.pack)) continue
    for (const act of actsOf(context, party, finding)) {
      const reached: CountedAct = { ...act, amount: null, day: finding.rule === 'report.none' ? context.view.today : act.day }
      if (last === null || reached.day > last.day) last = reached
    }
  }
  return last
}
