import * as fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseFile } from '../../src-main/import/parse-file.ts'
import { REASON_CODES, type ParsedFile } from '../../src-main/import/parsed-file.ts'
import { readTables } from '../../src-main/import/read-tables.ts'
import { paragraph, writeDocx, writePdf } from './documents/write-document.ts'
import { writeZip } from './bundle/write-archive.ts'

const parse = (content: string | Uint8Array, path: string): Promise<ParsedFile> => parseFile(Buffer.from(content), path)

const WECHAT = [
  '微信支付账单明细,,,,,,,,,,',
  '微信昵称：[测试甲],,,,,,,,,,',
  '----------------------微信支付账单明细列表--------------------,,,,,,,,,,',
  '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注',
  '2024-03-01 10:00:00,商户消费,测试商店,"测试商品",支出,¥12.50,零钱,支付成功,"1001	","2001	","/"',
  '2024-03-02 11:00:00,转账,测试乙,"/",收入,¥100.00,/,已存入零钱,"1002	","2002	","/"',
].join('\n')

const BORDER = '姓名,证件号码,出入境时间,出入境类型,口岸,前往地\n测试甲,E00000001,2024-05-01 08:00:00,出境,测试口岸,测试国\n测试甲,E00000001,2024-05-03 20:00:00,入境,测试口岸,测试国'

