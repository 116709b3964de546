import { toGb18030, workbook } from './statements.ts'
import { addDays } from './movement.ts'
import { DEBTOR, FATHER, ID, PASSPORT_NEW, PASSPORT_OLD, SAME_NAME_ID, WIFE, WIFE_ID } from './story.ts'
import { TRIPS } from './trips.ts'

/** What the writer knows of a travel row. `mine` = by number the debtor's; `journey` = it took place. */
export interface TravelTruth {
  readonly line: number
  readonly at: string
  readonly mode: 'border' | 'rail' | 'air' | 'ship'
  readonly mine: boolean
  readonly taken: boolean
  readonly document: string
  readonly direction?: 'exit' | 'entry'
  readonly destination?: string
  readonly nights?: number
  readonly rail?: 'counted' | 'unsure' | 'not-counted'
  readonly ship?: boolean
  /** Yuan with two decimals; empty where the record has none. */
  readonly fare?: string
  /** The same flight stands in the other file too. */
  readonly seenElsewhere?: true
  readonly rejected?: 'date-unreadable' | 'date-missing'
}
export interface WrittenTravel {
  readonly bytes: Uint8Array
  readonly rows: readonly TravelTruth[]
}

const NEW_PASSPORT_FROM = '2024-06-01'
const passportOn = (day: string): string => (day >= NEW_PASSPORT_FROM ? PASSPORT_NEW : PASSPORT_OLD)
/** The wife came along on these; her records stand in the same file. */
const COMPANION_ON = ['2023-08-05', '2024-02-09', '2024-10-01']

const backFlight = (flight: string): string => `YJ${Number(flight.slice(2)) + 1}`

/** Crossings as the border authority lists them for the two, GB18030, oldest first. */
export function borderFile(): WrittenTravel {
  const rows: TravelTruth[] = []
  const text = ['出入境记录查询结果（虚构样例）', `查询时间：2025-05-20 10:00:00`, '序号,姓名,证件名称,证件号码,出境/入境,出入境时间,出入境口岸,前往国家（地区）,航班号']
  const add = (name: string, number: string, direction: 'exit' | 'entry', at: string, destination: string, flight: string, nights: number): void => {
    const mine = name === DEBTOR.name
    text.push([rows.length + 1, name, '普通护照', number, direction === 'exit' ? '出境' : '入境', at, '江州机场', destination, flight].join(','))
    rows.push({ line: text.length, at, mode: 'border', mine, taken: true, document: number, direction, destination, nights })
  }
  for (const [day, nights, destination, flight] of TRIPS) {
    const back = addDays(day, nights)
    const travellers = COMPANION_ON.includes(day) ? [[DEBTOR.name, passportOn(day)], [WIFE.name, 'EC0000003']] as const : [[DEBTOR.name, passportOn(day)]] as const
    for (const [name, number] of travellers) add(name, number, 'exit', `${day} 08:42:10`, destination, flight, nights)
    for (const [name, number] of travellers) add(name, number, 'entry', `${back} 21:15:36`, '', backFlight(flight), nights)
  }
  text.push(`共${rows.length}条`, '第 1 页 / 共 1 页')
  return { bytes: toGb18030(`${text.join('\r\n')}\r\n`), rows }
}

