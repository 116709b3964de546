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

/** Within one file: what makes two rows of one key two journeys nevertheless. */
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
 * The journeys behind rows of one traveller that may come from several files: the same flight, train or crossing in two
 * files counts once. Per key the file that has most of it is kept whole, so nothing that one file alone proves is lost.
 * Rows stay in their order. Give it rows of one status only: a refund in one file does not cancel a journey in another.
 */
export function distinctJourneys<Row extends Placed>(rows: readonly Row[]): readonly Row[] {
  const byKey = new Map<string, Map<FileId, Map<string, Row>>>()
  for (const row of rows) {
    const key = journeyKey(row)
    const files = byKey.get(key) ?? new Map<FileId, Map<string, Row>>()
    const inFile = files.get(row.file) ?? new Map<string, Row>()
    const apart = apartInFile(row, inFile.size)
    if (!inFile.has(apart)) inFile.set(apart, row)
    byKey.set(key, files.set(row.file, inFile))
  }
  const kept = new Set<Row>()
  for (const files of byKey.values()) {
    const fullest = [...files.values()].reduce((most, inFile) => (inFile.size > most.size ? inFile : most))
    for (const row of fullest.values()) kept.add(row)
  }
  return rows.filter((row) => kept.has(row))
}
