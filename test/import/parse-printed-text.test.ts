import { describe, expect, it } from 'vitest'
import { parseFile } from '../../src-main/import/parse-file.ts'
import type { ParsedFile } from '../../src-main/import/parsed-file.ts'

const HEADER = ['交易日期', '摘要', '收入金额', '支出金额', '余额']
const ROWS = [['2024-01-02', '工资', '5,000.00', '', '6,000.00'], ['2024-01-03', '房租', '', '1,200.50', '4,799.50'], ['2024-01-05', '转账', '0.50', '', '4,800.00']]
const table = `<table>${[HEADER, ...ROWS].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
const head = 'From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n'

const read = (file: ParsedFile): readonly string[] =>
  file.statements.flatMap(({ rows }) => rows.map(({ line, direction, amount }) => `${direction} ${amount} ${file.pages[0]?.split('\n')[line - 1]?.slice(0, 10)}`))
const WHOLE = ['in 500000 2024-01-02', 'out 120050 2024-01-03', 'in 50 2024-01-05']

describe('statements that are the table of a document', () => {
  it('reads the table in the body of a mail, each row by its line of the text', async () => {
    const file = await parseFile(Buffer.from(`${head}Content-Type: text/html; charset=utf-8\r\n\r\n${table}`), '流水.eml')
    expect([file.kind, file.format]).toEqual(['bank-statement', 'bank-statement-eml'])
    expect(read(file)).toEqual(WHOLE)
  })

  it('reads a sheet that was saved as one web page under a name for sheets', async () => {
    const body = Buffer.from(`<html><body>${table}</body></html>`).toString('base64')
    const mhtml = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n--b--\r\n`
    const file = await parseFile(Buffer.from(mhtml), '流水.xls')
    expect(read(file)).toEqual(WHOLE)
    expect(file.reasonCode).toBe('extension-mismatch')
  })

  it('leaves a mail that only quotes some rows a document', async () => {
    const words = Array.from({ length: 120 }, (_, index) => `<p>第${index}段，虚构的话。</p>`).join('')
    const file = await parseFile(Buffer.from(`${head}Content-Type: text/html; charset=utf-8\r\n\r\n${words}${table}`), '来信.eml')
    expect([file.kind, file.format, file.statements.length]).toEqual(['document', 'eml', 0])
  })
})
