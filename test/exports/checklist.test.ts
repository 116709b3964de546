import { describe, expect, it } from 'vitest'
import type { Language, Review } from '../../src-main/contract/review.ts'
import { checklistDocument, type ChecklistRole } from '../../src-main/exports/checklist-content.ts'
import { checklistDocx } from '../../src-main/exports/checklist-docx.ts'
import { checklistHtml } from '../../src-main/exports/checklist-html.ts'
import { evidenceCsv } from '../../src-main/exports/evidence-csv.ts'
import { translator } from '../../src-main/texts/translate.ts'
import { checklistReview, finding } from './checklist-review.ts'
import { textOfDocx, textOfHtml, zipEntry } from './read-checklist.ts'

const ROLES: readonly ChecklistRole[] = ['judge', 'prosecutor', 'transfer', 'private']
const LANGUAGES: readonly Language[] = ['zh-CN', 'en']
const options = (language: Language, role: ChecklistRole = 'judge') => ({ translate: translator(language), role })
const html = (review: Review, role: ChecklistRole = 'judge'): string => checklistHtml(review, { ...options(review.language, role), fonts: [] })
const zh = textOfHtml(html(checklistReview()))

/** Translates and records every key that has no words in the language. */
function recording(language: Language): { readonly translate: ReturnType<typeof translator>; readonly missing: string[] } {
  const words = translator(language)
  const missing: string[] = []
  return {
    missing,
    translate: (key, values) => {
      const text = words(key, values)
      // Parameters without words of their own print under their own name.
      if ((text === key || text.trim() === '') && key !== 'export.parameter.unknownName') missing.push(key)
      return text
    },
  }
}

describe.each(LANGUAGES)('the checklist in %s', (language) => {
  it.each(ROLES)('has words for everything it says to a %s', (role) => {
    const { translate, missing } = recording(language)
    checklistDocument(checklistReview({ language }), { translate, role })
    checklistDocument(checklistReview({ language, findings: [], elements: [], circumstances: [], gaps: [], evidence: [], periods: [], case: {}, intake: { files: [], totals: { files: 0, imported: 0, duplicate: 0, needsAttention: 0, rejected: 0, pages: 0, transactions: 0, journeys: 0 } }, audit: { entries: 1, head: 'ab', verified: false } }), { translate, role })
    expect(missing).toEqual([])
  })

  it('has words for the heads, kinds and states of the evidence list', () => {
    const { translate, missing } = recording(language)
    const csv = evidenceCsv(checklistReview({ language }), translate)
    expect(missing).toEqual([])
    expect(csv).toContain(`abcdef0123456789${'f'.repeat(48)}`)
  })

  it('says the same in the same order on the page and in the Word file', async () => {
    const review = checklistReview({ language })
    const xml = zipEntry(await checklistDocx(review, options(language)), 'word/document.xml')
    expect(textOfDocx(xml)).toBe(textOfHtml(html(review)))
  })

  it('leaves no mark of the catalogue unfilled', () => {
    expect(textOfHtml(html(checklistReview({ language })))).not.toMatch(/\{\{|\}\}|export\.|undefined|null/u)
  })
})

describe('rows of tables inside a PDF', () => {
  const paged = (language: Language): Review => {
    const review = checklistReview({ language, findings: [finding({ citations: [{ path: '03流水/招行.pdf', page: 2, line: 23, day: '2024-04-30', amount: '3000.00' }, { path: '03流水/招行.pdf', page: 3, line: 40 }, { path: '05笔录/讯问.pdf', page: 3, quote: '已还一万元' }, { path: '03流水/甲.csv', line: 7 }] })] })
    const [file, ...others] = review.intake.files
    if (file?.rows === undefined || file.balance === undefined) throw new Error('the sample has a statement')
    const rows = { ...file.rows, rejections: file.rows.rejections.map((row) => ({ ...row, page: 6 })) }
    const balance = { ...file.balance, breaks: file.balance.breaks.map((row) => ({ ...row, page: 4 })) }
    return { ...review, intake: { ...review.intake, files: [{ ...file, rows, balance }, ...others] } }
  }

  it('are cited by page and row, other sources by what they have', () => {
    const text = html(paged('zh-CN'))
    expect(text).toContain('03流水/招行.pdf 第2页 第23行（2024年4月30日，3,000.00元）、第3页 第40行')
    expect(text).toContain('05笔录/讯问.pdf 第3页（“已还一万元”）')
    expect(text).toContain('03流水/甲.csv 第7行')
    expect(html(paged('en'))).toContain('03流水/招行.pdf page 2, row 23 (')
  })

  it('are listed with their page where they were refused or break the balance', () => {
    const text = html(paged('zh-CN'))
    expect(text).toMatch(/第6页 第9行<\/td>/u)
    expect(text).toMatch(/第4页 第5行<\/td>/u)
    expect(zh).not.toContain('第6页')
  })

  it.each(LANGUAGES)('read the same in the Word file in %s', async (language) => {
    const review = paged(language)
    expect(textOfDocx(zipEntry(await checklistDocx(review, options(language)), 'word/document.xml'))).toBe(textOfHtml(html(review)))
  })
})