describe('parseFile', () => {
  it('reads a PDF and counts pages without text, which stay for recognition', async () => {
    expect(await parse(writePdf(['判决书', null]), 'a/判决书.pdf')).toMatchObject({
      kind: 'document', format: 'pdf', mediaType: 'application/pdf', status: 'imported', reasonCode: null, pages: ['判决书', ''], pagesWithoutText: 1,
    })
  })

  it('reads DOCX, RTF, HTML and text as documents', async () => {
    expect(await parse(writeDocx(paragraph('执行笔录')), 'a.docx')).toMatchObject({ kind: 'document', format: 'docx', status: 'imported', pages: ['执行笔录'] })
    expect(await parse('{\\rtf1 abc}', 'a.rtf')).toMatchObject({ kind: 'document', format: 'rtf', pages: ['abc'] })
    expect(await parse('<html><p>执行笔录</p></html>', 'a.html')).toMatchObject({ kind: 'document', format: 'html', encoding: 'UTF-8', pages: ['执行笔录'] })
    expect(await parse('执行裁定书\r\n正文', 'a.txt')).toMatchObject({ kind: 'document', format: 'text', encoding: 'UTF-8', pages: ['执行裁定书\n正文'] })
    expect(await parse(Uint8Array.from([0xd5, 0xbe, 0xd0, 0xd0]), 'a.txt')).toMatchObject({ encoding: 'GB18030' })
  })

  it('lists a document of next to nothing for somebody to look at, with what it has', async () => {
    expect(await parse('?1\n', 'a.txt')).toMatchObject({ status: 'needs-attention', reasonCode: 'nearly-empty', reasonDetail: '?1', pages: ['?1\n'] })
    expect(await parse('<html><p>1</p></html>', 'a.html')).toMatchObject({ status: 'needs-attention', reasonCode: 'nearly-empty' })
    expect(await parse('已执行', 'a.txt')).toMatchObject({ status: 'imported', reasonCode: null })
    // A page without text may be a scan: that it has none is counted, not held against it.
    expect(await parse(writeDocx(paragraph('笔')), 'a.docx')).toMatchObject({ status: 'imported', reasonCode: null })
    expect(await parse(writePdf([null]), 'a.pdf')).toMatchObject({ status: 'imported', reasonCode: null, pagesWithoutText: 1 })
  })

  it('takes an image as one page without text', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000280000001e00802000000', 'hex')
    expect(await parse(png, 'a.png')).toMatchObject({ kind: 'image', format: 'png', status: 'imported', pages: [''], pagesWithoutText: 1 })
    expect(await parse(png.subarray(0, 15), 'a.png')).toMatchObject({ kind: 'image', status: 'needs-attention', reasonCode: 'damaged' })
    expect(await parse('II*\0'.padEnd(50, '\0'), 'a.tif')).toMatchObject({ kind: 'image', status: 'needs-attention', reasonCode: 'damaged' })
  })

  it('recognises statements and travel records in tables', async () => {
    const wechat = await parse(WECHAT, '微信.csv')
    expect(wechat).toMatchObject({ kind: 'bank-statement', format: 'wechat-pay-csv', mediaType: 'text/csv', encoding: 'UTF-8', status: 'imported', pages: [] })
    expect(wechat.statements[0]?.rows.map((row) => [row.line, row.amount, row.direction])).toEqual([[5, 1250n, 'out'], [6, 10000n, 'in']])
    expect((await parse(WECHAT, '微信.txt')).kind).toBe('bank-statement')
    const border = await parse(BORDER, '出入境.csv')
    expect(border).toMatchObject({ kind: 'travel-record', status: 'imported' })
    expect(border.format).toMatch(/-csv$/u)
    expect(border.travel[0]?.rows).toHaveLength(2)
  })

  it('recognises a statement in an HTML page named .xls and keeps amounts as text', async () => {
    const rows = WECHAT.split('\n').map((line) => `<tr>${line.split(',').map((cell) => `<td>${cell.replaceAll('"', '')}</td>`).join('')}</tr>`)
    const file = await parse(`<html><table>${rows.join('')}</table></html>`, '微信.xls')
    expect(file).toMatchObject({ kind: 'bank-statement', format: 'wechat-pay-html-table', status: 'imported', reasonCode: 'extension-mismatch' })
    expect(file.statements[0]?.rows[0]?.amount).toBe(1250n)
  })

  it('reads a report that quotes a table as a document', async () => {
    const prose = Array.from({ length: 40 }, (_, index) => `经查，被执行人于第${index}日收到执行通知书。`).join('\n')
    expect(await parse(`${WECHAT}\n${prose}`, '报告.txt')).toMatchObject({ kind: 'document', format: 'text' })
  })

  it('keeps the text of a table that nobody knows', async () => {
    const file = await parse('品名,数量,单价\n甲,1,2\n乙,3,4\n丙,5,6', '清单.csv')
    expect(file).toMatchObject({ kind: 'other', format: 'csv', status: 'needs-attention', reasonCode: 'unknown-columns', reasonDetail: '品名 | 数量 | 单价' })
    expect(file.pages).toEqual(['品名\t数量\t单价\n甲\t1\t2\n乙\t3\t4\n丙\t5\t6'])
  })

  it.each([
    ['', 'a.csv', 'other', 'empty-file'],
    [' \n\t\n', 'a.txt', 'other', 'empty-file'],
    [Uint8Array.from({ length: 300 }, (_, index) => index % 7), 'a.bin', 'other', 'unsupported-format'],
    ['%PDF-1.7 cut', 'a.pdf', 'document', 'damaged'],
    [Buffer.from('Rar!\x1a\x07', 'latin1'), 'a.rar', 'archive', 'unsupported-format'],
    [writeZip([{ name: 'a.txt' }]), 'a.pdf', 'archive', 'extension-mismatch'],
    [Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(300, 7)]), '流水.xlsx', 'archive', 'damaged'],
    [writeZip([{ name: '[Content_Types].xml' }, { name: 'word/document.xml', content: '<broken' }]), 'a.docx', 'document', 'damaged'],
  ] as const)('names the reason for %#', async (content, path, kind, reasonCode) => {
    expect(await parse(content, path)).toMatchObject({ kind, status: 'needs-attention', reasonCode })
  })

  it('names a wrong extension of a file that it reads all the same', async () => {
    expect(await parse(writePdf(['判决书']), '判决书.jpg')).toMatchObject({ format: 'pdf', status: 'imported', reasonCode: 'extension-mismatch', pages: ['判决书'] })
  })

  it('knows manifests at the root only, and files of the system', async () => {
    expect((await parse('{"schema":"threshold-case/1"}', 'case.json')).kind).toBe('manifest')
    expect((await parse('{}', 'data/case.json')).kind).toBe('manifest')
    expect((await parse('{}', '卷/case.json')).kind).toBe('document')
    expect((await parse('BagIt-Version: 1.0', 'bagit.txt')).kind).toBe('manifest')
    expect(await parse(Uint8Array.from([0, 1, 2]), '卷/Thumbs.db')).toMatchObject({ kind: 'other', format: 'system-file', status: 'imported' })
  })

  it('gives the same tables for showing as for reading', async () => {
    const [table] = readTables(Buffer.from(WECHAT), '微信.csv')
    expect(table?.rows.find((row) => row.line === 5)?.cells[5]).toBe('¥12.50')
    expect(readTables(writePdf(['x']), 'a.pdf')).toEqual([])
    expect(readTables(Buffer.alloc(300), 'a.csv')).toEqual([])
  })

  it('never rejects, and gives a reason for whatever it does not take', async () => {
    const starts = ['%PDF-1.7\n', '{\\rtf1', '<html>', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'PK\x03\x04', '\x89PNG\r\n\x1a\n', '\x09\x08\x10\0', ''].map((start) => Buffer.from(start, 'latin1'))
    const paths = fc.constantFrom('a.pdf', 'a.csv', 'a.xls', 'a.docx', 'a.txt', 'a')
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), paths, async (start, rest, path) => {
        const file = await parseFile(Buffer.concat([start, rest]), path)
        if (file.status === 'imported') return
        expect(REASON_CODES).toContain(file.reasonCode)
      }),
      { numRuns: 150 },
    )
  })

  it('survives every cut of a document', async () => {
    const whole = writeDocx(paragraph('甲'.repeat(50)))
    for (let length = 0; length < whole.length; length += 97) {
      expect((await parseFile(whole.subarray(0, length), 'a.docx')).status).toBe('needs-attention')
    }
  })
})

