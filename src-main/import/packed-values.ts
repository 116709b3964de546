import { joinCells, SEPARATOR } from '../domain/ledger/cell-text.ts'
import type { StatementRow } from '../domain/ledger/transaction.ts'
import { wordsOfRow, writeRowWords } from '../domain/search/row-words.ts'
import { indexedWords } from '../domain/search/tokens.ts'
import { digitsIn, writeDigits } from '../domain/values/digits.ts'
import { ARRAY, INTEGER, NARROW_HEADER, NOTHING, putNarrowHeader, putWideHeader, SMALLEST, TEXT, WIDE_HEADER } from '../domain/values/jsonb.ts'
import { textOfCells } from './statements/quick-row-fields.ts'

/** A batch of ordinary rows needs less; the room of a larger one is let go behind it. */
const USUAL = 1024 * 1024
/** Rooms of one batch: its records and its words. */
const KEPT = 2
/** Bytes that a UTF-16 unit takes in UTF-8 at most. */
const WIDEST = 3
/** From here on a character takes several bytes in UTF-8. */
const NO_BYTE = 0x80
const BETWEEN = SEPARATOR.charCodeAt(0)
/** Texts from here on are written faster by the encoder than character by character, the more so as V8 keeps them as parts of others. */
const LONG = 13
/** Texts up to here take no more than 255 bytes. */
const MOST_NARROW = 85
const MINUS = 0x2d

/** The rooms of the batch before, for the next one: batches are made one after the other, and what is in them is copied out. */
const spare: Buffer<ArrayBuffer>[] = []
/** The cells of one row as UTF-16, and their words before they are written. */
const cellBytes = Buffer.alloc(16 * 1024)
const cellUnits = new Uint16Array(cellBytes.buffer, cellBytes.byteOffset, cellBytes.length / 2)
const words = new Uint16Array(16 * 1024)

/**
 * Values as SQLite takes them apart (domain/values/jsonb), one behind the other: as values of JavaScript each of them
 * would be made, measured, copied and handed over by itself. Most texts are so short that calling an encoder takes
 * longer than writing them character by character.
 */
export class PackedValues {
  private bytes: Buffer<ArrayBuffer>
  private end = 0
  private isWellFormed = true

  constructor() {
    this.bytes = spare.pop() ?? Buffer.allocUnsafeSlow(USUAL)
  }

  /** Bytes of what was added. */
  get size(): number {
    return this.end
  }

  /** Begins an array; to be given to {@link closeArray} behind its last value. */
  openArray(): number {
    this.reserve(WIDE_HEADER)
    const at = this.end
    this.end += WIDE_HEADER
    return at
  }

  closeArray(at: number): void {
    putWideHeader(this.bytes, at, ARRAY, this.end - at - WIDE_HEADER)
  }

  nothing(): void {
    this.reserve(1)
    this.bytes[this.end] = NOTHING
    this.end += 1
  }

