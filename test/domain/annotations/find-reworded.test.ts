import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describePassage, findAnchor } from '../../../src-main/domain/annotations/find-anchor.ts'
import { findInBox, findReworded } from '../../../src-main/domain/annotations/find-reworded.ts'

const TEXT = '问：日常开支从哪里支出？\n答：用我岳父的建行卡，卡在我这里保管。\n问：何时开始使用？\n答：2023年5月以后。'
const passage = (text: string, exact: string) => {
  const start = text.indexOf(exact)
  return describePassage(text, start, start + exact.length)
}
const at = (text: string, place: { start: number; end: number } | null): string | null => (place === null ? null : text.slice(place.start, place.end))

describe('a passage whose words were corrected', () => {
  it('is found by its neighbours and place, with the words that stand there now', () => {
    const described = passage(TEXT, '用我岳父的建行卡')
    const corrected = TEXT.replace('用我岳父的建行卡', '用我岳母的建行卡')
    expect(findAnchor(corrected, described)).toBeNull()
    expect(at(corrected, findReworded(corrected, described))).toBe('用我岳母的建行卡')
  })

  it('at the beginning of a page is found by what follows', () => {
    const described = passage(TEXT, '问：日常开支从哪里支出？')
    const corrected = TEXT.replace('日常开支', '日常开支平时')
    expect(at(corrected, findReworded(corrected, described))).toContain('日常开支平时从哪里支出')
  })

  it('is not found where the neighbours changed as well, where other words stand between them, or where two places would do', () => {
    const described = passage(TEXT, '用我岳父的建行卡')
    expect(findReworded(TEXT.replace('从哪里支出？\n答：用我岳父', '何处支付？答曰，用我岳母'), described)).toBeNull()
    expect(findReworded(TEXT.replace('用我岳父的建行卡', '不知道不清楚没有'), described)).toBeNull()
    const line = '甲方承认收到款项五万元，乙方否认。'
    const twice = `${line}${line}`.replaceAll('五万元', '六万元')
    const one = { ...describePassage(`${line}${line}`, 2, 11), offset: null }
    expect(findReworded(twice, one)).toBeNull()
    expect(findReworded(twice, { ...one, offset: 2 })).not.toBeNull()
  })

  it('never shows a place whose neighbours differ or that keeps less than most of its words (property)', () => {
    const word = fc.string({ unit: fc.constantFrom(...'案卷转账收到付款人民币甲乙丙1234'), minLength: 8, maxLength: 30 })
    const quote = fc.string({ unit: fc.constantFrom(...'签收限制消费令岳父建行卡567'), minLength: 3, maxLength: 20 })
    fc.assert(fc.property(word, quote, word, quote, (before, exact, after, other) => {
      const described = describePassage(`${before}${exact}${after}`, before.length, before.length + exact.length)
      const changed = `${before}${other}${after}`
      const found = findReworded(changed, described)
      if (found === null) return
      expect(changed.slice(0, found.start).endsWith(before.slice(-6))).toBe(true)
      expect(changed.slice(found.end).startsWith(after.slice(0, 6))).toBe(true)
      const shown = changed.slice(found.start, found.end)
      expect([...exact].filter((letter) => shown.includes(letter)).length).toBeGreaterThan(0)
    }))
  })
})

describe('the box of a passage', () => {
  const line = (text: string, y: number) => ({ text, x: 70, y, width: 300, height: 14 })
  const box = { unit: 'pt' as const, x: 72, y: 100, width: 120, height: 16 }
  const described = { ...passage(TEXT, '用我岳父的建行卡'), prefix: '', suffix: '', offset: null }

  it('finds it where every neighbour was read otherwise', () => {
    const lines = [line('间：曰常开交', 80), line('用我岳父的建亍卡', 101), line('间：何吋', 122)]
    const text = lines.map((each) => each.text).join('\n')
    expect(findReworded(text, described)).toBeNull()
    expect(at(text, findInBox(text, lines, box, { ...described, offset: text.replaceAll('\n', '').indexOf('用') }))).toBe('用我岳父的建亍卡')
  })

  it('does not find other words that stand in it now', () => {
    const lines = [line('完全不同的另一句话', 101)]
    expect(findInBox(lines[0]?.text ?? '', lines, box, described)).toBeNull()
    expect(findInBox('', [], box, described)).toBeNull()
  })
})