const data = '../shared/data'
const filesOf = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])) : []

describe.skipIf(!existsSync(data))('real samples (skipped where the sample folder is absent)', () => {
  it.each(['pdf', 'docx_xlsx', 'judgments', 'zip', 'bank', 'travel', 'ocr', 'ofd'])('reads every file of %s or says why not, within the time', async (folder) => {
    for (const path of filesOf(join(data, folder))) {
      const started = performance.now()
      const file = await parseFile(readFileSync(path), path)
      expect(performance.now() - started, path).toBeLessThan(20_000)
      if (file.status !== 'imported') expect(REASON_CODES, path).toContain(file.reasonCode)
      else expect(file.pages.length + file.statements.length + file.travel.length > 0 || file.kind === 'archive', path).toBe(true)
    }
  }, 180_000)

  it.each([
    ['pdf/issue2128r.pdf', '浅谈校长的魅力'],
    ['pdf/issue8372.pdf', '目录'],
    ['docx_xlsx/poi-stress009.docx', '微型固态硬盘设计方案'],
  ])('finds the Chinese text of %s', async (path, words) => {
    expect((await parseFile(readFileSync(join(data, path)), path)).pages.join('\n')).toContain(words)
  })

  it.each([
    ['pdf/issue15893_reduced.pdf', 'password-protected'],
    ['pdf/bug1020226.pdf', 'damaged'],
    ['docx_xlsx/msoffcrypto-example_password.docx', 'password-protected'],
    ['docx_xlsx/poi-PasswordProtected.doc', 'password-protected'],
    ['docx_xlsx/poi-password.xls', 'password-protected'],
    ['docx_xlsx/poi-truncated62886.docx', 'damaged'],
    ['docx_xlsx/poi-ExternalEntityInText.docx', 'damaged'],
    ['docx_xlsx/poi-poc-xmlbomb.xlsx', 'suspicious-ratio'],
    ['docx_xlsx/sheetjs-artifacts_wps_write.dbf', 'unsupported-format'],
  ])('says why %s is not read', async (path, reasonCode) => {
    expect(await parseFile(readFileSync(join(data, path)), path)).toMatchObject({ status: 'needs-attention', reasonCode })
  })

  it('opens nothing outside for a picture that a document links to', async () => {
    expect(await parseFile(readFileSync(join(data, 'docx_xlsx/mammoth-external-picture.docx')), 'a.docx')).toMatchObject({ status: 'imported' })
  })
})
