import type { Params, ResultOf } from '../../contract/api.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { fileById } from '../../db/files.ts'
import { originalContent } from '../case/original-content.ts'
import { choiceOf } from '../../db/readings.ts'
import { recognitionOfFile } from '../../db/recognised.ts'
import { tablesOfFile } from '../../db/source-tables.ts'
import { listMarks } from '../reading/annotations.ts'
import type { ParseService } from './parse-service.ts'
import { choiceFor, layoutsOf, takeReading } from './read-again.ts'
import { fileNumber, takesEncoding } from '../reading/read.ts'
import { reviewOf } from '../opinion/review.ts'
import type { Session } from '../case/session.ts'

/** Reasons that the bundle gave, not the content: a new reading does not settle them. */
const OF_THE_BUNDLE: ReadonlySet<string | null> = new Set(['checksum-mismatch', 'case-json-invalid'])

/**
 * Reads one original anew: in an encoding chosen by hand, with a password, or as it is, since a later version of the
 * program may read what an earlier one could not. Rows are conserved: those of the former
 * reading are set aside and kept, and one undo puts them in force again. What people marked stays; marks whose
 * passage is gone are counted and listed as orphans.
 */
export async function rereadFile(session: Session, parser: ParseService, params: Params<'intake.reread'>): Promise<Result<ResultOf<'intake.reread'>, CallError>> {
  const { database } = session.file
  const named = fileById(database, fileNumber(params.file) ?? -1)
  const file = named === undefined || named.duplicate_of === null ? named : fileById(database, named.duplicate_of)
  if (!file || file.sha256 === null) return fail(callError('not-found', { id: params.file }))
  const before = choiceOf(database, file.id)
  const chosen = params.encoding === undefined ? before.chosen : params.encoding
  const password = params.password ?? before.password
  const isAgain = params.password === undefined && (params.encoding ?? null) === null && before.chosen === null
  // What was recognised on its pages would be lost.
  if (isAgain && recognitionOfFile(database, file.id).done > 0) return fail(callError('bad-request', { field: 'file' }))
  if (params.encoding !== undefined && params.encoding !== null && !takesEncoding(file)) return fail(callError('bad-request', { field: 'encoding' }))
  if (params.password !== undefined && file.reason_code !== 'password-protected') return fail(callError('bad-request', { field: 'password' }))
  const bytes = originalContent(database, file.sha256)
  if (!bytes) return fail(callError('not-found', { id: params.file }))

  const layouts = layoutsOf(session, file.id)
  const parsed = await parser.parse(bytes, file.path, { layouts, choice: { ...choiceFor(session, file.id), encoding: chosen, passwords: password === null ? [] : [password] } })
  if (params.password !== undefined && parsed.reasonCode === 'password-protected') return fail(callError('document-password-wrong', { path: file.path }))
  if (params.encoding && parsed.reasonCode === 'unreadable-encoding') return fail(callError('encoding-unfit', { path: file.path, encoding: params.encoding }))

  const rowsBefore = tablesOfFile(database, file.id).reduce((sum, table) => sum + table.rows_read, 0)
  const orphansBefore = await orphansIn(session, parser, params.file)
  const keepsReason = OF_THE_BUNDLE.has(file.reason_code)
  const rows = takeReading(session, file, {
    read: keepsReason ? { ...parsed, status: 'needs-attention', reasonCode: file.reason_code, reasonDetail: file.reason_detail } : parsed,
    layouts,
    cause: params.password !== undefined ? 'password' : isAgain ? 'again' : 'encoding',
    text: { chosen, password, pages: { encoding: parsed.encoding, mediaType: parsed.mediaType, texts: parsed.pages, withoutText: parsed.pagesWithoutText } },
  })
  const orphaned = (await orphansIn(session, parser, params.file)) - orphansBefore
  return ok({
    file: params.file,
    encoding: parsed.encoding,
    rows: { before: rowsBefore, after: rows.read },
    pages: { before: file.pages, after: parsed.pages.length },
    orphaned: Math.max(0, orphaned),
    review: reviewOf(session, params.language),
  })
}

async function orphansIn(session: Session, parser: ParseService, file: string): Promise<number> {
  const marks = await listMarks(session, parser, file)
  return marks.ok ? marks.value.filter((mark) => mark.state === 'orphan').length : 0
}
