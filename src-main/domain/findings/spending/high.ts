import type { Party } from '../../case/facts.ts'
import { concernedByRefunds, refundsAmong } from '../../ledger/refund-rows.ts'
import { amountsAfterRefunds } from '../../ledger/refunds.ts'
import type { RowCondition, Rows } from '../../ledger/rows.ts'
import { isOutflow, type Transaction } from '../../ledger/transaction.ts'
import { wordMatcherByNumber } from '../../ledger/words.ts'
import type { TransactionId } from '../../values/ids.ts'
import { sum, type Fen } from '../../values/money.ts'
import { buildFinding, cite, partySubject, rowAct } from '../build-finding.ts'
import type { Citation, Finding, FindingGroup } from '../finding.ts'
import { foreignRowsAcross } from '../money-rows.ts'
import { amountParameter } from '../parameter-values.ts'
import type { Rule, RuleContext } from '../rule.ts'
import { isRestricted } from '../travel/counted-journeys.ts'

interface Spending {
  readonly row: Transaction
  readonly banned: string
  readonly category: string
  /** Of a category of the case's own. */
  readonly name: string | undefined
  /** What is left of the row's amount after refunds. */
  readonly paid: Fen
}

/**
 * `spending.high`: outflows from own and used accounts in the restriction period whose counterparty, memo, merchant or
 * kind matches the spending lexicon; the first match in the order of the lexicon gives banned kind and category, and both
 * are groups. Refunds are taken off the sum, on whatever day they came; an order that came back whole is no movement.
 * `least` is held against the amount of the row as it stands, before refunds. Source: 法释〔2015〕17号 Art. 3.
 */
export const spendingHigh: Rule = (context) => {
  const match = wordMatcherByNumber(context.view.ledger, context.lexicon.spending.map((entry) => entry.words))
  return context.debtors.flatMap((party) => highSpending(context, party, match))
}

function highSpending(context: RuleContext, party: Party, match: (row: number) => number): readonly Finding[] {
  const parameters = context.parameters('spending.high')
  const least = amountParameter(parameters, 'least')
  const restricted = isRestricted(context, party)
  const counted: RowCondition = { part: isOutflow, onDay: restricted, least, test: (row) => match(row) >= 0 }

  const rows = context.rowsAcross(party)
  const matching = rows.where(counted).list()
  if (matching.length === 0) return []
  const left = afterRefunds(context, party, rows)
  const spending = matching
    .flatMap((row): readonly Spending[] => {
      const entry = context.lexicon.spending[match(context.view.ledger.numberOf(row))]
      return entry === undefined ? [] : [{ row, banned: entry.banned, category: entry.category, name: entry.name, paid: left.get(row.id) ?? row.amount }]
    })
    .filter(({ paid }) => paid > 0n)
  if (spending.length === 0) return []
  const gross = sum(spending.map(({ row }) => row.amount))
  const total = sum(spending.map(({ paid }) => paid))
  return [
    buildFinding({
      rule: 'spending.high',
      subject: partySubject(party),
      acts: spending.map(({ row, paid }) => rowAct(row, paid)),
      total,
      groups: [...groupsBy(spending, (each) => each.banned), ...byCategory(spending)],
      parameters: { ...parameters, lexicon: `${context.lexicon.id} ${context.lexicon.version}` },
      context: wholeRefunds(matching, left),
      values: {
        refundedRows: spending.filter(({ row, paid }) => paid < row.amount).length + (matching.length - spending.length),
        categories: new Set(spending.map((each) => each.category)).size,
        foreignRows: foreignRowsAcross(context, party).where(counted).length,
        reduced: gross === total ? 0 : 1,
      },
    }),
  ]
}

/** Refunds are looked for within each account; a bank row behind a wallet's refund is the same refund once more. */
function afterRefunds(context: RuleContext, party: Party, rows: Rows): ReadonlyMap<TransactionId, Fen> {
  const { ledger } = rows
  const isBetweenOwn = context.byNumber.isBetweenOwn(party)
  // Money in that is no refund is looked at by nobody here: only of refunds has to be asked whose they are.
  const othersRefunds = new Set(refundsAmong(rows).where({ part: (each) => each.direction === 'in', test: isBetweenOwn }).numbers)
  const own = othersRefunds.size === 0 ? rows : rows.where({ test: (row) => !othersRefunds.has(row) })
  const left = new Map<TransactionId, Fen>()
  for (const ofAccount of concernedByRefunds(own).groupedBy((row) => ledger.account[row] as number)) {
    for (const [id, paid] of amountsAfterRefunds(ofAccount.list())) left.set(id, paid)
  }
  return left
}

/** Orders that came back whole are cited beside the finding, so that nobody has to look for them. */
const wholeRefunds = (rows: readonly Transaction[], left: ReadonlyMap<TransactionId, Fen>): readonly Citation[] =>
  rows.filter((row) => left.get(row.id) === 0n).map(cite)

function groupsBy(spending: readonly Spending[], key: (each: Spending) => string): readonly FindingGroup[] {
  const groups = [...Map.groupBy(spending, key)].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return groups.map(([name, members]) => ({ key: name, count: members.length, total: sum(members.map(({ paid }) => paid)) }))
}

/** As {@link groupsBy} the category; one of the case's own carries its name. */
const byCategory = (spending: readonly Spending[]): readonly FindingGroup[] => {
  const names = new Map(spending.flatMap(({ category, name }) => (name === undefined ? [] : [[category, name] as const])))
  return groupsBy(spending, (each) => each.category).map((group) => {
    const name = names.get(group.key)
    return name === undefined ? group : { ...group, name }
  })
}
