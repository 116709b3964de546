import type { VerifyReport } from '../../contract/screens.ts'
import { verifyAudit } from '../../db/audit.ts'
import { listFiles } from '../../db/files.ts'
import { databaseProblems } from '../../db/integrity.ts'
import { rehashOriginals } from '../../db/originals.ts'
import type { Session } from './session.ts'

/** Hashes every original again, walks the log, checks the database; names every difference. */
export function verifyCase(session: Session): VerifyReport {
  const { database } = session.file
  const originals = rehashOriginals(database)
  const log = verifyAudit(database)
  const paths = new Map(listFiles(database).map((file) => [file.sha256, file.path]))
  const differences: VerifyReport['differences'][number][] = [
    ...originals.differences.map((each) => ({ kind: 'original' as const, target: paths.get(each.sha256) ?? each.sha256, expected: each.sha256, found: each.found })),
    ...(log.broken ? [{ kind: 'log' as const, target: String(log.broken.number), expected: log.broken.expected, found: log.broken.found }] : []),
    ...databaseProblems(database).map((problem) => ({ kind: 'database' as const, target: problem.target, expected: problem.expected, found: problem.found })),
  ]
  return { ok: differences.length === 0, files: originals.files, bytes: originals.bytes, entries: log.entries, head: log.head, differences }
}