type RailLine = readonly [day: string, time: string, train: string, from: string, to: string, seat: string, rail: NonNullable<TravelTruth['rail']>, state?: 'refunded' | 'changed' | 'other-number' | 'wife' | 'bad-date']
const RAIL: readonly RailLine[] = [
  ['2023-04-28', '08:10', 'G9001', '江州', '临海东', '二等座', 'counted'],
  ['2023-05-31', '17:20', 'G9002', '临海东', '江州', '二等座', 'counted'],
  ['2023-06-01', '08:10', 'G9001', '江州', '临海东', '二等座', 'counted'],
  ['2023-06-18', '09:30', 'D9103', '江州', '云泽', '二等座', 'not-counted'],
  ['2023-06-20', '18:02', 'D9104', '云泽', '江州', '一等座', 'counted'],
  ['2023-07-08', '07:45', 'G9005', '江州', '澄湾南', '二等座', 'counted', 'refunded'],
  ['2023-07-09', '07:45', 'G9005', '江州', '澄湾南', '二等座', 'counted', 'changed'],
  ['2023-07-10', '09:15', 'G9007', '江州', '澄湾南', '二等座', 'counted'],
  ['2023-08-20', '21:36', 'K9208', '江州', '北岸', '软卧', 'counted'],
  ['2023-08-23', '20:11', 'K9207', '北岸', '江州', '硬卧', 'not-counted'],
  ['2023-10-20', '10:05', 'C9301', '江州', '江州东', '二等座', 'not-counted'],
  ['2023-11-06', '19:40', 'D9402', '江州', '南渡北', '动卧', 'unsure'],
  ['2023-12-17', '08:10', 'G9001', '江州', '临海东', '商务座', 'counted'],
  ['2024-02-25', '13:25', 'G9011', '江州', '青屿', '一等座', 'counted'],
  ['2024-02-25', '13:25', 'G9011', '江州', '青屿', '一等座', 'counted', 'wife'],
  ['2024-03-24', '13:25', 'G9011', '江州', '青屿', '二等座', 'counted', 'other-number'],
  ['2024-05-04', '08:10', 'G9001', '江州', '临海东', '二等座', 'counted'],
  ['2024-05-06', '17:20', 'G9002', '临海东', '江州', '无座', 'counted'],
  ['2024-06-27', '09:30', 'D9103', '江州', '云泽', '二等座', 'not-counted'],
  ['2024-07-05', '18:02', 'D9104', '云泽', '江州', '特等座', 'counted'],
  ['2024-08-30', '19:40', 'D9402', '江州', '南渡北', '二等卧', 'unsure'],
  ['2024-09-24', '06:50', '9551', '江州', '北岸', '硬座', 'not-counted'],
  ['2024-10-18', '21:36', 'Z9202', '江州', '北岸', '高级软卧', 'counted'],
  ['2024-11-20', '08:10', 'G9001', '江州', '临海东', '二等座', 'counted', 'bad-date'],
  ['2024-12-21', '10:40', 'C9302', '江州东', '江州', '一等座', 'counted'],
  ['2025-02-28', '08:10', 'G9001', '江州', '临海东', '二等座', 'counted'],
  ['2025-03-01', '17:20', 'G9002', '临海东', '江州', '二等座', 'counted'],
]
const RAIL_HEAD = '车票序号,发车日期,发车时间,乘车人姓名,证件类型,证件号码,票号,列车车次,发站,到站,车厢号,席别,席位号,售票车站,售票时间,票价,购票人,购票人证件号码,购票人联系方式,退票车站,退票日期,退票时间,改签车站,改签时间,改签新票票号'.split(',')

/** Official return of rail tickets: tickets in one sheet, their payments in another that is no travel record. */
export function railFile(): WrittenTravel {
  const rows: TravelTruth[] = []
  const tickets: (string | number)[][] = [['铁路票面信息（虚构样例）'], RAIL_HEAD]
  const payments: (string | number)[][] = [['铁路交易信息（虚构样例）'], ['车票序号', '列车车次', '发车日期', '交易订单号', '交易时间', '收单行']]
  RAIL.forEach(([day, time, train, from, to, seat, rail, state], index) => {
    const fare = `${60 + ((index * 37) % 260)}.${index % 2 === 0 ? '50' : '00'}`
    const [name, number] = state === 'wife' ? [WIFE.name, WIFE_ID] : state === 'other-number' ? [DEBTOR.name, SAME_NAME_ID] : [DEBTOR.name, ID]
    const packed = state === 'bad-date' ? '20241131' : day.replaceAll('-', '')
    const back = state === 'refunded' ? ['江州', addDays(day, -1).replaceAll('-', ''), '120000'] : ['', '', '']
    const changed = state === 'changed' ? ['江州', `${addDays(day, -1)} 09:00:00`, `E9${String(index + 2).padStart(7, '0')}`] : ['', '', '']
    tickets.push([String(index + 1), packed, time.replace(':', ''), name, '二代身份证', number, `E9${String(index + 1).padStart(7, '0')}`, train, from, to, '07', seat, `0${(index % 9) + 1}A`, from, addDays(day, -3), fare, FATHER.name, '', '100-0000-0002', ...back, ...changed])
    payments.push([String(index + 1), train, packed, `X${String(index + 1).padStart(8, '0')}`, addDays(day, -3), '虚构收单行'])
    rows.push({
      line: tickets.length, at: `${day} ${time}:00`, mode: 'rail', mine: state !== 'wife' && state !== 'other-number', taken: state !== 'refunded' && state !== 'changed',
      document: number, rail, fare, ...(state === 'bad-date' ? { rejected: 'date-unreadable' as const } : {}),
    })
  })
  return { bytes: workbook([['票面信息', tickets], ['交易信息', payments]]), rows }
}

