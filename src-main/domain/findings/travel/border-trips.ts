import type { BorderRow, Journey } from '../../journeys/journey.ts'
import { daysBetween, momentText } from '../../values/day.ts'

type Crossing = BorderRow & Pick<Journey, 'id' | 'file' | 'path'>

export interface BorderTrip {
  readonly exit: Crossing
  readonly entry: Crossing | null
  /**
   * Nights from exit to entry. Null where no entry follows (`abroad`), or where the next crossing is another exit:
   * the entry between them is missing from the records and the nights cannot be known.
   */
  readonly nights: number | null
  /** No entry at all after it in the records. */
  readonly abroad: boolean
}

/**
 * Ties each exit to the next entry of the same traveller. `rows` are the crossings of one traveller, from any number of
 * files. Many records give days only and list the newest first: crossings of one day then follow the order of their
 * file turned round, so that an exit and the return of the same day are not taken for a return before the exit.
 */
export function borderTrips(rows: readonly Crossing[]): readonly BorderTrip[] {
  const inTime = chronological(rows)
  const lastEntry = inTime.findLastIndex((row) => row.direction === 'entry')
  const trips: BorderTrip[] = []
  inTime.forEach((exit, index) => {
    if (exit.direction !== 'exit') return
    const next = inTime.slice(index + 1).find((row) => row.direction !== 'unknown')
    const entry = next?.direction === 'entry' ? next : null
    trips.push({ exit, entry, nights: entry === null ? null : daysBetween(exit.at.day, entry.at.day), abroad: lastEntry < index })
  })
  return trips
}

function chronological(rows: readonly Crossing[]): readonly Crossing[] {
  const files = Map.groupBy(rows, (row) => row.file)
  const ordered = [...files.values()].flatMap((inFile) => {
    const lines = inFile.toSorted((left, right) => left.line - right.line)
    const [first, last] = [lines[0], lines.at(-1)]
    return first && last && first.at.day > last.at.day ? lines.toReversed() : lines
  })
  return ordered
    .map((row) => ({ row, key: momentText(row.at) }))
    .toSorted((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
    .map(({ row }) => row)
}
