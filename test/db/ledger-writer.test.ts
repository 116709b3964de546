import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseFile } from '../../src-main/db/open.ts'
import { joinCells } from '../../src-main/domain/ledger/cell-text.ts'
import type { StatementRow } from '../../src-main/domain/ledger/transaction.ts'
import { packRows, unpackRows } from '../../src-main/import/packed-rows.ts'
import { addTable, row } from './stored-rows.ts'
import { opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
let file: CaseFile
let tables = 0
beforeEach(() => {
  folder = temporaryFolder()
  file = opened(folder.path('rows.tcase'), { create: true, passphrase: null })
  tables = 0
})
afterEach(() => {
  file.database.close()
  folder.remove()
})

/** The cells of rows that are stored as a table, as the case file has them. */
function storedCells(rows: readonly StatementRow[]): unknown[] {
  tables += 1
  addTable(file, tables, 'oldest-first', rows as Parameters<typeof addTable>[3])
  return file.database.prepare("SELECT cells || '|' || typeof(cells) FROM ledger_row WHERE source_table = ? ORDER BY line").pluck().all(tables)
}
const asStored = (rows: readonly StatementRow[]): string[] => rows.map(({ cells }) => `${joinCells(cells)}|text`)

/** Rows as they come from a reader, so many to a pack. */
const packed = (rows: readonly StatementRow[], most: number): StatementRow[] => {
  const packs: StatementRow[] = []
  for (let at = 0; at < rows.length; at += most) packs.push(...unpackRows(packRows(rows.slice(at, at + most)) ?? expect.fail()))
  return packs
}

describe('the cells of stored rows', () => {
  const cell = fc.oneof(fc.constantFrom('', '虚构物业公司', '𠮷野家', '6217000000000000008', '0.16'), fc.string({ unit: 'grapheme', maxLength: 9 }).map((text) => text.replaceAll(/[\u0000\u001e\u001f]/gu, ' ')))

  it('are those that were read, in packs of any size, without packs, and one among the other', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 90 }), fc.integer({ min: 1, max: 40 }), (texts, most) => {
        const rows = texts.map((cells, at) => row(at + 2, { cells }))
        const inPacks = packed(rows, most)
        expect(storedCells(rows)).toEqual(asStored(rows))
        expect(storedCells(inPacks)).toEqual(asStored(rows))
        expect(storedCells(rows.map((each, at) => (at % 3 === 0 ? each : (inPacks[at] ?? each))))).toEqual(asStored(rows))
      }),
      { numRuns: 40 },
    )
  })

  it('are an empty text, and not nothing, where no row says anything', () => {
    const rows = [row(2, { cells: [''] }), row(3, { cells: [''] })]
    expect(storedCells(rows)).toEqual(['|text', '|text'])
    expect(storedCells(packed(rows, 2))).toEqual(['|text', '|text'])
  })
})
