import { unreachable } from '../../contract/result.ts'
import type { BorderRow, TravelRow, TravellerDocument } from '../../domain/journeys/journey.ts'
import type { Moment } from '../../domain/values/day.ts'
import { canBeKept, parseYuan, type Fen } from '../../domain/values/money.ts'
import type { SourceRow } from '../table.ts'
import { withDecimalPoint } from '../statements/decimal-comma.ts'
import { readBoardingPass } from './boarding-pass.ts'
import { directionOf } from './direction.ts'
import type { TravelHeader } from './header.ts'
import type { Preamble } from './preamble.ts'
import { ticketStatus, type TicketMode } from './status.ts'
import { filled, plain, seatInWords } from './vocabulary.ts'
import { readWhen, type DateOrder } from './when.ts'

/** Access to one row by what its columns mean. */
export interface RowCells {
  /** First filled cell of the meaning; empty where there is none. */
  first(meaning: string): string
  /** All cells of the meaning, preferred column first, marks for nothing made empty. */
  all(meaning: string): readonly string[]
}

export function cellsOf(row: SourceRow, header: TravelHeader): RowCells {
  const all = (meaning: string): readonly string[] => (header.columns.get(meaning) ?? []).map((index) => filled(row.cells[index]))
  return { all, first: (meaning) => all(meaning).find((cell) => cell !== '') ?? '' }
}

/** Name and numbers of the traveller: the row's own first; those of the preamble where the row names nobody else. */
export function travellerOf(row: SourceRow, header: TravelHeader, preamble: Preamble): { readonly name: string; readonly documents: readonly TravellerDocument[] } {
  const cells = cellsOf(row, header)
  const ownName = cells.first('name')
  const statedKind = cells.first('document-kind')
  const own = header.documents.flatMap(({ index, kind }) => {
    const number = filled(row.cells[index])
    return number === '' ? [] : [{ kind: kind === '' ? statedKind : kind, number }]
  })
  const samePerson = ownName === '' || plain(ownName) === plain(preamble.name)
  const added = samePerson ? preamble.documents.filter(({ number }) => !own.some((document) => plain(document.number) === plain(number))) : []
  return { name: ownName === '' ? preamble.name : ownName, documents: [...own, ...added] }
}

const YUAN = new Set(['', 'CNY', 'RMB', '156', '人民币', '人民币元', '元'])

/** Fare in fen; null where it cannot be read or is in another currency: other money is never added as yuan. */
function fareOf(cells: RowCells, decimalComma: boolean): Fen | null {
  if (!YUAN.has(plain(cells.first('currency')))) return null
  const written = cells.first('fare')
  const amount = parseYuan(decimalComma ? withDecimalPoint(written) : written)
  return amount.ok && canBeKept(amount.value) ? amount.value : null
}

/** Both ends of the way: two columns, or one that holds both (`江州-临海`). */
function ends(cells: RowCells): { readonly from: string; readonly to: string } {
  const from = cells.first('from')
  const to = cells.first('to')
  if (from !== '' || to !== '') return { from, to }
  const [start = '', end = '', ...more] = cells.first('route').split(/\s*(?:→|->|—+|–|-|至|~)\s*/u)
  return more.length > 0 || end === '' ? { from: '', to: '' } : { from: start, to: end }
}

/** How all rows of one table write their dates and figures. */
export interface TableWriting {
  readonly dateOrder: DateOrder
  /** Fares write their decimals behind a comma (`1.234,56`); told from all rows, never from one. */
  readonly decimalComma: boolean
}
const AS_USUAL: TableWriting = { dateOrder: 'year-first', decimalComma: false }

/** Makes the typed row. The date has been read before; nothing in here can reject the row. */
export function buildRow(row: SourceRow, header: TravelHeader, preamble: Preamble, at: Moment, sheet: string | null, { dateOrder, decimalComma }: TableWriting = AS_USUAL): TravelRow {
  const cells = cellsOf(row, header)
  const traveller = travellerOf(row, header, preamble)
  const statusText = cells.first('status')
  const common = { line: row.line, at, travellerName: traveller.name, documents: traveller.documents, statusText, cells: row.cells }
  const status = (mode: TicketMode) => ticketStatus(mode, sheet, header.layout, {
    word: statusText,
    refund: cells.all('refund'),
    change: cells.all('change'),
    refundMark: cells.first('refund-mark'),
    changeMark: cells.first('change-mark'),
  })
  switch (header.mode) {
    case 'border': {
      const border: BorderRow = {
        ...common, mode: 'border', status: 'taken', direction: directionOf(row, header), port: cells.first('port'),
        destination: cells.first('destination'), carrier: cells.first('vehicle'),
      }
      return border
    }
    case 'rail':
      return {
        ...common, ...ends(cells), mode: 'rail', status: status('rail'), train: cells.first('train'),
        seat: seatInWords(cells.first('seat')), fare: fareOf(cells, decimalComma), buyer: cells.first('buyer'), ticket: cells.first('ticket'),
      }
    case 'air': {
      // What a bar code says stands in for columns that the table does not have.
      const pass = readBoardingPass(cells.first('boarding-pass'))
      const way = ends(cells)
      return {
        ...common, travellerName: common.travellerName || (pass?.name ?? ''), mode: 'air', status: status('air'), flight: cells.first('flight') || (pass?.flight ?? ''),
        from: way.from || (pass?.from ?? ''), to: way.to || (pass?.to ?? ''), cabin: cells.first('cabin') || (pass?.cabin ?? ''), fare: fareOf(cells, decimalComma), ticket: cells.first('ticket'),
      }
    }
    case 'ship':
      return {
        ...common, ...ends(cells), mode: 'ship', status: status('ship'), vessel: cells.first('vessel'),
        cabin: cells.first('cabin'), fare: fareOf(cells, decimalComma),
      }
    case 'hotel': {
      const until = readWhen(cells.all('until'), cells.all('until-time'), dateOrder)
      return {
        ...common, mode: 'hotel', status: status('hotel'), hotel: cells.first('hotel'), place: cells.first('place'), room: cells.first('room'),
        until: until.kind === 'read' ? until.at : null, fare: fareOf(cells, decimalComma),
      }
    }
    default:
      return unreachable(header.mode)
  }
}
