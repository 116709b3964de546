import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CaseDocument } from '../../../src-main/domain/case/case-view.ts'
import type { CaseFacts } from '../../../src-main/domain/case/facts.ts'
import { factsFromRecord, type RecordedFacts } from '../../../src-main/domain/case/facts-from-record.ts'
import type { Proposal, ProposalKind } from '../../../src-main/domain/proposals/proposal.ts'
import { mergeProposals, proposalsOf } from '../../../src-main/domain/proposals/proposals-of.ts'
import { asId } from '../../../src-main/domain/values/ids.ts'

const facts = (stated: Partial<RecordedFacts> = {}): CaseFacts =>
  factsFromRecord({ case: null, parties: [], accounts: [], obligation: null, assets: [], dealings: [], milestones: [], ...stated }, [])
const document = (pages: readonly string[], path = '卷/文书.pdf', more: Partial<CaseDocument> = {}): CaseDocument =>
  ({ id: asId('f1'), path, title: '文书', kind: 'document', evidenceKind: null, sha256: '', pages, ...more })
const of = (list: readonly Proposal[], kind: ProposalKind) => list.filter((each) => each.content.kind === kind)
const milestones = (list: readonly Proposal[]) => of(list, 'milestone').map((each) => each.states?.body)

const RECEIPT = ['送达回证', '案号 （2099）虚0102执1号', '送达文书 报告财产令、财产报告表（空白）', '受送达人 卜明川', '收到时间 2099年4月28日9时40分', '送达人 甲、乙'].join('\n')

