import { within, type DaySpan, type Party } from '../../case/facts.ts'
import { buildFinding, knownTotal, partySubject } from '../build-finding.ts'
import { RULE_IDS, type CountedAct, type Finding, type RuleId } from '../finding.ts'
import { milestoneCitation } from '../property/fact-citations.ts'
import type { RuleContext, SecondaryRule } from '../rule.ts'
import { actsOf, withoutMirrored } from './acts-of-party.ts'

const COUNTED = /^(?:travel\.|spending\.high$|account\.|funds\.to-related$|property\.)/u

/**
 * `sanction.persistence`: acts of the debtor on a day after the first fine or detention was served, by `travel.*`,
 * `spending.high`, `account.*`, `funds.to-related` and `property.*`, each once for each rule that counts it, in groups by
 * rule; and `report.none`, an omission that goes on: it stands on the day after the sanction where the report was already
 * due. Without a sanction, or with one of a day that cannot be told, there is nothing to persist in.
 */
export const sanctionPersistence: SecondaryRule = (context, primary) => context.debtors.flatMap((party) => persistence(context, party, primary))

function persistence(context: RuleContext, party: Party, primary: readonly Finding[]): readonly Finding[] {
  const after = context.periods.afterSanction(party)
  const byRule = actsAfterSanction(context, party, primary)
  if (after === null || byRule.length === 0) return []
  const acts = byRule.flatMap((each) => each.acts)
  return [
    buildFinding({
      rule: 'sanction.persistence',
      subject: partySubject(party),
      acts,
      total: null,
      groups: byRule.map((each) => ({ key: each.rule, count: each.acts.length, total: knownTotal(each.acts.map((act) => act.amount)) })),
      context: [...context.milestones(party, 'fine-served'), ...context.milestones(party, 'detention-served')].map(milestoneCitation),
      values: { party: party.name, afterSanctionFrom: after.from, rules: byRule.length },
    }),
  ]
}

/** What the debtor did after the first sanction, by the rules that count it; nothing where there was no sanction. */
export function actsAfterSanction(context: RuleContext, party: Party, primary: readonly Finding[]): readonly { readonly rule: RuleId; readonly acts: readonly CountedAct[] }[] {
  const after = context.periods.afterSanction(party)
  if (after === null) return []
  return RULE_IDS.flatMap((rule) => {
    const acts = actsAfter(context, party, after, primary.filter((each) => each.rule === rule), rule)
    return acts.length === 0 ? [] : [{ rule, acts }]
  })
}

function actsAfter(context: RuleContext, party: Party, after: DaySpan, findings: readonly Finding[], rule: RuleId): readonly CountedAct[] {
  if (rule !== 'report.none' && !COUNTED.test(rule)) return []
  const acts = findings.flatMap((each) => actsOf(context, party, each))
  if (rule === 'report.none') {
    const goesOn = context.view.today >= after.from
    return goesOn ? acts.map((act) => (act.day < after.from ? { ...act, day: after.from } : act)) : []
  }
  return withoutMirrored(context, party, acts.filter((act) => within(act.day, after)))
}
