import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answers, passagesOf, readText, snippetOf, worthOf } from '../../../src-main/domain/search/find-words.ts'
import { matchOf, readQuery, type Query } from '../../../src-main/domain/search/query.ts'
import { indexedWords, tokensOf, typedTokens } from '../../../src-main/domain/search/tokens.ts'
import { naiveAnswer, spelled, type Asked } from './naive.ts'

const asked = (typed: string): Query => {
  const query = readQuery(typed)
  if (!query.ok) throw new Error(`${typed}: ${query.error}`)
  return query.value
}
const finds = (text: string, typed: string): boolean => answers(readText(text), asked(typed))

describe('what a text is found by', () => {
  it.each([
    ['被执行人名下有房', '房'], ['被执行人名下有房', '名下'], ['拒 不 执\n行判决', '拒不执行'], ['張三轉移財產', '张三转移财产'], ['张三转移财产', '張三轉移財產'],
    ['ＡＢＣ１２３', 'abc123'], ['人民币1,234.56元', '1234.56'], ['人民币1234.56元', '1,234.56'], ['人民币１，２３４．５６元', '1,234.56'], ['共1,234,567.00元', '1234567'],
    ['卡号6217 0000 1234 5678 901', '6217000012345678901'], ['卡号6217000012345678901', '6217 0000 1234 5678 901'], ['卡号6217-0000-1234-5678', '6217000012345678'],
    ['6217 0000 1234 5678 901', '5678'], ['12.6217 0000 1234 5678 901', '6217000012345678901'], ['12.6217 0000 1234 5678 901', '6217000012345678'], ['3.138 1234 5678', '13812345678'], ['6222 0212 3456 7890 5 笔', '6222021234567890'], ['2019 2020 2021 2022', '2021'],
    ['电话138 1234 5678', '13812345678'], ['身份证110101 19900101 001X', '11010119900101001x'], ['王虚构6217000012345678901', '王虚构'], ['王虚构6217000012345678901', '6217000012345678901'],
    ['（2020）京0101执1号', '（2020）京0101执1号'], ['(2020)京0101执1号', '〔2020〕京0101执1号'], ['Crédit Agricole', 'credit'], ['㈱虚构', '株'], ['合同编号HT2020', 'ht'],
    ['转入 9 笔', '"转入 9 笔"'], ['甲 乙 丙', '甲 NEAR/1 丙'], ['甲 乙 丙', '丙 NEAR/1 甲'], ['房屋已出租', '房屋 NOT 车辆'], ['房屋已出租', '房屋 -车辆'], ['车辆', '房屋 OR 车辆'], ['车辆', '房屋 | 车辆'],
    ['abcdef', 'abc*'], ['62170000', '6217*'], ['金额-500.00', '-500.00'], ['甲公司(北京)', '公司(北京)'], ['甲丙', '(甲 OR 乙) AND 丙'], ['𠮷野家', '𠮷野'],
  ])('%s answers %s', (text, typed) => expect(finds(text, typed)).toBe(true))

  it.each([
    ['1234 56', '1234.56'], ['12.5', '12,5'], ['甲乙丙', '甲丙'], ['甲一二三四五丙', '甲 NEAR/4 丙'], ['房屋 车辆', '房屋 NOT 车辆'], ['房屋', '房屋 车辆'], ['abcdef', 'abc'], ['621700001', '62170000'],
    ['摘要\u001f转账', '"要转"'], ['张三', '张三丰'], ['6217 0000 1234 5678 901', '621700001234567890'],
  ])('%s does not answer %s', (text, typed) => expect(finds(text, typed)).toBe(false))

  it('is the query in Chinese quotation marks and brackets as in plain ones', () => {
    expect(asked('“转移 财产”')).toEqual(asked('"转移 财产"'))
    expect(asked('（甲 OR 乙） 丙')).toEqual(asked('(甲 OR 乙) 丙'))
    expect(asked('甲 OR 乙 丙')).toEqual({ kind: 'or', parts: [asked('甲'), asked('乙 AND 丙')] })
    expect(asked('甲 NOT 乙 NOT 丙')).toEqual(asked('甲 -乙 -丙'))
  })
})

describe('a query that cannot be read', () => {
  it.each([
    ['', 'empty'], ['  ', 'empty'], ['"转移', 'quote-open'], ['(转移 OR 财产', 'bracket-open'], ['转移)', 'bracket-close'], ['转移 OR', 'word-missing'], ['AND 转移', 'word-missing'], ['OR', 'word-missing'],
    ['NOT 转移', 'only-excluded'], ['-转移', 'only-excluded'], ['(甲 OR 乙) NEAR 丙', 'near-words'], ['NEAR 丙', 'near-words'], ['甲 NEAR', 'word-missing'], ['？！', 'nothing-searchable'], ['甲 “”', 'nothing-searchable'], ['甲 NOT', 'word-missing'],
  ])('%s: %s', (typed, fault) => expect(readQuery(typed)).toEqual({ ok: false, error: fault }))

  it('is never an exception, and what can be read is a query that the index takes', () => {
    const database = new Database(':memory:')
    database.exec(`CREATE VIRTUAL TABLE search_index USING fts5 (words, content = '', columnsize = 0, tokenize = "ascii tokenchars '.'")`)
    const find = database.prepare('SELECT rowid FROM search_index WHERE search_index MATCH ?')
    const piece = fc.constantFrom('甲', '乙丙', 'AND', 'OR', 'NOT', 'NEAR', 'NEAR/3', '(', ')', '（', '"', '“', '-', '*', ' ', '|', '1,234.56', 'abc*', '６２', '\u001f', '😀', "'", '.')
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const query = readQuery(pieces.join(''))
      if (query.ok) expect(find.all(matchOf(query.value))).toEqual([])
    }), { numRuns: 2000 })
    database.close()
    expect(readQuery('甲').ok).toBe(true)
  })
})

