import { describe, expect, it } from 'vitest'
import type { AssertionSides, Contradiction, ContradictionFinder, SideValue } from '../../../src-main/domain/contradictions/contradiction.ts'
import { dealingTerms, obligationAmounts, paidAndRows, pricesAndPayments } from '../../../src-main/domain/contradictions/amounts.ts'
import { freezeDates, mayBeOneDay, milestoneDates, sanctionTerms } from '../../../src-main/domain/contradictions/dates.ts'
import { findContradictions } from '../../../src-main/domain/contradictions/find-contradictions.ts'
import { accountHolders, assetOwners, identityHolders, identityNumbers, mayBeOneName } from '../../../src-main/domain/contradictions/holders.ts'
import { assertionSides, journeysInDetention, statementOverlaps } from '../../../src-main/domain/contradictions/overlaps.ts'
import { proposalsOf } from '../../../src-main/domain/proposals/proposals-of.ts'
import { asId, type StatementId, type TransactionId } from '../../../src-main/domain/values/ids.ts'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import { account, asset, dealing, file, journey, milestone, party, row, view, yuan, type CaseParts } from '../findings/case-builder.ts'

interface Parts extends CaseParts {
  readonly repeats?: ReadonlyMap<StatementId, readonly TransactionId[]>
  readonly assertions?: readonly AssertionSides[]
}
const inputOf = ({ repeats = new Map(), assertions = [], ...parts }: Parts) => {
  const seen = view(parts)
  return { view: seen, proposals: seen.files.flatMap((each) => proposalsOf(each, seen.facts)), repeats, assertions }
}
const find = (finder: ContradictionFinder, parts: Parts): readonly Contradiction[] => finder(inputOf(parts))
const shown = (value: SideValue): string => (value.kind === 'date' ? value.date : value.kind === 'amount' ? formatYuan(value.amount) : value.kind === 'text' ? value.text : `${value.words} ${Object.values(value.values).join(' ')}`)
const pairs = (list: readonly Contradiction[]): readonly (readonly string[])[] => list.map(({ sides }) => sides.map(({ value }) => shown(value)))
const places = (list: readonly Contradiction[]): readonly (readonly (readonly string[])[])[] => list.map(({ sides }) => sides.map(({ citations }) => citations.map(({ path, page, line }) => `${path}${page === undefined ? '' : ` p${page}`}${line === undefined ? '' : ` l${line}`}`)))

const debtor = party('p1', { name: '卜明川', documents: [{ kind: 'resident-id', number: '11010519491231002X' }] })
const wife = party('p2', { name: '上官小满', role: 'related', relation: 'spouse' })

