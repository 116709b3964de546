import { randomUUID } from 'node:crypto'
import type { Params } from '../../contract/api.ts'
import type { Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import type { ReadingPlace, Readings } from '../../contract/reader.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { decide } from '../../db/decisions.ts'
import { fileById, fileBySha256, listFiles, type FileRow } from '../../db/files.ts'
import { currentPins, currentReaderBody, keepReadingPlace, lastRead, PIN, readingPlace, READING_STATE, readingStates, type PinBody, type ReadingKind } from '../../db/reader.ts'
import { inTransaction } from '../../db/transaction.ts'
import { shanghaiNow } from '../clock.ts'
import { fileNumber } from './read.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

/** What was read, what is to be come back to, and what was pinned, by the paths of the case. */
export function readings(session: Session): Readings {
  const { database } = session.file
  const states = readingStates(database)
  const last = lastRead(database)
  return {
    states: Object.fromEntries(listFiles(database).flatMap(({ path, sha256 }) => {
      const state = sha256 === null ? undefined : states.get(sha256)
      return state === undefined ? [] : [[path, state] as const]
    })),
    pins: currentPins(database).flatMap(({ id, body }) => {
      const file = fileBySha256(database, body.sha256)
      return file === undefined ? [] : [{ id, path: file.path, title: file.title, page: body.page, line: body.line, quote: body.quote }]
    }),
    last: last === null ? null : (fileBySha256(database, last)?.path ?? null),
  }
}

/** The original of a file; null where the case has none. */
function originalOf(session: Session, id: string): (FileRow & { readonly sha256: string }) | null {
  const file = fileById(session.file.database, fileNumber(id) ?? -1)
  return file === undefined || file.sha256 === null ? null : { ...file, sha256: file.sha256 }
}

function keep(session: Session, kind: ReadingKind, target: string, body: Json | null, action: string, path: string, details: Record<string, string | number | null>): Result<Readings, CallError> {
  changeCase(session, () => {
    decide(session.file.database, { kind, target, body, reviewer: reviewerOf(session), at: shanghaiNow() })
    logIn(session, action, path, details)
  }, 'decisions')
  return ok(readings(session))
}

/** Says that an original was read, is to be come back to, or is unread again. */
export function setReadingState(session: Session, { file: id, state }: Params<'reader.setState'>): Result<Readings, CallError> {
  const file = originalOf(session, id)
  if (file === null) return fail(callError('not-found', { id }))
  const before = currentReaderBody(session.file.database, READING_STATE, file.sha256)
  if ((before === null ? 'unread' : (JSON.parse(before) as string)) === state) return ok(readings(session))
  return keep(session, READING_STATE, file.sha256, state === 'unread' ? null : state, 'reading.state', file.path, { before: before === null ? 'unread' : (JSON.parse(before) as string), after: state })
}

export function pinPassage(session: Session, { file: id, page, line, quote }: Params<'reader.pin'>): Result<Readings, CallError> {
  const file = originalOf(session, id)
  if (file === null) return fail(callError('not-found', { id }))
  const body: PinBody = { sha256: file.sha256, page, line, quote }
  return keep(session, PIN, `urn:uuid:${randomUUID()}`, { ...body }, 'reading.pinned', file.path, { page, line, quote })
}

export function unpinPassage(session: Session, { id }: Params<'reader.unpin'>): Result<Readings, CallError> {
  const pin = currentPins(session.file.database).find((each) => each.id === id)
  if (pin === undefined) return fail(callError('not-found', { id }))
  const path = fileBySha256(session.file.database, pin.body.sha256)?.path ?? ''
  return keep(session, PIN, id, null, 'reading.unpinned', path, { page: pin.body.page, line: pin.body.line, quote: pin.body.quote })
}

export function placeIn(session: Session, id: string): Result<ReadingPlace | null, CallError> {
  const file = originalOf(session, id)
  return file === null ? fail(callError('not-found', { id })) : ok(readingPlace(session.file.database, file.sha256))
}

/** Keeps where reading stopped. No act of the review: nothing that was derived is dropped, and nothing is logged. */
export function keepPlace(session: Session, id: string, place: ReadingPlace): Result<null, CallError> {
  const file = originalOf(session, id)
  if (file === null) return fail(callError('not-found', { id }))
  inTransaction(session.file.database, () => keepReadingPlace(session.file.database, file.sha256, place, shanghaiNow()))
  return ok(null)
}
