import type { Database } from 'better-sqlite3'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { RecognisedLineView, RecognisedPage } from '../../contract/screens.ts'
import { decide } from '../../db/decisions.ts'
import { fileById, pageText } from '../../db/files.ts'
import { recognisedLines, recognisedPage, setPageText, type CorrectedLineRow } from '../../db/recognised.ts'
import { CORRECTION, correctionTarget } from '../../db/revised.ts'
import { hasReadableText } from '../../import/documents/document-text.ts'
import { LOW_CONFIDENCE, pageTextOf } from '../../import/recognise-text/recogniser.ts'
import { isDrawable } from '../../import/recognise-text/page-source.ts'
import { shanghaiNow } from '../clock.ts'
import type { HostState } from '../handler.ts'
import { ownLayouts } from './layouts.ts'
import { fileNumber } from '../reading/read.ts'
import { readScannedRows } from './scanned-rows.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

/** What was recognised on a page, for showing it beside the picture. */
export function recognisedPageView(session: Session, id: string, page: number): Result<RecognisedPage, CallError> {
  const { database } = session.file
  const file = fileById(database, fileNumber(id) ?? -1)
  const own = file && pageText(database, file.id, page)
  if (!file || !own) return fail(callError('not-found', { id, page }))
  const row = recognisedPage(database, file.id, page)
  if (!row) {
    const state = isDrawable(file.format) && !hasReadableText(own.text) ? 'waiting' : 'not-needed'
    return ok({ file: id, page, state, problem: null, model: null, width: 0, height: 0, unit: 'px', confidence: null, lines: [] })
  }
  const { state, problem, model, width, height, unit, confidence } = row
  return ok({ file: id, page, state, problem, model, width, height, unit, confidence, lines: recognisedLines(database, file.id, page).map(lineView) })
}

const lineView = (line: CorrectedLineRow): RecognisedLineView => ({
  line: line.line,
  row: line.row,
  text: line.text,
  corrected: line.corrected?.text ?? null,
  correctedBy: line.corrected?.reviewer ?? null,
  correctedAt: line.corrected?.at ?? null,
  confidence: line.confidence,
  low: line.corrected === null && (line.confidence < LOW_CONFIDENCE || line.doubtful.length > 0),
  doubtful: line.doubtful,
  box: { x: line.x, y: line.y, width: line.width, height: line.height },
})

/**
 * Keeps a correction beside the line. The page's text is made anew with it; the index finds the corrected words and
 * those that the model read, because a citation made before the correction must still be found.
 */
export function correctLine(
  state: HostState,
  session: Session,
  params: { readonly file: string; readonly page: number; readonly line: number; readonly text: string | null },
): Result<RecognisedPage, CallError> {
  const { database } = session.file
  const file = fileById(database, fileNumber(params.file) ?? -1)
  const before = file && recognisedLines(database, file.id, params.page).find((line) => line.line === params.line)
  if (!file || !before) return fail(callError('not-found', { id: params.file, page: params.page, line: params.line }))
  const text = params.text === null ? null : params.text.replace(/\s+/gu, ' ').trim()
  if (text === (before.corrected?.text ?? null)) return recognisedPageView(session, params.file, params.page)
  changeCase(
    session,
    () => {
      decide(database, { kind: CORRECTION, target: correctionTarget({ file: file.id, page: params.page, line: before.correctedAs }), body: text, reviewer: reviewerOf(session), at: shanghaiNow() })
      remakePage(database, file.id, params.page)
      logIn(session, 'recognise.correct', file.path, {
        page: params.page,
        line: params.line,
        recognised: before.text,
        before: before.corrected?.text ?? null,
        after: text,
      })
    },
    'pages',
  )
  readScannedRows(session, file.id, ownLayouts(state.places, session))
  state.emit({ type: 'case-changed' })
  return recognisedPageView(session, params.file, params.page)
}

/** Makes the text of a page and its place in the index from its lines and their corrections. Called in the transaction that changed one. */
export function remakePage(database: Database, file: number, page: number): void {
  const lines = recognisedLines(database, file, page)
  const shown = pageTextOf(lines.map((line) => ({ text: line.corrected?.text ?? line.text, row: line.row })))
  const former = lines.filter((line) => line.corrected !== null && line.corrected.text !== line.text).map((line) => line.text)
  setPageText(database, file, page, shown, [shown, ...former].join('\n'))
}