describe('the head', () => {
  it('names case, court, parties, duty, versions and the end of the log', () => {
    for (const text of ['（2023）虚0101执1号', '虚构区人民法院', '被执行人甲某', '担保人丙某', '申请执行人乙某', '给付金钱，借款本金，1,260,000.00元', '2026年11月21日9时05分', '规则包cn-313，版本2026.11.0', `69fcbd94${'0'.repeat(48)}e41a2eb4`]) expect(zh).toContain(text)
  })

  it('says that the case is invented only where the case says so', () => {
    expect(zh).toContain('本案案情、人物和数据均为虚构')
    expect(textOfHtml(html(checklistReview({ case: { case: { title: '甲某案' } } })))).not.toContain('均为虚构')
  })

  it('carries the title of the role', () => {
    const titles = ROLES.map((role) => /<h1>([^<]*)<\/h1>/u.exec(html(checklistReview(), role))?.[1])
    expect(titles).toEqual(['审查清单', '审查起诉证据审查清单', '移送证据清单及执行情况说明要点', '自诉材料审查清单'])
  })

  it('says that a log that fails its check has to be cleared up', () => {
    expect(textOfHtml(html(checklistReview({ audit: { entries: 3, head: 'x', verified: false } })))).toContain('校验不符')
  })
})

describe('what it prints', () => {
  it('accounts for every row and lists rejected rows with line, reason and text', () => {
    expect(zh).toContain('03流水/甲.csv1072110.0020,000.051')
    expect(zh).toContain('03流水/甲.csv9没有日期。甲某||11200')
    expect(zh).toContain('584,062.2284,002.22')
  })

  it('writes days and partial days as documents do, and sorts the dates of the procedure', () => {
    expect(zh).toContain('2023年1月10日裁判生效—01执行依据/生效证明.pdf2024年3月罚款决定送达5,000.00元邮寄甲某未指明')
    expect(zh).toContain('甲某在限制消费期间（2024年3月5日至2024年4月1日）乘坐飞机2段。')
  })

  it('puts both readings of a finding into columns of one width', () => {
    const page = html(checklistReview())
    expect(page).toMatch(/<colgroup><col style="width:50%"><col style="width:50%"><\/colgroup>\n<thead><tr><th scope="col">显示的情况<\/th><th scope="col">须排除的正当解释<\/th>/u)
  })

  it('gives for and against the same room, and every table the whole width', () => {
    const tables = checklistDocument(checklistReview(), options('zh-CN')).sections.flatMap((section) => section.blocks.filter((block) => block.kind === 'table'))
    for (const table of tables) expect(table.columns.reduce((sum, column) => sum + column.width, 0)).toBe(100)
    const widths = tables.flatMap((table) => table.columns).filter((column) => column.head === '支持成立的证据' || column.head === '反对成立的证据').map((column) => column.width)
    expect(widths).toHaveLength(2)
    expect(widths[0]).toBe(widths[1])
    for (const table of tables) for (const row of table.rows) if (row.kind === 'cells') expect(row.cells).toHaveLength(table.columns.length)
  })

  it('keeps the heading of a finding with its facts and both readings, and the lines to sign on together', () => {
    const kept = html(checklistReview()).split('<div class="keep">').slice(1)
    expect(kept[0]).toMatch(/^\n<h3>（一）乘坐飞机：甲某<\/h3>\n<dl class="facts">[^]*?<\/dl>\n<div class="scroll"><table>/u)
    expect(kept.at(-1)).toMatch(/^\n<p class="body">[^<]*<\/p>\n<div class="fill">\n<p>审查意见：<\/p>/u)
  })

  it('prints forty sources, then says how many are left', () => {
    expect(zh).toContain('03流水/甲.csv第2行（2024年3月5日，1,000.50元）、第3行')
    expect(zh).toContain('第41行（2024年3月5日，1,039.50元）另有5处，全部列于review.json。')
    expect(zh).not.toContain('第42行')
    expect(zh).toContain('05笔录/讯问.pdf第3页（“已还一万元”）')
  })

  it('gives the decision with its reason, and what changed since', () => {
    expect(zh).toContain('采纳（丁某，2026年11月20日16时30分）理由开户资料与付款记录一致对要件拒不执行的行为：支持成立')
    expect(zh).toContain('采纳时为44项，合计1.00元')
  })

  it('ticks nothing: an element and a finding that nobody decided have empty boxes only', () => {
    expect(zh).toContain('未评判□已证明□有争议□未证明□不涉及')
    expect(zh).toContain('审查结论：□采纳□不采纳理由：')
    expect(zh).not.toMatch(/[☑☒✓✔■]/u)
    expect(zh).toContain('有争议丁某2026年11月20日17时00分')
  })

  it('lists what a circumstance needs, and marks law that was not checked', () => {
    expect(zh).toContain('法释〔2024〕13号第三条第四项（未核对原文）')
    expect(zh).not.toContain('法释〔2024〕13号第四条第一项（未核对原文）')
    expect(zh).toContain('负有执行义务具备裁判于2023年1月10日生效。有能力执行不明尚未评判。')
  })

  it('does not let a finding on versions make a circumstance stand out', () => {
    const page = html(checklistReview())
    expect(page).toContain('<h3>（一）经处罚后仍拒不执行</h3>')
    expect(page).not.toContain('<h3>（二）以虚假诉讼妨害执行</h3>')
    expect(zh).toContain('以虚假诉讼妨害执行（JI2024-4.1）')
  })

  it('prints the first sixteen characters of a checksum', () => {
    expect(zh).toContain('abcdef0123456789')
    expect(zh).not.toContain('abcdef0123456789f')
  })

  it('numbers past ten as Chinese documents do', () => {
    const findings = Array.from({ length: 21 }, (_, index) => finding({ id: `travel.air/party/p${index}`, title: `第${index}项发现` }))
    const page = html(checklistReview({ findings }))
    expect(page).toContain('<h3>（十一）第10项发现：甲某</h3>')
    expect(page).toContain('<h3>（二十一）第20项发现：甲某</h3>')
  })
})
