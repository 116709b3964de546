import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asWorkbookBytes } from '../import/as-workbook.ts'
import { startTestHost, type TestHost } from './in-process.ts'

/** The tree in which returns to queries come: rounds, letters, sources, one file a person. All people are invented. */
const ID = '999999198801010013'
const ROUND = '第一轮/虚构公函〔2024〕1号'
const FILES = {
  statement: `${ROUND}/银行业金融机构交易流水（定向查询）/甄虚构_${ID}_虚构公函1号_虚构银行交易流水.csv`,
  border: `${ROUND}/公安部出入境记录（定向查询）/甄虚构_E90000001_虚构公函1号_出入境.xlsx`,
  air: `${ROUND}/中航信航班进出港信息（定向查询）/甄虚构_E90000001_虚构公函1号_航班.xlsx`,
  rail: `${ROUND}/铁路总公司票面信息（定向查询）/甄虚构_${ID}_虚构公函1号_票面.xlsx`,
  hotel: `${ROUND}/公安部旅馆住宿（定向查询）/甄虚构_${ID}_虚构公函1号_住宿.csv`,
  again: `第二轮/虚构公函〔2024〕9号/公安部旅馆住宿（定向查询）/甄虚构_${ID}_虚构公函9号_住宿.csv`,
} as const

const HOTEL = `姓名,证件类型,证件号码,旅馆名称,旅馆地址,房间号,入住时间,退房时间\n甄虚构,居民身份证,${ID},临海虚构大酒店,临海市虚构路 1 号,1808,2024-02-09 14:30,2024-02-11 12:00\n`
const CONTENT: Readonly<Record<keyof typeof FILES, string | Uint8Array>> = {
  statement: `名称,证件号码,查询卡号,借贷标志,币种,交易金额,账户余额,交易时间,交易流水号,交易对方名称\n甄虚构,${ID},6200000000009001,出,CNY,6600.00,100.00,2024-02-01 10:00:00,S1,虚构航空\n`,
  border: asWorkbookBytes([{ name: '出入境记录', rows: [
    ['姓名', '人员类别', '证件类别', '证件号码', '性别', '国籍', '签证种类', '出生日期', '出入日期', '出入时间', '出入口岸', '交通方式', '交通工具', '签证号码', '前往/归来国家'],
    ['甄虚构', '内地居民(出)', '普通护照', 'E90000001', '男', '中国', '', '19880101', '20240208', '2010', '北京首都机场', '飞机', 'XX901', '', ''],
    ['甄虚构', '内地居民(入)', '普通护照', 'E90000001', '男', '中国', '', '19880101', '20240220', '1330', '北京首都机场', '飞机', 'XX902', '', ''],
    ['甄虚构', '内地居民(出)', '往来港澳通行证', 'C90000001', '男', '中国', '', '19880101', '20240301', '0900', '深圳湾口岸', '步行', '', '', '中国香港'],
    ['甄虚构', '内地居民(出)', '普通护照', 'E90000001', '男', '中国', '', '19880101', '20240401', '0900', '虚构口岸', '飞机', 'XX999', '', ''],
  ] }]),
  air: asWorkbookBytes(['已成行航班', '未成行航班'].map((name, index) => ({ name, rows: [
    ['旅客证件号', '航班号', '旅客中文姓名', '起飞日期', '起飞时间', '起飞机场三字码', '到达机场三字码', '起飞机场', '到达机场', '离港舱位', '票面总价', '票价货币类型'],
    ...(index === 0
      ? [['E90000001', 'XX901', '甄虚构', '20240208', '2130', 'PEK', 'DXB', '', '', 'C', '6600.00', 'CNY'], ['E90000001', 'XX902', '甄虚构', '20240220', '0105', 'DXB', 'PEK', '', '', 'Y', '3100.00', 'CNY']]
      : [['E90000001', 'XX903', '甄虚构', '20240501', '1200', 'PVG', 'NRT', '', '', 'Y', '2000.00', 'CNY']]),
  ] }))),
  rail: asWorkbookBytes([
    { name: '票面信息', rows: [['车票序号', '发车日期', '发车时间', '乘车人姓名', '证件号码', '票号', '列车车次', '发站', '到站', '席别'], ['1', '20240302', '0900', '甄虚构', ID, 'E1', 'G79', '深圳北', '香港西九龙', '二等座']] },
    { name: '交易信息', rows: [['车票序号', '列车车次', '发车日期', '交易订单号', '交易时间', '收单行'], ['1', 'G79', '20240302', 'O1', '20240228', '虚构银行']] },
  ]),
  hotel: HOTEL,
  again: HOTEL,
}

