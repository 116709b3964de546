import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PropertyReport } from '../../../src-main/contract/property-report.ts'
import { proposedLines } from '../../../src-main/domain/property/report-form.ts'
import { fen, formatYuan, showYuan } from '../../../src-main/domain/values/money.ts'

const of = (text: string, typed: readonly PropertyReport[] = []) => proposedLines([{ path: '财产报告表.docx', page: 2, text }], typed)
const short = (text: string) => of(text).map(({ content: { kind, title, number, value } }) => [kind, title, number, value])

describe('a form of a property report', () => {
  it('gives a line for each row that names a kind and holds a number or an amount', () => {
    expect(short([
      '财产报告表', '1\t银行存款\t虚构银行江州支行\t6222 9999 0000 0001 011\t12,345.60元',
      '二、不动产\t虚构路1号房屋\t86万元', '车辆 | 江A12345 | 小型轿车', '（三）债权：出借给李虚构：人民币伍仟元整',
    ].join('\n'))).toEqual([
      ['deposit', '虚构银行江州支行', '6222 9999 0000 0001 011', '12345.60'], ['real-estate', '虚构路1号房屋', '', '860000.00'],
      ['vehicle', '小型轿车', '江A12345', null], ['claim', '出借给李虚构', '', '5000.00'],
    ])
  })
  it('reads plain figures in a column of values, in the unit of its head, and numbers in a column of numbers', () => {
    expect(short(['财产种类\t坐落\t权证号\t价值（万元）', '房产\t虚构路1号\t虚2024-001\t86.5', '车位（房屋）\t虚构路2号\t\t'].join('\n'))).toEqual([['real-estate', '虚构路1号', '虚2024-001', '865000.00']])
    expect(short(['项目\t内容\t金额（元）', '工资\t每月\t4500'].join('\n'))).toEqual([['income', '每月', '', '4500.00']])
  })
  it('keeps blank cells of a ruled table in their columns, and reads no figure of a printed row whose column nobody can tell', () => {
    const head = ['序号', '财产种类', '名称及情况', '账号或权证号', '金额（元）']
    const rows = [['2', '房产', '虚构路1号房屋', '虚2024不动产权第0001号', '860000'], ['3', '车辆', '小型轿车', '江A12345', '50000'], ['4', '股权', '无'], ['5', '工资收入', '每月', '', '4500']]
    expect(short([head, ...rows].map((row) => row.join('\t')).join('\n'))).toEqual([['real-estate', '虚构路1号房屋', '虚2024不动产权第0001号', '860000.00'], ['vehicle', '小型轿车', '江A12345', '50000.00'], ['income', '每月', '', '4500.00']])
    expect(short([head.join(' '), '1 银行存款 虚构银行 6222999900000001011 12,345.60', '3 车辆 小型轿车 江 A12345 50000', '4 股权 无', '5 工资收入 每月 4500'].join('\n')))
      .toEqual([['deposit', '虚构银行', '6222999900000001011', '12345.60'], ['vehicle', '小型轿车', '江A12345', '50000.00']])
    expect(short('| 车辆 | 小型轿车 | 江A12345 | 5.00 |')).toEqual([['vehicle', '小型轿车', '江A12345', '5.00']])
  })
  it('proposes nothing where there is none, for a bare count, for a sentence, or below zero', () => {
    expect(short(['银行存款\t无', '车辆\t3', '房产\t—\t0.00元', '我名下的银行存款和房屋都已经如实报告，没有隐瞒\t1,000.00', '证券\t-5.00'].join('\n'))).toEqual([['real-estate', '房产', '', '0.00']])
  })
  it('says where each line stands and takes none: nothing tied, no holder, no date', () => {
    expect(of('工资\t每月\t4,500.00')[0]).toEqual({ quote: '工资\t每月\t4,500.00', content: { kind: 'income', title: '每月', number: '', holder: '', value: '4500.00', date: null, note: '', place: { path: '财产报告表.docx', page: 2 }, thing: null } })
  })
  it('does not propose again what was typed', () => {
    const [proposal] = of('工资\t每月\t4,500.00')
    if (proposal === undefined) throw new Error('a line was expected')
    const typed = { id: 'r', party: 'p', kind: 'first', date: '2024', document: null, note: '', reviewer: '', at: '', lines: [{ ...proposal.content, place: null, id: 'l', report: 'r', reviewer: '', at: '' }] } as const
    expect(of('工资\t每月\t4,500.00', [typed])).toEqual([])
    expect(of('工资\t每月\t4,500.00\n工资\t每月\t4,500.00')).toHaveLength(1)
  })
  it('reads every amount exactly to the fen', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), fc.constantFrom('plain', 'yuan', 'grouped'), (amount, how) => {
      const text = how === 'grouped' ? showYuan(fen(amount)) : `${formatYuan(fen(amount))}${how === 'yuan' ? '元' : ''}`
      expect(of(`银行存款\t虚构银行\t${text}`)[0]?.content.value).toBe(formatYuan(fen(amount)))
    }))
  })
  it('reads ten thousands exactly, and never an amount finer than a fen', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 10n }), fc.integer({ min: 0, max: 6 }), (amount, places) => {
      const digits = amount.toString().padStart(places + 1, '0')
      const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
      const expected = amount * 10n ** BigInt(6 - places)
      expect(of(`房产\t虚构路\t${text}万元`)[0]?.content.value).toBe(formatYuan(fen(expected)))
    }))
    expect(of('房产\t虚构路\t1.2345678万元')).toEqual([])
  })
})
