import { within, type Party } from '../../case/facts.ts'
import { isRelated } from '../../ledger/ownership.ts'
import { Rows } from '../../ledger/rows.ts'
import { isOutflow } from '../../ledger/transaction.ts'
import type { Day } from '../../values/day.ts'
import type { PartyId } from '../../values/ids.ts'
import { buildFinding, partySubject } from '../build-finding.ts'
import { foreignRowsAcross, groupOf, rowActs } from '../money-rows.ts'
import { amountParameter } from '../parameter-values.ts'
import type { Rule, RuleContext } from '../rule.ts'

const STAGES = ['look-back', 'after-effective', 'after-notice'] as const
/** `period-unsure`: certainly after the notice of suit, but on a day that a partly known milestone may or may not cover. */
type Stage = (typeof STAGES)[number] | 'period-unsure'

interface Transfer {
  /** Number of the row in the ledger. */
  readonly row: number
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
  const { ledger } = context.view
  const transfers = new Map<PartyId, Transfer[]>()
  const foreign = new Map<PartyId, number>()
  const seen = new Set<number>()
  for (const debtor of context.debtors) {
    const stageOf = stages(context, debtor)
    const toRelated = (row: number): boolean => {
      const recipient = context.byNumber.counterpartyOf(row)
      return recipient !== null && isRelated(recipient) && recipient.id !== debtor.id
    }
    for (const rows of [context.rowsAcross(debtor), foreignRowsAcross(context, debtor)]) {
      for (const row of rows.where({ part: isOutflow, least, test: toRelated }).numbers) {
        const stage = stageOf(ledger.dayOf(row))
        const recipient = context.byNumber.counterpartyOf(row)
        if (stage === null || recipient === null) continue
        // An account of two debtors, or a pair that only the other one's accounts show, must not count twice.
        if (seen.has(row) || context.byNumber.isBankSideOfPair(row)) continue
        seen.add(row)
        if (ledger.parts[ledger.part[row] as number]?.currency !== 'CNY') foreign.set(recipient.id, (foreign.get(recipient.id) ?? 0) + 1)
        else if (transfers.has(recipient.id)) transfers.get(recipient.id)?.push({ row, stage })
        else transfers.set(recipient.id, [{ row, stage }])
      }
    }
  }
  const rowsOf = (found: readonly Transfer[]): Rows => new Rows(ledger, Int32Array.from(found, ({ row }) => row))
  return context.view.facts.parties.flatMap((recipient) => {
    const found = transfers.get(recipient.id)
    if (found === undefined) return []
    const rows = rowsOf(found)
    const inStage = (stage: Stage): Rows => rowsOf(found.filter((each) => each.stage === stage))
    const unsure = inStage('period-unsure')
    return [
      buildFinding({
        rule: 'funds.to-related',
        subject: partySubject(recipient),
        acts: rowActs(rows),
        total: rows.total(),
        groups: [...STAGES.map((stage) => groupOf(stage, inStage(stage))), ...(unsure.length > 0 ? [groupOf('period-unsure', unsure)] : [])],
        parameters,
        values: { relation: recipient.relation ?? '', foreignRows: foreign.get(recipient.id) ?? 0 },
      }),
    ]
  })
}

/** The latest period of the debtor that a row of the day falls in; null before the first of them. */
function stages(context: RuleContext, debtor: Party): (day: Day) => Stage | null {
  const { periods } = context
  const spans = { lookback: periods.lookback(debtor), effective: periods.afterEffective(debtor), notice: periods.afterNotice(debtor) }
  const start = context.certainDay(debtor, 'suit-notice') ?? spans.effective?.from ?? spans.notice?.from ?? null
  return (day) => {
    if (start === null || day < start) return null
    if (spans.notice !== null && within(day, spans.notice)) return 'after-notice'
    if (spans.effective !== null && within(day, spans.effective)) return 'after-effective'
    return spans.lookback !== null && within(day, spans.lookback) ? 'look-back' : 'period-unsure'
  }
}
