import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AirRow, BorderRow, RailRow, ShipRow, TravelRow } from '../../../src-main/domain/journeys/journey.ts'
import type { RecognisedTravel } from '../../../src-main/import/parsed-file.ts'
import { recogniseTravel } from '../../../src-main/import/travel/recognise.ts'
import { csvTable, fixtureTable, tableOf } from './tables.ts'

const recognised = (table: Parameters<typeof recogniseTravel>[0]): RecognisedTravel => {
  const result = recogniseTravel(table)
  if (result === null) throw new Error('not recognised')
  return result
}
const border = (rows: readonly TravelRow[]): readonly BorderRow[] => rows.filter((row) => row.mode === 'border')
const rail = (rows: readonly TravelRow[]): readonly RailRow[] => rows.filter((row) => row.mode === 'rail')
const air = (rows: readonly TravelRow[]): readonly AirRow[] => rows.filter((row) => row.mode === 'air')
const ship = (rows: readonly TravelRow[]): readonly ShipRow[] => rows.filter((row) => row.mode === 'ship')

describe('border crossings', () => {
  it('reads the personal e-file with its preamble, page feet and rejected dates', () => {
    const read = recognised(fixtureTable('border-e-file.csv'))
    expect(read.layout).toBe('border-e-file')
    expect(read.headerLine).toBe(3)
    expect(read.read).toBe(6)
    expect(read.furniture).toEqual([1, 2, 6, 11])
    expect(read.rejected.map(({ line, code, value }) => [line, code, value])).toEqual([[9, 'date-unreadable', '2023-02-30'], [10, 'date-missing', '']])
    expect(border(read.rows).map((row) => [row.line, row.at.day, row.direction, row.port, row.carrier])).toEqual([
      [4, '2023-08-12', 'entry', '江州机场', 'EK0302'],
      [5, '2023-08-05', 'exit', '江州机场', 'EK0303'],
      [7, '2023-07-02', 'entry', '临海湾口岸', ''],
      [8, '2023-07-02', 'exit', '临海湾口岸', ''],
    ])
    expect(read.rows[2]?.travellerName).toBe('古盛远')
    expect(read.rows[2]?.documents).toEqual([
      { kind: '往来港澳通行证', number: 'C90000001' },
      { kind: '居民身份证', number: '999999197903050019' },
    ])
  })

  it('takes the direction of an official return from the class or date column, else leaves it unknown', () => {
    const read = recognised(fixtureTable('border-directed.csv'))
    expect(border(read.rows).map((row) => [row.at.day, row.at.time, row.direction, row.destination, row.carrier])).toEqual([
      ['2023-08-05', '09:36:05', 'unknown', '阿联酋', 'EK303'],
      ['2023-08-12', '18:20:00', 'entry', '阿联酋', 'EK302'],
      ['2023-09-01', '10:00:00', 'exit', '新加坡', 'SQ801'],
    ])
    expect(read.rejected).toEqual([])
  })

  it('reads field codes of the police system; a bare 1 is no direction', () => {
    const read = recognised(fixtureTable('border-codes.csv'))
    expect(border(read.rows).map((row) => [row.at.time, row.direction, row.destination, row.documents])).toEqual([
      ['09:36:05', 'exit', '阿联酋', [{ kind: '普通护照', number: 'EA0000001' }]],
      ['18:20:00', 'entry', '阿联酋', [{ kind: '普通护照', number: 'EA0000001' }]],
      ['10:00:00', 'unknown', '新加坡', [{ kind: '普通护照', number: 'EA0000001' }]],
    ])
  })

  it('reads codes 1 and 2 where the heading says what they mean', () => {
    const read = recognised(csvTable('姓名,出入境标识(1出境 2入境),出入境时间,护照号,口岸\n古盛远,1,2023-08-05 09:36,EA0000001,江州机场\n古盛远,2,2023-08-06 09:36,EA0000001,江州机场'))
    expect(border(read.rows).map((row) => row.direction)).toEqual(['exit', 'entry'])
  })

  it('does not give the preamble number to a row of somebody else', () => {
    const read = recognised(csvTable('姓名：古盛远 证件号码：999999197903050019\n姓名,出境/入境,出入境日期,证件号码\n古盛远,出境,2023-08-05,EA0000001\n乔安禾,出境,2023-08-05,EB0000009'))
    expect(read.rows.map((row) => row.documents.map(({ number }) => number))).toEqual([['EA0000001', '999999197903050019'], ['EB0000009']])
  })

  it('says so where the query found nothing', () => {
    const read = recognised(csvTable('姓名,出境/入境,出入境日期,证件号码\n查无出入境记录,,,'))
    expect(read.rejected.map(({ code }) => code)).toEqual(['no-data-answer'])
    expect(read.read).toBe(1)
  })
})