let host: TestHost
beforeEach(async () => {
  host = startTestHost()
  const root = join(host.folder, 'disc')
  for (const [key, path] of Object.entries(FILES) as [keyof typeof FILES, string][]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), CONTENT[key])
  }
  await host.ask('cases.create', { token: await host.token(join(host.folder, 'a.tcase')), passphrase: null })
  await host.ask('intake.import', { tokens: [await host.token(root)] })
})
afterEach(() => host.end())

const journeys = () => host.ask('journeys.list', {})

describe('a disc of returns to queries', () => {
  it('is read whole: every file by its form, a second round that brings the same rows told as repeated', async () => {
    const { intake } = await host.ask('review.get', { language: 'zh-CN' })
    const byPath = new Map(intake.files.map((file) => [file.path, file]))
    expect(Object.values(FILES).map((path) => [byPath.get(path)?.kind, byPath.get(path)?.format, byPath.get(path)?.status])).toEqual([
      ['bank-statement', 'judicial-return-b-csv', 'imported'], ['travel-record', 'border-directed-xlsx', 'imported'], ['travel-record', 'air-directed-xlsx', 'imported'],
      ['travel-record', 'rail-directed-xlsx', 'imported'], ['travel-record', 'hotel-directed-csv', 'imported'], ['travel-record', 'hotel-directed-csv', 'duplicate'],
    ])
  })

  it('proposes source, person and number of each file out of the names, and takes nothing over by itself', async () => {
    expect((await host.ask('facts.list', {})).entries).toEqual([])
    for (const [path, source, number] of [
      [FILES.statement, '银行业金融机构交易流水', ID], [FILES.border, '公安部出入境记录', 'E90000001'], [FILES.air, '中航信航班进出港信息', 'E90000001'],
      [FILES.rail, '铁路总公司票面信息', ID], [FILES.hotel, '公安部旅馆住宿', ID],
    ] as const) {
      const proposals = await host.ask('proposals.list', { path })
      expect(proposals.find((each) => each.kind === 'query-source'), path).toMatchObject({ content: { source }, standing: 'new', place: { page: null } })
      expect(proposals.find((each) => each.kind === 'document-number'), path).toMatchObject({ content: { number, name: '甄虚构' } })
      expect(proposals.find((each) => each.kind === 'party'), path).toMatchObject({ content: { name: '甄虚构' } })
    }
    expect((await host.ask('facts.list', {})).entries).toEqual([])
    expect((await journeys()).every((journey) => !journey.isDebtor)).toBe(true)
  })

  it('tells passport and permit by their numbers once the person is taken over', async () => {
    const [party] = (await host.ask('proposals.list', { path: FILES.border })).filter((each) => each.kind === 'party')
    expect(party?.states?.body).toMatchObject({ name: '甄虚构', documents: [{ kind: 'passport', number: 'E90000001' }] })
  })

  it('knows a flight abroad as one, and Hong Kong apart; a crossing takes its destination from its flight, marked as derived', async () => {
    const found = await journeys()
    const of = (path: string) => found.filter((journey) => journey.path === path).map((journey) => [journey.day, journey.direction, journey.to, journey.region, journey.derivedTo, journey.status])
    expect(of(FILES.border)).toEqual([
      ['2024-02-08', 'exit', '', 'abroad', '阿联酋', 'taken'], ['2024-02-20', 'entry', '', 'abroad', '阿联酋', 'taken'],
      ['2024-03-01', 'exit', '中国香港', 'hk-mo-tw', null, 'taken'], ['2024-04-01', 'exit', '', null, null, 'taken'],
    ])
    expect(of(FILES.air).map(([, , , region, , status]) => [region, status])).toEqual([['abroad', 'taken'], ['abroad', 'taken'], ['abroad', 'not-taken']])
    expect(of(FILES.rail)).toEqual([['2024-03-02', null, '香港西九龙', 'hk-mo-tw', null, 'taken']])
  })

  it('shows a stay with its nights, counted by no rule and with the reason', async () => {
    await host.ask('facts.state', { kind: 'party', id: null, body: { name: '甄虚构', kind: 'person', role: 'debtor', documents: [{ kind: 'resident-id', number: ID }] } })
    await host.ask('facts.state', { kind: 'milestone', id: null, body: { kind: 'restriction-served', date: '2024-01-01' } })
    const stays = (await journeys()).filter((journey) => journey.mode === 'hotel')
    expect(stays).toMatchObject([{ carrier: '临海虚构大酒店', from: '临海市虚构路 1 号', seat: '1808', nightsAway: 2, isDebtor: true, inRestriction: true, countedBy: [], notCountedReason: 'no-rule' }])
    const review = await host.ask('review.get', { language: 'zh-CN' })
    expect(review.findings.flatMap((finding) => finding.citations).filter((citation) => citation.path === FILES.hotel)).toEqual([])
  })
})
