import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCodeChecks, residentIdChecks } from '../../../src-main/domain/proposals/check-digits.ts'
import { foldText, passageAt } from '../../../src-main/domain/proposals/folded-text.ts'
import { readCount, readNumeral } from '../../../src-main/domain/proposals/numerals.ts'
import { readAmount } from '../../../src-main/domain/proposals/read-amount.ts'
import { readDate } from '../../../src-main/domain/proposals/read-date.ts'

describe('amounts', () => {
  it.each([
    ['43.0232万元', 43_023_200n], ['430232元', 43_023_200n], ['人民币430,232.00元', 43_023_200n], ['４３０２３２元', 43_023_200n],
    ['73万余元', 73_000_000n], ['5千元', 500_000n], ['2百万元', 200_000_000n], ['1.2亿元', 12_000_000_000n], ['0.0001万元', 100n],
    ['壹佰贰拾陆万元整', 126_000_000n], ['叁仟零伍拾元伍角贰分', 305_052n], ['二万元', 2_000_000n], ['五百元', 50_000n], ['一亿零三万元', 10_003_000_000n],
  ])('%s', (text, amount) => {
    expect(readAmount(text)).toEqual({ amount, approximate: text.includes('余') })
  })

  it('finer than a fen, and what is no amount, is not read', () => {
    for (const text of ['1.234元', '0.0000001万元', '元', '一二元', '万元', '十日']) expect(readAmount(text)).toBe(null)
  })

  it('never lose a fen between 万元 and 元', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (amount) => {
      const yuan = `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`
      const wan = `${amount / 1_000_000n}.${String(amount % 1_000_000n).padStart(6, '0')}`
      expect(readAmount(`${yuan}元`)?.amount).toBe(amount)
      expect(readAmount(`${wan}万元`)?.amount).toBe(amount)
    }))
  })

  it('read back every number written in capitals', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
      expect(readNumeral(inCapitals(value))).toBe(BigInt(value))
    }))
  })
})

/** Written digit by digit with every unit and a zero where one is skipped. */
function inCapitals(value: number): string {
  const digits = '零壹贰叁肆伍陆柒捌玖'
  const section = (part: number): string => {
    let text = ''
    let skipped = false
    for (const [power, unit] of [[1000, '仟'], [100, '佰'], [10, '拾'], [1, '']] as const) {
      const digit = Math.floor(part / power) % 10
      if (digit === 0) skipped = text !== ''
      else {
        text += `${skipped ? '零' : ''}${digits[digit]}${unit}`
        skipped = false
      }
    }
    return text
  }
  const high = Math.floor(value / 10_000)
  const low = value % 10_000
  return `${high > 0 ? `${section(high)}万` : ''}${high > 0 && low > 0 && low < 1000 ? '零' : ''}${section(low)}`
}

describe('dates and counts', () => {
  it.each([
    ['2023年6月1日', '2023-06-01'], ['2023 年 6 月 1 日', '2023-06-01'], ['二〇一九年十一月二十二日', '2019-11-22'], ['二○一八年五月十九日', '2018-05-19'],
    ['2023-05-10', '2023-05-10'], ['2023.5.1', '2023-05-01'], ['2023/12/31', '2023-12-31'],
  ])('%s', (text, day) => { expect(readDate(text)).toBe(day) })

  it('同年 means the year before it; a day that is none is not read', () => {
    expect(readDate('同年12月11日', '2017')).toBe('2017-12-11')
    expect(readDate('同年12月11日')).toBe(null)
    expect(readDate('2023年2月29日')).toBe(null)
  })

  it('counts in figures and in words', () => {
    expect([readCount('十五'), readCount('15'), readCount('三十'), readCount('日')]).toEqual([15, 15, 30, null])
  })
})

describe('check digits', () => {
  it('tell a resident id whose last digit is wrong; a masked one cannot be checked', () => {
    expect(residentIdChecks('11010519491231002X')).toBe(true)
    expect(residentIdChecks('110105194912310021')).toBe(false)
    expect(residentIdChecks('110105********002X')).toBe(null)
  })

  it('accept one last sign of eleven', () => {
    fc.assert(fc.property(fc.stringMatching(/^[1-9]\d{16}$/), (head) => {
      expect([...'0123456789X'].filter((sign) => residentIdChecks(head + sign) === true)).toHaveLength(1)
    }))
  })

  it('tell a credit code', () => {
    const head = '9199999900000000A'
    const right = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((sign) => creditCodeChecks(head + sign) === true)
    expect(right).toHaveLength(1)
    expect(creditCodeChecks('91999999')).toBe(null)
  })
})

describe('folded text', () => {
  it('knows the place of every character in the original', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('被', '告', '（', '２', '0', ' ', '\n', '　', '元', '。', '×'), { maxLength: 80 }), (characters) => {
      const original = characters.join('')
      const folded = foldText(original)
      expect(folded.places).toHaveLength(folded.text.length)
      for (let at = 0; at < folded.text.length; at += 1) {
        const character = folded.text[at] ?? ''
        if (!/\s/u.test(character)) expect((original[folded.places[at] ?? 0] ?? '').normalize('NFKC')).toContain(character)
      }
    }))
  })

  it('joins a line that the page broke, and keeps the lines of a form apart', () => {
    const page = '被告古盛远于本判决生效之日起十日内归还原告林照溪借款本金1,260,000.00\n元。\n送达文书 执行通知书\n受送达人 古盛远\n送达地点 某处'
    const { text } = foldText(page)
    expect(text).toContain('1,260,000.00元')
    expect(text).toContain('执行通知书\n受送达人 古盛远\n')
  })

  it('quotes the passage as it stands', () => {
    const original = '金额：１２\u3000万元'
    const folded = foldText(original)
    const start = folded.text.indexOf('12')
    expect(passageAt(folded, start, folded.text.length).quote).toBe('１２\u3000万元')
  })
})
