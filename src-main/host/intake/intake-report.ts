import { createHash } from 'node:crypto'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Params, ResultOf } from '../../contract/api.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Language } from '../../contract/review.ts'
import { auditHead } from '../../db/audit.ts'
import { listFiles } from '../../db/files.ts'
import { nationalHashes } from '../../db/originals.ts'
import { documentDocx } from '../../exports/checklist-docx.ts'
import { documentHtml } from '../../exports/checklist-html.ts'
import { intakeReportCsv, intakeReportDocument, type IntakeReport } from '../../exports/intake-report.ts'
import { translator } from '../../texts/translate.ts'
import { APPLICATION } from '../application.ts'
import { shanghaiNow } from '../clock.ts'
import { formatWords } from './format-words.ts'
import { loadRecord } from '../case/load-case.ts'
import { reviewFiles } from '../opinion/review-files.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

/** Everything that came into the case, file by file. */
export function intakeReport(session: Session, language: Language): IntakeReport {
  const { database } = session.file
  const translate = translator(language)
  const rows = listFiles(database)
  const reviewed = new Map(reviewFiles(session, translate).map((file) => [file.id, file]))
  const paths = new Map(rows.map((row) => [row.id, row.path]))
  const hashes = nationalHashes(database)
  const { case: stated } = loadRecord(database)
  const plain = (at: string): string => at.slice(0, 19).replace('T', ' ')
  const listed = rows.flatMap((row) => (row.sha256 === null ? [] : [{ path: row.path, sha256: row.sha256 }])).toSorted((left, right) => (left.path < right.path ? -1 : 1))
  return {
    language,
    caseNumber: stated?.number ?? null,
    caseTitle: stated?.title ?? null,
    invented: /虚构|invented/iu.test(stated?.title ?? ''),
    reviewer: reviewerOf(session),
    at: plain(shanghaiNow()),
    application: APPLICATION,
    listDigest: createHash('sha256').update(listed.map((file) => `${file.sha256}  ${file.path}\n`).join('')).digest('hex'),
    logHead: auditHead(database),
    files: rows.map((row, index) => {
      const file = reviewed.get(`f${row.id}`)
      return {
        number: index + 1,
        path: row.path,
        kind: row.kind,
        format: formatWords(row.format, translate),
        encoding: row.encoding,
        size: row.size,
        modified: row.modified,
        importedAt: plain(row.imported_at),
        source: row.source,
        sha256: row.sha256,
        sm3: row.sha256 === null ? null : (hashes.get(row.sha256) ?? null),
        pages: row.pages,
        pagesWithoutText: row.pages_without_text - (file?.pagesRecognised ?? 0),
        rows: file?.rows ?? null,
        status: row.status,
        reason: file?.reason ?? null,
        sameAs: row.duplicate_of === null ? null : (paths.get(row.duplicate_of) ?? null),
      }
    }),
  }
}

/** Writes the report under another name and puts it in its place when it is whole; the log says what was written. */
export async function writeIntakeReport(session: Session, params: Params<'intake.writeReport'>, target: string): Promise<Result<ResultOf<'intake.writeReport'>, CallError>> {
  if (!existsSync(dirname(target))) return fail(callError('target-unwritable', { path: target }))
  const content = await render(intakeReport(session, params.language), params.format)
  const partial = `${target}.partial`
  try {
    writeFileSync(partial, content, { mode: 0o600 })
    renameSync(partial, target)
  } catch (error) {
    return fail(callError('target-unwritable', { path: target, cause: error instanceof Error ? error.message : 'unknown' }))
  } finally {
    rmSync(partial, { force: true })
  }
  const sha256 = createHash('sha256').update(content).digest('hex')
  changeCase(session, () => logIn(session, 'export.written', target, { format: `intake-report-${params.format}`, sha256 }), 'decisions')
  return ok({ path: target })
}

async function render(report: IntakeReport, format: 'html' | 'docx' | 'csv'): Promise<string | Uint8Array> {
  const translate = translator(report.language)
  switch (format) {
    case 'csv':
      return intakeReportCsv(report, translate)
    case 'html':
      return documentHtml(intakeReportDocument(report, translate), [])
    case 'docx':
      return documentDocx(intakeReportDocument(report, translate), report.application.name)
  }
}
