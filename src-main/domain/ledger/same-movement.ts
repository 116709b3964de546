import { momentText } from '../values/day.ts'
import type { StatementRow } from './transaction.ts'

/** What of a row is compared. */
export type ComparedRow = Omit<StatementRow, 'cells'>

/**
 * Keys under which a row is the same movement as one of another statement of the same account.
 * Where both rows carry a serial number it decides, with time, direction and amount; otherwise
 * everything that both layouts show must be equal. Two equal payments within one statement are two rows.
 */
export function movementKeys(row: ComparedRow): { readonly bySerial: string | null; readonly byContent: string } {
  const head = `${momentText(row.at)}|${row.direction}|${row.reversal ? 'r' : ''}|${row.amount}|${row.currency}`
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')
  return {
    bySerial: row.serial === null ? null : `${head}|${plain(row.serial)}`,
    byContent: `${head}|${row.balance ?? ''}|${plain(row.counterparty.name)}|${plain(row.counterparty.number)}|${plain(row.memo)}`,
  }
}

/** A kept row that a later one may repeat. */
interface KeptMovement {
  readonly id: number
  readonly bySerial: string | null
  readonly byContent: string
  used: boolean
}

/**
 * Finds, for the rows of one new statement, which of them repeat rows kept from other statements of the account.
 * A kept row answers for one repetition only, so that two equal payments stay two.
 */
export function repeatedRows(rows: readonly ComparedRow[], kept: Iterable<{ readonly id: number; readonly row: ComparedRow }>): ReadonlyMap<number, number> {
  const serials = new Map<string, KeptMovement[]>()
  const contents = new Map<string, KeptMovement[]>()
  for (const { id, row } of kept) {
    const entry: KeptMovement = { id, ...movementKeys(row), used: false }
    if (entry.bySerial !== null) push(serials, entry.bySerial, entry)
    push(contents, entry.byContent, entry)
  }
  const repeated = new Map<number, number>()
  rows.forEach((row, index) => {
    const keys = movementKeys(row)
    const candidates = [
      ...(keys.bySerial === null ? [] : (serials.get(keys.bySerial) ?? [])),
      // Without a serial number on one side only the content can tell.
      ...(contents.get(keys.byContent) ?? []).filter((entry) => entry.bySerial === null || keys.bySerial === null),
    ]
    const match = candidates.find((entry) => !entry.used)
    if (!match) return
    match.used = true
    repeated.set(index, match.id)
  })
  return repeated
}

/** Rows of one table that stand in it twice, cell by cell, under one serial number: index of the repetition -> index of the first. */
export function repeatedWithin(rows: readonly StatementRow[]): ReadonlyMap<number, number> {
  const bySerial = new Map<string, number>()
  const first = new Map<string, number>()
  const repeated = new Map<number, number>()
  rows.forEach((row, index) => {
    if (row.serial === null) return
    const alike = bySerial.get(row.serial)
    if (alike === undefined) {
      bySerial.set(row.serial, index)
      return
    }
    // Cells are compared only where a serial number comes again: joining those of every row costs more than storing it.
    const one = rows[alike]
    if (one !== undefined) first.set(cellsKey(one), alike)
    const key = cellsKey(row)
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, index)
    else repeated.set(index, earlier)
  })
  return repeated
}

const cellsKey = (row: StatementRow): string => row.cells.join('\u0000')

function push(map: Map<string, KeptMovement[]>, key: string, entry: KeptMovement): void {
  const list = map.get(key)
  if (list) list.push(entry)
  else map.set(key, [entry])
}
