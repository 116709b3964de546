import { unreachable } from '../../contract/result.ts'
import type { FileId } from '../values/ids.ts'
import type { TravelRow } from './journey.ts'
import { plainNumber } from './traveller.ts'

type Placed = TravelRow & { readonly file: FileId }

const plain = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}]/gu, '')
const station = (text: string): string => plain(text).replace(/站$/u, '')
/** `CA0981`, `CA 981` and `CA-981` are one flight. */
const flightNumber = (text: string): string => plain(text).replace(/^([A-Z]{2}|[A-Z]\d|\d[A-Z])0+(?=\d)/u, '$1')

/** What has to be equal for two rows to be the same journey seen twice. */
function journeyKey(row: TravelRow): string {
  switch (row.mode) {
    case 'air':
      return ['air', row.at.day, flightNumber(row.flight)].join('|')
    case 'rail':
      return ['rail', row.at.day, plain(row.train), station(row.from), station(row.to)].join('|')
    case 'ship':
      return ['ship', row.at.day, plain(row.vessel), plain(row.from), plain(row.to)].join('|')
    case 'hotel':
      return ['hotel', row.at.day, plain(row.hotel)].join('|')
    case 'border':
      return ['border', row.at.day, row.direction, plainNumber(row.documents[0]?.number ?? '')].join('|')
    default:
      return unreachable(row)
  }
}

/** Within one file: what makes two rows of one key two journeys nevertheless, beside another time of departure. */
function apartInFile(row: TravelRow, seenInFile: number): string {
  switch (row.mode) {
    case 'air':
      // One flight number may have two segments on one day; each segment counts.
      return [plain(row.from), plain(row.to)].join('|')
    case 'border':
      // A file lists each crossing once: two exits of one day are two exits.
      return String(seenInFile)
    case 'hotel':
      // Two rooms taken on one day are two registrations.
      return plain(row.room)
    case 'rail':
    case 'ship':
      return ''
    default:
      return unreachable(row)
  }
}

/**
 * Hour and minute of the departure, where the mode has one and the row tells it: a ferry sails several times a day. A stay
 * has no departure, and crossings are told apart as they stand.
 */
const departure = (row: TravelRow): string | null => (row.mode === 'hotel' || row.mode === 'border' ? null : (row.at.time?.slice(0, 5) ?? null))

/** Rows of one key in one file, by what tells them apart and by the time of departure. */
type InFile<Row> = Map<string, Map<string | null, Row>>

/** A row that tells no time is the departure that the file already has; rows that tell one therefore come first. */
function place<Row extends Placed>(inFile: InFile<Row>, row: Row): void {
  const apart = apartInFile(row, inFile.size)
  const departures = inFile.get(apart) ?? new Map<string | null, Row>()
  const time = departure(row)
  if (time === null ? departures.size === 0 : !departures.has(time)) departures.set(time, row)
  inFile.set(apart, departures)
}

const rowsIn = <Row>(inFile: InFile<Row>): readonly Row[] => [...inFile.values()].flatMap((departures) => [...departures.values()])

/** More journeys; of as many, more of what the rules ask for: another file's fare, time or destination is not given up. */
function tellsMore(rows: readonly TravelRow[], than: readonly TravelRow[]): boolean {
  return rows.length === than.length ? told(rows) > told(than) : rows.length > than.length
}

const told = (rows: readonly TravelRow[]): number =>
  rows.reduce((sum, row) => sum + Number(row.at.time !== null) + Number(row.mode === 'border' ? row.destination !== '' : row.fare !== null), 0)

/**
 * The journeys behind rows of one traveller that may come from several files: the same flight, train or crossing in two
 * files counts once, and two tickets of one person for one departure are one journey. Per key the file that has most of it
 * is kept whole, so nothing that one file alone proves is lost; of files with as many the one that tells fares, times or
 * destinations, else the first.
 * Rows stay in their order. Give it rows of one status only: a refund in one file does not cancel a journey in another.
 */
export function distinctJourneys<Row extends Placed>(rows: readonly Row[]): readonly Row[] {
  const byKey = new Map<string, Map<FileId, InFile<Row>>>()
  const timedFirst = rows.toSorted((left, right) => Number(departure(left) === null) - Number(departure(right) === null))
  for (const row of timedFirst) {
    const key = journeyKey(row)
    const files = byKey.get(key) ?? new Map<FileId, InFile<Row>>()
    const inFile: InFile<Row> = files.get(row.file) ?? new Map()
    place(inFile, row)
    byKey.set(key, files.set(row.file, inFile))
  }
  const kept = new Set<Row>()
  for (const files of byKey.values()) {
    const fullest = [...files.values()].map(rowsIn).reduce((best, inFile) => (tellsMore(inFile, best) ? inFile : best))
    for (const row of fullest) kept.add(row)
  }
  return rows.filter((row) => kept.has(row))
}
