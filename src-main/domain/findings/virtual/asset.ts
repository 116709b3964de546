import { within } from '../../case/facts.ts'
import { isOutflow, type Transaction } from '../../ledger/transaction.ts'
import { wordMatcher } from '../../ledger/words.ts'
import { buildFinding, partySubject } from '../build-finding.ts'
import { foreignRowsAcross, rowActs, totalOf } from '../money-rows.ts'
import type { Rule } from '../rule.ts'

/**
 * `virtual.asset`: outflows after the judgment took effect (its day counts) to exchanges, wallets, over-the-counter dealers
 * or cross-border remitters by the words of the lexicon.
 */
export const virtualAsset: Rule = (context) => {
  const match = wordMatcher([context.lexicon.virtualAssets])
  return context.debtors.flatMap((party) => {
    const period = context.periods.afterEffective(party)
    if (period === null) return []
    const counts = (row: Transaction): boolean => isOutflow(row) && within(row.at.day, period) && match(row) === 0
    const rows = context.rowsAcross(party).filter(counts)
    if (rows.length === 0) return []
    return [
      buildFinding({
        rule: 'virtual.asset',
        subject: partySubject(party),
        acts: rowActs(rows),
        total: totalOf(rows),
        parameters: { lexicon: `${context.lexicon.id} ${context.lexicon.version}` },
        values: { foreignRows: foreignRowsAcross(context, party).filter(counts).length },
      }),
    ]
  })
}
