import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Review } from '../../src-main/contract/review.ts'
import type { AccountProof, TableProof } from '../../src-main/contract/statement-proof.ts'
import { checklistDocx } from '../../src-main/exports/checklist-docx.ts'
import { checklistHtml } from '../../src-main/exports/checklist-html.ts'
import { proofBlocks } from '../../src-main/exports/checklist-proof.ts'
import { writer } from '../../src-main/exports/checklist-writer.ts'
import { translator } from '../../src-main/texts/translate.ts'
import { contractFaults } from '../contract/review-contract.ts'
import { checklistReview } from './checklist-review.ts'
import { textOfDocx, textOfHtml, zipEntry } from './read-checklist.ts'

const table = (over: Partial<TableProof> = {}): TableProof => ({
  table: 1, path: '03流水/甲.csv', sheet: null, from: '2024-01-02', to: '2024-06-30', rows: 120, repeated: 0, breaks: 0,
  opening: '100.00', in: '123456789.00', out: '23456789.00', closing: '100000100.00', difference: '0.00', openingAt: { line: 5 }, closingAt: { line: 124 }, ...over,
})
const proof = (over: Partial<AccountProof> = {}): AccountProof => ({
  account: 'a1', opening: '100.00', in: '123456789.00', out: '23456789.00', closing: '100000100.00', difference: '0.00', ties: true, reasons: [],
  tables: [table()], overlaps: [], rows: { kept: 1120, duplicate: 0, rejected: 0 }, breaks: 0, missingMonths: [], ...over,
})
const OPEN = proof({
  ties: false, closing: '99974600.00', difference: '-25500.00', breaks: 1, missingMonths: ['2024-03', '2024-04'], rows: { kept: 7, duplicate: 2, rejected: 1 },
  reasons: [{ kind: 'difference', amount: '-25500.00' }, { kind: 'breaks', count: 1 }, { kind: 'missing', months: ['2024-03', '2024-04'] }, { kind: 'rejected', count: 1 }],
  tables: [table({ repeated: 33 }), table({ table: 2, path: '03流水/乙.pdf', sheet: '第二表', openingAt: { line: 9, page: 2 }, closingAt: { line: 41, page: 6 } })],
  overlaps: [{ tables: [1, 2], from: '2024-04-03', to: '2024-06-26', rows: 33 }],
})
const review = (language: 'zh-CN' | 'en', statementProofs: readonly AccountProof[]): Review => checklistReview({ language, statementProofs })
const html = (of: Review): string => checklistHtml(of, { translate: translator(of.language), role: 'judge', fonts: [] })
const GREEN = { 'zh-CN': '流水自洽', en: 'the statements tie out' } as const

describe.each(['zh-CN', 'en'] as const)('the proof of the statements on paper in %s', (language) => {
  it('prints every figure, count, month and file of an account with the rows that its balances rest on', () => {
    const blocks = proofBlocks(writer(review(language, [OPEN]), translator(language)))
    const [printed] = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
    expect(printed?.columns.reduce((sum, each) => sum + each.width, 0)).toBe(100)
    for (const each of printed?.columns ?? []) expect([each.align, each.width >= 19]).toEqual(['end', true])
    const rows = printed?.rows ?? []
    expect(rows.map((row) => row.kind)).toEqual(['band', 'cells', 'span'])
    expect(rows[1]).toMatchObject({ cells: [['100.00'], ['123,456,789.00'], ['23,456,789.00'], ['99,974,600.00'], ['-25,500.00']] })
    const text = JSON.stringify(blocks)
    const wanted = language === 'zh-CN'
      ? ['虚构银行 6200000001，户主甲某', '差额 -25,500.00。\\n有 1 行的余额', '缺少整月流水：2024年3月、2024年4月。', '保留7行，重复2行，拒收1行；余额断点1处。', '03流水/甲.csv：2024年1月2日至2024年6月30日，120行，其中33行他处也有；期初据第5行推得，期末据第124行推得', '03流水/乙.pdf（第二表）', '期初据第2页 第9行推得，期末据第6页 第41行推得', '两份都有的33行只计一次']
      : ['held by 甲某', 'the difference is -25,500.00.\\nRows whose balance', 'missing: 2024-03, 2024-04.', 'Kept 7, duplicate 2, rejected 1; balance breaks 1.', 'opening from row 5, closing from row 124', '03流水/乙.pdf (第二表)', 'opening from page 2, row 9, closing from page 6, row 41']
    for (const each of wanted) expect(text).toContain(each)
    expect(text).not.toMatch(/export\.|money-window|\{\{|undefined/u)
  })

  it('is green only where an account ties out, on the page and in the Word file alike', async () => {
    for (const [statementProofs, green] of [[[proof()], true], [[OPEN], false]] as const) {
      const of = review(language, statementProofs)
      const page = html(of)
      const word = zipEntry(await checklistDocx(of, { translate: translator(language), role: 'judge' }), 'word/document.xml')
      expect(page.includes('<dd class="good">')).toBe(green)
      expect(word.includes('ChecklistGood')).toBe(green)
      expect(page.includes(GREEN[language])).toBe(green)
      expect(textOfDocx(word)).toBe(textOfHtml(page))
    }
  })

  it('prints rejected rows beside the green words, which they do not speak against, and never in green', () => {
    const page = html(review(language, [proof({ rows: { kept: 7, duplicate: 0, rejected: 1 }, reasons: [{ kind: 'rejected', count: 1 }] })]))
    const [, green = ''] = /<dd class="good">([^<]*)<\/dd>/u.exec(page) ?? []
    expect(green).toContain(GREEN[language])
    expect(green).not.toMatch(/1/u)
    expect(page).toContain(translator(language)('money-window.proof.reason.rejected', { n: '1' }))
  })

  it('leaves no file out, however many an account has, and keeps each row short enough for a page', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 70 }), (count) => {
      const tables = Array.from({ length: count }, (_none, index) => table({ table: index + 1, path: `03流水/第${index + 1}号.csv` }))
      const blocks = proofBlocks(writer(review(language, [proof({ tables })]), translator(language)))
      const texts = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])).flatMap((row) => (row.kind === 'span' ? row.items.map((item) => item.text) : []))
      for (const each of tables) expect(texts.filter((text) => text.includes(each.path))).toHaveLength(1)
      for (const text of texts) expect(text.split('\n').length).toBeLessThanOrEqual(12)
    }), { numRuns: 20 })
  })

  it('says of an account without statements, and of one without balances, why nothing is proved', () => {
    const empty = proof({ opening: null, in: '0.00', out: '0.00', closing: null, difference: null, ties: false, tables: [], rows: { kept: 0, duplicate: 0, rejected: 0 }, reasons: [{ kind: 'no-rows' }] })
    const wallet = proof({ opening: null, closing: null, difference: null, ties: false, reasons: [{ kind: 'no-balance' }], tables: [table({ opening: null, closing: null, difference: null, openingAt: null, closingAt: null })] })
    const text = textOfHtml(html(review(language, [empty, wallet])))
    for (const key of ['no-rows', 'no-balance']) expect(text).toContain(translator(language)(`money-window.proof.reason.${key}`).replaceAll(/\s+/gu, ''))
    expect(contractFaults(review(language, [empty, wallet, OPEN])).filter((fault) => fault.startsWith('/statementProofs'))).toEqual([])
  })
})

describe('a review without proofs', () => {
  it('prints none', () => {
    expect(proofBlocks(writer(checklistReview(), translator('en')))).toEqual([])
  })
})
