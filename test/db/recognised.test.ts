import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertFile, insertPages, pageText } from '../../src-main/db/files.ts'
import type { CaseFile } from '../../src-main/db/open.ts'
import { storeOriginal } from '../../src-main/db/originals.ts'
import {
  addCorrection, keepFailedPage, keepPageAgain, keepRecognisedPage, pagesToRecognise, pageToRecogniseAgain, recognisedLines, recognisedPage, recognitionByFile, recognitionOfFile, setPageText, type RecognisedLineRow,
} from '../../src-main/db/recognised.ts'
import { findPassages } from '../../src-main/db/search.ts'
import { matchOf } from '../../src-main/domain/search/query.ts'
import { typedTokens } from '../../src-main/domain/search/tokens.ts'
import { opened, temporaryFolder, type TemporaryFolder } from './temporary-case.ts'

let folder: TemporaryFolder
let file: CaseFile
let id: number
beforeEach(() => {
  folder = temporaryFolder()
  file = opened(folder.path('a.tcase'), { create: true, passphrase: null })
  const { sha256 } = storeOriginal(file.database, Uint8Array.from([1, 2, 3]), null)
  id = insertFile(file.database, {
    path: '笔录.pdf', sha256, size: 3, modified: null, source: null, title: '笔录', kind: 'document', evidence_kind: null, format: 'pdf', media_type: 'application/pdf', encoding: null,
    status: 'imported', reason_code: null, reason_detail: null, duplicate_of: null, stated_account: null, stated_party: null, stated_sha256: null, pages: 3, pages_without_text: 2,
    imported_at: '2026-01-01T08:00:00+08:00',
  })
  insertPages(file.database, id, ['有字的一页', '', ''])
})
afterEach(() => {
  file.database.close()
  folder.remove()
})

const AT = '2026-01-02T08:00:00+08:00'
const line = (number: number, text: string, confidence = 0.95): RecognisedLineRow => ({ line: number, row: number, text, confidence, doubtful: [{ from: 0, to: 1, confidence: 0.5 }], x: 1, y: 2, width: 30, height: 4 })
const keep = (page: number, lines: readonly RecognisedLineRow[]): void =>
  keepRecognisedPage(file.database, { file: id, page, model: 'M 1', width: 595, height: 842, unit: 'pt', confidence: 0.95, at: AT }, lines, lines.map((each) => each.text).join('\n'))
const found = (words: string): (number | null)[] => findPassages(file.database, matchOf({ kind: 'phrase', tokens: typedTokens(words), prefix: false }), 10).map((hit) => hit.page)

