import type { Database } from 'better-sqlite3'
import type { Account } from '../../domain/case/facts.ts'
import { assignAccounts, discoveredToAccount } from '../../domain/ledger/assign-account.ts'
import { repeatedRows } from '../../domain/ledger/same-movement.ts'
import { asId } from '../../domain/values/ids.ts'
import { accountClaims, moveClaim, recountTable, rowsByTable, setDuplicateOf, type AccountClaim } from '../../db/account-rows.ts'
import { keepDiscoveredAccount, listDiscoveredAccounts } from '../../db/accounts.ts'
import { transactionsByNumber } from '../../db/ledger-rows.ts'
import { loadFacts } from '../case/load-case.ts'

/**
 * Puts the rows of statements under the accounts that the facts now state, by the same rule as at intake, and looks
 * again for rows that repeat each other in the accounts that gained or lost some. Called inside the transaction that
 * changed the facts; `before` are the accounts as they were stated until then: rows without a number of their own
 * stand under an account that may be gone. Returns how many rows went.
 */
export function reassignRows(database: Database, before: readonly Account[]): number {
  const known = loadFacts(database).accounts
  const discovered = new Map(listDiscoveredAccounts(database).map((each) => [each.id, each]))
  const former = new Map<string, Account>(before.map((each) => [each.id, each]))
  const changed = new Set<string>()
  let moved = 0
  let accounts: readonly Account[] = known
  for (const claims of byTable(accountClaims(database))) {
    const [first] = claims
    if (!first) continue
    // The lines above the table are not kept; the account that its rows stand under tells what they said.
    const above = claims.find((claim) => claim.ownNumbers.length === 0)?.account ?? ''
    const found = discovered.get(above)
    const number = found?.number ?? former.get(above)?.number ?? null
    const assignment = assignAccounts(
      claims,
      {
        stated: first.statedAccount,
        numbers: number === null ? [] : [number],
        holderName: found?.holderName ?? null,
        holderDocument: found?.holderDocument ?? null,
        institution: found?.institution ?? claims.map((claim) => discovered.get(claim.account)?.institution ?? former.get(claim.account)?.institution).find((each) => each !== undefined) ?? null,
        fallbackId: `acct-f${first.file}`,
      },
      accounts,
    )
    let gone = 0
    claims.forEach((claim, at) => {
      const account = assignment.accounts[at]
      if (account === undefined || account === claim.account) return
      const fresh = assignment.discovered.find((each) => each.id === account)
      if (fresh) {
        keepDiscoveredAccount(database, fresh)
        accounts = [...accounts.filter((each) => each.id !== fresh.id), { ...discoveredToAccount(fresh, []), id: asId(fresh.id) }]
      }
      gone += moveClaim(database, claim, account)
      changed.add(claim.account).add(account)
    })
    moved += gone
  }
  for (const account of changed) compareAgain(database, account)
  return moved
}

function byTable(claims: readonly AccountClaim[]): readonly (readonly AccountClaim[])[] {
  const tables = new Map<number, AccountClaim[]>()
  for (const claim of claims) {
    const list = tables.get(claim.sourceTable)
    if (list) list.push(claim)
    else tables.set(claim.sourceTable, [claim])
  }
  return [...tables.values()]
}

/** Finds the rows of an account that repeat rows of an earlier table, as intake would have, and keeps the counts right. */
export function compareAgain(database: Database, account: string): void {
  const tables = rowsByTable(database, account)
  const kept: { id: number; row: ReturnType<typeof transactionsByNumber>[number] }[] = []
  for (const table of tables) {
    const ids = table.rows.map((row) => row.id)
    const rows = transactionsByNumber(database, ids)
    const repeats = kept.length === 0 ? new Map<number, number>() : repeatedRows(rows, kept)
    let touched = false
    rows.forEach((row, at) => {
      const id = ids[at]
      const stored = table.rows[at]
      if (id === undefined || stored === undefined) return
      const of = repeats.get(at) ?? null
      if (of === null) kept.push({ id, row })
      if (of === stored.duplicateOf) return
      setDuplicateOf(database, id, of)
      touched = true
    })
    if (touched) recountTable(database, table.sourceTable)
  }
}
