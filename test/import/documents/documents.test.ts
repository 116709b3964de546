import * as fc from 'fast-check'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasReadableText, tidyLines, type DocumentText } from '../../../src-main/import/documents/document-text.ts'
import { allowListed, docxToHtml, readDocx } from '../../../src-main/import/documents/docx-text.ts'
import { htmlTables, htmlToText } from '../../../src-main/import/documents/html-text.ts'
import { imageSize } from '../../../src-main/import/documents/image-size.ts'
import { installedPdfResources, readPdf } from '../../../src-main/import/documents/pdf-text.ts'
import { changedForText } from '../../../src-main/import/documents/pdfjs-for-text.ts'
import { readPlainText } from '../../../src-main/import/documents/plain-text.ts'
import { readRtf } from '../../../src-main/import/documents/rtf-text.ts'
import { createParsePool } from '../../../src-main/import/parse-pool.ts'
import { writeLargePdf } from '../../reader/write-large-pdf.ts'
import { paragraph, writeDocx, writePdf } from './write-document.ts'
import { writeZip } from '../bundle/write-archive.ts'

const resources = installedPdfResources()

function pagesOf(result: { readonly ok: boolean; readonly value?: DocumentText }): readonly string[] {
  if (!result.ok || result.value === undefined) throw new Error(`not read: ${JSON.stringify(result)}`)
  return result.value.pages
}

describe('PDF', () => {
  it('reads Chinese text of a font that is not embedded, line by line, page by page', async () => {
    const bytes = writePdf(['民事判决书\n（2024）甲0101民初1号', null, '执行通知书'])
    const before = Uint8Array.from(bytes)
    const result = await readPdf(bytes, resources)
    expect(pagesOf(result)).toEqual(['民事判决书\n（2024）甲0101民初1号', '', '执行通知书'])
    expect(result).toMatchObject({ value: { pagesWithoutText: 1, fault: null } })
    expect(Uint8Array.from(bytes)).toEqual(before)
  })

  it('comes out without Chinese where the character maps are missing', async () => {
    const result = await readPdf(writePdf(['民事判决书']), { cMaps: '/nowhere/', standardFonts: '/nowhere/' })
    expect(result).toMatchObject({ ok: true, value: { pagesWithoutText: 1 } })
  })

  it('counts a page that has only its number as one without text', async () => {
    expect(await readPdf(writePdf(['第 12 页 共 300 页', '- 3 -', '第3条']), resources)).toMatchObject({ value: { pagesWithoutText: 2 } })
  })

  it('names damage', async () => {
    expect(await readPdf(Buffer.from('%PDF-1.4 and nothing else'), resources)).toMatchObject({ ok: false, error: { reason: 'damaged' } })
  })

  it('loads no native code', async () => {
    await readPdf(writePdf(['x']), resources)
    const report = process.report.getReport() as { sharedObjects?: string[] }
    expect((report.sharedObjects ?? []).filter((path) => /canvas/iu.test(path))).toEqual([])
  })
})

