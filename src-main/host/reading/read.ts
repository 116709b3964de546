import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { DocumentInfo, PageText, TableSlice } from '../../contract/screens.ts'
import { fileByPath, fileById, pageText, type FileRow } from '../../db/files.ts'
import { fatesOf } from '../../db/ledger.ts'
import { originalContent } from '../case/original-content.ts'
import { choiceOf } from '../../db/readings.ts'
import { tablesOfFile } from '../../db/source-tables.ts'
import type { SourceTable } from '../../import/table.ts'
import type { ParseService } from '../intake/parse-service.ts'
import type { Session } from '../case/session.ts'

/** Number of a file id (`f12`); null where the text is no file id. */
export function fileNumber(id: string): number | null {
  const match = /^f(\d+)$/u.exec(id)
  return match ? Number(match[1]) : null
}

/** Files whose text was decoded, or could not be: elsewhere the format says how its characters are written. */
export const takesEncoding = (file: Pick<FileRow, 'encoding' | 'reason_code' | 'format' | 'kind'>): boolean =>
  file.kind !== 'manifest' && (file.encoding !== null || file.reason_code === 'unreadable-encoding' || file.format === 'unknown')

/** Tables of originals that were shown last, by SHA-256 and encoding: scrolling must not read the file again and again. */
const shownTables = new Map<string, readonly SourceTable[]>()
const KEEP_TABLES = 4

/** Tables of an original as they stand in it, sheet by sheet. */
export async function tablesFor(session: Session, parser: ParseService, file: FileRow): Promise<readonly SourceTable[]> {
  if (file.sha256 === null) return []
  const { chosen, password } = choiceOf(session.file.database, file.id)
  // Another encoding makes another table of the same bytes.
  const key = `${file.sha256} ${chosen ?? ''} ${password ?? ''}`
  const known = shownTables.get(key)
  if (known) return known
  const bytes = originalContent(session.file.database, file.sha256)
  const tables = bytes ? await parser.tables(bytes, file.path, { choice: { encoding: chosen, passwords: password === null ? [] : [password] } }) : []
  shownTables.set(key, tables)
  const oldest = shownTables.keys().next().value
  if (shownTables.size > KEEP_TABLES && oldest !== undefined) shownTables.delete(oldest)
  return tables
}

function viewOf(file: FileRow): DocumentInfo['view'] {
  if (file.sha256 === null || file.size === 0) return 'none'
  if (file.media_type === 'application/pdf') return 'pdf'
  if (/^image\/(png|jpeg|gif|webp|bmp|tiff)$/u.test(file.media_type)) return 'image'
  if (file.format === 'ofd' && file.pages > 0) return 'fixed'
  // What browsers play: others, such as AMR and AVI, are kept and not shown.
  if (/^audio\/(mpeg|wav|mp4)$/u.test(file.media_type)) return 'audio'
  if (/^video\/(mp4|quicktime)$/u.test(file.media_type)) return 'video'
  if (/(csv|tsv|xlsx|xlsm|xls|html-table)$/u.test(file.format)) return 'table'
  if (/^(docx|rtf|html)$/u.test(file.format) && file.pages > 0) return 'html'
  return file.pages > 0 && file.pages_without_text < file.pages ? 'text' : 'none'
}

export async function documentInfo(session: Session, parser: ParseService, file: FileRow | undefined): Promise<Result<DocumentInfo, CallError>> {
  if (!file) return fail(callError('not-found'))
  // The same bytes were read under another path: that reading is shown.
  const read = file.duplicate_of === null ? file : (fileById(session.file.database, file.duplicate_of) ?? file)
  const view = viewOf(read)
  const tables = view === 'table' ? await tablesFor(session, parser, read) : []
  return ok({
    file: `f${read.id}`,
    path: file.path,
    title: file.title,
    sha256: file.sha256 ?? '',
    size: file.size,
    format: read.format,
    mediaType: read.media_type,
    view,
    pages: read.pages,
    encoding: read.encoding,
    sheets: tables.map((table) => ({ name: table.sheet, rows: table.rows.length })),
    password: choiceOf(session.file.database, read.id).password,
    takesEncoding: takesEncoding(read),
    url: file.sha256 === null ? '' : `blob/${file.sha256}`,
  })
}

export const documentById = (session: Session, parser: ParseService, id: string): Promise<Result<DocumentInfo, CallError>> =>
  documentInfo(session, parser, fileById(session.file.database, fileNumber(id) ?? -1))

export const documentByPath = (session: Session, parser: ParseService, path: string): Promise<Result<DocumentInfo, CallError>> =>
  documentInfo(session, parser, fileByPath(session.file.database, path))

export function readPageText(session: Session, id: string, page: number): Result<PageText, CallError> {
  const row = pageText(session.file.database, fileNumber(id) ?? -1, page)
  return row ? ok({ page, text: row.text, recognised: row.recognised === 1 }) : fail(callError('not-found', { page }))
}

/** Lines of a table as they stand in the original, each with what became of it. */
export async function tableSlice(session: Session, parser: ParseService, id: string, sheet: number, offset: number, limit: number): Promise<Result<TableSlice, CallError>> {
  const file = fileById(session.file.database, fileNumber(id) ?? -1)
  if (!file) return fail(callError('not-found', { id }))
  const table = (await tablesFor(session, parser, file))[sheet]
  if (!table) return fail(callError('not-found', { sheet }))
  // Several tables may stand one below the other in one sheet.
  const read = tablesOfFile(session.file.database, file.id).filter((each) => each.sheet === table.sheet)
  const fates = new Map(read.flatMap((each) => [...fatesOf(session.file.database, each.id)]))
  return ok({
    total: table.rows.length,
    offset,
    headerLine: read[0]?.header_line ?? null,
    rows: table.rows.slice(offset, offset + limit).map((row) => {
      const fate = fates.get(row.line)
      return { line: row.line, cells: [...row.cells], fate: fate?.fate ?? 'not-a-row', reason: fate?.reason ?? null }
    }),
  })
}