describe('dates', () => {
  it('of one step differ between an entry and a document, each side with its place', () => {
    const found = find(milestoneDates, {
      parties: [debtor], milestones: [milestone('enforcement-filed', '2099-04-02', { evidence: '卷/立案.pdf' })],
      files: [file('卷/裁定.pdf', '本院于2099年4月6日立案执行。'), file('卷/立案.pdf', '本院于2099年4月2日立案执行。')],
    })
    expect(pairs(found)).toEqual([['2099-04-02', '2099-04-06']])
    expect(places(found)).toEqual([[['卷/立案.pdf p1'], ['卷/裁定.pdf p1']]])
    expect(found[0]).toMatchObject({ rule: 'milestone-date', aspect: 'date', subject: { key: 'milestone.enforcement-filed' }, sides: [{ source: 'entered' }, { source: 'document', citations: [{ quote: expect.stringContaining('2099年4月6日') as string }] }] })
  })

  it('known in part agree with a day within them', () => {
    expect(find(milestoneDates, { parties: [debtor], milestones: [milestone('judgment-effective', '2099-04'), milestone('judgment-effective', '2099-04-09')] })).toEqual([])
    expect(pairs(find(milestoneDates, { parties: [debtor], milestones: [milestone('judgment-effective', '2099-04'), milestone('judgment-effective', '2099-05-01')] }))).toEqual([['2099-04', '2099-05-01']])
    expect(mayBeOneDay('2099', '2099-12-31')).toBe(true)
    expect(mayBeOneDay('2099-02', '2099-03-01')).toBe(false)
  })

  it('of steps that are taken more than once, and of two people, are no contradiction', () => {
    expect(find(milestoneDates, { parties: [debtor], milestones: [milestone('fine-served', '2099-04-01'), milestone('fine-served', '2099-05-01')] })).toEqual([])
    expect(find(milestoneDates, { parties: [debtor, wife], milestones: [milestone('enforcement-notice-served', '2099-04-01', { party: 'p1' }), milestone('enforcement-notice-served', '2099-05-01', { party: 'p2' })] })).toEqual([])
  })

  it('of two judgments with numbers of their own are two judgments', () => {
    const judgment = (number: string, date: string) => `民事判决书\n（2099）${number}\n原告：上官小满。\n被告：卜明川。\n判决如下：\n驳回。\n${date}`
    const both = [file('卷/一审.pdf', judgment('虚0102民初7号', '2099年3月1日')), file('卷/二审.pdf', judgment('虚01民终9号', '2099年6月1日'))]
    expect(find(milestoneDates, { files: both })).toEqual([])
    const twice = [file('卷/甲.pdf', judgment('虚0102民初7号', '2099年3月1日')), file('卷/乙.pdf', judgment('虚0102民初7号', '2099年3月2日'))]
    expect(pairs(find(milestoneDates, { files: twice }))).toEqual([['2099-03-01', '2099-03-02']])
  })

  it('terms of one sanction and days of one freeze differ', () => {
    expect(pairs(find(sanctionTerms, { parties: [debtor], milestones: [milestone('fine-served', '2099-04-01', { amount: yuan('5000') }), milestone('fine-served', '2099-04-01', { amount: yuan('8000') }), milestone('detention-served', '2099-04-01', { days: 15 }), milestone('detention-served', '2099-04-01', { days: 10 })] }))).toEqual([
      ['5000.00', '8000.00'], ['days 15', 'days 10'],
    ])
    const frozen = { accounts: [account('a1', { institution: '工商银行', number: '6222000011111011', frozenFrom: '2099-06-10' })], files: [file('卷/冻结.pdf', '2099-06-12 冻结工商银行尾号1011账户。')] }
    expect(pairs(find(freezeDates, frozen))).toEqual([['2099-06-10', '2099-06-12']])
    expect(find(freezeDates, { ...frozen, accounts: [account('a1', { institution: '工商银行', number: '6222000011111011', frozenFrom: '2099-06' })] })).toEqual([])
  })
})

