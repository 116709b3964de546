import { joinCells, SEPARATOR } from '../domain/ledger/cell-text.ts'
import { wordsOfRow, writeRowWords } from '../domain/search/row-words.ts'
import { indexedWords } from '../domain/search/tokens.ts'
import type { StatementRow } from '../domain/ledger/transaction.ts'
import { textOfCells } from './statements/quick-row-fields.ts'

/** A pack of ordinary rows needs less; the room of a larger one is let go behind it. */
const USUAL = 1024 * 1024
/** Texts of one pack. */
const KEPT = 4
/** Bytes that a UTF-16 unit takes in UTF-8 at most. */
const WIDEST = 3
/** From here on a character takes several bytes in UTF-8. */
const NO_BYTE = 0x80
const BETWEEN = SEPARATOR.charCodeAt(0)
/** Texts from here on are written faster by the encoder than character by character, the more so as V8 keeps them as parts of others. */
const LONG = 13

/** The rooms of the pack before, for the next one: packs are made one after the other, and their texts are copied out of them. */
const spare: Buffer<ArrayBuffer>[] = []
/** The cells of one row as UTF-16, and their words before they are written. */
const cellBytes = Buffer.alloc(16 * 1024)
const cellUnits = new Uint16Array(cellBytes.buffer, cellBytes.byteOffset, cellBytes.length / 2)
const words = new Uint16Array(16 * 1024)

/**
 * Many texts as UTF-8, one behind the other: joining them as strings first would make each of them twice more. Most are
 * so short that calling an encoder takes longer than writing them character by character.
 */
export class PackedText {
  private bytes: Buffer<ArrayBuffer>
  private end = 0
  private units = 0
  private isWellFormed = true

  constructor() {
    this.bytes = spare.pop() ?? Buffer.allocUnsafeSlow(USUAL)
  }

  /** Adds a text and returns where it ends, in UTF-16 units. */
  add(text: string): number {
    const { length } = text
    if (length === 0) return this.units
    if (length >= LONG) return this.addEncoded(text)
    this.reserve(length)
    const { bytes } = this
    let to = this.end
    for (let at = 0; at < length; at += 1) {
      const unit = text.charCodeAt(at)
      if (unit < 0x80) {
        bytes[to] = unit
        to += 1
      } else if (unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff)) {
        bytes[to] = 0xe0 | (unit >> 12)
        bytes[to + 1] = 0x80 | ((unit >> 6) & 0x3f)
        bytes[to + 2] = 0x80 | (unit & 0x3f)
        to += 3
      } else return this.addEncoded(text)
    }
    this.end = to
    this.units += length
    return this.units
  }

  /** The cells of a row, as `joinCells` joins them; returns the text of which they were made, for {@link addWords}. */
  addCells(row: StatementRow): string {
    const line = textOfCells(row)
    const delimiter = line === null ? NO_BYTE : line.charCodeAt((row.cells[0] ?? '').length)
    const start = this.end
    const cells = line === null || delimiter >= NO_BYTE ? joinCells(row.cells) : line
    this.addEncoded(cells)
    const { bytes, end } = this
    // The delimiter is one byte, which no other character has in UTF-8, and stands in no cell of the line.
    if (delimiter < NO_BYTE) for (let at = start; at < end; at += 1) if (bytes[at] === delimiter) bytes[at] = BETWEEN
    return cells
  }

  /** Bytes of what was added. */
  get size(): number {
    return this.end
  }

  /** The words of a row as the index takes them; `cells` as {@link addCells} returned it. */
  addWords(row: StatementRow, cells: string): number {
    if (cells.length <= cellUnits.length) cellBytes.write(cells, 'utf16le')
    const length = cells.length <= cellUnits.length ? writeRowWords(row, cellUnits, words) : -1
    if (length === -1) return this.add(indexedWords(wordsOfRow(row)))
    this.reserve(length)
    const { bytes } = this
    let to = this.end
    for (let at = 0; at < length; at += 1) {
      const unit = words[at] as number
      if (unit < 0x80) {
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
    this.end = to
    this.units += length
    return this.units
  }

  /** All of them; null where half a character stands alone, which UTF-8 cannot hold. Nothing can be added afterwards. */
  encoded(): Uint8Array | null {
    const { bytes } = this
    if (bytes.length === USUAL && spare.length < KEPT) spare.push(bytes)
    return this.isWellFormed ? Uint8Array.prototype.slice.call(bytes, 0, this.end) : null
  }

  private addEncoded(text: string): number {
    this.reserve(text.length)
    this.isWellFormed &&= text.isWellFormed()
    this.end += this.bytes.write(text, this.end)
    this.units += text.length
    return this.units
  }

  /** Makes room for so many UTF-16 units. */
  private reserve(length: number): void {
    const needed = this.end + length * WIDEST
    if (needed <= this.bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, needed))
    this.bytes.copy(larger, 0, 0, this.end)
    this.bytes = larger
  }
}