  /** A whole number of at most 64 bits. */
  integer(value: number | bigint): void {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) return this.digits(String(value))
    const isNegative = number < 0
    const size = digitsIn(Math.abs(number)) + (isNegative ? 1 : 0)
    this.reserve(size)
    this.openFigures(size)
    if (isNegative) this.bytes[this.end] = MINUS
    this.end = writeDigits(Math.abs(number), this.bytes, isNegative ? this.end + 1 : this.end)
  }

  text(text: string): void {
    const { length } = text
    if (length >= LONG) return this.encodedText(text)
    this.reserve(length)
    const { bytes } = this
    const start = this.end
    let to = start + NARROW_HEADER
    for (let at = 0; at < length; at += 1) {
      const unit = text.charCodeAt(at)
      if (unit < NO_BYTE) {
        bytes[to] = unit
        to += 1
      } else if (unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff)) {
        bytes[to] = 0xe0 | (unit >> 12)
        bytes[to + 1] = 0x80 | ((unit >> 6) & 0x3f)
        bytes[to + 2] = 0x80 | (unit & 0x3f)
        to += 3
      } else return this.encodedText(text)
    }
    putNarrowHeader(bytes, start, TEXT, to - start - NARROW_HEADER)
    this.end = to
  }

  /** The cells of a row, as `joinCells` joins them; returns the text of which they were made, for {@link words}. */
  cells(row: StatementRow): string {
    const line = textOfCells(row)
    const delimiter = line === null ? NO_BYTE : line.charCodeAt((row.cells[0] ?? '').length)
    const start = this.end
    const cells = line === null || delimiter >= NO_BYTE ? joinCells(row.cells) : line
    this.encodedText(cells)
    const { bytes, end } = this
    // The delimiter is one byte, which no other character has in UTF-8, and stands in no cell of the line.
    if (delimiter < NO_BYTE) for (let at = start + headerFor(cells); at < end; at += 1) if (bytes[at] === delimiter) bytes[at] = BETWEEN
    return cells
  }

  /** The words of a row as the index takes them; `cells` as {@link cells} returned it. */
  words(row: StatementRow, cells: string): void {
    if (cells.length <= cellUnits.length) cellBytes.write(cells, 'utf16le')
    const length = cells.length <= cellUnits.length ? writeRowWords(row, cellUnits, words) : -1
    if (length === -1) return this.text(indexedWords(wordsOfRow(row)))
    this.reserve(length)
    const { bytes } = this
    const start = this.end
    let to = start + WIDE_HEADER
    for (let at = 0; at < length; at += 1) {
      const unit = words[at] as number
      if (unit < NO_BYTE) {
        bytes[to] = unit
        to += 1
      } else if (unit < 0x800) {
        bytes[to] = 0xc0 | (unit >> 6)
        bytes[to + 1] = 0x80 | (unit & 0x3f)
        to += 2
      } else {
        // Words hold no halves of characters: those are cut as what is spelled out.
        bytes[to] = 0xe0 | (unit >> 12)
        bytes[to + 1] = 0x80 | ((unit >> 6) & 0x3f)
        bytes[to + 2] = 0x80 | (unit & 0x3f)
        to += 3
      }
    }
    putWideHeader(bytes, start, TEXT, to - start - WIDE_HEADER)
    this.end = to
  }

  /** All of them; null where half a character stands alone, which UTF-8 cannot hold. Nothing can be added afterwards. */
  encoded(): Uint8Array | null {
    const { bytes } = this
    if (bytes.length === USUAL && spare.length < KEPT) spare.push(bytes)
    return this.isWellFormed ? Uint8Array.prototype.slice.call(bytes, 0, this.end) : null
  }

  private encodedText(text: string): void {
    this.reserve(text.length)
    this.isWellFormed &&= text.isWellFormed()
    const start = this.end
    const header = headerFor(text)
    const size = this.bytes.write(text, start + header)
    if (header === NARROW_HEADER) putNarrowHeader(this.bytes, start, TEXT, size)
    else putWideHeader(this.bytes, start, TEXT, size)
    this.end = start + header + size
  }

  private digits(digits: string): void {
    this.reserve(digits.length)
    this.openFigures(digits.length)
    this.end += this.bytes.write(digits, this.end)
  }

  private openFigures(size: number): void {
    if (size <= SMALLEST) {
      this.bytes[this.end] = (size << 4) | INTEGER
      this.end += 1
    } else {
      putNarrowHeader(this.bytes, this.end, INTEGER, size)
      this.end += NARROW_HEADER
    }
  }

  /** Makes room for so many UTF-16 units and a header before them. */
  private reserve(length: number): void {
    const needed = this.end + WIDE_HEADER + length * WIDEST
    if (needed <= this.bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, needed))
    this.bytes.copy(larger, 0, 0, this.end)
    this.bytes = larger
  }
}

const headerFor = (text: string): number => (text.length <= MOST_NARROW ? NARROW_HEADER : WIDE_HEADER)
