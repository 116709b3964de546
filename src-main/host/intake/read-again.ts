import { cellCorrections } from '../../db/cell-corrections.ts'
import { decideTogether, recordOutsideHistory, type NewRevision } from '../../db/decisions.ts'
import type { TextEncoding } from '../../contract/intake-methods.ts'
import { fileById, pagesOf, type FileRow } from '../../db/files.ts'
import { loadJourneys } from '../../db/journeys.ts'
import {
  accountsOfFile, choiceOf, compareJourneysAgain, currentReading, forgetJourneyWords, keepReading, nextTableNumber, pagesWith, putInForce, READING, readingsOf, setFilePages, setFileReading,
  type FileReading, type ReadPages,
} from '../../db/readings.ts'
import { searchIndexer } from '../../db/search.ts'
import type { ReadingChoice } from '../../import/reading-choice.ts'
import type { LayoutFile } from '../../import/layouts.ts'
import type { ParsedFile } from '../../import/parsed-file.ts'
import { shanghaiNow } from '../clock.ts'
import { loadFacts } from '../case/load-case.ts'
import { compareAgain } from './reassign-rows.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'
import { inOnePiece } from '../../db/transaction.ts'
import { arrivingRows } from '../../import/arriving-file.ts'
import { storeTables, wordsOfJourney, type StoredRows } from './store-file.ts'

/** What a new reading of a file came to. */
export interface NewReading {
  readonly read: Pick<ParsedFile, 'statements' | 'travel' | 'kind' | 'format' | 'reasonDetail' | 'status'> & { readonly reasonCode: string | null }
  readonly layouts: readonly LayoutFile[]
  /** `layout`, `encoding`, `password`, `corrected`: a person chose it, and it can be undone; `recognised`: it follows from the text of the pages. */
  readonly cause: 'layout' | 'recognised' | 'encoding' | 'password' | 'corrected' | 'again'
  /** What the person did that the reading follows from: one undo takes back both. */
  readonly together?: readonly NewRevision[]
  /** What was put right, for the log. */
  readonly corrected?: Readonly<Record<string, string | number | null>>
  /** Where the pages were read anew as well, and how. */
  readonly text?: { readonly chosen: TextEncoding | null; readonly password: string | null; readonly pages: ReadPages }
}

/**
 * Takes a file as it was read anew: rows of the former reading are set aside and kept, those of the new one count.
 * The file, its tables and the repetitions among all rows of its accounts change in one transaction, with one entry in the log.
 */
export function takeReading(session: Session, file: FileRow, { read, layouts, cause, text, together = [], corrected }: NewReading): StoredRows {
  const { database } = session.file
  return changeCase(session, () => {
    const at = shanghaiNow()
    const before = readingsOf(database, file.id)
    const pages = text === undefined ? null : { before: standingPages(session, file), after: text.pages }
    if (before.length === 0) keepReading(database, { ...standing(file), file: file.id, reading: 1, cause: 'intake', layouts: '[]', at, chosen: null, password: null, pages: null })
    const reading = Math.max(1, ...before.map((each) => each.reading)) + 1
    const former = accountsOfFile(database, file.id)
    // The rows of the former reading must not make repetitions of the new ones.
    putInForce(database, file.id, reading)
    const number = nextTableNumber(database, file.id)
    forgetJourneyWords(database, file.id)
    const rows = inOnePiece(storeTables(database, { file: file.id, number, reading }, { statements: read.statements.map(arrivingRows), travel: read.travel }, { account: file.stated_account }, loadFacts(database).accounts))
    const refused = rows.rejected > 0 && [...read.statements, ...read.travel].flatMap((table) => table.rejected).some((each) => each.code !== 'no-data-answer')
    const entry: FileReading = {
      file: file.id,
      reading,
      // Read anew as it is: the content decides on the encoding, as where a chosen one was given up.
      cause: cause === 'again' ? 'encoding' : cause,
      layouts: JSON.stringify(layouts),
      kind: read.kind,
      format: read.format,
      status: read.status === 'imported' && refused ? 'needs-attention' : read.status,
      reason_code: read.reasonCode ?? (refused ? 'rows-rejected' : null),
      reason_detail: read.reasonCode === null && refused ? String(rows.rejected) : read.reasonDetail,
      at,
      ...(text === undefined ? { ...choiceOf(database, file.id), pages: null } : { chosen: text.chosen, password: text.password, pages: JSON.stringify(pages) }),
    }
    if (text !== undefined) setFilePages(database, file.id, text.pages)
    keepReading(database, entry)
    setFileReading(database, entry)
    const step = { kind: READING, target: String(file.id), body: reading, reviewer: reviewerOf(session), at } as const
    if (cause === 'recognised') recordOutsideHistory(database, step)
    else decideTogether(database, [...together, step])
    for (const account of new Set([...former, ...accountsOfFile(database, file.id)])) compareAgain(database, account)
    compareJourneysAgain(database)
    if (corrected !== undefined) logIn(session, 'row.correct', file.path, corrected)
    logIn(session, 'file.read-again', file.path, {
      cause, reading, ...(text === undefined ? {} : { encoding: text.pages.encoding ?? '' }), layouts: layouts.map((layout) => layout.title ?? layout.id).join(', '),
      rowsRead: rows.read, rowsKept: rows.kept, rowsDuplicate: rows.duplicate, rowsRejected: rows.rejected,
    })
    return rows
  })
}