describe('what documents say', () => {
  it('a proof of service: what was served, on whom, on which day', () => {
    expect(milestones(proposalsOf(document([RECEIPT]), facts()))).toEqual([
      { kind: 'property-report-ordered', date: '2099-04-28', party: 'party-卜明川', evidence: '卷/文书.pdf' },
    ])
  })

  it('a report due so many days after receipt is counted from the day after it', () => {
    const order = '报告财产令\n卜明川：\n责令你自收到本令之日起十五日内向本院如实报告财产情况。'
    const due = of(proposalsOf(document([order, RECEIPT]), facts()), 'milestone').find((each) => each.states?.kind === 'milestone' && each.states.body.kind === 'property-report-due')
    expect(due?.states?.body).toMatchObject({ date: '2099-05-13', party: 'party-卜明川' })
    expect(due?.content).toMatchObject({ counted: { from: '2099-04-28', days: 15 } })
    expect(due?.place.quote).toBe('自收到本令之日起十五日内向本院如实报告')
    // Without the day of receipt there is nothing to count from.
    expect(milestones(proposalsOf(document([order]), facts()))).toEqual([])
  })

  it('a judgment: its kind, day, parties with their numbers, and what it orders', () => {
    const page = '民 事 判 决 书\n（2099）虚0102民初7号\n原告：上官小满，女，1990年1月1日出生。\n被告：卜明川（曾用名卜川），男，公民身份号码11010519491231002X。\n判决如下：\n被告卜明川归还原告上官小满货款43.0232万元；负担案件受理费5,000元。\n2099年3月1日'
    const list = proposalsOf(document([page]), facts())
    expect(of(list, 'document-kind').map((each) => each.content)).toEqual([{ kind: 'document-kind', documentKind: 'judgment' }])
    expect(of(list, 'document-kind')[0]?.place.quote).toBe('民 事 判 决 书')
    expect(of(list, 'party').map((each) => each.states?.body)).toEqual([
      { id: 'party-上官小满', name: '上官小满', kind: 'person', role: 'creditor' },
      { id: 'party-卜明川', name: '卜明川', kind: 'person', role: 'debtor', documents: [{ kind: 'resident-id', number: '11010519491231002X' }], aliases: ['卜川'] },
    ])
    expect(of(list, 'document-number')[0]?.content).toMatchObject({ checkDigit: true, name: '卜明川' })
    expect(of(list, 'obligation').map((each) => each.states?.body)).toEqual([{ kind: 'money', amount: '430232.00', subject: '货款', nature: 'ordinary' }])
    expect(milestones(list)).toEqual([{ kind: 'judgment', date: '2099-03-01', evidence: '卷/文书.pdf' }])
    expect(of(list, 'date').map((each) => each.content)).toContainEqual({ kind: 'date', date: '1990-01-01', role: 'birth' })
  })

  it('masks and brackets stay in the quote and make no number of a party', () => {
    const list = proposalsOf(document(['被告人：卜某甲，身份证号110105＊＊＊＊＊＊＊＊002Ｘ，见〔2099〕虚执字第８号。']), facts())
    expect(of(list, 'document-number')[0]).toMatchObject({ content: { number: '110105********002X', checkDigit: null }, states: null, place: { quote: '110105＊＊＊＊＊＊＊＊002Ｘ' } })
    expect(of(list, 'case-number')[0]).toMatchObject({ content: { number: '（2099）虚执字第8号' }, states: { kind: 'case' }, place: { quote: '〔2099〕虚执字第８号' } })
    expect(of(list, 'party')[0]?.states?.body).not.toHaveProperty('documents')
  })

  it('accounts, freezes and plates', () => {
    const list = proposalsOf(document(['2099-06-12 冻结工商银行尾号1011账户。又查：建设银行账号：6217 9999 0000 0008 825，户名：卜大山，名下车辆虚A12345、江Ａ·00000。']), facts())
    expect(of(list, 'account-number').map((each) => each.states?.body)).toEqual([
      { id: 'account-6217999900000008825', institution: '建设银行', number: '6217999900000008825', holder: 'party-卜大山' },
      { id: 'account-1011', institution: '工商银行', number: '1011' },
      { id: 'account-1011', institution: '工商银行', number: '1011', frozenFrom: '2099-06-12' },
    ])
    expect(of(list, 'vehicle-plate')).toEqual([])
    const plates = proposalsOf(document(['名下车辆京A·12345、苏Ｂ00000各一辆。']), facts())
    expect(of(plates, 'vehicle-plate').map((each) => [each.content, each.place.quote])).toEqual([
      [{ kind: 'vehicle-plate', plate: '京A12345' }, '京A·12345'], [{ kind: 'vehicle-plate', plate: '苏B00000' }, '苏Ｂ00000'],
    ])
  })

  it('a step that was not taken is none, and a later date does not lend itself to an earlier step', () => {
    const told = (text: string) => milestones(proposalsOf(document([text]), facts()))
    expect(told('2099年5月1日，本院未向其送达执行通知书。')).toEqual([])
    expect(told('2099年5月7日申请执行，2099年7月31日向卜某送达了执行通知书。')).toEqual([
      { kind: 'enforcement-notice-served', date: '2099-07-31', evidence: '卷/文书.pdf' },
      { kind: 'enforcement-applied', date: '2099-05-07', evidence: '卷/文书.pdf' },
    ])
    expect(told('2099年6月5日，民警将手机扣押。2099年6月6日本院查封了房屋。')).toEqual([{ kind: 'seizure', date: '2099-06-06', evidence: '卷/文书.pdf' }])
    expect(told('2099年2月3日因涉嫌犯罪被刑事拘留十日。')).toEqual([])
  })

  it('say whether the case knows it already, or says something else', () => {
    const known = facts({ parties: [{ id: 'p1', name: '卜明川', role: 'debtor' }], milestones: [{ kind: 'property-report-ordered', date: '2099-04-27', party: 'p1' }] })
    const [found] = of(proposalsOf(document([RECEIPT]), known), 'milestone')
    expect(found).toMatchObject({ standing: 'differs', needs: [], states: { body: { party: 'p1' } } })
    const right = facts({ parties: [{ id: 'p1', name: '卜明川', role: 'debtor' }], milestones: [{ kind: 'property-report-ordered', date: '2099-04-28', party: 'p1' }] })
    expect(of(proposalsOf(document([RECEIPT]), right), 'milestone')[0]?.standing).toBe('stated')
  })

  it('merge what several documents say, the proof of service first', () => {
    const told = document(['2099-04-28 向被执行人卜明川送达报告财产令。被执行人：卜明川'], '日志.txt', { id: asId('f2') })
    const merged = mergeProposals([...proposalsOf(told, facts()), ...proposalsOf(document([RECEIPT]), facts())])
    const ordered = merged.filter((each) => each.content.kind === 'milestone')
    expect(ordered).toHaveLength(1)
    expect(ordered[0]).toMatchObject({ pattern: 'milestone.receipt', alsoAt: [{ path: '日志.txt' }] })
  })
})