describe('rail tickets', () => {
  it('marks refunded and changed tickets of the official return and keeps the buyer apart', () => {
    const read = recognised(fixtureTable('rail-directed.csv', '票面信息'))
    expect(read.layout).toBe('rail-directed')
    expect(rail(read.rows).map((row) => [row.train, row.at.time, row.seat, row.status, row.buyer])).toEqual([
      ['G9001', '09:15:00', '二等座', 'taken', '古盛远'],
      ['D9002', '09:15:00', '一等座', 'taken', '程家岭'],
      ['G9003', '09:15:00', '二等座', 'refunded', '古盛远'],
      ['G9003', '09:15:00', '二等座', 'changed', '古盛远'],
    ])
    expect(read.rows.every((row) => row.documents.length === 1 && row.documents[0]?.number === '999999197903050019')).toBe(true)
  })

  it('reads an order export: status words, seat codes, fares, repeated header, sums', () => {
    const read = recognised(fixtureTable('rail-orders.csv'))
    expect(rail(read.rows).map((row) => [row.at.day, row.at.time, row.seat, row.fare, row.status])).toEqual([
      ['2023-08-10', '09:15:00', '二等座', 5300n, 'taken'],
      ['2023-08-11', '09:15:00', '动卧', 12050n, 'taken'],
      ['2023-08-12', '09:15:00', '软卧', 105300n, 'refunded'],
      ['2023-08-14', '00:00:00', '软卧', null, 'changed'],
      ['2023-08-14', null, '无座', 900n, 'unknown'],
    ])
    expect(read.rows[0]?.travellerName).toBe('古盛远')
    expect(read.rows[0]?.documents).toEqual([{ kind: '', number: '9999****0019' }])
    expect(read.furniture).toEqual([1, 2, 8, 10, 11])
    expect(read.read).toBe(5)
  })

  it('is not deceived by the payment sheet of the return', () => {
    const payments = '车票序号,列车车次,发车日期,交易订单号,交易时间,收单行\n1,G9001,20230810,Z001,20230801,虚构银行'
    expect(recogniseTravel(csvTable(payments, '交易信息'))).toBeNull()
    expect(recogniseTravel(csvTable(payments))).toBeNull()
  })

  it('rejects a row that names no traveller where the table has a column for it', () => {
    const read = recognised(csvTable('姓名,证件号码,乘车日期,车次,席别,票价,车票状态\n,,2023-08-10,G9001,二等座,53.00,已使用\n-,/,2023-08-10,G9001,二等座,53.00,已使用'))
    expect(read.rejected.map(({ code }) => code)).toEqual(['traveller-missing', 'traveller-missing'])
  })
})