/** The pages as they stand, for coming back to them. */
const standingPages = (session: Session, file: FileRow): ReadPages => ({
  encoding: file.encoding, mediaType: file.media_type, texts: pagesOf(session.file.database, file.id), withoutText: file.pages_without_text,
})

const standing = ({ kind, format, status, reason_code, reason_detail }: FileRow) => ({ kind, format, status, reason_code, reason_detail })

/** Encoding, password and corrections with which the reading of a file that counts was made: another layout must not lose them. */
export function choiceFor(session: Session, file: number): ReadingChoice {
  const { chosen, password } = choiceOf(session.file.database, file)
  return { encoding: chosen, passwords: password === null ? [] : [password], corrections: cellCorrections(session.file.database, file) }
}

/** Notes the password that opened a file at its intake: it is drawn with it. Called inside the transaction of the intake. */
export function keepPassword(session: Session, id: number, password: string): void {
  const { database } = session.file
  const file = fileById(database, id)
  if (file) keepReading(database, { ...standing(file), file: id, reading: 1, cause: 'intake', layouts: '[]', at: shanghaiNow(), chosen: null, password, pages: null })
}

/** After undo or redo of a reading: puts the tables in force that the history names. Called inside the transaction of the step. */
export function followReading(session: Session, target: string): void {
  const { database } = session.file
  const file = Number(target)
  const reading = Number(currentReading(database, target) ?? '1')
  const entry = readingsOf(database, file).find((each) => each.reading === reading)
  if (entry === undefined) return
  putInForce(database, file, reading)
  setFileReading(database, entry)
  const pages = pagesWith(database, file, reading)
  if (pages !== null) setFilePages(database, file, pages)
  for (const account of accountsOfFile(database, file)) compareAgain(database, account)
  compareJourneysAgain(database)
  forgetJourneyWords(database, file)
  const index = searchIndexer(database)
  for (const journey of loadJourneys(database)) {
    if (journey.file === `f${file}`) index.passage({ kind: 'journey', file, page: journey.page ?? null, line: journey.line, text: wordsOfJourney(journey) })
  }
}

/** Layouts with which the reading of a file that counts was made. */
export function layoutsOf(session: Session, file: number): readonly LayoutFile[] {
  const reading = Number(currentReading(session.file.database, String(file)) ?? '1')
  const entry = readingsOf(session.file.database, file).find((each) => each.reading === reading)
  return entry === undefined ? [] : (JSON.parse(entry.layouts) as LayoutFile[])
}

