import { SELDOM, type RowBytes } from './row-bytes.ts'
import type { TextBytes } from './text-bytes.ts'

/** Columns that many ledgers have in no row: room is made for them with the first row that has one. */
export interface SeldomColumns {
  /** Takes in the field that stands next, whose first letter says what it is. */
  add(number: number, bytes: RowBytes): void
  pageOf(number: number): number | undefined
  expectedBalanceOf(number: number): bigint | null
  refundedOf(number: number): bigint
  documentOf(number: number): string
  serialOf(number: number): string | null
  orderNumberOf(number: number): string | null
}

const letters = Object.fromEntries(Object.entries(SELDOM).map(([name, letter]) => [name, letter.charCodeAt(0)])) as Record<keyof typeof SELDOM, number>

export function seldomColumns(rows: number, texts: TextBytes): SeldomColumns {
  let page: Int32Array | null = null
  let document: Int32Array | null = null
  const expected = new Map<number, bigint>()
  const refunded = new Map<number, bigint>()
  const serial = ownTexts(rows)
  const orderNumber = ownTexts(rows)
  const amount = (bytes: RowBytes): bigint => {
    const value = bytes.whole()
    return bytes.exact ?? BigInt(value)
  }
  return {
    add(number, bytes) {
      const letter = bytes.bytes[bytes.at]
      bytes.at += 1
      switch (letter) {
        case letters.page:
          page ??= new Int32Array(rows)
          page[number] = bytes.whole()
          break
        case letters.document:
          document ??= new Int32Array(rows)
          bytes.text()
          document[number] = texts.numberOf(bytes.bytes, bytes.from, bytes.to, bytes.hash)
          break
        case letters.expectedBalance:
          expected.set(number, amount(bytes))
          break
        case letters.refunded:
          refunded.set(number, amount(bytes))
          break
        case letters.serial:
          serial.add(number, bytes)
          break
        case letters.orderNumber:
          orderNumber.add(number, bytes)
          break
        default:
          throw new Error(`a row of the ledger has a field of no known kind: ${letter}`)
      }
    },
    pageOf: (number) => page?.[number] || undefined,
    expectedBalanceOf: (number) => expected.get(number) ?? null,
    refundedOf: (number) => refunded.get(number) ?? 0n,
    documentOf: (number) => (document === null ? '' : texts.textOf(document[number] as number)),
    serialOf: serial.textOf,
    orderNumberOf: orderNumber.textOf,
  }
}

/** Texts that hardly repeat, as bytes one after the other: strings of a million serial numbers would take six times the room. */
function ownTexts(rows: number): { readonly add: (number: number, bytes: RowBytes) => void; readonly textOf: (number: number) => string | null } {
  let heap = Buffer.alloc(0)
  let used = 0
  /** Where the text of a row ends, plus one; 0 where it has none. */
  let ends: Int32Array | null = null
  let lengths: Int32Array | null = null
  return {
    add(number, source) {
      ends ??= new Int32Array(rows)
      lengths ??= new Int32Array(rows)
      source.text()
      const length = source.to - source.from
      if (used + length > heap.length) {
        const wider = Buffer.allocUnsafe(Math.max(heap.length * 2, used + length, 1 << 20))
        wider.set(heap.subarray(0, used))
        heap = wider
      }
      for (let index = 0; index < length; index += 1) heap[used + index] = source.bytes[source.from + index] as number
      used += length
      ends[number] = used + 1
      lengths[number] = length
    },
    textOf(number) {
      const end = (ends?.[number] ?? 0) - 1
      return end < 0 ? null : heap.toString('utf8', end - (lengths?.[number] ?? 0), end)
    },
  }
}
