import { SEPARATOR } from '../domain/ledger/cell-text.ts'
import { wordsOfRow, writeRowWords, type WordedRow } from '../domain/search/row-words.ts'
import { indexedWords } from '../domain/search/tokens.ts'

/** A pack of ordinary rows needs less; the room of a larger one is let go behind it. */
const USUAL = 2 * 1024 * 1024
const BETWEEN = SEPARATOR.charCodeAt(0)
/** Bytes that a UTF-16 unit takes in UTF-8 at most. */
const WIDEST = 3

/** The room of the pack before, for the next one: packs are made one after the other, and their text is copied out of it. */
let spare: Uint8Array<ArrayBuffer> | null = null
/** Words of one row, before they are written. */
const words = new Uint16Array(16 * 1024)

/**
 * Many short texts as UTF-8, one behind the other. Written character by character: joining them as strings would make
 * each of them twice more, and most are so short that calling an encoder takes longer than the writing.
 */
export class PackedText {
  private bytes: Uint8Array<ArrayBuffer>
  private end = 0
  private units = 0
  private isWellFormed = true

  constructor() {
    this.bytes = spare ?? new Uint8Array(USUAL)
    spare = null
  }

  /** Adds a text and returns where it ends, in UTF-16 units. */
  add(text: string): number {
    const { length } = text
    if (length === 0) return this.units
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
      } else {
        // Rare characters: what is left of the text is encoded as everywhere.
        this.end = to
        return this.addEncoded(text, at)
      }
    }
    this.end = to
    this.units += length
    return this.units
  }

  /** As `joinCells` joins them. */
  addCells(cells: readonly string[]): number {
    for (let column = 0; column < cells.length; column += 1) {
      if (column > 0) {
        this.reserve(1)
        this.bytes[this.end] = BETWEEN
        this.end += 1
        this.units += 1
      }
      const cell = cells[column] as string
      if (cell !== '') this.add(cell)
    }
    return this.units
  }

  /** The words of a row as the index takes them. */
  addWords(row: WordedRow): number {
    const length = writeRowWords(row, words)
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
    if (bytes.length === USUAL) spare = bytes
    return this.isWellFormed ? bytes.slice(0, this.end) : null
  }

  private addEncoded(text: string, from: number): number {
    const rest = text.slice(from)
    this.isWellFormed &&= rest.isWellFormed()
    this.end += encoder.encodeInto(rest, this.bytes.subarray(this.end)).written
    this.units += text.length
    return this.units
  }

  /** Makes room for so many UTF-16 units. */
  private reserve(length: number): void {
    const needed = this.end + length * WIDEST
    if (needed <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, needed))
    larger.set(this.bytes.subarray(0, this.end))
    this.bytes = larger
  }
}

const encoder = new TextEncoder()
