import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RowBytes } from '../../src-main/db/row-bytes.ts'
import { cellPlaces, GatheredTexts } from '../../src-main/db/gathered-texts.ts'
import { TextBytes } from '../../src-main/db/text-bytes.ts'

/** Numbers of the texts, as a slice of rows hands them over. */
function numbersOf(table: GatheredTexts, texts: readonly string[]): number[] {
  const slice = Buffer.concat(texts.map((text) => Buffer.concat([Buffer.from(text), Buffer.from([0xfe])])))
  const bytes = new RowBytes(slice)
  return texts.map(() => {
    bytes.text()
    return table.numberOf(slice, bytes.from, bytes.to, bytes.hash)
  })
}

it('gives equal texts one number and different ones different numbers', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('', '某店', '某店1', '𠮷'), fc.string({ unit: 'grapheme', maxLength: 6 }))), (texts) => {
    const table = new GatheredTexts()
    const numbers = numbersOf(table, texts)
    expect(numbersOf(table, texts)).toEqual(numbers)
    const kept = new TextBytes(table.heap())
    expect(numbers.map((number) => kept.textOf(number))).toEqual(texts)
    expect(kept.size).toBe(new Set(texts).size)
  }))
})

it('gives many at once the numbers that they have one by one', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('', '甲', '乙', '甲乙', 'a', 'ab'), { maxLength: 40 }), (texts) => {
    const slice = Buffer.concat(texts.map((text) => Buffer.concat([Buffer.from(text), Buffer.from([0xfe])])))
    const bytes = new RowBytes(slice)
    const cells = cellPlaces(texts.length)
    for (const _text of texts) {
      bytes.text()
      cells.from[cells.count] = bytes.from
      cells.to[cells.count] = bytes.to
      cells.hash[cells.count] = bytes.hash
      cells.count += 1
    }
    const [together, found] = [new GatheredTexts(), new Int32Array(texts.length + 2).fill(7)]
    together.numbersOf(slice, cells, found, 1)
    expect([...found]).toEqual([7, ...numbersOf(new GatheredTexts(), texts), 7])
  }))
})

it('keeps numbers and texts when room is made', () => {
  const table = new GatheredTexts()
  const texts = Array.from({ length: 150_000 }, (_none, index) => `往来款 ${index * 7919} 某商店`)
  const first = numbersOf(table, texts.slice(0, 10))
  const numbers = numbersOf(table, texts)
  expect(numbers.slice(0, 10)).toEqual(first)
  const kept = new TextBytes(table.heap())
  expect(new Set(numbers).size).toBe(150_000)
  expect(numbers.every((number, index) => kept.textOf(number) === texts[index])).toBe(true)
})
