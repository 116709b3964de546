import { callError, type CallError } from '../../contract/errors.ts'
import type { CleanHtml, FixedPage } from '../../contract/reader.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { fileById, type FileRow } from '../../db/files.ts'
import type { Content } from '../../import/content.ts'
import { originalContent } from '../case/original-content.ts'
import { choiceFor } from '../intake/read-again.ts'
import type { ParseService } from '../intake/parse-service.ts'
import { fileNumber } from './read.ts'
import type { Session } from '../case/session.ts'

/** Bytes of the original of a file; null where the case has none. */
function originalOf(session: Session, id: string): { readonly file: FileRow; readonly bytes: Content } | null {
  const file = fileById(session.file.database, fileNumber(id) ?? -1)
  const bytes = file?.sha256 ? originalContent(session.file.database, file.sha256) : null
  return file && bytes ? { file, bytes } : null
}

export async function htmlOf(session: Session, parser: ParseService, id: string): Promise<Result<CleanHtml, CallError>> {
  const original = originalOf(session, id)
  const shown = original === null ? null : await parser.show(original.bytes, original.file.path, { form: 'html' }, { choice: choiceFor(session, original.file.id) })
  return shown?.form === 'html' ? ok(shown.value) : fail(callError('not-found', { id }))
}

export async function fixedPage(session: Session, parser: ParseService, id: string, page: number): Promise<Result<FixedPage, CallError>> {
  const original = originalOf(session, id)
  const shown = original === null ? null : await parser.show(original.bytes, original.file.path, { form: 'page', page })
  return shown?.form === 'page' ? ok(shown.value) : fail(callError('not-found', { id, page }))
}
