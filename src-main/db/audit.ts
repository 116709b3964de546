import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { LogEntry } from '../contract/screens.ts'
import { canonicalJson } from '../domain/audit/canonical-json.ts'

/** Hash before the first entry. */
export const GENESIS = '0'.repeat(64)

type Details = LogEntry['details']
interface AuditRow {
  number: number
  at: string
  reviewer: string
  action: string
  target: string
  details: string
  previous: string
  hash: string
}

/** Adds an entry to the log. Called in the same transaction as the change that it tells of. */
export function appendAudit(database: Database, entry: { at: string; reviewer: string; action: string; target: string; details: Details }): LogEntry {
  const last = database.prepare('SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1').get() as { number: number; hash: string } | undefined
  const body = { ...entry, number: (last?.number ?? 0) + 1, previous: last?.hash ?? GENESIS }
  const hash = hashOf(body)
  database
    .prepare('INSERT INTO audit (number, at, reviewer, action, target, details, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    .run(body.number, body.at, body.reviewer, body.action, body.target, canonicalJson(body.details), body.previous, hash)
  return { ...body, hash }
}

/** SHA-256 over the canonical JSON of everything but the hash itself. */
function hashOf(body: Omit<LogEntry, 'hash'>): string {
  const { number, at, reviewer, action, target, details, previous } = body
  return createHash('sha256').update(canonicalJson({ number, at, reviewer, action, target, details, previous })).digest('hex')
}

const toEntry = (row: AuditRow): LogEntry => ({ ...row, details: JSON.parse(row.details) as Details })

/** Newest entries first. */
export function listAudit(database: Database, offset: number, limit: number): { total: number; head: string; entries: LogEntry[] } {
  const { total } = database.prepare('SELECT count(*) AS total FROM audit').get() as { total: number }
  const rows = database.prepare('SELECT * FROM audit ORDER BY number DESC LIMIT ? OFFSET ?').all(limit, offset) as AuditRow[]
  return { total, head: auditHead(database), entries: rows.map(toEntry) }
}

export function auditHead(database: Database): string {
  const row = database.prepare('SELECT hash FROM audit ORDER BY number DESC LIMIT 1').get() as { hash: string } | undefined
  return row?.hash ?? GENESIS
}

/** Walks the chain; names the first entry at which it does not hold. */
export function verifyAudit(database: Database): { entries: number; head: string; broken: { number: number; expected: string; found: string } | null } {
  let previous = GENESIS
  let entries = 0
  for (const row of database.prepare('SELECT * FROM audit ORDER BY number').iterate() as IterableIterator<AuditRow>) {
    entries += 1
    const expected = row.number === entries && row.previous === previous ? safeHash(row) : previous
    if (expected !== row.hash) return { entries, head: previous, broken: { number: row.number, expected, found: row.hash } }
    previous = row.hash
  }
  return { entries, head: previous, broken: null }
}

function safeHash(row: AuditRow): string {
  try {
    return hashOf(toEntry(row))
  } catch {
    return 'unreadable'
  }
}

/** When the case was last changed: the time of the newest entry. */
export function auditTime(database: Database): string | null {
  const row = database.prepare('SELECT at FROM audit ORDER BY number DESC LIMIT 1').get() as { at: string } | undefined
  return row?.at ?? null
}

/** The newest of these actions on each target: what was set aside, and what was taken back. */
export function newestActions(database: Database, actions: readonly string[]): Map<string, string> {
  const rows = database
    .prepare('SELECT target, action FROM audit WHERE action IN (SELECT value FROM json_each(?)) ORDER BY number')
    .all(JSON.stringify(actions)) as { target: string; action: string }[]
  return new Map(rows.map((row) => [row.target, row.action]))
}
