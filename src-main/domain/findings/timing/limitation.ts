import type { Party } from '../../case/facts.ts'
import { addMonths, type Day } from '../../values/day.ts'
import { buildFinding, partySubject } from '../build-finding.ts'
import type { CountedAct, Finding } from '../finding.ts'
import { NOT_STATED } from '../property/fact-citations.ts'
import type { RuleContext, SecondaryRule } from '../rule.ts'
import { actsOf, isAdverse } from '../sanction/acts-of-party.ts'

/**
 * `timing.limitation`: the period of limitation, counted from the last act that a finding against the debtor counts. It
 * runs from that day to the same day after the years of the pack's basic tier; the end for the aggravated tier stands
 * beside it. Years and their source are data of the rule pack. Whether an event stopped it is for a person to say.
 */
export const timingLimitation: SecondaryRule = (context, primary) => context.debtors.flatMap((party) => limitation(context, party, primary))

function limitation(context: RuleContext, party: Party, primary: readonly Finding[]): readonly Finding[] {
  const basic = context.pack.limitation.find((each) => each.tier === 'serious')
  const aggravated = context.pack.limitation.find((each) => each.tier === 'especially-serious')
  const last = lastAct(primary.filter((each) => isAdverse(context, each.rule)).flatMap((each) => actsOf(context, party, each)))
  if (basic === undefined || last === null) return []
  const ends = endOf(last.day, basic.years)
  const endsAggravated = aggravated === undefined ? null : endOf(last.day, aggravated.years)
  const { today } = context.view
  return [
    buildFinding({
      rule: 'timing.limitation',
      subject: partySubject(party),
      acts: [{ ...last, amount: null }],
      total: null,
      from: last.day,
      to: ends,
      values: {
        party: party.name,
        lastAct: last.day,
        years: basic.years,
        ends,
        ended: ends < today ? 1 : 0,
        yearsAggravated: aggravated?.years ?? NOT_STATED,
        endsAggravated: endsAggravated ?? NOT_STATED,
        endedAggravated: endsAggravated !== null && endsAggravated < today ? 1 : 0,
        today,
      },
    }),
  ]
}

const endOf = (from: Day, years: number): Day => addMonths(from, years * 12)

function lastAct(acts: readonly CountedAct[]): CountedAct | null {
  let last: CountedAct | null = null
  for (const act of acts) if (last === null || act.day > last.day) last = act
  return last
}
