import type { Database } from 'better-sqlite3'
import { MIGRATIONS } from './migrate.ts'

export interface DatabaseProblem {
  readonly target: string
  readonly expected: string
  readonly found: string
}

/**
 * What the database itself shows to be wrong: damaged pages, dangling references, rows that do not add up,
 * files whose original is gone, logged hashes that are not those of the files, triggers that were taken away.
 */
export function databaseProblems(database: Database): DatabaseProblem[] {
  const problems: DatabaseProblem[] = []
  for (const row of database.pragma('integrity_check') as { integrity_check: string }[]) {
    if (row.integrity_check !== 'ok') problems.push({ target: 'integrity_check', expected: 'ok', found: row.integrity_check })
  }
  for (const row of database.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]) {
    problems.push({ target: `${row.table} ${row.rowid}`, expected: `a row of ${row.parent}`, found: 'none' })
  }
  const unbalanced = database
    .prepare(
      `SELECT file.path AS path, source_table.rows_kept AS kept, source_table.rows_duplicate AS duplicate, source_table.rows_rejected AS rejected,
              (SELECT count(*) FROM ledger_row WHERE source_table = source_table.id AND duplicate_of IS NULL) + (SELECT count(*) FROM journey_row WHERE source_table = source_table.id AND duplicate_of IS NULL) AS found_kept,
              (SELECT count(*) FROM ledger_row WHERE source_table = source_table.id AND duplicate_of IS NOT NULL) + (SELECT count(*) FROM journey_row WHERE source_table = source_table.id AND duplicate_of IS NOT NULL) AS found_duplicate,
              (SELECT count(*) FROM rejected_row WHERE source_table = source_table.id) AS found_rejected
         FROM source_table JOIN file ON file.id = source_table.file
        WHERE kept <> found_kept OR duplicate <> found_duplicate OR rejected <> found_rejected`,
    )
    .all() as { path: string; kept: number; duplicate: number; rejected: number; found_kept: number; found_duplicate: number; found_rejected: number }[]
  for (const row of unbalanced) {
    problems.push({
      target: row.path,
      expected: `${row.kept} + ${row.duplicate} + ${row.rejected}`,
      found: `${row.found_kept} + ${row.found_duplicate} + ${row.found_rejected}`,
    })
  }
  const unlogged = database
    .prepare(
      `SELECT file.path AS path, file.sha256 AS sha256, json_extract(audit.details, '$.sha256') AS logged
         FROM file LEFT JOIN audit ON audit.action = 'intake.file' AND audit.target = file.path
        WHERE file.sha256 IS NOT NULL AND (audit.number IS NULL OR json_extract(audit.details, '$.sha256') <> file.sha256)`,
    )
    .all() as { path: string; sha256: string; logged: string | null }[]
  for (const row of unlogged) problems.push({ target: row.path, expected: row.logged ?? 'a log entry', found: row.sha256 })
  const triggers = new Set(database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[])
  const missing = [...guardsOf(MIGRATIONS)].filter((name) => !triggers.has(name))
  if (missing.length > 0) problems.push({ target: 'triggers', expected: missing.join(', '), found: '' })
  return problems
}

/**
 * Triggers that keep originals, rows, recognised text, revisions and the log from changes, by name: those that the
 * migrations leave behind.
 */
function guardsOf(steps: readonly { readonly sql: string }[]): ReadonlySet<string> {
  const guards = new Set<string>()
  for (const { sql } of steps) {
    for (const [, verb, name = ''] of sql.matchAll(/^(CREATE|DROP) TRIGGER (\w+)/gmu)) {
      if (verb === 'CREATE') guards.add(name)
      else guards.delete(name)
    }
  }
  return guards
}
