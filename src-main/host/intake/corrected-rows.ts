import type { Params } from '../../contract/api.ts'
import type { CorrectedCell, PrintedCell, PrintedRows } from '../../contract/corrected-rows-methods.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { CELL_CORRECTION, cellCorrections, cellTarget, printedRows, type CellCorrectionRow, type CellCorrectionStep } from '../../db/cell-corrections.ts'
import { fileById, type FileRow } from '../../db/files.ts'
import { recognisedPages } from '../../db/recognised.ts'
import { originalContent } from '../case/original-content.ts'
import { reviewerOf, type Session } from '../case/session.ts'
import { shanghaiNow } from '../clock.ts'
import type { HostState } from '../handler.ts'
import { fileNumber } from '../reading/read.ts'
import { choiceFor, layoutsOf, takeReading } from './read-again.ts'
import { ownLayouts } from './layouts.ts'

function paged(session: Session, id: string): FileRow | null {
  const { database } = session.file
  const named = fileById(database, fileNumber(id) ?? -1)
  const file = named?.duplicate_of == null ? named : fileById(database, named.duplicate_of)
  return file === undefined || file.media_type !== 'application/pdf' && recognisedPages(database, file.id).length === 0 ? null : file
}

/** Rows of a scan come from recognised pieces; a PDF whose own text gave its rows has none of them in its pictures. */
const isByCell = (session: Session, file: FileRow, page: number | undefined): boolean =>
  file.media_type === 'application/pdf' && (page === undefined || !recognisedPages(session.file.database, file.id).includes(page))

const viewOf = (machine: string, cell: number, name: string, correction: CellCorrectionRow | undefined): PrintedCell => ({
  cell, name, machine: correction?.machine ?? machine, corrected: correction?.text ?? null, correctedBy: correction?.reviewer ?? null, correctedAt: correction?.at ?? null,
})

/** The row on a line of a printed table, the one before it, and what was corrected in the file so far. */
export function printedRowsView(session: Session, params: Params<'rows.printed'>): Result<PrintedRows, CallError> {
  const file = paged(session, params.file)
  if (file === null) return ok({ rows: [], corrected: [], byCell: false })
  const { database } = session.file
  const corrections = cellCorrections(database, file.id)
  const rows = params.line === null ? [] : printedRows(database, file.id, params.line)
  return ok({
    rows: rows.map(({ page, line, header, cells }) => ({
      page, line,
      cells: cells.map((text, cell) => viewOf(text, cell, header[cell] ?? '', corrections.find((each) => each.line === line && each.cell === cell))),
    })),
    corrected: corrections.map((each): CorrectedCell => {
      const header = printedRows(database, file.id, each.line).at(-1)?.header ?? []
      return { page: each.page, line: each.line, ...viewOf(each.machine, each.cell, header[each.cell] ?? '', each) }
    }),
    byCell: isByCell(session, file, rows.at(-1)?.page),
  })
}

/**
 * Keeps a correction beside what the machine read of a cell, and reads the whole table anew with it: its row, and the proof of
 * the balances after it, may come out otherwise. Correction and reading are one act, so that one undo takes back both.
 */
export async function correctCell(state: HostState, session: Session, params: Params<'rows.correct'>): Promise<Result<PrintedRows, CallError>> {
  const { database } = session.file
  const file = paged(session, params.file)
  const row = file === null ? undefined : printedRows(database, file.id, params.line).at(-1)
  const stands = row?.cells[params.cell]
  if (file === null || file.sha256 === null || row === undefined || stands === undefined || !isByCell(session, file, row.page)) return fail(callError('not-found', { id: params.file, line: params.line }))
  const corrections = cellCorrections(database, file.id)
  const before = corrections.find((each) => each.line === params.line && each.cell === params.cell)
  const machine = before?.machine ?? stands
  const written = params.text?.replace(/\s+/gu, ' ').trim() ?? null
  // What the machine read is no correction of it.
  const text = written === machine ? null : written
  const answer = (): Result<PrintedRows, CallError> => printedRowsView(session, { file: params.file, line: params.line })
  if (text === (before?.text ?? null)) return answer()
  const bytes = originalContent(database, file.sha256)
  if (!bytes) return fail(callError('not-found', { id: params.file }))
  const others = corrections.filter((each) => each !== before).map(({ line, cell, text: other }) => ({ line, cell, text: other }))
  const chosen = layoutsOf(session, file.id)
  const layouts = chosen.length > 0 ? chosen : ownLayouts(state.places, session)
  const read = await state.parser.parse(bytes, file.path, {
    layouts,
    choice: { ...choiceFor(session, file.id), corrections: text === null ? others : [...others, { line: params.line, cell: params.cell, text }] },
  })
  if (read.statements.length + read.travel.length === 0) return fail(callError('bad-request', { field: 'text' }))
  const step: CellCorrectionStep | null = text === null ? null : { page: row.page, machine, text }
  takeReading(session, file, {
    read,
    layouts: layouts.filter(({ id }) => [...read.statements, ...read.travel].some((table) => table.layout === id)),
    cause: 'corrected',
    together: [{ kind: CELL_CORRECTION, target: cellTarget({ file: file.id, line: params.line, cell: params.cell }), body: step === null ? null : { ...step }, reviewer: reviewerOf(session), at: shanghaiNow() }],
    corrected: { page: row.page, line: params.line, column: row.header[params.cell] ?? '', machine, before: before?.text ?? null, after: text },
  })
  state.emit({ type: 'case-changed' })
  return answer()
}