describe('DOCX', () => {
  const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`
  it('reads paragraphs and tables', async () => {
    const table = `<w:tbl><w:tr>${cell('日期')}${cell('金额')}</w:tr><w:tr>${cell('2024-01-01')}${cell('1,000.00')}</w:tr></w:tbl>`
    const result = await readDocx(writeDocx(paragraph('询问笔录') + table + paragraph('以上属实')))
    expect(pagesOf(result)).toEqual(['询问笔录\n日期\t金额\n2024-01-01\t1,000.00\n以上属实'])
  })

  it('refuses entities, bombs and damage', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    expect(await readDocx(writeDocx(paragraph('&b;'), bomb))).toMatchObject({ ok: false, error: { reason: 'damaged', detail: 'word/document.xml: DOCTYPE' } })
    const blanks = ' '.repeat(12 * 1024 * 1024)
    expect(await readDocx(writeDocx(blanks))).toMatchObject({ ok: false, error: { reason: 'suspicious-ratio' } })
    const whole = writeDocx(paragraph('x'))
    expect(await readDocx(whole.subarray(0, whole.length - 40))).toMatchObject({ ok: false, error: { reason: 'damaged' } })
    expect(await readDocx(writeZip([{ name: '[Content_Types].xml' }]))).toMatchObject({ ok: false, error: { reason: 'damaged' } })
  })

  it('writes HTML of a short list of elements only', async () => {
    const html = await docxToHtml(writeDocx(paragraph('a &lt;script&gt; b')))
    expect(html).toEqual({ ok: true, value: '<p>a &#60;script&#62; b</p>' })
    const hostile =
      '<p onclick="x()" style="a">1</p><script>alert(1)</script><a href="javascript:x">2</a><img src="http://a/b.png"><img src="data:image/svg+xml;base64,AAAA">' +
      '<img alt="&quot;><script>" src="data:image/png;base64,iVBORw0KGgo="><td colspan="2" rowspan="x">3</td><iframe src=x>4</iframe><object>5</object>'
    expect(allowListed(hostile)).toBe(
      '<p>1</p>2<img><img><img src="data:image/png;base64,iVBORw0KGgo=" alt="&#34;&#62;&#60;script&#62;"><td colspan="2">3</td>',
    )
  })

  it('never lets a tag through that is not on the list', () => {
    const piece = fc.constantFrom('<', '>', '"', "'", '/', '!', '--', 'script', 'p', 'img', ' src=', 'data:image/png;base64,AA', 'onerror=', '=', ' ', '&lt;', 'x', '<!--', '-->', '\n')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = allowListed(pieces.join(''))
        for (const tag of html.match(/<[^>]*>/gu) ?? []) expect(tag).toMatch(/^<\/?(?:p|img(?: src="data:image\/png;base64,[A-Za-z0-9+/=]+" alt="[^"<>]*")?)>$/u)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('HTML', () => {
  it('gives text by blocks and rows', () => {
    const html = '<html><head><style>p{}</style><title>流水</title></head><body><p>第一段 &amp; 续<br>第二行</p><!-- no --><table><tr><td>a</td><td><p>b</p><p>c</p></td></tr></table>1 < 2</body>'
    expect(htmlToText(html)).toBe('流水\n第一段 & 续\n第二行\na\tb c\n1 < 2')
  })

  it('gives tables with their cells as text', () => {
    const html = '<table><tr><th>日期</th><th colspan=2>金额</th></tr><tr><td>2024-01-01<td>1,234.50<td> &yen;<br>9 </tr><tr></tr><tr><td>x</table><table><tr><td>2'
    expect(htmlTables(html).map((table) => table.rows)).toEqual([
      [
        { line: 1, cells: ['日期', '金额', ''] },
        { line: 2, cells: ['2024-01-01', '1,234.50', '¥ 9'] },
        { line: 4, cells: ['x'] },
      ],
      [{ line: 1, cells: ['2'] }],
    ])
  })

  it('never fails, whatever the text', () => {
    const piece = fc.oneof(fc.constantFrom('<table>', '</table>', '<tr>', '<td>', '</td', '<!--', '&#x', '&#99999999;', '<script>', '<td colspan=99999999>'), fc.string({ maxLength: 5 }))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = pieces.join('')
        expect(typeof htmlToText(html)).toBe('string')
        for (const table of htmlTables(html)) for (const row of table.rows) expect(row.cells.length).toBeLessThan(5000)
      }),
    )
  })
})

describe('RTF', () => {
  const rtf = (body: string): readonly string[] => pagesOf(readRtf(Buffer.from(body, 'latin1')))
  it('reads GB2312 bytes, Unicode and text around them', () => {
    expect(rtf("{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}}\\f0 \\'c5\\'d0\\'be\\'f6\\'ca\\'e9\\par \\u26696?\\u21495 ?A\\tab B\\line C}")).toEqual(['判决书\n案号A\tB\nC'])
  })
  it('reads pairs whose second byte is a letter, and other fonts in other encodings', () => {
    expect(rtf("{\\rtf1\\ansicpg936 \\'96M}")).toEqual([new TextDecoder('gb18030').decode(Uint8Array.from([0x96, 0x4d]))])
    expect(rtf("{\\rtf1\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset134 SimSun;}}\\f0 caf\\'e9 {\\f1 \\'d6\\'d0}}")).toEqual(['café 中'])
  })
  it('leaves out pictures, fields and marked groups, keeps escapes', () => {
    expect(rtf('{\\rtf1{\\info{\\title x}}{\\*\\generator y;}{\\pict 89504e47}a\\{b\\}\\\\c{\\field{\\*\\fldinst HYPERLINK "z"}{\\fldrslt link}}\\row}')).toEqual(['a{b}\\clink'])
  })
  it('skips as many characters after a Unicode one as the text says', () => {
    expect(rtf("{\\rtf1\\uc2 \\u20013\\'d6\\'d0x\\uc0 \\u25991 y}")).toEqual(['中x文y'])
    expect(rtf('{\\rtf1 \\u-10179?\\u-8704?}')).toEqual(['\u{1f600}'])
  })
  it('refuses groups without end', () => {
    expect(readRtf(Buffer.from(`{\\rtf1${'{'.repeat(20_000)}`))).toMatchObject({ ok: false, error: { reason: 'damaged' } })
  })
})

describe('plain text and lines', () => {
  it('decodes and counts a page', () => {
    expect(readPlainText(Buffer.from('一\r\n二\r三'))).toMatchObject({ ok: true, value: { pages: ['一\n二\n三'], encoding: 'UTF-8', pagesWithoutText: 0 } })
    expect(readPlainText(Uint8Array.from({ length: 300 }, () => 0))).toMatchObject({ ok: false, error: { reason: 'unreadable-encoding' } })
  })
  it('tidies lines', () => {
    expect(tidyLines('\n\na  \r\n\n\n\nb\t\n')).toBe('a\n\nb')
  })
  it('knows garbage from text', () => {
    expect(['判', '1', '', ' \n', '，。', '\ue001\ue002\ue003', '\ufffd\ufffda', '判决书\ufffd'].map(hasReadableText)).toEqual([true, true, false, false, false, false, false, true])
  })
})

describe('image size', () => {
  it('reads PNG and JPEG headers', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000280000001e00802000000', 'hex')
    expect(imageSize(png)).toEqual({ width: 640, height: 480 })
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc400040000ffc0000b0801e002800101110000', 'hex')
    expect(imageSize(jpeg)).toEqual({ width: 640, height: 480 })
    expect(imageSize(jpeg.subarray(0, 24))).toBeNull()
    expect(imageSize(png.subarray(0, 15))).toBeNull()
  })
})

describe('pdf.js for reading text', () => {
  it('is the version that the changes are for', () => {
    const source = readFileSync(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'), 'utf8')
    expect(changedForText(source)?.length).toBeGreaterThan(source.length)
    // Any other text is left alone: a half changed reader would be worse than a slow one.
    expect(changedForText(source.replace('const lastKid = kids[last];', ''))).toBeNull()
  })

  it.each(['flat', 'balanced'] as const)('reads a big scan with a %s page tree by ranges as it reads it whole, and far less of it', async (tree) => {
    const folder = mkdtempSync(join(tmpdir(), 'threshold-pdf-'))
    try {
      const path = join(folder, 'scan.pdf')
      writeLargePdf(path, { pages: 50, pictureBytes: 400_000, tree })
      const bytes = readFileSync(path)
      let read = 0
      const content = { size: bytes.length, read: (start: number, end: number) => Promise.resolve(bytes.subarray(start, (read += end - start, end))) }
      expect(await readPdf(content, resources)).toEqual(await readPdf(bytes, resources))
      expect(read).toBeGreaterThan(0)
      const pool = createParsePool({ workerUrl: new URL('../../../src-main/import/parse-worker.ts', import.meta.url), size: 1, timeoutMs: 60_000, maxOldGenerationSizeMb: 1024 })
      read = 0
      try {
        const file = await pool.parse(content, 'scan.pdf')
        expect(file).toMatchObject({ status: 'imported', pages: Array.from({ length: 50 }, (_, index) => `sheet ${index + 1}`) })
        expect(read).toBeLessThan(bytes.length / 5)
      } finally {
        await pool.close()
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('says that it is damaged where its bytes can no longer be had', async () => {
    const content = { size: 64 * 1024 * 1024, read: () => Promise.reject(new Error('the disc was taken out')) }
    expect(await readPdf(content, resources)).toMatchObject({ ok: false, error: { reason: 'damaged', detail: 'the disc was taken out' } })
  })
})
