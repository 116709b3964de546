import { accountSubject, buildFinding, byTime, cite } from '../build-finding.ts'
import { amountParameter } from '../parameter-values.ts'
import type { Rule } from '../rule.ts'

/**
 * `statement.break`: rows of an account whose running balance does not follow from the row before by more than
 * `tolerance`. Every account of the file is looked at, whoever holds it, in every currency. The proof itself is made at
 * intake, in the true order of each table. No total: what a break hides is not known.
 */
export const statementBreak: Rule = (context) => {
  const parameters = context.parameters('statement.break')
  const tolerance = amountParameter(parameters, 'tolerance')
  return context.view.facts.accounts.flatMap((account) => {
    const breaks = byTime(
      context.rowsOf(account.id).where({ part: (each) => each.balanceProof === 'break' }).filter((row) => {
        if (row.balance === null || row.expectedBalance === null) return false
        const difference = row.balance - row.expectedBalance
        return (difference < 0n ? -difference : difference) > tolerance
      }),
    )
    if (breaks.length === 0) return []
    return [
      buildFinding({
        rule: 'statement.break',
        subject: accountSubject(account),
        acts: breaks.map((row) => ({ day: row.at.day, citation: cite(row), amount: null })),
        total: null,
        parameters,
        values: { files: new Set(breaks.map((row) => row.file)).size },
      }),
    ]
  })
}
