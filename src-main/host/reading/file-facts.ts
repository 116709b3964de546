import { callError, type CallError } from '../../contract/errors.ts'
import type { FileFacts } from '../../contract/intake-methods.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { fileById } from '../../db/files.ts'
import { nationalHashOf } from '../../db/originals.ts'
import { choiceOf } from '../../db/readings.ts'
import { recognitionOfFile } from '../../db/recognised.ts'
import { fileNumber, takesEncoding } from './read.ts'
import type { Session } from '../case/session.ts'

/** Everything kept of one file beside what the list shows. A copy is read as the file whose bytes it repeats. */
export function fileFacts(session: Session, id: string): Result<FileFacts, CallError> {
  const { database } = session.file
  const file = fileById(database, fileNumber(id) ?? -1)
  if (!file) return fail(callError('not-found', { id }))
  const read = file.duplicate_of === null ? file : (fileById(database, file.duplicate_of) ?? file)
  const wantsPassword = read.reason_code === 'password-protected' && (read.media_type === 'application/pdf' || (read.format === 'encrypted-office' && read.reason_detail === null))
  return ok({
    file: id,
    mediaType: file.media_type,
    sm3: file.sha256 === null ? null : nationalHashOf(database, file.sha256),
    modified: file.modified,
    importedAt: file.imported_at.slice(0, 19).replace('T', ' '),
    sameAs: read === file ? null : read.path,
    takesEncoding: file.sha256 !== null && takesEncoding(read),
    chosenEncoding: choiceOf(database, read.id).chosen,
    wantsPassword,
    mayReadAgain: read.sha256 !== null && read.status === 'needs-attention' && read.kind !== 'archive' && !wantsPassword && !takesEncoding(read) && recognitionOfFile(database, read.id).done === 0,
  })
}
