import type { Database } from 'better-sqlite3'
import type { Json } from '../contract/codec.ts'

/** Kinds of the steps in the history that are the reviewer's words on the ledger. The rules read them. */
export const PAIRING = 'pairing'
export const COUNTERPARTY = 'counterparty'
export const LEXICON = 'lexicon'
export const ACCOUNT_USE = 'account-use'
/** A spending category that the case has of its own; target its id. */
export const SPENDING_CATEGORY = 'spending-category'
export const LEDGER_WORD_KINDS = [PAIRING, COUNTERPARTY, LEXICON, ACCOUNT_USE, SPENDING_CATEGORY] as const
export type LedgerWordKind = (typeof LEDGER_WORD_KINDS)[number]

/** Words of one kind as they stand, in the order in which they were first given. Bodies were checked when they were kept. */
export function currentLedgerWords(database: Database, kind: LedgerWordKind): { readonly target: string; readonly body: Json }[] {
  const rows = database
    .prepare(
      `SELECT newest.target, newest.body
         FROM ledger_word_revision AS newest
         JOIN (SELECT target, min(number) AS first, max(number) AS last FROM ledger_word_revision WHERE kind = ? GROUP BY target) AS span ON newest.number = span.last
        WHERE newest.body IS NOT NULL
        ORDER BY span.first`,
    )
    .all(kind) as { target: string; body: string }[]
  return rows.map(({ target, body }) => ({ target, body: JSON.parse(body) as Json }))
}

/** The newest body of a word as JSON; null where it was taken back or never given. */
export function currentLedgerWord(database: Database, kind: LedgerWordKind, target: string): string | null {
  const row = database.prepare('SELECT body FROM ledger_word_revision WHERE kind = ? AND target = ? ORDER BY number DESC LIMIT 1').get(kind, target) as { body: string | null } | undefined
  return row?.body ?? null
}

/** Adds a revision; null takes the word back. Called in the transaction of its step in the history. */
export function addLedgerWord(database: Database, kind: LedgerWordKind, target: string, body: string | null, reviewer: string, at: string): void {
  database.prepare('INSERT INTO ledger_word_revision (kind, target, body, reviewer, at) VALUES (?, ?, ?, ?, ?)').run(kind, target, body, reviewer, at)
}

/** How many targets of a kind there ever were, those taken back included: numbers given by it are never given twice. */
export const targetsEverSpokenOn = (database: Database, kind: LedgerWordKind): number =>
  database.prepare('SELECT count(DISTINCT target) FROM ledger_word_revision WHERE kind = ?').pluck().get(kind) as number