describe('the tree of a query', () => {
  const path = '虚构银行（定向查询）/卜大山_11010519491231002X_虚构银行交易流水.xlsx'
  it('gives source, person and number from its names', () => {
    const list = proposalsOf(document([], path, { kind: 'bank-statement' }), facts())
    expect(list.map((each) => each.content)).toEqual([
      { kind: 'query-source', source: '虚构银行' },
      { kind: 'party', name: '卜大山', label: '' },
      { kind: 'document-number', number: '11010519491231002X', checkDigit: true, name: '卜大山' },
    ])
    expect(list[0]).toMatchObject({ needs: ['party-卜大山'], states: { kind: 'file', id: path, body: { path, source: '虚构银行', party: 'party-卜大山' } }, place: { page: null, quote: '虚构银行（定向查询）' } })
    for (const each of list) expect(path.slice(each.place.start, each.place.end)).toBe(each.place.quote)
  })

  it('knows the person by number even under another name', () => {
    const list = proposalsOf(document([], path), facts({ parties: [{ id: 'p9', name: '卜山', role: 'related', documents: [{ kind: 'resident-id', number: '11010519491231002x' }] }] }))
    expect(list[0]?.states?.body).toMatchObject({ party: 'p9' })
    expect(of(list, 'party')).toEqual([])
  })

  it('says nothing of other folders', () => {
    expect(proposalsOf(document([], '流水/卜大山.xlsx', { kind: 'bank-statement' }), facts())).toEqual([])
  })
})

describe('hostile pages', () => {
  it.each(['一万', '卡号6222 ', '位于', '1,', '被告人', '2023年6月1日', '(2023)虚', '解除', '送达文书', '户名', '尾号1011'])('sixty thousand characters of %s are read in no time', (word) => {
    const text = word.repeat(Math.ceil(60_000 / word.length))
    const started = performance.now()
    proposalsOf(document([text]), facts())
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

const JUDGMENTS = '../shared/data/judgments/juzhi'
describe.skipIf(!existsSync(JUDGMENTS))('real judgments (../shared/data)', () => {
  const texts = globSync(`${JUDGMENTS}/*.txt`).toSorted().map((path) => ({ path, text: readFileSync(path, 'utf8') }))

  it('give quotes that stand at their offsets, in every one of them', () => {
    expect(texts.length).toBeGreaterThan(30)
    for (const { path, text } of texts) {
      const list = proposalsOf(document([text], path), facts())
      expect(list.length, path).toBeGreaterThan(0)
      for (const each of list.filter((one) => one.place.page !== null)) expect(text.slice(each.place.start, each.place.end)).toBe(each.place.quote)
      expect(new Set(list.map((each) => each.id)).size).toBe(list.length)
    }
  })

  it('name the accused of the judgments that describe one, and never a clause as a name', () => {
    const named = texts.map(({ path, text }) => ({ path, names: of(proposalsOf(document([text], path), facts()), 'party').map((each) => (each.content.kind === 'party' ? each.content.name : '')) }))
    expect(named.find((each) => each.path.endsWith('lecard_33251.txt'))?.names).toEqual(['王璐安'])
    expect(named.find((each) => each.path.endsWith('lecard_10868.txt'))?.names).toEqual(['万会民', '马保全'])
    const clauses = named.flatMap((each) => each.names).filter((name) => /[未不没被已将应]/u.test(name))
    expect(clauses).toEqual([])
  })

  it('read the steps that a sentence dates', () => {
    const found = (name: string) => {
      const one = texts.find((each) => each.path.endsWith(name))
      return milestones(proposalsOf(document([one?.text ?? ''], name), facts())).map((body) => (body && 'date' in body ? `${body.kind} ${body.date}` : ''))
    }
    expect(found('lawbench_3-1_65.txt')).toEqual(expect.arrayContaining(['judgment 2014-03-26', 'enforcement-applied 2014-05-07', 'enforcement-notice-served 2014-07-31']))
    expect(found('lecard_10868.txt')).toEqual(expect.arrayContaining(['property-report-filed 2017-12-11', 'enforcement-filed 2017-09-01']))
    expect(found('lecardv2_125.txt')).toEqual(expect.arrayContaining(['restriction-served 2015-03-09', 'property-report-ordered 2015-03-09', 'fine-served 2017-02-24']))
  })
})
