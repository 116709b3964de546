import SqliteDatabase from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MIGRATIONS } from '../../src-main/db/migrate.ts'
import { APPLICATION_ID, closeCaseFile, openCaseFile, type CaseFile, type OpenOptions } from '../../src-main/db/open.ts'

export interface TemporaryFolder {
  path(name: string): string
  remove(): void
}

export function temporaryFolder(): TemporaryFolder {
  const folder = mkdtempSync(join(tmpdir(), 'threshold-db-'))
  return { path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A case file as the program of a former version made it, empty and open, for a migration test to fill and close. */
export function databaseAtVersion(path: string, version: number): InstanceType<typeof SqliteDatabase> {
  const database = new SqliteDatabase(path)
  database.pragma(`application_id = ${APPLICATION_ID}`)
  for (const step of MIGRATIONS) if (step.version <= version) database.exec(step.sql)
  database.pragma(`user_version = ${version}`)
  return database
}

/** Opens and expects success. */
export function opened(path: string, options: OpenOptions): CaseFile {
  const result = openCaseFile(path, options)
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`)
  return result.value
}

export function withCase(path: string, options: OpenOptions, work: (file: CaseFile) => void): void {
  const file = opened(path, options)
  try {
    work(file)
  } finally {
    closeCaseFile(file)
  }
}