describe('recognised text', () => {
  it('stands beside the page with its boxes, is searched, and is not asked for again', () => {
    keep(2, [line(1, '拒不执行判决'), line(2, '岳父的银行卡', 0.6)])
    expect(pageText(file.database, id, 2)).toEqual({ text: '拒不执行判决\n岳父的银行卡', recognised: 1 })
    expect(recognisedPage(file.database, id, 2)).toMatchObject({ state: 'done', model: 'M 1', width: 595, unit: 'pt' })
    expect(recognisedLines(file.database, id, 2)[1]).toEqual({ ...line(2, '岳父的银行卡', 0.6), correctedAs: 2, corrected: null })
    expect(found('银行卡')).toEqual([2])
    expect(pagesToRecognise(file.database, ['pdf']).map((page) => page.page)).toEqual([1, 3])
    expect(pagesToRecognise(file.database, ['png'])).toEqual([])
    expect(recognitionOfFile(file.database, id)).toEqual({ done: 1, failed: 0, lines: 2, confidence: expect.closeTo(0.775, 6) as number })
  })

  it('may be tried again after a failure, never after a success', () => {
    keepFailedPage(file.database, { file: id, page: 3, model: 'M 1', at: AT }, 'time-out')
    expect(recognisedPage(file.database, id, 3)).toMatchObject({ state: 'failed', problem: 'time-out' })
    expect(pagesToRecognise(file.database, ['pdf']).map((page) => [page.page, page.failed])).toEqual([[1, 0], [2, 0], [3, 1]])
    expect(recognitionByFile(file.database).get(id)).toEqual({ done: 0, failed: 1 })
    keep(3, [line(1, '再读一次')])
    expect(recognitionByFile(file.database).get(id)).toEqual({ done: 1, failed: 0 })
    expect(() => keep(3, [line(1, '第三次')])).toThrow('never changes')
  })

  it('is never written over by a correction', () => {
    keep(2, [line(1, '余额约1.2万元')])
    addCorrection(file.database, { file: id, page: 2, line: 1 }, '余额约12万元', '虚构审查人', AT)
    setPageText(file.database, id, 2, '余额约12万元', '余额约12万元\n余额约1.2万元')
    expect(recognisedLines(file.database, id, 2)[0]).toMatchObject({ text: '余额约1.2万元', corrected: { text: '余额约12万元', reviewer: '虚构审查人', at: AT } })
    expect([found('12万元'), found('1.2万元')]).toEqual([[2], [2]])
    addCorrection(file.database, { file: id, page: 2, line: 1 }, null, '虚构审查人', AT)
    setPageText(file.database, id, 2, '余额约1.2万元', '余额约1.2万元')
    expect(recognisedLines(file.database, id, 2)[0]?.corrected).toBeNull()
    expect(found('12万元')).toEqual([])
    expect(file.database.prepare('SELECT count(*) AS number FROM line_correction').get()).toEqual({ number: 2 })
    for (const change of ["UPDATE recognised_line SET text = 'x'", 'DELETE FROM recognised_line', "UPDATE line_correction SET text = 'x'", 'DELETE FROM line_correction', 'DELETE FROM recognised_page', "UPDATE recognised_page SET model = 'x'"]) {
      expect(() => file.database.exec(change)).toThrow(/never/u)
    }
  })

  it('keeps every reading of a page; the newest counts, with the corrections of the line it stands in for', () => {
    keep(2, [line(1, '余额约1.2万元'), line(2, '第二行')])
    addCorrection(file.database, { file: id, page: 2, line: 1 }, '余额约12万元', '虚构审查人', AT)
    keepPageAgain(file.database, { file: id, page: 2, model: 'M 2', width: 600, height: 800, unit: 'pt', confidence: 0.5, at: AT, reviewer: '虚构审查人' }, [{ ...line(1, '抬头'), correctedAs: null }, { ...line(2, '余额约1.3万元'), correctedAs: 1 }])
    expect(recognisedLines(file.database, id, 2)).toMatchObject([
      { line: 1, text: '抬头', corrected: null, correctedAs: 3 },
      { line: 2, text: '余额约1.3万元', corrected: { text: '余额约12万元' }, correctedAs: 1 },
    ])
    expect(recognisedPage(file.database, id, 2)).toMatchObject({ model: 'M 2', width: 600, confidence: 0.5 })
    expect(recognitionOfFile(file.database, id)).toMatchObject({ done: 1, lines: 2 })
    // Taking the correction back reaches every reading.
    addCorrection(file.database, { file: id, page: 2, line: 1 }, null, '虚构审查人', AT)
    expect(recognisedLines(file.database, id, 2)[1]).toMatchObject({ text: '余额约1.3万元', corrected: null })
    expect(file.database.prepare('SELECT reading, count(*) AS lines FROM recognised_line GROUP BY reading').all()).toEqual([{ reading: 1, lines: 2 }, { reading: 2, lines: 2 }])
    for (const change of ["UPDATE recognised_again SET model = 'x'", 'DELETE FROM recognised_again']) expect(() => file.database.exec(change)).toThrow(/never/u)
    expect(pageToRecogniseAgain(file.database, id, 2)).toMatchObject({ file: id, page: 2, path: '笔录.pdf' })
    expect(pageToRecogniseAgain(file.database, id, 3)).toBeUndefined()
  })

  it('refuses a correction of a line that is not there', () => {
    expect(() => addCorrection(file.database, { file: id, page: 2, line: 1 }, 'x', '', AT)).toThrow('FOREIGN KEY')
  })
})
