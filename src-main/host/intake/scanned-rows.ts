import { fileById, type FileRow } from '../../db/files.ts'
import { recognisedLines, recognisedPages } from '../../db/recognised.ts'
import { cellsOfFile, readingsOf } from '../../db/readings.ts'
import { placeRecognised, readRecognisedPages, type RecognisedBox } from '../../import/pdf-tables/recognised-page.ts'
import { tablesInPrint } from '../../import/pdf-tables/tables-in-print.ts'
import type { SourceTable } from '../../import/table.ts'
import type { RecognisedPrint } from '../../import/pdf-tables/parse-pdf.ts'
import { withOwnLayouts, type LayoutFile } from '../../import/layouts.ts'
import { takeReading } from './read-again.ts'
import type { StoredRows } from './store-file.ts'
import type { Session } from '../case/session.ts'

/** The recognised pages of a file with their lines, corrections by hand before what the model read. */
const pagesOfScan = (session: Session, file: number): { readonly page: number; readonly boxes: readonly RecognisedBox[] }[] =>
  recognisedPages(session.file.database, file).map((page) => ({
    page,
    boxes: recognisedLines(session.file.database, file, page).map((line) => ({ text: line.corrected?.text ?? line.text, x: line.x, y: line.y, width: line.width, height: line.height })),
  }))

/** Do the rows of a file come from its recognised pages? A PDF whose text already gave rows is not read a second time from its pictures: they would count twice. */
export function isReadFromScan(session: Session, file: FileRow): boolean {
  const [intake] = readingsOf(session.file.database, file.id)
  const kind = (intake ?? file).kind
  return kind !== 'bank-statement' && kind !== 'travel-record' && recognisedPages(session.file.database, file.id).length > 0
}

/** The tables of a scan for a person who is to say what their columns are. */
export const tablesOfScan = (session: Session, file: number, own: readonly LayoutFile[], headerLine: number | null): readonly SourceTable[] =>
  tablesInPrint(pagesOfScan(session, file).map(({ page, boxes }) => placeRecognised(page, boxes)), withOwnLayouts(own), headerLine)

/** Reads the rows of a scan with a layout that a person chose: a step that can be taken back. Null where the layout finds none. */
export function readScanWith(session: Session, row: FileRow, own: readonly LayoutFile[], wanted: string | null): StoredRows | null {
  const print = readRecognisedPages(pagesOfScan(session, row.id), withOwnLayouts(own))
  const used = new Set([...print.statements, ...print.travel].map(({ layout }) => layout))
  if (used.size === 0 || (wanted !== null && !used.has(wanted))) return null
  const base = readingsOf(session.file.database, row.id)[0] ?? row
  return takeReading(session, row, {
    read: { ...print, kind: print.statements.length > 0 ? 'bank-statement' : 'travel-record', format: base.format, status: 'imported', reasonCode: null, reasonDetail: null },
    layouts: own.filter(({ id }) => used.has(id)),
    cause: 'layout',
  })
}

/**
 * Reads the tables of a scan out of its recognised lines, corrections by hand before what the model read. Called when
 * the last page of a file was recognised, and after every correction: a corrected line reads its row anew. Nothing
 * happens where the rows are the same as before. Returns whether rows changed.
 */
export function readScannedRows(session: Session, file: number, own: readonly LayoutFile[]): boolean {
  const { database } = session.file
  const row = fileById(database, file)
  if (row === undefined) return false
  const [intake, ...later] = readingsOf(database, file)
  if (!isReadFromScan(session, row)) return false
  const print = readRecognisedPages(pagesOfScan(session, file), withOwnLayouts(own))
  const first = print.statements[0] ?? print.travel[0]
  if (first === undefined && later.length === 0) return false
  if (cellsOfPrint(print) === cellsOfFile(database, file)) return false
  const base = intake ?? row
  const used = new Set([...print.statements, ...print.travel].map(({ layout }) => layout))
  takeReading(session, row, {
    read: {
      ...print,
      kind: first === undefined ? base.kind : print.statements.length > 0 ? 'bank-statement' : 'travel-record',
      // The format stays that of the picture, which the reader shows; the layout stands with the table.
      format: base.format,
      status: base.status === 'imported' ? 'imported' : 'needs-attention',
      reasonCode: base.reason_code,
      reasonDetail: base.reason_detail,
    },
    layouts: own.filter(({ id }) => used.has(id)),
    cause: 'recognised',
  })
  return true
}

/** The lines of all tables with their cells, as {@link cellsOfFile} gives them for what is kept. */
const cellsOfPrint = (print: RecognisedPrint): string =>
  [...print.statements, ...print.travel]
    .flatMap((table) => [...table.rows, ...table.rejected].map(({ page, line, cells }) => `${page ?? ''}/${line}/${cells.join('\u001f')}`))
    .toSorted()
    .join('\n')