describe('amounts', () => {
  it('owed differ, but a sum and its parts do not', () => {
    const order = (text: string) => `民事判决书\n判决如下：\n${text}`
    const owed = (amount: string, text: string) => find(obligationAmounts, { facts: { obligation: { kind: 'money', amount: yuan(amount), subject: null, nature: null } }, files: [file('卷/判决.pdf', order(text))] })
    expect(pairs(owed('430232', '被告卜明川归还原告上官小满货款43.0233万元。'))).toEqual([['430232.00', '430233.00']])
    expect(owed('430233', '被告卜明川归还原告上官小满货款43.0233万元。')).toEqual([])
  })

  it('of one sale stand twice', () => {
    const parts = { assets: [asset('h', { title: '虚构花园1室' })], dealings: [dealing('d1', 'sale', '2099-01-02', { asset: 'h', from: 'p1', to: 'p2', price: yuan('1000000'), evidence: '卷/网签.pdf' }), dealing('d2', 'sale', '2099-01-02', { asset: 'h', from: 'p1', to: 'p2', price: yuan('600000'), evidence: '卷/私下.pdf' })] }
    expect(places(find(dealingTerms, parts))).toEqual([[['卷/网签.pdf'], ['卷/私下.pdf']]])
    expect(find(dealingTerms, { ...parts, dealings: parts.dealings.map((each) => ({ ...each, evidence: '卷/网签.pdf' })) })).toEqual([])
  })

  it('of a price and of the payments in the statements differ, where a statement covers the day', () => {
    const sale = dealing('d1', 'sale', '2099-03-01', { asset: 'h', from: 'p1', to: 'p2', price: yuan('1000000'), evidence: '卷/合同.pdf' })
    const parts = { parties: [debtor, wife], assets: [asset('h')], accounts: [account('a1', { holder: 'p1' })], dealings: [sale] }
    const rows = [row('a1', '2099-01-05', '10.00', '某人', { line: 2 }), row('a1', '2099-03-02', '300000.00', '上官小满', { line: 3 }), row('a1', '2099-03-03', '200000.00', '上官小满', { line: 4 }), row('a1', '2099-12-05', '10.00', '某人', { line: 5 })]
    const found = find(pricesAndPayments, { ...parts, rows })
    expect(pairs(found)).toEqual([['price 1000000.00 2099-03-01', 'payments 2 500000.00 2098-09-02 2100-03-01']])
    expect(places(found)).toEqual([[['卷/合同.pdf'], ['statements/a1.csv l3', 'statements/a1.csv l4']]])
    expect(find(pricesAndPayments, { ...parts, rows: [...rows, row('a1', '2099-04-01', '500000.00', '上官小满')] })).toEqual([])
    expect(find(pricesAndPayments, { ...parts, rows: rows.filter((each) => each.at.day < '2099-02-01') })).toEqual([])
    expect(places(find(pricesAndPayments, { ...parts, rows: rows.filter((each) => each.counterparty.name === '某人') }))).toEqual([[['卷/合同.pdf'], ['statements/a1.csv l2']]])
  })

  it('said to be paid have no row in a statement that covers the day', () => {
    const parts = { parties: [debtor], accounts: [account('a1', { holder: 'p1' })], files: [file('卷/笔录.pdf', '卜明川：我于2099年5月10日支付给申请执行人20,000元。')] }
    const rows = [row('a1', '2099-05-01', '-10.00', '某店', { line: 2 }), row('a1', '2099-05-09', '-500.00', '某店', { line: 3 }), row('a1', '2099-06-01', '-10.00', '某店', { line: 4 })]
    const found = find(paidAndRows, { ...parts, rows })
    expect(pairs(found)).toEqual([['paid 20000.00 2099-05-10', 'no-row 1 2099-05-10 20000.00']])
    expect(places(found)).toEqual([[['卷/笔录.pdf p1'], ['statements/a1.csv l3']]])
    expect(find(paidAndRows, { ...parts, rows: [...rows, row('a1', '2099-05-11', '-20000.00', '法院')] })).toEqual([])
    expect(find(paidAndRows, { ...parts, rows: rows.slice(0, 2) })).toEqual([])
  })
})

describe('holders', () => {
  it('of one account differ between entry, document and rows; an alias and a mask do not', () => {
    const parts = { parties: [debtor, wife], accounts: [account('a1', { number: '6217999900000008825', holder: 'p1' })] }
    const document = file('卷/查询.pdf', '建设银行账号：6217 9999 0000 0008 825，户名：卜大山。')
    const found = find(accountHolders, { ...parts, files: [document], rows: [row('a1', '2099-01-01', '1.00', '', { ownName: '上官小满', line: 7 }), row('a1', '2099-01-02', '1.00', '', { ownName: '上官小满', line: 8 }), row('a1', '2099-01-03', '1.00', '', { ownName: '卜*川' })] })
    expect(pairs(found)).toEqual([['卜明川', '上官小满'], ['卜明川', '卜大山']])
    expect(places(found)).toEqual([[[], ['statements/a1.csv l7']], [[], ['卷/查询.pdf p1']]])
    expect(find(accountHolders, { ...parts, parties: [{ ...debtor, aliases: ['卜大山'] }], files: [document] })).toEqual([])
    expect(mayBeOneName('卜＊川', '卜明川')).toBe(true)
    expect(mayBeOneName('卜*', '卜明川')).toBe(false)
  })

  it('of a resident id, and the ids of one person', () => {
    const text = '被告：卜明川，公民身份号码110105194912310038。'
    expect(pairs(find(identityNumbers, { parties: [debtor], files: [file('卷/起诉.pdf', text)] }))).toEqual([['11010519491231002X', '110105194912310038']])
    expect(find(identityNumbers, { parties: [debtor], files: [file('卷/起诉.pdf', '被告：卜明川，公民身份号码110105491231002。')] })).toEqual([])
    expect(pairs(find(identityHolders, { parties: [debtor], files: [file('卷/起诉.pdf', '被告：欧阳无忌，公民身份号码11010519491231002X。')] }))).toEqual([['卜明川', '欧阳无忌']])
  })

  it('of a thing: whoever sells it is not its owner', () => {
    const parts = { parties: [debtor, wife], assets: [asset('h', { title: '虚构花园1室', owner: 'p2' })] }
    expect(pairs(find(assetOwners, { ...parts, dealings: [dealing('d1', 'mortgage', '2099-01-02', { asset: 'h', from: 'p1', to: 'p3', evidence: '卷/抵押.pdf' })] }))).toEqual([['owner 上官小满', 'disposer 卜明川 2099-01-02']])
    expect(find(assetOwners, { ...parts, dealings: [dealing('d1', 'sale', '2099-01-02', { asset: 'h', from: 'p1', to: 'p2' })] })).toEqual([])
  })
})

