import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLine } from '../../../src-renderer/screens/read/find-line.ts'
import type { AskRow } from '../../../src-renderer/screens/read/find-line.ts'

const sheetsOf = (sheets: readonly (readonly number[])[], furniture: readonly number[] = []): { list: { rows: number }[]; ask: AskRow; asked: () => number } => {
  let asked = 0
  return {
    list: sheets.map((lines) => ({ rows: lines.length })),
    asked: () => asked,
    ask: async (sheet, offset) => {
      asked += 1
      const line = sheets[sheet]?.[offset]
      const rows = line === undefined ? [] : [{ line, cells: [], fate: furniture.includes(sheet) ? 'not-a-row' as const : 'kept' as const, reason: null }]
      return { ok: true, value: { total: sheets[sheet]?.length ?? 0, offset, headerLine: null, rows } }
    },
  }
}

describe('findLine', () => {
  it('finds every line of a table with blank lines, with few questions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 300 }), fc.nat(), async (numbers, pick) => {
        const lines = numbers.toSorted((left, right) => left - right)
        const offset = pick % lines.length
        const table = sheetsOf([lines])
        expect(await findLine(table.list, lines[offset] ?? 0, table.ask)).toEqual({ sheet: 0, offset })
        expect(table.asked()).toBeLessThanOrEqual(10)
      }),
    )
  })

  it('says so where no sheet has the line', async () => {
    const table = sheetsOf([[1, 2, 5]])
    expect(await findLine(table.list, 4, table.ask)).toBeNull()
    expect(await findLine([], 1, table.ask)).toBeNull()
  })

  it('prefers a data row to a line of furniture in an earlier sheet', async () => {
    const table = sheetsOf([[1, 2, 3], [1, 2, 3]], [0])
    expect(await findLine(table.list, 2, table.ask)).toEqual({ sheet: 1, offset: 1 })
    const only = sheetsOf([[1, 2, 3]], [0])
    expect(await findLine(only.list, 2, only.ask)).toEqual({ sheet: 0, offset: 1 })
  })
})
