import type { Dealing, Party } from '../../case/facts.ts'
import { rowsOfAnchors } from '../../ledger/hand-pairs.ts'
import { isOutflow } from '../../ledger/transaction.ts'
import { mentionsOf, rowsReported } from '../../property/typed-reports.ts'
import { showYuan } from '../../values/money.ts'
import { buildFinding, knownTotal, partySubject } from '../build-finding.ts'
import { certainlyWithin } from '../property/certain-days.ts'
import { dealingActs, partlyKnownCount } from '../property/dealing-acts.ts'
import { assetOf } from '../property/debtor-dealings.ts'
import { milestoneCitation } from '../property/fact-citations.ts'
import { rowActs } from '../money-rows.ts'
import { amountParameter } from '../parameter-values.ts'
import type { Rule, RuleContext } from '../rule.ts'
import { reportDuty } from './report-duty.ts'

/**
 * `report.omitted-dealing`: what the reviewer has to hold against the property report. Every dealing made by the debtor
 * or with an asset of the debtor that certainly lies in the report window, and every single outflow of at least `large`
 * in it that is neither performance nor between the debtor's own and used accounts. What a typed report of the debtor names
 * by the reviewer's word is declared and not counted; of the rest the program does not know whether a report names it.
 * Total: the outflows only, since prices and outflows may be the same money.
 */
export const reportOmittedDealing: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const window = context.periods.reportWindow(party)
    if (window === null) return []
    const parameters = context.parameters('report.omitted-dealing')
    const large = amountParameter(parameters, 'large')

    const { facts } = context.view
    const named = mentionsOf(facts, party.id)
    const dealings = facts.dealings.filter((each) => concerns(context, party, each) && certainlyWithin(each.date, window) && !named.has(`dealing/${each.id}`))
    const declared = new Set([...rowsOfAnchors(context.view, rowsReported(facts, party.id)).values()].map(context.view.ledger.numberOf))
    const isBetweenOwn = context.byNumber.isBetweenOwn(party)
    const outflows = context
      .rowsAcross(party)
      .where({ part: isOutflow, least: large, during: window, test: (row) => !declared.has(row) && !context.byNumber.isPerformance(row) && !isBetweenOwn(row) })
      .inTime()
    if (dealings.length + outflows.length === 0) return []

    const total = outflows.total()
    const filed = reportDuty(context, party).filed
    return [
      buildFinding({
        rule: 'report.omitted-dealing',
        subject: partySubject(party),
        acts: [...dealingActs(dealings), ...rowActs(outflows)],
        total,
        groups: [
          { key: 'dealing', count: dealings.length, total: knownTotal(dealings.map((each) => each.price)) },
          { key: 'outflow', count: outflows.length, total },
        ],
        parameters,
        context: filed === null ? [] : [milestoneCitation(filed)],
        values: {
          party: party.name,
          large: showYuan(large),
          windowFrom: window.from,
          windowTo: window.to ?? '',
          dealings: dealings.length,
          outflows: outflows.length,
          partlyKnown: partlyKnownCount(dealings),
        },
      }),
    ]
  })

const concerns = (context: RuleContext, party: Party, dealing: Dealing): boolean =>
  dealing.from === party.id || assetOf(context, dealing.asset)?.owner === party.id
