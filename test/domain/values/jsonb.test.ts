import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ARRAY, arrayOf, headerOf, NOTHING, putNarrowHeader, putWideHeader, sizeOf, TEXT } from '../../../src-main/domain/values/jsonb.ts'

const bySqlite = new Database(':memory:')
const valuesIn = (array: Uint8Array): unknown[] => bySqlite.prepare('SELECT value FROM jsonb_each(?)').pluck().all(array)

function textOf(text: string): Uint8Array {
  const bytes = Buffer.from(text)
  const narrow = bytes.length < 256
  const whole = Buffer.alloc((narrow ? 2 : 5) + bytes.length)
  if (narrow) putNarrowHeader(whole, 0, TEXT, bytes.length)
  else putWideHeader(whole, 0, TEXT, bytes.length)
  whole.set(bytes, narrow ? 2 : 5)
  return whole
}

describe("SQLite's binary JSON", () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 70_000 }).map((length) => '人'.repeat(length)))

  it('is read by SQLite as it was written: headers of both widths, texts of any length', () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
      const array = arrayOf(texts.map(textOf))
      expect(bySqlite.prepare('SELECT json_valid(?, 8)').pluck().get(array)).toBe(1)
      expect(valuesIn(array)).toEqual(texts)
    }), { numRuns: 100 })
  })

  it('is read by us as SQLite writes it: sizes in the header, in one byte, in two, in four', () => {
    for (const length of [0, 1, 11, 12, 255, 256, 65_535, 65_536]) {
      const array = bySqlite.prepare('SELECT jsonb_array(?)').pluck().get('a'.repeat(length)) as Buffer
      const first = headerOf(array, 0)
      expect([array[0] === undefined ? -1 : array[0] & 0x0f, first + sizeOf(array, 0)]).toEqual([ARRAY, array.length])
      expect(sizeOf(array, first)).toBe(length)
      expect(array.toString('latin1', first + headerOf(array, first))).toBe('a'.repeat(length))
    }
  })

  it('says nothing by one byte', () => {
    expect(valuesIn(arrayOf([Uint8Array.of(NOTHING), Uint8Array.of(NOTHING)]))).toEqual([null, null])
    expect(valuesIn(arrayOf([]))).toEqual([])
  })
})
