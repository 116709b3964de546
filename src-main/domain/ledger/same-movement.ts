import { momentText } from '../values/day.ts'
import { moved, type StatementRow } from './transaction.ts'

/** What of a row is compared. */
export type ComparedRow = Omit<StatementRow, 'cells'>

/**
 * Keys under which a row is the same movement as one of another statement of the same account.
 * Where both rows carry a serial number it decides, with time, direction and amount; otherwise
 * everything that both layouts show must be equal. Two equal payments within one statement are two rows.
 * `byOrder` is for two views of one wallet; see {@link isOtherView}.
 */
export function movementKeys(row: ComparedRow): { readonly bySerial: string | null; readonly byContent: string; readonly byOrder: string | null } {
  const head = `${momentText(row.at)}|${row.direction}|${row.reversal ? 'r' : ''}|${row.amount}|${row.currency}`
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')
  return {
    bySerial: row.serial === null ? null : `${head}|${plain(row.serial)}`,
    byContent: `${head}|${row.balance ?? ''}|${plain(row.counterparty.name)}|${plain(row.counterparty.number)}|${plain(row.memo)}`,
    byOrder: row.orderNumber === null || row.amount === 0n || !moved(row) ? null : `${row.at.day}|${row.amount}|${row.currency}|${plain(row.orderNumber)}`,
  }
}

/**
 * A wallet gives its orders (账户明细) and the movements of its balance (余额明细) as two tables that overlap: the same order
 * on the same day with the same amount stands in both, with a balance only in the second. Within one kind of table an
 * order may have two equal movements, so rows that both show a balance, or both none, are never told the same by it.
 */
const isOtherView = (row: ComparedRow, other: ComparedRow): boolean =>
  (row.balance === null) !== (other.balance === null) && (row.direction === other.direction || row.direction === 'neutral' || other.direction === 'neutral')

/** A kept row that a later one may repeat. */
interface KeptMovement {
  readonly id: number
  readonly bySerial: string | null
  readonly byContent: string
  readonly byOrder: string | null
  readonly row: ComparedRow
  used: boolean
}

/**
 * Finds, for the rows of one new statement, which of them repeat rows kept from other statements of the account.
 * A kept row answers for one repetition only, so that two equal payments stay two.
 */
export function repeatedRows(rows: readonly ComparedRow[], kept: Iterable<{ readonly id: number; readonly row: ComparedRow }>): ReadonlyMap<number, number> {
  const repeats = repetitionFinder(kept)
  return new Map(rows.flatMap((row, index) => {
    const id = repeats(row)
    return id === null ? [] : [[index, id] as const]
  }))
}

/** As {@link repeatedRows}, row by row in their order: gives the kept row that a row repeats, or null. */
export function repetitionFinder(kept: Iterable<{ readonly id: number; readonly row: ComparedRow }>): (row: ComparedRow) => number | null {
  const serials = new Map<string, KeptMovement[]>()
  const contents = new Map<string, KeptMovement[]>()
  const orders = new Map<string, KeptMovement[]>()
  for (const { id, row } of kept) {
    const entry: KeptMovement = { id, ...movementKeys(row), row, used: false }
    if (entry.byOrder !== null) push(orders, entry.byOrder, entry)
    if (entry.bySerial !== null) push(serials, entry.bySerial, entry)
    push(contents, entry.byContent, entry)
  }
  return (row) => {
    const keys = movementKeys(row)
    const candidates = [
      ...(keys.bySerial === null ? [] : (serials.get(keys.bySerial) ?? [])),
      // Without a serial number on one side only the content can tell.
      ...(contents.get(keys.byContent) ?? []).filter((entry) => entry.bySerial === null || keys.bySerial === null),
      ...(keys.byOrder === null ? [] : (orders.get(keys.byOrder) ?? []).filter((entry) => isOtherView(entry.row, row))),
    ]
    const match = candidates.find((entry) => !entry.used)
    if (!match) return null
    match.used = true
    return match.id
  }
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
