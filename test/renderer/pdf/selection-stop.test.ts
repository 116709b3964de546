import { describe, expect, it } from 'vitest'
import { nearestWord } from '../../../src-renderer/pdf/selection-stop.ts'

const rect = (left: number, top: number, width: number, height: number): DOMRectReadOnly =>
  ({ left, top, width, height, right: left + width, bottom: top + height, x: left, y: top }) as DOMRectReadOnly

describe('nearestWord', () => {
  // Two words in a line, a long line below, and an empty run as pdf.js makes them for blanks.
  const words = [rect(10, 10, 40, 10), rect(60, 10, 30, 10), rect(10, 30, 300, 10), rect(91, 15, 0, 10)]

  it('means the word at the height of the pointer, however near another line is', () => {
    expect(nearestWord(words, 91, 15, false)).toBe(1)
    expect(nearestWord(words, 120, 19, false)).toBe(1)
    expect(nearestWord(words, 53, 15, false)).toBe(0)
    expect(nearestWord(words, 5, 33, false)).toBe(2)
  })

  it('means the nearest line where the pointer is in none', () => {
    expect(nearestWord(words, 20, 28, false)).toBe(2)
    expect(nearestWord(words, 20, 22, false)).toBe(0)
    expect(nearestWord(words, 20, 500, false)).toBe(2)
  })

  it('follows lines that run down where the page is turned to its side', () => {
    const turned = [rect(10, 10, 10, 40), rect(30, 10, 10, 300)]
    expect(nearestWord(turned, 14, 80, true)).toBe(0)
    expect(nearestWord(turned, 14, 80, false)).toBe(1)
  })

  it('means nothing where there are no words', () => {
    expect(nearestWord([], 1, 1, false)).toBeNull()
    expect(nearestWord([rect(0, 0, 0, 5)], 1, 1, false)).toBeNull()
  })
})
