import type { TravelRow } from '../../domain/journeys/journey.ts'
import type { RecognisedTravel } from '../parsed-file.ts'
import type { Rejection, SourceRow, SourceTable } from '../table.ts'
import { withoutDirection } from './direction.ts'
import { columnSummary, readHeader, repeatsHeader, type TravelHeader, type TravelMode } from './header.ts'
import { readPreamble, type Preamble } from './preamble.ts'
import { buildRow, cellsOf, travellerOf } from './row.ts'
import { filled, isFooterText, isNoDataText, plain } from './vocabulary.ts'
import { readWhen, type WhenRead } from './when.ts'

/** Titles and preambles above a header are short; a header further down is another table's. */
const HEADER_WITHIN = 60

const LAYOUTS: Readonly<Record<TravelMode, string>> = {
  border: 'border-crossing',
  rail: 'rail-tickets',
  air: 'air-tickets',
  ship: 'ship-tickets',
}

/**
 * Reads a table as a travel record by what its columns mean: border crossings, rail, air or ship tickets.
 * Null where it is none, in particular for account statements and for payment lists without a passenger.
 * Every line below the header is kept, rejected with a reason, or furniture (blank, footer, header printed again):
 * `read` = kept + rejected.
 */
export function recogniseTravel(table: SourceTable): RecognisedTravel | null {
  const found = findHeader(table)
  if (found === null) return null
  const { header, at } = found
  const preamble = readPreamble(table.rows.slice(0, at))
  if (!namesTraveller(header, preamble) && isPaymentList(table, header)) return null

  const rows: TravelRow[] = []
  const rejected: Rejection[] = []
  const furniture = table.rows.slice(0, at).map(({ line }) => line)
  for (const row of table.rows.slice(at + 1)) {
    const when = whenOf(row, header)
    if (isFurniture(row, header, when)) {
      furniture.push(row.line)
      continue
    }
    const reason = rejectionOf(row, header, preamble, when)
    if (reason !== null) rejected.push({ line: row.line, ...reason, cells: row.cells })
    else if (when.kind === 'read') rows.push(buildRow(row, header, preamble, when.at, table.sheet))
  }
  return {
    sheet: table.sheet,
    layout: LAYOUTS[header.mode],
    headerLine: header.line,
    columns: columnSummary(header),
    header: header.cells,
    read: rows.length + rejected.length,
    rows,
    rejected,
    furniture,
  }
}

function findHeader(table: SourceTable): { readonly header: TravelHeader; readonly at: number } | null {
  for (const [at, row] of table.rows.slice(0, HEADER_WITHIN).entries()) {
    const header = readHeader(row)
    if (header !== null) return { header, at }
  }
  return null
}

const namesTraveller = (header: TravelHeader, preamble: Preamble): boolean =>
  header.columns.has('name') || header.documents.length > 0 || preamble.name !== '' || preamble.documents.length > 0

/** The second sheet of a rail return lists payments by ticket: taken for journeys it would count each of them twice. */
const isPaymentList = (table: SourceTable, header: TravelHeader): boolean =>
  (table.sheet !== null && plain(table.sheet).includes('交易')) || header.columns.has('payment-order')

function whenOf(row: SourceRow, header: TravelHeader): WhenRead {
  const cells = cellsOf(row, header)
  const { mode } = header
  const dates = [...cells.all(`${mode}-date`), ...(mode === 'border' ? cells.all('border-generic-date') : [])]
  const times = cells.all(`${mode}-time`)
  return mode === 'border' ? readWhen(dates.map(withoutDirection), times.map(withoutDirection)) : readWhen(dates, times)
}

function isFurniture(row: SourceRow, header: TravelHeader, when: WhenRead): boolean {
  const first = row.cells.find((cell) => cell.trim() !== '')
  if (first === undefined) return true
  // A line with a date is a row, whatever else it says; this also spares the search for headings on every row.
  return when.kind !== 'read' && (repeatsHeader(row, header) || isFooterText(first))
}

function rejectionOf(row: SourceRow, header: TravelHeader, preamble: Preamble, when: WhenRead): Pick<Rejection, 'code' | 'value'> | null {
  if (when.kind === 'unreadable') return noData(row, header) ?? { code: 'date-unreadable', value: when.value }
  if (when.kind === 'missing') return noData(row, header) ?? { code: 'date-missing', value: '' }
  const traveller = travellerOf(row, header, preamble)
  const nobody = traveller.name === '' && traveller.documents.length === 0
  // Where the table has no column for a traveller at all the rows are kept and shown; an empty cell in a column for it is a fault.
  return nobody && namesTraveller(header, preamble) ? { code: 'traveller-missing', value: '' } : null
}

/** A row that only says that nothing was found (`查无记录`), in the column for it or as its only cell. */
function noData(row: SourceRow, header: TravelHeader): Pick<Rejection, 'code' | 'value'> | null {
  const answer = cellsOf(row, header).first('no-data-reason')
  const texts = row.cells.map(filled).filter((cell) => cell !== '')
  const only = texts.length <= 2 ? texts.find(isNoDataText) : undefined
  const value = answer === '' ? only : answer
  return value === undefined ? null : { code: 'no-data-answer', value }
}
