import { describe, expect, it } from 'vitest'
import { documentDocx } from '../../src-main/exports/checklist-docx.ts'
import { checklistHtml, documentHtml } from '../../src-main/exports/checklist-html.ts'
import { evidenceCsv } from '../../src-main/exports/evidence-csv.ts'
import { requestListDocument } from '../../src-main/exports/request-list.ts'
import { timelinePage } from '../../src-main/exports/timeline-page.ts'
import { translator } from '../../src-main/texts/translate.ts'
import { checklistReview } from './checklist-review.ts'
import { textOfDocx, textOfHtml, zipEntry } from './read-checklist.ts'

const LANGUAGES = ['zh-CN', 'en'] as const
const ROLES = ['judge', 'prosecutor', 'transfer', 'private'] as const
const UNFILLED = /\{\{|\}\}|export\.|timeline\.lane|review-window\.|undefined|null/u

describe.each(LANGUAGES)('the list of requests in %s', (language) => {
  const translate = translator(language)

  it.each(ROLES)('has a title of its own for a %s, and a section for each unit', (role) => {
    const document = requestListDocument(checklistReview({ language }), { translate, role })
    expect(document.title).not.toContain('export.')
    expect(document.sections).toHaveLength(5)
    expect(textOfHtml(documentHtml(document, []))).not.toMatch(UNFILLED)
  })

  it('says the same on the page and in the Word file', async () => {
    const review = checklistReview({ language })
    const document = requestListDocument(review, { translate, role: 'prosecutor' })
    expect(textOfDocx(zipEntry(await documentDocx(document, review.application.name), 'word/document.xml'))).toBe(textOfHtml(documentHtml(document, [])))
  })

  it('is printed where nothing was asked and nothing is missing', () => {
    const document = requestListDocument(checklistReview({ language, requests: [], gaps: [] }), { translate, role: 'prosecutor' })
    expect(textOfHtml(documentHtml(document, []))).not.toMatch(UNFILLED)
  })
})

describe('the list of requests', () => {
  const text = textOfHtml(documentHtml(requestListDocument(checklistReview(), { translate: translator('zh-CN'), role: 'prosecutor' }), []))
  it('says what, why, of whom, until when and what answered it', () => {
    for (const part of ['补充侦查提纲', '一、向开户银行调取', '请求1', '银行流水', '有能力执行', '2026年12月1日', '已答复', '答复：E103流水/甲.csv', '二、向移民管理机构调取', '尚未编号的缺口', '身份证明']) expect(text).toContain(part)
  })
})

describe('the checklist', () => {
  const text = textOfHtml(checklistHtml(checklistReview(), { translate: translator('zh-CN'), role: 'judge', fonts: [] }))
  it('prints answers, clocks, requests, formal checks, checksums and contradictions', () => {
    for (const part of ['反对一侧：已还一万元。尚未回应。', '回应：由被执行人使用', '未回应而作出判断：1项；原件未到', '剩3日', '已过4日', '请求1', '可补正', '不能补正', '尚未核对的有1项', '清单SHA-256', '清单有，卷内无', '名称不同，按校验值找到', '清单未列的文件1个：未列.bin', '八、矛盾', '九、期限', '案情信息：2024年3月1日', '已说明：曾用名（丁某']) expect(text).toContain(part)
  })
  it('gives the comparison of each file to the evidence list', () => {
    expect(evidenceCsv(checklistReview(), translator('zh-CN'))).toContain('扣押清单: SHA-256 一致; 纸质清单: SM3 不一致')
  })
})

describe.each(LANGUAGES)('the printed timeline in %s', (language) => {
  const page = timelinePage(checklistReview({ language }), { translate: translator(language), role: 'judge', fonts: [] })
  it('draws strips and lists every entry with its source, those without a readable date last', () => {
    expect(page.match(/<svg class="strip"/gu)).toHaveLength(2)
    expect(page).toContain('stroke-dasharray="3 2"')
    expect(page.match(/<tr>/gu)).toHaveLength(5)
    expect(page).toContain('03流水/甲.csv')
    expect(textOfHtml(page)).not.toMatch(UNFILLED)
  })
  it('asks for nothing and runs nothing', () => {
    expect(page).not.toMatch(/<script|https?:|<link|@import/iu)
  })
  it('is printed where nothing has a date', () => {
    expect(timelinePage(checklistReview({ language, timeline: [], periods: [] }), { translate: translator(language), role: 'judge', fonts: [] })).not.toContain('<svg')
  })
})
