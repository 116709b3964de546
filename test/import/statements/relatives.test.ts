import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseKnownTables } from '../../../src-main/import/parse-tables.ts'
import type { RecognisedStatement } from '../../../src-main/import/parsed-file.ts'
import type { SourceTable } from '../../../src-main/import/table.ts'
import { asText, delimiters } from '../written-otherwise.ts'
import { tableOfText } from './read-fixture.ts'
import { relative, type Movement } from './relatives.ts'

const parsed = (table: SourceTable): readonly RecognisedStatement[] => parseKnownTables([table], 'xlsx', '', null)?.statements ?? []
const seen = (statement: RecognisedStatement | undefined) =>
  (statement?.order === 'newest-first' ? statement.rows.toReversed() : (statement?.rows ?? [])).map((row) => ({ day: row.at.day, fen: row.direction === 'out' ? -row.amount : row.amount }))
const known = (movements: readonly Movement[]) => movements.map(({ day, fen }) => ({ day, fen }))

describe('statements of banks that nobody described', () => {
  it('read with every row and every fen, however they are written', () => {
    fc.assert(
      fc.property(relative, ({ movements, table }) => {
        const [statement, ...more] = parsed(table)
        expect(more).toEqual([])
        expect(statement?.read).toBe((statement?.rows.length ?? 0) + (statement?.rejected.length ?? 0))
        // The first amount without any sign can only be told by a balance before it, which a statement begins without.
        const unsigned = statement?.rejected.every(({ code }) => code === 'direction-unknown') === true && (statement?.rejected.length ?? 0) <= 1
        const rows = seen(statement)
        const expected = known(movements)
        if (unsigned && rows.length === expected.length - 1) expect(rows).toEqual(expected.slice(1))
        else expect(rows).toEqual(expected)
        expect(statement?.rows.filter((row) => row.balanceProof === 'break')).toEqual([])
        expect(statement?.balanceChecked).toBe(rows.length - 1 + (rows.length < expected.length ? 1 : 0))
      }),
      { numRuns: 400 },
    )
  })

  it('read the same as text, whatever parts its cells', () => {
    fc.assert(
      fc.property(relative, delimiters, ({ table }, delimiter) => {
        const [sheet] = parsed(table)
        const [text] = parsed(tableOfText(asText(table, delimiter)))
        expect(text?.read).toBe(sheet?.read)
        expect(seen(text)).toEqual(seen(sheet))
        expect(text?.rows.map(({ line }) => line)).toEqual(sheet?.rows.map(({ line }) => line))
      }),
      { numRuns: 200 },
    )
  })

  it('read every one of several tables that stand in one sheet', () => {
    fc.assert(
      fc.property(relative, fc.array(fc.constantFrom('出境', '入境'), { minLength: 1, maxLength: 4 }), ({ movements, table }, crossings) => {
        const lines = [['国家移民管理局出入境记录查询结果'], ['姓名', '出境/入境', '出入境日期', '证件号码', '出入境口岸'], ...crossings.map((way, index) => ['甄虚构', way, `2023-0${index + 1}-05`, 'E00000001', '虚构口岸'])]
        const last = table.rows.length
        const both: SourceTable = { sheet: '明细', rows: [...table.rows, ...lines.map((cells, index) => ({ line: last + index + 3, cells }))] }
        const file = parseKnownTables([both], 'xlsx', '', null)
        expect(file?.travel[0]?.rows.length).toBe(crossings.length)
        expect(file?.statements[0]?.read).toBe(movements.length)
        expect(file?.reasonCode).toBeNull()
      }),
      { numRuns: 150 },
    )
  })
})
