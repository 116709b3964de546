import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeCaseFile, openCaseFile, type CaseFile, type OpenOptions } from '../../src-main/db/open.ts'

export interface TemporaryFolder {
  path(name: string): string
  remove(): void
}

export function temporaryFolder(): TemporaryFolder {
  const folder = mkdtempSync(join(tmpdir(), 'threshold-db-'))
  return { path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) }
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
