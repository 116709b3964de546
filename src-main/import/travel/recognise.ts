import type { TravelRow } from '../../domain/journeys/journey.ts'
import { day, daysBetween, momentText, type Day } from '../../domain/values/day.ts'
import type { RecognisedTravel } from '../parsed-file.ts'
import { writesDecimalComma } from '../statements/decimal-comma.ts'
import { dateOrderShown } from '../statements/moment.ts'
import type { Rejection, SourceRow, SourceTable } from '../table.ts'
import { readBoardingPass } from './boarding-pass.ts'
import { withoutDirection } from './direction.ts'
import { columnSummary, headerByPositions, readHeader, repeatsHeader, type TravelHeader } from './header.ts'
import { TRAVEL_LAYOUTS, unnamedLayout, type TravelLayout } from './layout.ts'
import { readPreamble, type Preamble } from './preamble.ts'
import { buildRow, cellsOf, travellerOf } from './row.ts'
import { filled, footerPlain, isFooterText, isNoDataText, plain } from './vocabulary.ts'
import { readWhen, type DateOrder, type WhenRead } from './when.ts'

/** Titles and preambles above a header are short; a header further down is another table's. */
const HEADER_WITHIN = 200

/** What holds for all rows behind one header. */
interface TravelRules {
  readonly header: TravelHeader
  readonly preamble: Preamble
  readonly dateOrder: DateOrder
  readonly decimalComma: boolean
}

/**
 * Reads a table as a travel record by what its columns mean: border crossings, rail, air or ship tickets, hotel stays.
 * Null where it is none, in particular for account statements and for payment lists without a passenger.
 * Every line below the header is kept, rejected with a reason, or furniture (blank, footer, header printed again):
 * `read` = kept + rejected.
 */
export function recogniseTravel(table: SourceTable, layouts: readonly TravelLayout[] = TRAVEL_LAYOUTS): RecognisedTravel | null {
  const found = findHeader(table, layouts) ?? findByPositions(table, layouts)
  if (found === null) return null
  const { header, at } = found
  const preamble = readPreamble(table.rows.slice(0, Math.max(0, at)))
  if (header.layout?.own !== true && !namesTraveller(header, preamble) && isPaymentList(table, header)) return null
  const body = table.rows.slice(at + 1)
  const rules: TravelRules = { header, preamble, dateOrder: header.layout?.dateOrder ?? dateOrderShown(dateTexts(body, header)) ?? 'year-first', decimalComma: writesDecimalComma(body, new Map([['amount', header.columns.get('fare') ?? []]])) }

  const rows: TravelRow[] = []
  const rejected: Rejection[] = []
  const furniture = table.rows.slice(0, Math.max(0, at)).map(({ line }) => line)
  for (const row of body) {
    const when = whenOf(row, rules)
    if (isFurniture(row, header, when, layouts)) {
      furniture.push(row.line)
      continue
    }
    const reason = rejectionOf(row, header, preamble, when)
    if (reason !== null) rejected.push({ line: row.line, ...reason, cells: row.cells })
    else if (when.kind === 'read') rows.push(buildRow(row, header, preamble, when.at, table.sheet, rules))
  }
  return {
    sheet: table.sheet,
    layout: header.layout?.id ?? unnamedLayout(header.mode),
    headerLine: header.line,
    columns: columnSummary(header),
    header: header.cells,
    read: rows.length + rejected.length,
    rows,
    rejected,
    furniture,
  }
}

interface FoundHeader {
  readonly header: TravelHeader
  /** Index of its row; -1 where the table has none. */
  readonly at: number
}

function findHeader(table: SourceTable, layouts: readonly TravelLayout[]): FoundHeader | null {
  for (const [at, row] of table.rows.slice(0, HEADER_WITHIN).entries()) {
    const header = readHeader(row, layouts)
    if (header !== null) return { header, at }
  }
  return null
}

/** Rows looked at to see whether a table without a header fits a layout by places. */
const SAMPLE = 200

