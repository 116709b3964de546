import fc from 'fast-check'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { checklistDocx } from '../../src-main/exports/checklist-docx.ts'
import { checklistHtml } from '../../src-main/exports/checklist-html.ts'
import { escaped } from '../../src-main/exports/escaped.ts'
import { chineseNumber } from '../../src-main/domain/values/chinese-number.ts'
import { printable } from '../../src-main/exports/checklist-document.ts'
import { cssString } from '../../src-main/exports/checklist-style.ts'
import { translator } from '../../src-main/texts/translate.ts'
import { checklistReview, finding } from './checklist-review.ts'
import { textOfDocx, textOfHtml, zipEntry } from './read-checklist.ts'

const HOSTILE = `<script>alert(1)</script>&"'</style><img src=https://example.invalid/x onerror=1>{{count}}$t(export.title.judge)`
const hostile = checklistReview({
  rulePack: { id: '"}</style><script>', version: '\\";}' },
  case: { case: { title: `${HOSTILE}（虚构）`, number: HOSTILE, court: HOSTILE }, parties: [{ id: 'p1', name: HOSTILE, role: 'debtor' }] },
  findings: [finding({ title: HOSTILE, shows: HOSTILE, innocentReading: HOSTILE, groups: [{ key: 'x', label: HOSTILE, count: 1, total: null }], citations: [{ path: HOSTILE, page: 1, quote: HOSTILE }], subject: { kind: 'party', id: 'p1', name: HOSTILE } })],
})
const options = { translate: translator('zh-CN'), role: 'judge' } as const
const FONT = { family: 'Noto Serif SC', weight: 400, unicodeRange: 'U+4E00-4EFF', source: 'data:font/woff2;base64,AAAA' }
const page = checklistHtml(hostile, { ...options, fonts: [FONT, { ...FONT, source: 'https://example.invalid/font.woff2' }, { ...FONT, unicodeRange: 'U+0}body{display:none' }] })

describe('the page', () => {
  it('writes every text as text', () => {
    expect(page).not.toMatch(/<(script|img|iframe|link|object|svg)\b/iu)
    expect(page.match(/<\/style>/gu)).toHaveLength(1)
    expect(textOfHtml(page)).toContain(HOSTILE.replaceAll(/\s+/gu, ''))
  })

  it('writes every word of the catalogues as text too, in every kind of block', () => {
    const marked = checklistHtml(checklistReview(), { translate: (key) => `${key}<b>&`, role: 'judge', fonts: [] })
    expect(marked).not.toMatch(/<b>|<b>&(?!amp;)/u)
    expect(marked.match(/&lt;b&gt;&amp;/gu)?.length).toBeGreaterThan(200)
  })

  it('asks for nothing: no address but fonts that stand in it', () => {
    const outside = page.replaceAll(/&lt;.*?&gt;/gu, '')
    expect(outside).not.toMatch(/\b(src|href|action)\s*=/iu)
    expect([...page.matchAll(/url\(([^)]*)\)/gu)].map((match) => match[1])).toEqual(['data:font/woff2;base64,AAAA'])
    expect(page).not.toMatch(/@import|body\{display:none/u)
    expect(page).toContain(`default-src 'none'`)
  })

  it('numbers its pages and repeats the heads of tables', () => {
    expect(page).toMatch(/@bottom-center\{content:"第" counter\(page\) "页\\00ff0c共" counter\(pages\) "页"/u)
    expect(page).toContain('size:A4')
    expect(page).toContain('thead{display:table-header-group}')
  })
})

describe('the Word file', () => {
  it('holds the same texts and is well-formed', async () => {
    const bytes = await checklistDocx(hostile, options)
    const xml = zipEntry(bytes, 'word/document.xml')
    expect(textOfDocx(xml)).toBe(textOfHtml(page))
    expect(xml).not.toContain('<script')
  })

  it('has headings, repeated heads, whole rows, A4, page numbers and Chinese faces', async () => {
    const bytes = await checklistDocx(checklistReview(), options)
    const xml = zipEntry(bytes, 'word/document.xml')
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/gu)).toHaveLength(11)
    expect(xml.match(/<w:tblHeader\/>/gu)?.length).toBe(xml.match(/<w:tbl>/gu)?.length)
    expect(xml.match(/<w:cantSplit\/>/gu)?.length).toBe(xml.match(/<w:tr>|<w:tr /gu)?.length)
    expect(xml).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"|<w:pgSz [^>]*w:h="16838"[^>]*w:w="11906"/u)
    const styles = zipEntry(bytes, 'word/styles.xml')
    expect(styles).toContain('w:eastAsia="仿宋"')
    expect(styles).toMatch(/<w:lang [^>]*w:val="zh-CN"/u)
    const footer = zipEntry(bytes, 'word/footer1.xml')
    expect(footer).toContain('PAGE')
    expect(footer).toContain('NUMPAGES')
  })

  it('stays readable where a row of a statement holds control characters', async () => {
    const bytes = await checklistDocx(checklistReview({ findings: [finding({ shows: 'a\u0000b\u001Bc\uD800d\u202Ee\nf' })] }), options)
    const xml = zipEntry(bytes, 'word/document.xml')
    expect(xml).toContain('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe')
    const read = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    expect(read.value).toContain('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe')
  })
})

describe('texts', () => {
  it('never leave their place in the page or its style, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escaped(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/u)
        expect(cssString(text).slice(1, -1)).not.toMatch(/["<>{};\n\r]/u)
        expect(printable(text).isWellFormed()).toBe(true)
      }),
    )
  })

  it('count in Chinese', () => {
    expect([1, 10, 11, 20, 99, 100, 101, 110, 111, 999].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '九十九', '一百', '一百零一', '一百一十', '一百一十一', '九百九十九'])
    expect(chineseNumber(1000)).toBe('1000')
    const all = Array.from({ length: 999 }, (_, index) => chineseNumber(index + 1))
    expect(new Set(all).size).toBe(999)
  })
})
