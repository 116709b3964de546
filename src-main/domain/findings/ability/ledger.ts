import type { Party } from '../../case/facts.ts'
import { performancePayments } from '../../ledger/performance.ts'
import { Rows } from '../../ledger/rows.ts'
import { fen, showYuan, sum, ZERO, type Fen } from '../../values/money.ts'
import { accountSubject, buildFinding, cite, partySubject } from '../build-finding.ts'
import type { Citation, CountedAct, Finding } from '../finding.ts'
import { rowCitations } from '../money-rows.ts'
import { optionalAmountParameter } from '../parameter-values.ts'
import type { Rule, RuleContext } from '../rule.ts'
import { abilityMonths, type AbilityMonth } from './ability-months.ts'
import { lastDayOf } from './calendar-months.ts'

/**
 * `ability.ledger`: months after the judgment took effect in which opening balance plus income, less living costs, was
 * above zero. Total: the opening balance of the first counted month plus income less living costs of all counted months,
 * never below zero and at most the unpaid obligation (its amount less performance by any debtor; no cap where no amount is
 * stated). Each act stands on the last day of its month, not later than the day of the review, and carries what was at hand.
 */
export const abilityLedger: Rule = (context) => context.debtors.flatMap((party) => ability(context, party))

function ability(context: RuleContext, party: Party): readonly Finding[] {
  const months = abilityMonths(context, party)
  const counted = months.filter((each) => each.counted)
  const first = counted[0]
  if (first === undefined) return []
  const parameters = context.parameters('ability.ledger')
  const couldPay = fen(first.opening + sum(counted.map((each) => each.income)) - sum(counted.map((each) => each.living)))
  const unpaid = unpaidObligation(context)
  const unknown = [...new Map(months.flatMap((each) => each.withoutBalance).map((each) => [each.id, each])).values()]
  return [
    buildFinding({
      rule: 'ability.ledger',
      subject: partySubject(party),
      acts: counted.flatMap((each) => monthAct(context, each)),
      count: counted.length,
      total: between(couldPay, unpaid),
      parameters,
      context: furtherRows(counted),
      values: {
        party: party.name,
        months: months.length,
        firstMonth: months[0]?.month ?? '',
        lastMonth: months.at(-1)?.month ?? '',
        opening: showYuan(first.opening),
        income: showYuan(sum(counted.map((each) => each.income))),
        living: showYuan(sum(counted.map((each) => each.living))),
        livingCostsMissing: optionalAmountParameter(parameters, 'livingCostsPerMonth') === null ? 1 : 0,
        unpaid: unpaid === null ? '' : showYuan(unpaid),
        accountsWithoutBalance: unknown.length,
        accountsWithoutBalanceNames: unknown.map((each) => accountSubject(each).name).join(' / '),
      },
    }),
  ]
}

/** What is still owed, never below zero; null where no amount is stated. A payment seen through two debtors counts once. */
function unpaidObligation(context: RuleContext): Fen | null {
  const owed = context.view.facts.obligation?.amount ?? null
  if (owed === null) return null
  const paid = new Set<number>()
  for (const debtor of context.debtors) for (const row of performancePayments(context, debtor).numbers) paid.add(row)
  const rest = owed - new Rows(context.view.ledger, Int32Array.from(paid)).total()
  return rest > 0n ? fen(rest) : ZERO
}

function between(amount: Fen, cap: Fen | null): Fen {
  if (amount <= 0n) return ZERO
  return cap !== null && cap < amount ? cap : amount
}

function monthAct(context: RuleContext, month: AbilityMonth): readonly CountedAct[] {
  const end = lastDayOf(month.month)
  const row = month.incomeRows.at(0) ?? month.balanceRows[0]
  return row === undefined ? [] : [{ day: end > context.view.today ? context.view.today : end, citation: cite(row), amount: month.atHand }]
}

/** Income rows after the first of each month, and the rows behind the first opening balance. */
function furtherRows(counted: readonly AbilityMonth[]): readonly Citation[] {
  const first = counted[0]
  const opening = first === undefined ? [] : first.incomeRows.length > 0 ? first.balanceRows : first.balanceRows.slice(1)
  return [...opening.map(cite), ...counted.flatMap((each) => rowCitations(each.incomeRows.slice(1)))]
}