/** A table without a header line is told by its cells: each row looked at has its day where the layout says. One that fits two layouts is none of them. */
function findByPositions(table: SourceTable, layouts: readonly TravelLayout[]): FoundHeader | null {
  const sample = table.rows.slice(0, SAMPLE)
  const fitting = layouts.filter(({ positions }) => positions !== null && sample.length > 0).flatMap((layout) => {
    const header = headerByPositions(layout)
    const dateOrder = layout.dateOrder ?? dateOrderShown(dateTexts(sample, header)) ?? 'year-first'
    const rules: TravelRules = { header, preamble: { name: '', documents: [] }, dateOrder, decimalComma: false }
    const fits = sample.every((row) => row.cells.length <= (layout.positions?.length ?? 0) && whenOf(row, rules).kind === 'read')
    return fits ? [header] : []
  })
  const [header, ...more] = fitting
  return header === undefined || more.length > 0 ? null : { header, at: -1 }
}

function* dateTexts(rows: readonly SourceRow[], header: TravelHeader): Iterable<string> {
  for (const index of header.columns.get('date') ?? header.columns.get('generic-date') ?? []) for (const row of rows) yield withoutDirection(row.cells[index] ?? '')
}

const namesTraveller = (header: TravelHeader, preamble: Preamble): boolean =>
  header.columns.has('name') || header.documents.length > 0 || preamble.name !== '' || preamble.documents.length > 0

/** The second sheet of a rail return lists payments by ticket: taken for journeys it would count each of them twice. */
const isPaymentList = (table: SourceTable, header: TravelHeader): boolean =>
  (table.sheet !== null && plain(table.sheet).includes('交易')) || header.columns.has('payment-order')

function whenOf(row: SourceRow, { header, dateOrder }: TravelRules): WhenRead {
  const cells = cellsOf(row, header)
  const dates = [...cells.all('date'), ...cells.all('generic-date')]
  const times = cells.all('time')
  return header.mode === 'border' ? readWhen(dates.map(withoutDirection), times.map(withoutDirection), dateOrder) : readWhen(dates, times, dateOrder)
}

function isFurniture(row: SourceRow, header: TravelHeader, when: WhenRead, layouts: readonly TravelLayout[]): boolean {
  const first = row.cells.find((cell) => cell.trim() !== '')
  if (first === undefined) return true
  // A line with a date is a row, whatever else it says; this also spares the search for headings on every row.
  if (when.kind === 'read') return false
  const begins = footerPlain(first)
  return repeatsHeader(row, header, layouts) || isFooterText(first) || header.layout?.footer.some((word) => begins.startsWith(word)) === true
}

function rejectionOf(row: SourceRow, header: TravelHeader, preamble: Preamble, when: WhenRead): Pick<Rejection, 'code' | 'value'> | null {
  if (when.kind === 'unreadable') return noData(row, header) ?? { code: 'date-unreadable', value: when.value }
  if (when.kind === 'missing') return noData(row, header) ?? { code: 'date-missing', value: '' }
  const pass = readBoardingPass(cellsOf(row, header).first('boarding-pass'))
  // The code says the day of the year: a date beside it that is another day is not that of the flight.
  if (pass !== null && pass.dayOfYear !== dayOfYear(when.at.day)) return { code: 'date-unreadable', value: `${momentText(when.at)} | ${pass.dayOfYear}` }
  const traveller = travellerOf(row, header, preamble)
  const nobody = traveller.name === '' && traveller.documents.length === 0 && pass === null
  // Where the table has no column for a traveller at all the rows are kept and shown; an empty cell in a column for it is a fault.
  return nobody && namesTraveller(header, preamble) ? { code: 'traveller-missing', value: '' } : null
}

const dayOfYear = (at: Day): number => daysBetween(day(`${at.slice(0, 4)}-01-01`), at) + 1

/** A row that only says that nothing was found (`查无记录`), in the column for it or as its only cell. */
function noData(row: SourceRow, header: TravelHeader): Pick<Rejection, 'code' | 'value'> | null {
  const answer = cellsOf(row, header).first('no-data-reason')
  const texts = row.cells.map(filled).filter((cell) => cell !== '')
  const only = texts.length <= 2 ? texts.find(isNoDataText) : undefined
  const value = answer === '' ? only : answer
  return value === undefined ? null : { code: 'no-data-answer', value }
}