type AirLine = readonly [day: string, time: string, flight: string, from: string, to: string, fare: string, who?: 'wife' | 'other-number' | 'seen-elsewhere']
const DOMESTIC: readonly AirLine[] = [
  ['2023-02-12', '08:30', 'YJ501', '江州机场', '北岸机场', '860.00'],
  ['2023-06-13', '07:10', 'YJ501', '江州机场', '北岸机场', '920.00'],
  ['2023-06-15', '20:40', 'YJ502', '北岸机场', '江州机场', '780.00'],
  ['2023-10-12', '09:05', 'YJ511', '江州机场', '南渡机场', '1140.00', 'seen-elsewhere'],
  ['2023-10-15', '19:30', 'YJ512', '南渡机场', '江州机场', '1080.00', 'seen-elsewhere'],
  ['2024-02-22', '08:30', 'YJ501', '江州机场', '北岸机场', '', 'wife'],
  ['2024-05-25', '08:30', 'YJ501', '江州机场', '北岸机场', ''],
  ['2024-05-27', '08:30', 'YJ503', '北岸机场', '青屿机场', '640.00', 'other-number'],
  ['2024-09-05', '12:15', 'YJ521', '江州机场', '青屿机场', '1360.00'],
  ['2025-03-04', '08:30', 'YJ501', '江州机场', '北岸机场', '900.00'],
]
const AIR_HEAD = '旅客证件号,手机号,航空公司,航班号,旅客中文姓名,旅客英文名字,起飞日期,起飞时间,到达日期,到达时间,起飞机场三字码,到达机场三字码,起飞机场,到达机场,值机日期,值机时间,离港舱位,登机牌序号,座位号,票号,销售舱位,出票日期,票面总价,付款方式,票价货币类型,同行人类别'.split(',')

/** Official return of flights: flown and not flown in two sheets. Eight trips abroad stand in it with both flights. */
export function airFile(): WrittenTravel {
  const rows: TravelTruth[] = []
  const trips = TRIPS.slice(2, 10).flatMap(([day, nights, destination, flight]): AirLine[] => [
    [day, '09:55', flight, '江州机场', `${destination}机场`, '3280.00'],
    [addDays(day, nights), '13:20', backFlight(flight), `${destination}机场`, '江州机场', '2960.00'],
  ])
  const flown: (string | number)[][] = [['航班进出港信息（虚构样例）'], AIR_HEAD]
  const notFlown: (string | number)[][] = [['航班进出港信息（虚构样例）'], AIR_HEAD]
  const line = ([day, time, flight, from, to, fare]: AirLine, name: string, latin: string, number: string, index: number): readonly string[] => [
    number, '100-0000-0001', '云际航空', flight, name, latin, day.replaceAll('-', ''), time.replace(':', ''), day.replaceAll('-', ''), '', 'XXA', 'XXB', from, to, day.replaceAll('-', ''), '',
    'Y', '', '', `999-90000${String(index).padStart(5, '0')}`, 'Y', addDays(day, -7).replaceAll('-', ''), fare, '', 'CNY', '',
  ]
  const abroad = new Set(trips)
  const sorted = [...DOMESTIC, ...trips].toSorted((left, right) => `${left[0]} ${left[1]}`.localeCompare(`${right[0]} ${right[1]}`))
  sorted.forEach((flight, index) => {
    const who = flight[6]
    const [name, latin, number] = who === 'wife' ? [WIFE.name, 'CHENG/WANQIU', WIFE_ID] : who === 'other-number' ? [DEBTOR.name, 'GU/SHENGYUAN', SAME_NAME_ID] : [DEBTOR.name, 'GU/SHENGYUAN', abroad.has(flight) ? passportOn(flight[0]) : ID]
    flown.push([...line(flight, name, latin, number, index)])
    rows.push({
      line: flown.length, at: `${flight[0]} ${flight[1]}:00`, mode: 'air', mine: who !== 'wife' && who !== 'other-number', taken: true, document: number, fare: flight[5],
      ...(who === 'seen-elsewhere' ? { seenElsewhere: true as const } : {}),
    })
  })
  const booked: readonly AirLine[] = [['2023-12-22', '08:30', 'YJ501', '江州机场', '北岸机场', '880.00'], ['2024-06-01', '09:05', 'YJ511', '江州机场', '南渡机场', '1020.00']]
  booked.forEach((flight, index) => {
    notFlown.push([...line(flight, DEBTOR.name, 'GU/SHENGYUAN', ID, 900 + index)])
    rows.push({ line: notFlown.length, at: `${flight[0]} ${flight[1]}:00`, mode: 'air', mine: true, taken: false, document: ID, fare: flight[5] })
  })
  return { bytes: workbook([['已成行航班', flown], ['未成行航班', notFlown]]), rows }
}

