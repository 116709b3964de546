import { describe, expect, it } from 'vitest'
import { headerKey, isForeignHeader, meaningOf } from '../../../src-main/import/statements/columns.ts'
import { chooseLayout, LAYOUTS, readLayout } from '../../../src-main/import/statements/layout.ts'
import { readPreamble } from '../../../src-main/import/statements/preamble.ts'

describe('column names', () => {
  it.each([
    ['金额（元）', 'amount'], ['交易金额(分)', 'amount'], ['收入金额(+)（元）', 'amountIn'], ['支出金额(-)（元）', 'amountOut'], ['交易金额(收入)', 'amountIn'], ['金额(支出)', 'amountOut'], ['日 志 号', 'serial'], ['币　　种', 'currency'],
    ['对方帐户', 'counterpartyNumber'], ['对手交易余额', 'balanceOther'], ['*交易日期', 'date'], ['客户交易日期', 'date'], ['账户开户名称(=交易户名)', 'ownName'], ['交易\n金额', 'amount'], ['本次交易金额', 'amount'], ['BALANCE', 'balance'],
    ['手续费', 'amountOther'], ['服务费（元）', 'amountOther'],
  ] as const)('%s = %s', (cell, meaning) => {
    expect(meaningOf(cell)?.meaning).toBe(meaning)
  })

  it.each(['', '证券名称', '开户日期', '冻结总金额', '对方可用余额', '出生日期', '合同金额', '甲'])('%s says nothing', (cell) => {
    expect(meaningOf(cell)).toBeNull()
  })

  it('keeps the unit', () => {
    expect([headerKey('交易金额(分)').unit, headerKey('金额（元）').unit, headerKey('金额').unit]).toEqual(['fen', 'yuan', null])
  })

  it('knows the headers of other tables', () => {
    expect([isForeignHeader(['车次', '日期']), isForeignHeader(['交易日期', '余额'])]).toEqual([true, false])
  })
})

describe('layouts', () => {
  it('have ids of their own and fit their own required columns', () => {
    expect(new Set(LAYOUTS.map(({ id }) => id)).size).toBe(LAYOUTS.length)
    for (const layout of LAYOUTS.filter(({ positions }) => positions === null)) expect(chooseLayout([...layout.requires, ...layout.anyOf.slice(0, 1)])?.id, layout.id).toBe(layout.id)
  })

  it('refuses a description with an unknown meaning or channel', () => {
    expect(() => readLayout({ id: 'x', institution: null, channel: 'bank', requires: [], meanings: { 金额: 'sum' } })).toThrow(TypeError)
    expect(() => readLayout({ id: 'x', institution: null, channel: 'shop', requires: [] })).toThrow(TypeError)
  })
})

describe('what stands above a table', () => {
  const read = (...cells: readonly (readonly string[])[]): ReturnType<typeof readPreamble> => readPreamble(cells.map((row, index) => ({ line: index + 1, cells: row })))

  it('reads keys with their value behind a colon, in brackets or in the next cell', () => {
    expect(read(['卡号: 1234****9876', '卡别名: 这是卡别名']).numbers).toEqual(['1234****9876'])
    expect(read(['账　　号：', '62000*********0037'], ['币　　种：', '港币'])).toMatchObject({ numbers: ['62000*********0037'], currency: '港币' })
    expect(read(['账号', '6200000000001230', '账户类型', '借记卡']).numbers).toEqual(['6200000000001230'])
    expect(read(['账号:[shen***@example.com]'], ['起始日期:[2015-01-01]    终止日期:[2015-12-31]']).numbers).toEqual(['shen***@example.com'])
    expect(read(['户名：甄虚构  账号：0100000009  币种：人民币'])).toMatchObject({ holderName: '甄虚构', numbers: ['0100000009'], currency: '人民币' })
    expect(read(['微信昵称：[虚构的甄]'])).toMatchObject({ holderName: '虚构的甄', numbers: [] })
    expect(read(['客户姓名：沈样本', '证件号码：110101190003030037'])).toMatchObject({ holderName: '沈样本', holderDocument: '110101190003030037' })
  })

  it('names the institution by the title', () => {
    expect(read(['中国农业银行账户活期交易明细清单']).institution).toBe('中国农业银行')
    expect(read(['交易明细'], ['开户机构：', '虚构支行']).institution).toBe('虚构支行')
  })
})
