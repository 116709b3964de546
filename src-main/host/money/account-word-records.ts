import { ACCOUNT_SIDES, type AccountWordRecord } from '../../contract/account-words.ts'
import { accountWords } from '../case/load-case.ts'
import type { Derived, Session } from '../case/session.ts'

/** Every word on an account as it stands, with the findings that rest on its rows. */
export function accountWordRecords(session: Session, { context, findings, view }: Pick<Derived, 'context' | 'findings' | 'view'>): readonly AccountWordRecord[] {
  const words = accountWords(session.file.database)
  return view.facts.accounts.flatMap((account) => {
    const said = words.get(account.id)
    if (said === undefined) return []
    const places = new Set(context.rowsOf(account.id).list().map((row) => `${row.path}:${row.line}`))
    const counting = findings
      .filter((finding) => (finding.subject.kind === 'account' && finding.subject.id === account.id) || finding.acts.some(({ citation }) => citation.line !== undefined && places.has(`${citation.path}:${citation.line}`)))
      .map((finding) => finding.id as string)
    return ACCOUNT_SIDES.flatMap((side): AccountWordRecord[] => {
      const word = said[side]
      return word === null ? [] : [{ account: account.id, side, ...word, findings: counting }]
    })
  })
}
