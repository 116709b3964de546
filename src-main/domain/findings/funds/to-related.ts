import { within, type Party } from '../../case/facts.ts'
import { isRelated } from '../../ledger/ownership.ts'
import { isOutflow, type Transaction } from '../../ledger/transaction.ts'
import type { PartyId, TransactionId } from '../../values/ids.ts'
import { buildFinding, partySubject } from '../build-finding.ts'
import { foreignRowsAcross, groupOf, inYuan, rowActs, totalOf } from '../money-rows.ts'
import { amountParameter } from '../parameter-values.ts'
import type { Rule, RuleContext } from '../rule.ts'

const STAGES = ['look-back', 'after-effective', 'after-notice'] as const
/** `period-unsure`: certainly after the notice of suit, but on a day that a partly known milestone may or may not cover. */
type Stage = (typeof STAGES)[number] | 'period-unsure'

interface Transfer {
  readonly row: Transaction
  readonly stage: Stage
}

/**
 * `funds.to-related`: outflows from own and used accounts of the debtors to a related party (role `related`, or any party
 * with a relation), from the notice of suit on; where that is missing from the judgment's effect, else from the
 * enforcement notice. Each movement stands in the latest group that it falls in. The account number decides before the
 * name, so that a transfer to a related party's account that the debtor uses still went to the related party.
 * A debtor is not related to himself. Only the wallet row of a mirrored pair counts.
 */
export const fundsToRelated: Rule = (context) => {
  const parameters = context.parameters('funds.to-related')
  const least = amountParameter(parameters, 'least')
  const transfers = new Map<PartyId, Transfer[]>()
  const foreign = new Map<PartyId, number>()
  const seen = new Set<TransactionId>()
  for (const debtor of context.debtors) {
    const stageOf = stages(context, debtor)
    for (const row of [...context.rowsAcross(debtor), ...foreignRowsAcross(context, debtor)]) {
      if (!isOutflow(row) || row.amount < least) continue
      const stage = stageOf(row)
      if (stage === null) continue
      const recipient = context.counterpartyOf(row)
      if (recipient === null || !isRelated(recipient) || recipient.id === debtor.id) continue
      // An account of two debtors, or a pair that only the other one's accounts show, must not count twice.
      if (seen.has(row.id) || context.isBankSideOfPair(row.id)) continue
      seen.add(row.id)
      if (!inYuan(row)) foreign.set(recipient.id, (foreign.get(recipient.id) ?? 0) + 1)
      else if (transfers.has(recipient.id)) transfers.get(recipient.id)?.push({ row, stage })
      else transfers.set(recipient.id, [{ row, stage }])
    }
  }
  return context.view.facts.parties.flatMap((recipient) => {
    const found = transfers.get(recipient.id)
    if (found === undefined) return []
    const rows = found.map(({ row }) => row)
    const inStage = (stage: Stage): readonly Transaction[] => found.filter((each) => each.stage === stage).map(({ row }) => row)
    const unsure = inStage('period-unsure')
    return [
      buildFinding({
        rule: 'funds.to-related',
        subject: partySubject(recipient),
        acts: rowActs(rows),
        total: totalOf(rows),
        groups: [...STAGES.map((stage) => groupOf(stage, inStage(stage))), ...(unsure.length > 0 ? [groupOf('period-unsure', unsure)] : [])],
        parameters,
        values: { relation: recipient.relation ?? '', foreignRows: foreign.get(recipient.id) ?? 0 },
      }),
    ]
  })
}

/** The latest period of the debtor that a row falls in; null before the first of them. */
function stages(context: RuleContext, debtor: Party): (row: Transaction) => Stage | null {
  const { periods } = context
  const spans = { lookback: periods.lookback(debtor), effective: periods.afterEffective(debtor), notice: periods.afterNotice(debtor) }
  const start = context.certainDay(debtor, 'suit-notice') ?? spans.effective?.from ?? spans.notice?.from ?? null
  return ({ at }) => {
    if (start === null || at.day < start) return null
    if (spans.notice !== null && within(at.day, spans.notice)) return 'after-notice'
    if (spans.effective !== null && within(at.day, spans.effective)) return 'after-effective'
    return spans.lookback !== null && within(at.day, spans.lookback) ? 'look-back' : 'period-unsure'
  }
}
