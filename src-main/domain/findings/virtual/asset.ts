import type { RowCondition } from '../../ledger/rows.ts'
import { isOutflow } from '../../ledger/transaction.ts'
import { wordMatcherByNumber } from '../../ledger/words.ts'
import { buildFinding, partySubject } from '../build-finding.ts'
import { foreignRowsAcross, rowActs } from '../money-rows.ts'
import type { Rule } from '../rule.ts'

/**
 * `virtual.asset`: outflows after the judgment took effect (its day counts) to exchanges, wallets, over-the-counter dealers
 * or cross-border remitters by the words of the lexicon.
 */
export const virtualAsset: Rule = (context) => {
  const match = wordMatcherByNumber(context.view.ledger, [context.lexicon.virtualAssets])
  return context.debtors.flatMap((party) => {
    const period = context.periods.afterEffective(party)
    if (period === null) return []
    const counted: RowCondition = { part: isOutflow, during: period, test: (row) => match(row) === 0 }
    const rows = context.rowsAcross(party).where(counted)
    if (rows.length === 0) return []
    return [
      buildFinding({
        rule: 'virtual.asset',
        subject: partySubject(party),
        acts: rowActs(rows),
        total: rows.total(),
        parameters: { lexicon: `${context.lexicon.id} ${context.lexicon.version}` },
        values: { foreignRows: foreignRowsAcross(context, party).where(counted).length },
      }),
    ]
  })
}
