import { describe, expect, it } from 'vitest'
import { accountName } from '../../../src-renderer/screens/money/account-name.ts'
import { addAmounts, showAmount } from '../../../src-renderer/screens/money/amount-text.ts'
import { lanesOf } from '../../../src-renderer/screens/money/lane-order.ts'
import { citationName, citationPlace, openRowWords, shortName } from '../../../src-renderer/screens/findings/citation-name.ts'
import { monthsBetween } from '../../../src-renderer/screens/money/months-between.ts'

describe('accountName', () => {
  it('tells the accounts of a case apart in few characters', () => {
    expect(accountName({ id: 'a', institution: '中国工商银行', number: '6222 9999 0000 0001 011' })).toBe('工商银行 1011')
    expect(accountName({ id: 'b', institution: '中国银行', number: '6217999900000008825' })).toBe('中国银行 8825')
    expect(accountName({ id: 'c', institution: '微信支付', number: 'cgl79' })).toBe('微信支付 cgl79')
    expect(accountName({ id: 'd1', institution: '支付宝', number: null })).toBe('支付宝 d1')
  })
})

describe('amounts', () => {
  it('stay exact beyond what a floating-point number holds', () => {
    expect(showAmount('90071992547409.93')).toBe('90,071,992,547,409.93')
    expect(addAmounts(['90071992547409.93', '0.01', '-0.02'])).toBe('90071992547409.92')
    expect(showAmount(null)).toBe('')
  })
})

describe('lanesOf', () => {
  it('keeps the order of the lanes and lets a freeze run in the lane of the seizure', () => {
    expect(lanesOf(['after-sanction', 'freeze', 'after-notice', 'lookback'])).toEqual(['lookback', 'seizure', 'after-sanction'])
  })
})

describe('citationName', () => {
  const words = (key: string, values: Record<string, unknown>): string => `${key} ${JSON.stringify(values)}`
  it('names file and place, the page before the row', () => {
    expect(shortName('03 流水/明细.第一轮.csv')).toBe('明细.第一轮')
    expect(citationName({ path: 'a/b.pdf', page: 2, line: 9 }, words)).toContain('"page":2')
    expect(citationName({ path: 'a/b.csv', line: 9 }, words)).toContain('"line":9')
    expect(citationName({ path: 'a/b.csv' }, words)).toBe('b')
  })

  it('names page and row of a table inside a PDF, and each alone where only one is known', () => {
    const name = 'b'
    expect(citationName({ path: 'a/b.pdf', page: 2, line: 9 }, words)).toBe(words('review-window.citation.pageLine', { name, page: 2, line: 9 }))
    expect(citationName({ path: 'a/b.pdf', page: 2 }, words)).toBe(words('review-window.citation.page', { name, page: 2 }))
    expect(citationPlace({ page: 2, line: 9 }, words)).toBe(words('review-window.citation.pageLineShort', { page: 2, line: 9 }))
    expect(citationPlace({ page: 2 }, words)).toBe(words('review-window.citation.pageShort', { page: 2 }))
    expect(citationPlace({ line: 9 }, words)).toBe('9')
    expect(openRowWords({ line: 9 }, words)).toBe(words('review-window.openLine', { line: 9 }))
    expect(openRowWords({ line: 9, page: 2 }, words)).toBe(words('review-window.openPageLine', { page: 2, line: 9 }))
  })
})

describe('monthsBetween', () => {
  it('lists every month once, over the turn of the year', () => {
    expect(monthsBetween('2023-11-30', '2024-02-01')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02'])
    expect(monthsBetween('2024-05', '2024-05')).toEqual(['2024-05'])
    expect(monthsBetween('', '')).toEqual([])
  })
})
