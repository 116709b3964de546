import type { TextTable } from '../domain/ledger/text-table.ts'
import { SELDOM, type RowBytes } from './row-bytes.ts'
import type { GatheredTexts } from './gathered-texts.ts'

/** Texts that hardly repeat, as bytes one after the other: strings of a million serial numbers would take six times the room. */
interface OwnTexts {
  readonly heap: Uint8Array<ArrayBuffer>
  /** Where the text of a row ends, plus one; 0 where it has none. Null where no row has one. */
  readonly ends: Int32Array<ArrayBuffer> | null
  readonly lengths: Int32Array<ArrayBuffer> | null
}

/** Columns that many ledgers have in no row: room is made for them with the first row that has one. */
export interface SeldomValues {
  readonly page: Int32Array<ArrayBuffer> | null
  /** Numbers of texts. */
  readonly document: Int32Array<ArrayBuffer> | null
  readonly expected: ReadonlyMap<number, bigint>
  readonly refunded: ReadonlyMap<number, bigint>
  readonly serial: OwnTexts
  readonly orderNumber: OwnTexts
}

export interface SeldomColumns {
  pageOf(number: number): number | undefined
  expectedBalanceOf(number: number): bigint | null
  refundedOf(number: number): bigint
  documentOf(number: number): string
  serialOf(number: number): string | null
  orderNumberOf(number: number): string | null
}

export function seldomColumns({ page, document, expected, refunded, serial, orderNumber }: SeldomValues, texts: TextTable): SeldomColumns {
  return {
    pageOf: (number) => page?.[number] || undefined,
    expectedBalanceOf: (number) => expected.get(number) ?? null,
    refundedOf: (number) => refunded.get(number) ?? 0n,
    documentOf: (number) => (document === null ? '' : texts.textOf(document[number] as number)),
    serialOf: ownTextOf(serial),
    orderNumberOf: ownTextOf(orderNumber),
  }
}

function ownTextOf({ heap, ends, lengths }: OwnTexts): (number: number) => string | null {
  const bytes = Buffer.from(heap.buffer, heap.byteOffset, heap.byteLength)
  return (number) => {
    const end = (ends?.[number] ?? 0) - 1
    return end < 0 ? null : bytes.toString('utf8', end - (lengths?.[number] ?? 0), end)
  }
}

/** Takes in what rows seldom have. */
export interface SeldomGatherer {
  /** Takes in the field that stands next, whose first letter says what it is. */
  add(number: number, bytes: RowBytes): void
  values(): SeldomValues
}

const letters = Object.fromEntries(Object.entries(SELDOM).map(([name, letter]) => [name, letter.charCodeAt(0)])) as Record<keyof typeof SELDOM, number>

export function seldomGatherer(rows: number, texts: GatheredTexts): SeldomGatherer {
  let page: Int32Array<ArrayBuffer> | null = null
  let document: Int32Array<ArrayBuffer> | null = null
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
    values: () => ({ page, document, expected, refunded, serial: serial.texts(), orderNumber: orderNumber.texts() }),
  }
}

function ownTexts(rows: number): { readonly add: (number: number, bytes: RowBytes) => void; readonly texts: () => OwnTexts } {
  let heap = Buffer.allocUnsafeSlow(0)
  let used = 0
  let ends: Int32Array<ArrayBuffer> | null = null
  let lengths: Int32Array<ArrayBuffer> | null = null
  return {
    add(number, source) {
      ends ??= new Int32Array(rows)
      lengths ??= new Int32Array(rows)
      source.text()
      const length = source.to - source.from
      if (used + length > heap.length) {
        const wider = Buffer.allocUnsafeSlow(Math.max(heap.length * 2, used + length, 1 << 20))
        wider.set(heap.subarray(0, used))
        heap = wider
      }
      for (let index = 0; index < length; index += 1) heap[used + index] = source.bytes[source.from + index] as number
      used += length
      ends[number] = used + 1
      lengths[number] = length
    },
    texts: () => ({ heap: heap.subarray(0, used), ends, lengths }),
  }
}