/** The airline's own list: two flights that the official return has too, one that it lacks, tickets given back and never used. */
export function airlineFile(): WrittenTravel {
  const lines: readonly (readonly [number: string, flight: string, day: string, status: string, fare: string, taken: boolean, more?: Partial<TravelTruth>])[] = [
    [ID, 'YJ511', '2023-10-12', 'USED', '1140.00', true, { seenElsewhere: true }],
    [ID, 'YJ512', '2023-10-15', 'USED', '1080.00', true, { seenElsewhere: true }],
    [ID, 'YJ531', '2024-01-10', 'FLOWN', '1210.00', true],
    ['', 'YJ532', '2024-01-13', 'USED', '1190.00', true],
    [ID, 'YJ541', '2024-03-21', 'REFUNDED', '1460.00', false],
    [ID, 'YJ541', '2024-07-30', 'OPEN FOR USE', '1460.00', false],
    [ID, 'YJ542', '2024-08-28', 'EXCHANGED', '990.00', false],
    [ID, 'YJ543', '2024-02-30', 'USED', '990.00', true, { rejected: 'date-unreadable' }],
  ]
  const text = ['云际航空客票查询（虚构样例）', '旅客姓名,证件号,航班号,航班日期,舱位,票价,客票状态']
  const rows = lines.map(([number, flight, day, status, fare, taken, more]): TravelTruth => {
    text.push(['GU/SHENGYUAN', number, flight, day, 'Y', fare, status].join(','))
    return { line: text.length, at: day, mode: 'air', mine: true, taken, document: number, fare, ...more }
  })
  text.push('合计：8张')
  return { bytes: new TextEncoder().encode(`\uFEFF${text.join('\n')}\n`), rows }
}

/** Ship tickets: second class counts, third does not, a ticket given back is no journey. */
export function shipFile(): WrittenTravel {
  const lines = [
    ['2023-09-16 19:30', 'LH901', '江州港', '青屿港', '二等舱', '468.00', '已使用', true, true],
    ['2023-09-18 19:30', 'LH902', '青屿港', '江州港', '三等舱', '268.00', '已使用', true, false],
    ['2024-06-04 19:30', 'LH901', '江州港', '青屿港', '一等舱', '688.00', '已退票', false, true],
    ['2024-06-05 08:00', 'LH903', '江州港', '青屿港', '二等A', '488.00', '已使用', true, true],
  ] as const
  const text = ['客轮船票（虚构样例）', '乘船人,身份证号,船名,航次,开航时间,始发港,到达港,舱位,票价,客票状态']
  const rows = lines.map(([at, voyage, from, to, cabin, fare, status, taken, ship]): TravelTruth => {
    text.push([DEBTOR.name, `${ID}\t`, '青屿号', voyage, at, from, to, cabin, fare, status].join(','))
    return { line: text.length, at: `${at}:00`, mode: 'ship', mine: true, taken, document: ID, ship, fare }
  })
  return { bytes: new TextEncoder().encode(`${text.join('\n')}\n`), rows }
}
