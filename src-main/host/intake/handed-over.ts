import type { Params, ResultOf } from '../../contract/api.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { listFiles, stateFile } from '../../db/files.ts'
import { reviewOf } from '../opinion/review.ts'
import { changeCase, logIn, type Session } from '../case/session.ts'

/** Notes who handed files over. Each file that changes gets its own log entry with what stood there before. */
export function setSource(session: Session, { files, source, language }: Params<'intake.setSource'>): Result<ResultOf<'intake.setSource'>, CallError> {
  const { database } = session.file
  const all = listFiles(database)
  const wanted = files === null ? null : new Set(files)
  const unknown = files?.find((id) => !all.some((file) => `f${file.id}` === id))
  if (unknown !== undefined) return fail(callError('not-found', { id: unknown }))
  const changing = all.filter((file) => (wanted === null ? file.source === null : wanted.has(`f${file.id}`) && file.source !== source))
  if (changing.length > 0) {
    changeCase(session, () => {
      for (const file of changing) {
        stateFile(database, file.id, { ...file, source })
        logIn(session, 'intake.source', file.path, { before: file.source ?? '', after: source })
      }
    })
  }
  return ok({ changed: changing.length, review: reviewOf(session, language) })
}
