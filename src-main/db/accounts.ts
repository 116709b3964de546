import type { Database } from 'better-sqlite3'
import type { DiscoveredAccount } from '../domain/ledger/assign-account.ts'

export function keepDiscoveredAccount(database: Database, account: DiscoveredAccount): void {
  database
    .prepare('INSERT INTO discovered_account (id, institution, number, holder_name, holder_document) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING')
    .run(account.id, account.institution, account.number, account.holderName, account.holderDocument)
}

/** Discovered accounts that hold rows. One whose rows went to a stated account is kept, for they may come back, and not listed. */
export function listDiscoveredAccounts(database: Database): DiscoveredAccount[] {
  return database
    .prepare('SELECT id, institution, number, holder_name AS holderName, holder_document AS holderDocument FROM discovered_account WHERE EXISTS (SELECT 1 FROM ledger_row WHERE ledger_row.account = discovered_account.id AND ledger_row.duplicate_of IS NOT ledger_row.id) ORDER BY id')
    .all() as DiscoveredAccount[]
}
