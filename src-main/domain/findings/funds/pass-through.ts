import { within } from '../../case/facts.ts'
import { isInflow, isOutflow, type Transaction } from '../../ledger/transaction.ts'
import { wallSeconds } from '../../values/day.ts'
import { timesRate, type Fen } from '../../values/money.ts'
import { accountSubject, buildFinding, cite } from '../build-finding.ts'
import { counterpartyKey, debtorAccounts, inYuan, rowActs, totalOf } from '../money-rows.ts'
import { amountParameter, numberParameter } from '../parameter-values.ts'
import type { Rule } from '../rule.ts'

export interface PassedThrough {
  readonly inflow: Transaction
  /** To one counterparty, in order of time, up to the one with which the share is reached. */
  readonly outflows: readonly Transaction[]
}

export interface PassThroughLimits {
  readonly least: Fen
  readonly share: number
  readonly hours: number
}

/**
 * `funds.pass-through`: inflows of at least `least` after the judgment took effect of which at least `share` leaves the
 * same account for one counterparty within `hours`. Money that leaves is the money of one inflow only, fen by fen: where two
 * inflows leave in one payment both have passed through, but a payment of 9,000 is not the share of two inflows of 10,000.
 * The oldest inflow first. Count and total: the inflows; the outflows are cited beside them, each once.
 */
export const fundsPassThrough: Rule = (context) => {
  const parameters = context.parameters('funds.pass-through')
  const limits = { least: amountParameter(parameters, 'least'), share: numberParameter(parameters, 'share'), hours: numberParameter(parameters, 'hours') }
  return debtorAccounts(context).flatMap(({ account, party }) => {
    const period = context.periods.afterEffective(party)
    if (period === null) return []
    const rows = context.rowsOf(account.id).filter((row) => within(row.at.day, period))
    const passed = passedThrough(rows.filter(inYuan), limits)
    if (passed.length === 0) return []
    const inflows = passed.map(({ inflow }) => inflow)
    return [
      buildFinding({
        rule: 'funds.pass-through',
        subject: accountSubject(account),
        acts: rowActs(inflows),
        total: totalOf(inflows),
        parameters,
        context: [...new Set(passed.flatMap(({ outflows }) => outflows))].map(cite),
        values: {
          party: party.name,
          counterparties: new Set(passed.map(({ outflows }) => (outflows[0] ? counterpartyKey(outflows[0]) : ''))).size,
          foreignRows: rows.filter((row) => !inYuan(row) && isInflow(row) && row.amount >= limits.least).length,
        },
      }),
    ]
  })
}

/**
 * `rows` of one account, in file order. Rows of one moment keep that order, so that on a statement with days only an
 * outflow that stands before the inflow is not taken for one after it. Whole numbers only: no share is rounded.
 */
export function passedThrough(rows: readonly Transaction[], limits: PassThroughLimits): readonly PassedThrough[] {
  if (!rows.some((row) => row.amount >= limits.least && isInflow(row))) return []
  const inTime = rows.map((row, index) => ({ row, index, seconds: wallSeconds(row.at) })).toSorted((left, right) => left.seconds - right.seconds || left.index - right.index)
  // What of an outflow has not yet been counted for an inflow, in ten-thousandths of a fen, so that shares stay whole numbers.
  const left = new Map<Transaction, bigint>()
  const leftOf = (row: Transaction): bigint => left.get(row) ?? row.amount * 10_000n
  const result: PassedThrough[] = []
  inTime.forEach(({ row: inflow, seconds }, place) => {
    if (inflow.amount < limits.least || !isInflow(inflow)) return
    const threshold = timesRate(inflow.amount, limits.share)
    const byCounterparty = new Map<string, { sum: bigint; rows: Transaction[] }>()
    for (let next = place + 1; next < inTime.length; next += 1) {
      const later = inTime[next]
      if (later === undefined || later.seconds - seconds > limits.hours * 3600) return
      if (!isOutflow(later.row) || leftOf(later.row) === 0n) continue
      const key = counterpartyKey(later.row)
      if (key === '') continue
      const leaving = byCounterparty.get(key) ?? { sum: 0n, rows: [] }
      leaving.sum += leftOf(later.row)
      leaving.rows.push(later.row)
      byCounterparty.set(key, leaving)
      if (leaving.sum < threshold) continue
      let needed = threshold
      for (const row of leaving.rows) {
        const taken = leftOf(row) < needed ? leftOf(row) : needed
        left.set(row, leftOf(row) - taken)
        needed -= taken
      }
      result.push({ inflow, outflows: leaving.rows })
      return
    }
  })
  return result
}
