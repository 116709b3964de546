import { describe, expect, it } from 'vitest'
import type { RecognisedPage } from '../../src-main/contract/screens.ts'
import { linesOfRow } from '../../src-renderer/screens/read/lines-of-row.ts'

type Line = RecognisedPage['lines'][number]
const line = (number: number, text: string, x: number, y: number, corrected: string | null = null) => ({ line: number, text, corrected, box: { x, y, width: 60, height: 12 } }) as unknown as Line

/** Two rows that share a word, the second printed a little lower on the right. */
const LINES = [
  line(1, '2024-01-02', 10, 100), line(2, '消费', 100, 100), line(3, '-80.00', 200, 101),
  line(4, '2024-01-03', 10, 120), line(5, '消费', 100, 121), line(6, '-2O.OO', 200, 123), line(7, '虚谷便利', 300, 123),
]

describe('the recognised pieces of a row', () => {
  it('are those at the height where most of its cells stand, from left to right', () => {
    expect(linesOfRow(LINES, '2024-01-03 | 消费 | -2O.OO | 虚谷便利').map(({ line: number }) => number)).toEqual([4, 5, 6, 7])
  })

  it('go by the correction once there is one', () => {
    const corrected = LINES.map((each) => (each.line === 6 ? line(6, '-2O.OO', 200, 123, '-20') : each))
    expect(linesOfRow(corrected, '2024-01-03 | -20').map(({ line: number }) => number)).toEqual([4, 5, 6, 7])
  })

  it('are none where the page holds none of the cells', () => {
    expect(linesOfRow(LINES, '别的 | 1.00')).toEqual([])
    expect(linesOfRow(LINES, ' | ')).toEqual([])
  })
})
