import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asContent } from '../../../src-main/import/content.ts'
import { longRows, ROWS_AT_ONCE } from '../../../src-main/import/long-statements/long-rows.ts'
import type { SourceRow } from '../../../src-main/import/table.ts'
import { readDelimited } from '../../../src-main/import/tables/delimited.ts'

const PIECE = 150_000
const line = fc.constantFrom('1,甲,', '2,"乙,丙",x', '3,"两行\n备注",', ' 4 ,　丁　,\t', ',,', '', '5,他说"好",', '6', '7,a,b,c', '="0012",8,')

describe('the rows of a long text', () => {
  it('are those of the whole text, few at a time behind the first piece', { timeout: 60_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 9 }), fc.integer({ min: 30_000, max: 45_000 }), fc.constantFrom('\n', '\r\n'), async (pattern, count, end) => {
      const text = `编号,姓名,备注${end}${Array.from({ length: count }, (_, at) => pattern[at % pattern.length]).join(end)}`
      const rows: SourceRow[] = []
      let pieces = 0
      for await (const piece of longRows(asContent(Buffer.from(text)), 'UTF-8', PIECE)) {
        if (piece === null) throw new Error('the lines end in line feeds')
        if (pieces > 0) expect(piece.rows.length).toBeLessThanOrEqual(ROWS_AT_ONCE)
        rows.push(...piece.rows)
        pieces += 1
      }
      expect(rows).toEqual(readDelimited(text).rows)
    }), { numRuns: 20 })
  })
})
