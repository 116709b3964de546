import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describePassage, findAnchor, findAnchorIn, findRow } from '../../../src-main/domain/annotations/find-anchor.ts'
import { foldText } from '../../../src-main/domain/annotations/folded-text.ts'

const TEXT = '问：限制消费令你收到没有？\n答：收到了，2024年3月18日在法院签收的。\n问：日常开支从哪里支出？\n答：用我岳父的建行卡，卡在我这里。'

const passage = (text: string, exact: string, from = 0) => {
  const start = text.indexOf(exact, from)
  return describePassage(text, start, start + exact.length)
}
const textAt = (text: string, found: { start: number; end: number } | null): string | null => (found === null ? null : text.slice(found.start, found.end))

describe('a passage', () => {
  it('is described by quote, neighbours and position', () => {
    const described = passage(TEXT, '收到了')
    expect(described).toMatchObject({ exact: '收到了', start: TEXT.indexOf('收到了'), end: TEXT.indexOf('收到了') + 3 })
    expect(TEXT.endsWith(described.suffix) || TEXT.includes(`收到了${described.suffix}`)).toBe(true)
    expect(TEXT.includes(`${described.prefix}收到了`)).toBe(true)
  })

  it('counts its position in code points, so that a rare character before it counts once', () => {
    expect(passage('𠮷𠮷某人', '某人')).toMatchObject({ start: 2, end: 4, prefix: '𠮷𠮷' })
  })

  it('is found again whatever blanks, line ends and widths are between', () => {
    const described = passage(TEXT, '2024年3月18日在法院签收')
    const again = TEXT.replaceAll('\n', ' ').replace('2024年3月18日在法院签收', '２０２４年 3月\n18日 在法 院签收')
    expect(textAt(again, findAnchor(again, described))).toBe('２０２４年 3月\n18日 在法 院签收')
  })

  it('is found across the pieces of a text layer', () => {
    expect(findAnchorIn(['收到', '了，2024年', '3月18日'], passage(TEXT, '了，2024年3月'))).toEqual({ from: { item: 1, unit: 0 }, to: { item: 2, unit: 2 } })
  })

  it('is told from the same words elsewhere by its neighbours, then by its place', () => {
    const text = '甲说：知道。乙说：知道。丙说：知道。'
    const second = passage(text, '知道', text.indexOf('乙'))
    expect(findAnchor(text, second)?.start).toBe(text.indexOf('知道', text.indexOf('乙')))
    const moved = `丙说：知道。甲说：知道。乙说：知道。`
    expect(findAnchor(moved, second)?.start).toBe(moved.indexOf('知道', moved.indexOf('乙')))
    const row = '转账 转账 转账'
    expect(findAnchor(row, { exact: '转账', prefix: '', suffix: '', offset: 4 })?.start).toBe(6)
  })

  it('is an orphan when its words changed, also by one character', () => {
    const described = passage(TEXT, '卡在我这里')
    expect(findAnchor(TEXT.replace('卡在我这里', '卡在他这里'), described)).toBeNull()
  })

  it('is an orphan when only the same short words stand elsewhere', () => {
    const described = passage('甲方于签收日承认借款。', '承认')
    expect(findAnchor('本院不予承认，理由如下。', described)).toBeNull()
  })

  it('does not move to another place where the same case number stands', () => {
    const text = '案号：（2023）江0102执1836号，送达人甲某。附注见（2023）江0102执1836号卷宗第四册。'
    const first = passage(text, '（2023）江0102执1836号')
    expect(findAnchor(text.replace('（2023）江', '（2028）江'), first)).toBeNull()
  })

  it('long enough to stand nowhere else is found whatever became of its neighbours', () => {
    const exact = '被告辩称借款属实但生意亏损暂时没有能力一次还清请求自下月起按月分期归还本金及利息直至还清为止'
    expect(textAt(`新页眉${exact}新页脚`, findAnchor(`新页眉${exact}新页脚`, passage(`甲${exact}乙`, exact)))).toBe(exact)
  })

  it('of blanks alone is not found', () => {
    expect(findAnchor('   ', { exact: '  ', prefix: '', suffix: '', offset: 0 })).toBeNull()
  })
})

const word = fc.string({ unit: fc.constantFrom(...'案卷转账收到付款人民币甲乙丙1234０１ a\n，。𠮷'), minLength: 0, maxLength: 60 })
const quote = fc.string({ unit: fc.constantFrom(...'签收限制消费令岳父建行卡567'), minLength: 1, maxLength: 20 })

describe('finding again (properties)', () => {
  it('survives text put in or taken away elsewhere', () => {
    fc.assert(fc.property(word, quote, word, word, word, (before, exact, after, newBefore, newAfter) => {
      const text = `${before}${exact}${after}`
      const described = describePassage(text, before.length, before.length + exact.length)
      const head = `${newBefore}${described.prefix}`
      const changed = `${head}${exact}${described.suffix}${newAfter}`
      const folded = foldText([changed]).text
      const whole = foldText([`${described.prefix}${exact}${described.suffix}`]).text
      // Where the same words stand in the same neighbourhood twice, nothing tells them apart but the place.
      fc.pre(folded.indexOf(whole) === folded.lastIndexOf(whole))
      const found = findAnchor(changed, described)
      expect(found).not.toBeNull()
      expect(found?.offset).toBe(foldText([head]).text.length)
      expect(foldText([changed.slice(found?.start, found?.end)]).text).toBe(foldText([exact]).text)
    }))
  })

  it('never shows other words than the quote', () => {
    fc.assert(fc.property(word, quote, word, quote, (before, exact, after, other) => {
      const text = `${before}${exact}${after}`
      const described = describePassage(text, before.length, before.length + exact.length)
      const changed = `${before}${other}${after}`
      const found = findAnchor(changed, described)
      const stands = foldText([changed]).text.includes(foldText([exact]).text)
      const shown = found === null ? null : foldText([changed.slice(found.start, found.end)]).text
      expect([null, ...(stands ? [foldText([exact]).text] : [])]).toContain(shown)
    }))
  })

  it('finds a passage in its own text at its own place', () => {
    fc.assert(fc.property(word, quote, word, (before, exact, after) => {
      const text = `${before}${exact}${after}`
      const described = describePassage(text, before.length, before.length + exact.length)
      expect(findAnchor(text, described)).toMatchObject({ offset: described.offset })
    }))
  })
})

describe('a row', () => {
  const rows = [{ line: 3, cells: ['a', '1'] }, { line: 5, cells: ['b', '2'] }, { line: 9, cells: ['a', '1'] }]
  it('is found by line and content', () => expect(findRow(rows, { line: 9, cells: ['a', '1'] })).toBe(9))
  it('is followed to the nearest line with its content', () => expect(findRow(rows, { line: 5, cells: ['a', '1'] })).toBe(3))
  it('is an orphan when its content is gone', () => expect(findRow(rows, { line: 5, cells: ['b', '3'] })).toBeNull())
})
