import * as XLSX from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { htmlTables } from '../../src-main/import/documents/html-text.ts'
import { readWorkbook } from '../../src-main/import/tables/workbook.ts'

const cellsOf = (html: string): readonly (readonly string[])[] => htmlTables(html)[0]?.rows.map(({ cells }) => cells) ?? []

describe('cells that reach over several rows', () => {
  it('puts a day into each of its rows in HTML, and keeps the others in their columns', () => {
    expect(cellsOf('<table><tr><td rowspan=2>2024-01-02<td rowspan="2">5.00<td>甲<tr><td>乙<tr><td>2024-01-03<td>6.00<td>丙</table>')).toEqual([['2024-01-02', '5.00', '甲'], ['2024-01-02', '', '乙'], ['2024-01-03', '6.00', '丙']])
  })

  it('keeps the names of a header over two rows in their columns', () => {
    expect(cellsOf('<table><tr><th rowspan=2>日期<th colspan=2>发生额<th rowspan=2>余额<tr><th>借方<th>贷方<tr><td>2024-01-02<td>1.00<td><td>2.00</table>')).toEqual([['日期', '发生额', '', '余额'], ['', '借方', '贷方', ''], ['2024-01-02', '1.00', '', '2.00']])
  })

  it('makes no row of one that has nothing of its own', () => {
    expect(cellsOf('<table><tr><td rowspan=9>2024-01-02<td>1.00<tr></tr><tr><td>2.00</table>')).toEqual([['2024-01-02', '1.00'], ['2024-01-02', '2.00']])
  })

  it('puts a day into each of its rows in a sheet, and an amount into none', () => {
    const sheet = XLSX.utils.aoa_to_sheet([['日期', '金额', '摘要'], ['2024-01-02', '5.00', '甲'], ['', '', '乙'], ['', '', '']])
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 3, c: 0 } }, { s: { r: 1, c: 1 }, e: { r: 2, c: 1 } }]
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, sheet, 's')
    for (const bookType of ['xlsx', 'biff8'] as const) {
      const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType })
      const read = bytes instanceof Uint8Array ? readWorkbook(bytes) : null
      expect(read?.ok === true ? read.value[0]?.rows.map(({ cells }) => cells) : read).toEqual([['日期', '金额', '摘要'], ['2024-01-02', '5.00', '甲'], ['2024-01-02', '', '乙']])
    }
  })
})
