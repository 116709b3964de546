import type { Account, Party } from '../../case/facts.ts'
import type { Rows } from '../../ledger/rows.ts'
import { isInflow, isOutflow, moved } from '../../ledger/transaction.ts'
import type { Day } from '../../values/day.ts'
import type { AccountId } from '../../values/ids.ts'
import type { Fen } from '../../values/money.ts'
import { balanceAtEndOf } from '../ability/known-balance.ts'
import { accountSubject, buildFinding, cite } from '../build-finding.ts'
import type { Citation, Finding } from '../finding.ts'
import { milestoneCitation } from '../property/fact-citations.ts'
import { reportDuty } from '../report/report-duty.ts'
import { inYuan } from '../row-parts.ts'
import type { Rule, RuleContext } from '../rule.ts'

/**
 * `account.undeclared`: an own or used account that moved money in the report window and is not said to stand in the
 * property report, where a report was filed or its due day is past. Total: the last known balance at or before the end of
 * the window; where no row shows one, what came in and went out in the window. The act falls on the end of the window.
 * An account that two debtors hold and use is one subject and makes one finding.
 */
export const accountUndeclared: Rule = (context) => {
  const findings = new Map<AccountId, Finding>()
  for (const party of context.debtors) {
    const window = context.periods.reportWindow(party)
    if (window === null || window.to === null || reportDuty(context, party).state === 'open') continue
    for (const account of [...context.ownAccounts(party), ...context.usedAccounts(party)]) {
      if (account.declared === true || findings.has(account.id)) continue
      const finding = undeclared(context, party, account, { from: window.from, to: window.to })
      if (finding !== null) findings.set(account.id, finding)
    }
  }
  return [...findings.values()]
}

interface Window {
  readonly from: Day
  readonly to: Day
}

function undeclared(context: RuleContext, party: Party, account: Account, window: Window): Finding | null {
  const rows = context.rowsOf(account.id)
  const movements = rows.where({ part: moved, during: window }).inTime()
  const first = movements.at(0)
  const last = movements.at(-1)
  if (first === undefined || last === undefined) return null

  const domestic = movements.where({ part: inYuan })
  const known = balanceAtEndOf(rows, window.to)
  const total = known?.balance ?? turnover(domestic)
  const filed = reportDuty(context, party).filed
  const further: Citation[] = first.id === last.id ? [] : [cite(first)]
  if (known !== null && known.row.id !== last.id && known.row.id !== first.id) further.push(cite(known.row))
  if (filed !== null) further.push(milestoneCitation(filed))
  return buildFinding({
    rule: 'account.undeclared',
    subject: accountSubject(account),
    acts: [{ day: window.to, citation: cite(last), amount: total }],
    total,
    context: further,
    values: {
      party: party.name,
      kind: known !== null ? 'balance' : 'turnover',
      relation: account.holder === party.id ? 'own' : 'used',
      declared: account.declared === null ? 'unknown' : 'no',
      windowFrom: window.from,
      windowTo: window.to,
      movements: movements.length,
      firstMovement: first.at.day,
      lastMovement: last.at.day,
      foreignRows: movements.length - domestic.length,
    },
  })
}

/** What came in and went out; null where the account moved foreign money only. Neutral rows are neither. */
function turnover(rows: Rows): Fen | null {
  return rows.length === 0 ? null : rows.where({ part: (each) => isInflow(each) || isOutflow(each) }).total()
}
