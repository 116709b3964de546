import type { AccountSummary } from '../../contract/ledger.ts'
import { formatYuan, fen } from '../../domain/values/money.ts'
import { duplicatesByAccount, statementAccounts } from '../../db/ledger.ts'
import { accountMonths, type AccountMonth } from '../../db/ledger-page.ts'
import { listSourceTables } from '../../db/source-tables.ts'
import type { Derived, Session } from '../case/session.ts'

/** Every account with its proof: rows in and out, months covered, breaks and gaps. */
export function accountSummaries(session: Session, derived: Derived): AccountSummary[] {
  const { facts } = derived.view
  const name = (id: string | null): string | null => facts.parties.find((party) => party.id === id)?.name ?? null
  const debtors = new Set<string>(derived.context.debtors.map((party) => party.id))
  const months = Map.groupBy(accountMonths(session.file.database), (each) => each.account)
  const duplicates = duplicatesByAccount(session.file.database)
  const rejected = rejectedByAccount(session)
  const missing = new Map(
    derived.findings.filter((finding) => finding.rule === 'statement.missing-period').map((finding) => [finding.subject.id, new Set(finding.groups.map((group) => group.key))]),
  )
  return facts.accounts.map((account) => {
    const own = months.get(account.id) ?? []
    const sum = (pick: (month: AccountMonth) => number): number => own.reduce((total, month) => total + pick(month), 0)
    const money = (direction: 'in' | 'out'): string => formatYuan(fen(own.reduce((total, month) => total + month[direction], 0n)))
    const statements = derived.view.statements.filter((statement) => statement.account === account.id)
    const gaps = missing.get(account.id) ?? new Set<string>()
    const counts = { kept: sum((month) => month.rows), duplicate: duplicates.get(account.id) ?? 0, rejected: rejected.get(account.id) ?? 0 }
    return {
      id: account.id,
      institution: account.institution,
      number: account.number,
      holder: account.holder,
      holderName: name(account.holder),
      usedBy: account.usedBy,
      usedByName: name(account.usedBy),
      relationToDebtor: account.holder !== null && debtors.has(account.holder) ? 'own' : account.usedBy !== null && debtors.has(account.usedBy) ? 'used' : 'other',
      channel: statements.some((statement) => statement.channel === 'wallet') ? 'wallet' : 'bank',
      origin: account.origin,
      frozenFrom: account.frozenFrom,
      frozenTo: account.frozenTo,
      declared: account.declared,
      rows: { read: counts.kept + counts.duplicate + counts.rejected, ...counts },
      firstDay: own.map((month) => month.firstDay).toSorted()[0] ?? null,
      lastDay: own.map((month) => month.lastDay).toSorted().at(-1) ?? null,
      totalIn: money('in'),
      totalOut: money('out'),
      months: monthCells(own, gaps),
      breaks: sum((month) => month.breaks),
      missingMonths: gaps.size,
      balanceChecked: sum((month) => month.checked),
    }
  })
}

/** A rejected row has no account: it is counted for the first account of its table. */
function rejectedByAccount(session: Session): ReadonlyMap<string, number> {
  const accounts = statementAccounts(session.file.database)
  const rejected = new Map<string, number>()
  for (const table of listSourceTables(session.file.database)) {
    const account = accounts.get(table.id)?.[0]
    if (account !== undefined) rejected.set(account, (rejected.get(account) ?? 0) + table.rows_rejected)
  }
  return rejected
}

function monthCells(months: readonly AccountMonth[], gaps: ReadonlySet<string>): AccountSummary['months'] {
  const byMonth = new Map(months.map((each) => [each.month, each]))
  const known = [...byMonth.keys(), ...gaps].toSorted()
  const first = known[0]
  const last = known.at(-1)
  if (first === undefined || last === undefined) return []
  const cells: { month: string; rows: number; missing: boolean; breaks: number }[] = []
  for (let month = first; month <= last; month = nextMonth(month)) {
    const own = byMonth.get(month)
    cells.push({ month, rows: own?.rows ?? 0, missing: gaps.has(month), breaks: own?.breaks ?? 0 })
  }
  return cells
}

function nextMonth(month: string): string {
  const next = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  return `${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}`
}