describe('air and ship tickets', () => {
  it('reads dates in many forms and status words; an unknown word is unknown', () => {
    const read = recognised(fixtureTable('air-plain.csv'))
    expect(air(read.rows).map((row) => [row.flight, row.at.day, row.status])).toEqual([
      ['MU9001', '2023-08-05', 'taken'], ['MU9002', '2023-08-06', 'not-taken'], ['MU9003', '2023-08-07', 'refunded'],
      ['MU9004', '2023-08-08', 'changed'], ['MU9005', '2023-08-09', 'unknown'], ['MU9006', '2023-08-10', 'taken'],
    ])
    expect(read.rejected).toMatchObject([{ line: 8, code: 'date-unreadable', value: 'not a date' }])
  })

  it('goes by the sheet where the return keeps flown and not flown apart', () => {
    const head = '旅客证件号,航空公司,航班号,旅客中文姓名,旅客英文名字,起飞日期,起飞时间,到达日期,起飞机场三字码,起飞机场,到达机场三字码,到达机场,离港舱位,票面总价,票价货币类型'
    const line = 'EA0000001,虚构航空,XX901,古盛远,GU/SHENGYUAN,20230805,2130,20230806,XXA,江州机场,XXB,临海机场,C,6600,'
    const flown = recognised(csvTable(`${head}\n${line}CNY\n${line}USD`, '已成行航班'))
    expect(air(flown.rows).map((row) => [row.status, row.from, row.to, row.cabin, row.fare, row.travellerName])).toEqual([
      ['taken', '江州机场', '临海机场', 'C', 660000n, '古盛远'], ['taken', '江州机场', '临海机场', 'C', null, '古盛远'],
    ])
    expect(recognised(csvTable(`${head}\n${line}CNY`, '未成行航班')).rows[0]?.status).toBe('not-taken')
  })

  it('puts all document numbers of a row together', () => {
    const read = recognised(fixtureTable('ship.csv'))
    expect(read.layout).toBe('ship-passengers')
    expect(ship(read.rows).map((row) => [row.vessel, row.cabin, row.status, row.fare])).toEqual([['临海号', '二等A', 'taken', 48000n], ['临海号', '三等舱', 'refunded', 28000n]])
    expect(read.rows[0]?.documents).toEqual([{ kind: '居民身份证', number: '999999197903050019' }, { kind: '护照', number: 'EA0000001' }])
    expect(read.columns['document-2']).toBe(2)
  })
})

describe('tables that are no travel records', () => {
  it.each([
    ['judicial return', '交易卡号,交易时间,交易金额,收付标志,对手户名,摘要说明\n6200000000000000001,2023-08-05,100.00,出,虚构航空,航班号 XX901'],
    ['wallet bill', '微信支付账单明细\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态\n2023-08-05 10:00:00,商户消费,虚构航空,航班 XX901 日期 2023-08-05,支出,¥100.00,零钱,支付成功'],
    ['statement with a train column', '日期,车次,金额(元),余额,摘要\n2023-08-05,G9001,53.00,100.00,购票'],
    ['hotels of a town', '企业名称,登记日期,地址,法定代表人\n虚构旅馆,2023-08-05,江州市虚构路 1 号,古盛远'],
    ['what was spent at a hotel', '日期,酒店,金额(元),余额,摘要\n2023-08-05,虚构旅馆,688.00,100.00,房费'],
    ['text', '一段文字\n没有表格'],
  ])('%s', (_name, text) => {
    expect(recogniseTravel(csvTable(text))).toBeNull()
  })
})

describe('row conservation', () => {
  const cell = fc.oneof(fc.constantFrom('', '-', '合计', '第 1 页', '2023-08-05', '20230230', '出境', 'G9001', '古盛远', 'EA0000001', '查无记录'), fc.string({ maxLength: 12 }))
  const head = fc.constantFrom(
    ['姓名', '出境/入境', '出入境日期', '证件号码', '口岸'],
    ['姓名', '证件号码', '乘车日期', '车次', '席别', '票价', '车票状态'],
    ['旅客姓名', '证件号', '航班号', '航班日期', '舱位', '客票状态'],
    ['船名', '航次', '开航日期', '姓名', '舱位', '客票状态'],
  )
  it('loses no line: every one is kept, rejected or furniture', () => {
    fc.assert(
      fc.property(head, fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 20 }), (header, lines) => {
        const table = tableOf([['标题'], header, ...lines])
        const read = recognised(table)
        expect(read.read).toBe(read.rows.length + read.rejected.length)
        const seen = [...read.rows, ...read.rejected].map(({ line }) => line).concat(read.furniture, read.headerLine)
        expect(seen.toSorted((left, right) => left - right)).toEqual(table.rows.map(({ line }) => line))
      }),
    )
  })

  it('does not depend on the order of columns', () => {
    const columns = ['姓名', '证件号码', '乘车日期', '车次', '席别', '票价', '车票状态']
    const cells = ['古盛远', 'EA0000001', '2023-08-05', 'G9001', '一等座', '53.00', '已退票']
    fc.assert(
      fc.property(fc.shuffledSubarray(columns.map((_name, index) => index), { minLength: 7 }), (order) => {
        const read = recognised(tableOf([order.map((index) => columns[index] ?? ''), order.map((index) => cells[index] ?? '')]))
        expect(read.rows[0]).toMatchObject({ mode: 'rail', train: 'G9001', seat: '一等座', fare: 5300n, status: 'refunded', travellerName: '古盛远' })
      }),
    )
  })
})
