import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import * as XLSX from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { inspectPackage } from '../../../src-main/import/tables/package-guard.ts'
import { readWorkbook, type WorkbookError } from '../../../src-main/import/tables/workbook.ts'
import type { SourceTable } from '../../../src-main/import/table.ts'

function written(sheets: Readonly<Record<string, XLSX.WorkSheet>>, bookType: XLSX.BookType = 'xlsx', dates1904 = false): Uint8Array {
  const book = XLSX.utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) XLSX.utils.book_append_sheet(book, sheet, name)
  book.Workbook = { ...book.Workbook, WBProps: { date1904: dates1904 } }
  const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType })
  if (!(bytes instanceof Uint8Array)) throw new Error('no bytes')
  return bytes
}
function read(bytes: Uint8Array): readonly SourceTable[] {
  const tables = readWorkbook(bytes)
  if (!tables.ok) throw new Error(tables.error)
  return tables.value
}
const refusal = (bytes: Uint8Array): WorkbookError | null => {
  const tables = readWorkbook(bytes)
  return tables.ok ? null : tables.error
}

describe('readWorkbook', () => {
  const sheet: XLSX.WorkSheet = {
    '!ref': 'A2:F5',
    A2: { t: 's', v: ' 卡号\t' },
    B2: { t: 's', v: '日期' },
    A4: { t: 'n', v: 6.22202020001234e18, z: '0' },
    B4: { t: 'n', v: 45292.4, z: 'yyyy-mm-dd hh:mm:ss' },
    C4: { t: 'n', v: 1234.5, z: '#,##0.00' },
    D4: { t: 's', v: '0012' },
    F4: { t: 'b', v: true },
    B5: { t: 'n', v: 45292, z: 'm/d/yy' },
  }
  const expected = [
    { line: 2, cells: ['卡号', '日期'] },
    { line: 4, cells: ['6.22202E+18', '2024-01-01 09:36:00', '1234.5', '0012', '', 'TRUE'] },
    { line: 5, cells: ['', '2024-01-01'] },
  ]

  it.each(['xlsx', 'xlsm', 'xlsb', 'biff8', 'xlml', 'ods'] as const)('%s: row numbers, exact numbers, wall-clock dates, text as it is', (bookType) => {
    const [table] = read(written({ 明细: sheet }, bookType))
    expect(table?.sheet).toBe('明细')
    expect(table?.rows).toEqual(expected)
  })

  it('knows the date system of 1904', () => {
    expect(read(written({ a: { '!ref': 'A1', A1: { t: 'n', v: 43830, z: 'yyyy-mm-dd' } } }, 'xlsx', true))[0]?.rows[0]?.cells).toEqual(['2024-01-01'])
  })

  it('gives hidden sheets, leaves out empty ones, and puts a merged value in the first cell', () => {
    const merged: XLSX.WorkSheet = { '!ref': 'A1:C1', '!merges': [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }], A1: { t: 's', v: '合并' }, C1: { t: 's', v: '尾' } }
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, merged, '可见')
    XLSX.utils.book_append_sheet(book, {}, '空')
    XLSX.utils.book_append_sheet(book, { '!ref': 'A1', A1: { t: 's', v: '藏' } }, '隐藏')
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 2 }] }
    const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })
    if (!(bytes instanceof Uint8Array)) throw new Error('no bytes')
    expect(read(bytes)).toEqual([
      { sheet: '可见', rows: [{ line: 1, cells: ['合并', '', '尾'] }] },
      { sheet: '隐藏', rows: [{ line: 1, cells: ['藏'] }] },
    ])
  })

  it('reads an HTML table named .xls with its digits untouched', () => {
    const html = '<html><body><table><tr><td>交易卡号</td><td>交易日期</td></tr><tr><td>6200000000000000011</td><td>2024-01-02</td></tr></table></body></html>'
    expect(read(new TextEncoder().encode(html))[0]?.rows[1]?.cells).toEqual(['6200000000000000011', '2024-01-02'])
  })

  it('refuses what is no workbook, instead of taking it for text', () => {
    expect(refusal(new TextEncoder().encode('交易日期,金额\n2024-01-01,5\n'))).toBe('unsupported-format')
    expect(refusal(new Uint8Array(0))).toBe('unsupported-format')
    expect(refusal(written({ a: sheet }).subarray(0, 900))).toBe('damaged')
  })

  it('refuses an entity declaration in SpreadsheetML', () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&a;</Workbook>'
    expect(refusal(new TextEncoder().encode(bomb))).toBe('suspicious-ratio')
  })
})

