import { fileById } from '../../db/files.ts'
import { recognisedLines, recognisedPages } from '../../db/recognised.ts'
import { cellsOfFile, readingsOf } from '../../db/readings.ts'
import { readRecognisedPages } from '../../import/pdf-tables/recognised-page.ts'
import type { RecognisedPrint } from '../../import/pdf-tables/parse-pdf.ts'
import { withOwnLayouts, type LayoutFile } from '../../import/layouts.ts'
import { takeReading } from './read-again.ts'
import type { Session } from '../case/session.ts'

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
  const tablesOfItsOwn = (intake ?? row).kind === 'bank-statement' || (intake ?? row).kind === 'travel-record'
  // A PDF whose text already gave rows is not read a second time from its pictures: they would count twice.
  if (tablesOfItsOwn) return false
  const pages = recognisedPages(database, file).map((page) => ({
    page,
    boxes: recognisedLines(database, file, page).map((line) => ({ text: line.corrected?.text ?? line.text, x: line.x, y: line.y, width: line.width, height: line.height })),
  }))
  const print = readRecognisedPages(pages, withOwnLayouts(own))
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