describe('statements and records', () => {
  const a = (id: string, day: string, over: object = {}) => row('a1', day, '1.00', '', { id, statement: 'A', path: '流水/甲.csv', file: asId('fA'), ...over })
  const b = (id: string, day: string) => row('a1', day, '2.00', '', { id, statement: 'B', path: '流水/乙.csv', file: asId('fB') })
  const rows = [a('1', '2099-01-01', { line: 2 }), a('2', '2099-01-05', { line: 3 }), a('3', '2099-01-09', { line: 4 }), a('4', '2099-01-20', { line: 5 })]

  it('of two prints of one account, one has rows that the other lacks, whichever came first', () => {
    const repeats = new Map([[asId<StatementId>('B'), ['1', '3', '4'].map((id) => asId<TransactionId>(id))]])
    const found = find(statementOverlaps, { accounts: [account('a1')], rows: [...rows, b('9', '2099-01-07')], repeats })
    expect(pairs(found)).toEqual([['rows-alone 1 1.00 2099-01-02 2099-01-19', 'rows-alone 1 2.00 2099-01-02 2099-01-19']])
    expect(places(found)[0]?.[0]).toEqual(['流水/甲.csv l3'])
  })

  it('that agree, or share no row at all, are not held against each other', () => {
    const same = new Map([[asId<StatementId>('B'), ['1', '2', '3', '4'].map((id) => asId<TransactionId>(id))]])
    expect(find(statementOverlaps, { accounts: [account('a1')], rows: [...rows, b('9', '2099-01-20')], repeats: same })).toEqual([])
    expect(find(statementOverlaps, { accounts: [account('a1')], rows: [...rows, b('9', '2099-01-07'), b('8', '2099-01-30')] })).toEqual([])
  })

  it('of a journey within a detention', () => {
    const parts = { parties: [debtor], milestones: [milestone('detention-served', '2099-06-01', { party: 'p1', days: 15, evidence: '卷/拘留.pdf' })] }
    const trip = (day: string) => journey('rail', day, '卜明川', { documents: ['11010519491231002X'], line: 3 })
    expect(places(find(journeysInDetention, { ...parts, journeys: [trip('2099-06-05 08:00')] }))).toEqual([[['卷/拘留.pdf'], ['travel/travel-rail.csv l3']]])
    expect(find(journeysInDetention, { ...parts, journeys: [trip('2099-06-01 23:00'), trip('2099-06-15 08:00'), { ...trip('2099-06-05 08:00'), status: 'refunded' as const }] })).toEqual([])
  })

  it('for and against one written sentence', () => {
    const both = { id: 'urn:uuid:1', sentence: '卜明川控制该账户', for: [{ path: '甲.pdf', page: 1 }], against: [{ path: '乙.pdf', page: 2 }] }
    expect(places(find(assertionSides, { assertions: [both, { ...both, id: 'urn:uuid:2', against: [] }] }))).toEqual([[['甲.pdf p1'], ['乙.pdf p2']]])
  })
})

describe('all rules together', () => {
  it('give every contradiction an id of its own, and the same list for the same case', () => {
    const parts: Parts = { parties: [debtor, wife], milestones: [milestone('enforcement-filed', '2099-04-02'), milestone('enforcement-filed', '2099-04-03'), milestone('enforcement-filed', '2099-05-03')], assertions: [{ id: 'x', sentence: '句', for: [{ path: 'a' }], against: [{ path: 'b' }] }] }
    const found = findContradictions(inputOf(parts))
    expect(found.map((each) => each.rule)).toEqual(['milestone-date', 'milestone-date', 'assertion'])
    expect(new Set(found.map((each) => each.id)).size).toBe(found.length)
    expect(findContradictions(inputOf(parts))).toEqual(found)
  })
})