interface Member {
  readonly name: string
  readonly content: Uint8Array
  /** What the directory says; the true size where left out. */
  readonly declared?: number
}

/** A zip written by hand, so that its sizes can lie. */
function zipOf(members: readonly Member[]): Uint8Array {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, declared } of members) {
    const packed = deflateRawSync(content)
    const title = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(declared ?? content.length, 22)
    head.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(declared ?? content.length, 24)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(offset, 42)
    local.push(head, title, packed)
    directory.push(entry, title)
    offset += head.length + title.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Uint8Array.from(Buffer.concat([...local, list, end]))
}

describe('inspectPackage', () => {
  const zeros = (bytes: number): Uint8Array => new Uint8Array(bytes)

  it('lets an ordinary package through', () => {
    const checked = inspectPackage(zipOf([{ name: 'xl/workbook.xml', content: new TextEncoder().encode('<workbook/>') }]))
    expect(checked.ok && checked.value.map(({ name }) => name)).toEqual(['xl/workbook.xml'])
  })

  it('refuses an entry over 10 MB that unpacks to more than 200 times its size', () => {
    expect(inspectPackage(zipOf([{ name: 'xl/a.xml', content: zeros(11 * 1024 * 1024) }]))).toEqual({ ok: false, error: 'suspicious-ratio' })
  })

  it('refuses an entry that unpacks to more than it declares', () => {
    expect(inspectPackage(zipOf([{ name: 'xl/a.xml', content: zeros(1_000_000), declared: 10 }]))).toEqual({ ok: false, error: 'suspicious-ratio' })
  })

  it('refuses more than 512 MB in all, without unpacking', () => {
    const big = { content: zeros(10), declared: 9 * 1024 * 1024 }
    expect(inspectPackage(zipOf(Array.from({ length: 60 }, (_, index) => ({ name: `xl/${index}.xml`, ...big }))))).toEqual({ ok: false, error: 'too-large' })
  })

  it('refuses entity declarations, in UTF-16 too', () => {
    const xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'
    for (const content of [new TextEncoder().encode(xml), Uint8Array.from(Buffer.from(xml, 'utf16le'))]) {
      expect(inspectPackage(zipOf([{ name: 'xl/sharedStrings.xml', content }]))).toEqual({ ok: false, error: 'suspicious-ratio' })
    }
  })

  it('refuses a package cut short', () => {
    const whole = zipOf([{ name: 'xl/a.xml', content: zeros(100) }])
    expect(inspectPackage(whole.subarray(0, whole.length - 10))).toEqual({ ok: false, error: 'damaged' })
  })
})

const samples = fileURLToPath(new URL('../../../../shared/data/docx_xlsx/', import.meta.url))

describe.skipIf(!existsSync(samples))('published workbooks (../shared/data/docx_xlsx)', () => {
  const sample = (name: string): Uint8Array => readFileSync(samples + name)

  it.each([
    ['msoffcrypto-rc4cryptoapi_password.xls', 'password-protected'],
    ['poi-password.xls', 'password-protected'],
    ['poi-protected_passtika.xlsx', 'password-protected'],
    ['sheetjs-password_2002_40_xor.xls', 'password-protected'],
    ['poi-poc-xmlbomb.xlsx', 'suspicious-ratio'],
    ['poi-clusterfuzz-testcase-minimized-POIHSSFFuzzer-6137883240824832.xls', 'damaged'],
    ['poi-SampleDoc.docx', 'unsupported-format'],
  ] as const)('%s is refused: %s', (name, error) => {
    expect(refusal(sample(name))).toBe(error)
  })

  it('reads the 1904 dates, the hidden sheets and the Chinese of old workbooks', () => {
    expect(read(sample('sheetjs-1904_1904.xls'))[0]?.rows.at(-1)?.cells).toEqual(['11111', '1934-06-03', '1934-06-03', '1934-06-03'])
    expect(read(sample('sheetjs-sheet_visibility.xls')).map(({ sheet }) => sheet)).toEqual(['Visible', 'Hidden', 'VeryHidden'])
    expect(read(sample('poi-chinese-provinces.xls'))[0]?.rows[1]?.cells).toEqual(['Anhui', '安徽省'])
    expect(read(sample('sheetjs-artifacts_wps_write.et'))[0]?.rows.length).toBe(4)
    expect(read(sample('poi-testEXCEL_95.xls'))[0]?.rows[0]?.line).toBeGreaterThan(0)
  })
})
