import type { FileRow } from '../../db/files.ts'
import { storedRows } from '../../db/source-tables.ts'
import type { SourceRow } from '../../import/table.ts'
import type { ParseService } from './parse-service.ts'
import { tablesFor } from '../reading/read.ts'
import type { Session } from '../case/session.ts'

/**
 * The rows of one sheet of an original. Where the original has no sheets of its own, as a PDF whose table was read by
 * place, the rows that were taken in.
 */
export async function rowsOf(session: Session, parser: ParseService, file: FileRow, sheet: number): Promise<readonly SourceRow[]> {
  const tables = await tablesFor(session, parser, file)
  if (tables.length > 0) return tables[sheet]?.rows ?? []
  return sheet === 0 ? storedRows(session.file.database, file.id).map(({ page, ...row }) => (page === null ? row : { ...row, page })) : []
}