/** Few characters, so that words meet; with all that is folded, joined and split. */
const piece = fc.constantFrom(
  '张', '三', '張', '转', '轉', '移', '王某', '财产', '財產', '的', 'abc', 'ＡＢ', 'é', ' ', ' ', '\n', '　', '，', '。', ',', '.', '-', '（', '）', '1', '12', '１２３', '1,234.56', '1，234', '56', '.5', '2024.03.18', '2024-03-18',
  '6217 0000 1234 5678', '6217 0000 1234 5678 901', '6217000012345678', '138 1234 5678', '110101 19900101 001X', '元', '号',
)
const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))
const word = fc.oneof(
  fc.constantFrom('张', '三', '张三', '張三', '王某', '转移财产', '的', 'ab', 'abc', '12', '123', '1234.56', '1,234.56', '1234', '56', '6217000012345678', '6217000012345678901', '5678', '13812345678', '2024', '11010119900101001x', '元号', '三1'),
  fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('').replace(/[\s"]/gu, '')).filter((typed) => typedTokens(typed).length > 0 && readQuery(`"${typed}"`).ok),
)
const question: fc.Arbitrary<{ typed: string; asked: string | Asked }> = fc.oneof(
  word.map((one) => ({ typed: `"${one}"`, asked: one })),
  fc.tuple(word, word).map(([one, other]) => ({ typed: `"${one}" AND "${other}"`, asked: { all: [one, other] } })),
  fc.tuple(word, word).map(([one, other]) => ({ typed: `"${one}" OR "${other}"`, asked: { any: [one, other] } })),
  fc.tuple(word, word).map(([one, other]) => ({ typed: `"${one}" NOT "${other}"`, asked: { all: [one], none: [other] } })),
  fc.tuple(word, word, fc.nat(8)).map(([one, other, within]) => ({ typed: `"${one}" NEAR/${within} "${other}"`, asked: { near: [one, other], within } })),
)

describe('the index', () => {
  it('answers as a reading of every text from end to end', () => {
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), fc.array(question, { minLength: 1, maxLength: 6 }), (texts, questions) => {
      const database = new Database(':memory:')
      database.exec(`CREATE VIRTUAL TABLE search_index USING fts5 (words, content = '', columnsize = 0, tokenize = "ascii tokenchars '.'")`)
      const insert = database.prepare('INSERT INTO search_index (rowid, words) VALUES (?, ?)')
      texts.forEach((each, at) => insert.run(at + 1, indexedWords(each)))
      const find = database.prepare('SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid').pluck()
      for (const { typed, asked: wanted } of questions) {
        const query = asked(typed)
        const naive = texts.flatMap((each, at) => (naiveAnswer(spelled(each), wanted) ? [at + 1] : []))
        const read = texts.flatMap((each, at) => (answers(readText(each), query) ? [at + 1] : []))
        expect({ typed, texts, found: find.all(matchOf(query)) }).toEqual({ typed, texts, found: naive })
        expect({ typed, texts, found: read }).toEqual({ typed, texts, found: naive })
      }
      database.close()
    }), { numRuns: 600 })
  })
})

describe('marks', () => {
  it('stand on the words in the text as it was given', () => {
    const page = '被执行人張 三名下有存款1,234.56元，卡号6217 0000 1234 5678 901。'
    const marked = (typed: string): string[] => passagesOf(readText(page), asked(typed)).map(({ start, end }) => page.slice(start, end))
    expect(marked('张三')).toEqual(['張 三'])
    expect(marked('1234.56 6217000012345678901')).toEqual(['1,234.56', '6217 0000 1234 5678 901'])
    expect(marked('5678')).toEqual(['5678'])
    expect(marked('存款 NOT 车辆')).toEqual(['存款'])
  })

  it('stand on the same words in the snippet, which shows the first of them', () => {
    fc.assert(fc.property(text, text, word, (before, after, typed) => {
      const whole = `${before}。${typed}。${after}`
      const query = asked(`"${typed}"`)
      const passages = passagesOf(readText(whole), query)
      const { text: line, marks } = snippetOf(whole, passages, 40)
      if (passages.length > 0) expect(marks.length).toBeGreaterThan(0)
      expect(line).not.toMatch(/[\n\r]/u)
      for (const { start, end } of marks) expect(answers(readText(line.slice(start, end)), query), JSON.stringify({ whole, line, typed })).toBe(true)
    }))
  })

  it('are offsets of the text: every token stands where it says', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (any) => {
      for (const token of tokensOf(any)) {
        expect(token.end).toBeGreaterThanOrEqual(token.start)
        expect(token.end).toBeLessThanOrEqual(any.length)
      }
    }))
  })

  it('a text that says the word more often is worth more', () => {
    expect(worthOf(readText('转移财产，转移存款'), asked('转移'))).toBeGreaterThan(worthOf(readText('转移财产，处分存款'), asked('转移')))
  })
})
