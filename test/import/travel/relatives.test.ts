import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TravelRow } from '../../../src-main/domain/journeys/journey.ts'
import { parseKnownTables } from '../../../src-main/import/parse-tables.ts'
import type { SourceTable } from '../../../src-main/import/table.ts'
import { tableOfText } from '../statements/read-fixture.ts'
import { asText, delimiters, inTraditional, numbered, preambleOf } from '../written-otherwise.ts'

/** Names that records of each kind go by, as far as nobody described their form. */
const NAMES = {
  rail: { name: ['乘车人', '乘车人姓名', '旅客姓名', '姓名'], document: ['证件号码', '身份证号', '证件号'], date: ['乘车日期', '发车日期', '出发日期'], carrier: ['车次', '列车车次', '乘车车次'], from: ['发站', '出发站', '乘车站'], to: ['到站', '到达站', '终到站'] },
  air: { name: ['乘机人', '旅客姓名', '旅客中文姓名', '姓名'], document: ['证件号', '证件号码', '护照号'], date: ['航班日期', '起飞日期', '乘机日期'], carrier: ['航班号', '航班'], from: ['起飞机场', '出发机场', '出发城市', '始发地'], to: ['到达机场', '到达城市', '抵达城市', '目的地'] },
  ship: { name: ['乘船人', '旅客姓名', '姓名'], document: ['身份证号', '证件号码'], date: ['乘船日期', '开航日期'], carrier: ['船名', '客轮名称'], from: ['始发港', '出发港'], to: ['到达港', '抵达港', '目的港'] },
  border: { name: ['姓名', '中文姓名'], document: ['证件号码', '护照号码'], date: ['出入境日期', '出入境时间', '查验时间'], carrier: ['出境/入境', '出入境标识', '出入境状态'], from: ['口岸', '出入境口岸', '出入口岸'], to: ['前往国家(地区)', '前往国', '目的地国家'] },
  hotel: { name: ['姓名', '入住人', '住客姓名'], document: ['证件号码', '身份证号'], date: ['入住时间', '入住日期', '登记时间'], carrier: ['旅馆名称', '酒店名称', '宾馆'], from: ['旅馆地址', '酒店地址'], to: ['房间号', '房号'] },
} as const
type Mode = keyof typeof NAMES
const PARTS = ['name', 'document', 'date', 'carrier', 'from', 'to'] as const
const CARRIERS: Readonly<Record<Mode, readonly string[]>> = { rail: ['G9001', 'D9002', 'K9003'], air: ['CA981', 'MU5101'], ship: ['临海号', '江州号'], border: ['出境', '入境'], hotel: ['虚构大酒店', '虚构旅馆'] }

const DATE_FORMS = {
  iso: (day: string) => day,
  time: (day: string) => `${day} 09:15`,
  packed: (day: string) => day.replaceAll('-', ''),
  dots: (day: string) => day.replaceAll('-', '.'),
  chinese: (day: string) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日'),
  dayFirst: (day: string) => day.replace(/^(\d+)-(\d+)-(\d+)$/u, '$3/$2/$1'),
} as const

interface Trip {
  readonly day: string
  readonly carrier: string
  readonly from: string
  readonly to: string
}

const trip = (mode: Mode): fc.Arbitrary<Trip> => fc.record({
  day: fc.record({ month: fc.integer({ min: 1, max: 12 }), date: fc.integer({ min: 1, max: 28 }) }).map(({ month, date }) => `2023-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`),
  carrier: fc.constantFrom(...CARRIERS[mode]), from: fc.constantFrom('甲地', '乙地', '丙地'), to: fc.constantFrom('丁地', '戊地'),
})

const relative = fc.constantFrom(...(Object.keys(NAMES) as Mode[])).chain((mode) => fc.record({
  mode: fc.constant(mode),
  trips: fc.array(trip(mode), { minLength: 1, maxLength: 12 }),
  names: fc.array(fc.nat(100), { minLength: 6, maxLength: 6 }),
  dates: fc.constantFrom(...(Object.keys(DATE_FORMS) as (keyof typeof DATE_FORMS)[])),
  order: fc.array(fc.nat(1000), { minLength: 9, maxLength: 9 }),
  extra: fc.nat(2),
  preamble: fc.constantFrom(0, 0, 2, 17, 90),
  traditional: fc.boolean(),
  footer: fc.boolean(),
})).map(({ mode, trips, names, dates, order, extra, preamble, traditional, footer }): { readonly mode: Mode; readonly trips: readonly Trip[]; readonly table: SourceTable } => {
  const form = dates === 'dayFirst' && !trips.some(({ day }) => Number(day.slice(8)) > 12) ? 'iso' : dates
  const cellOf = (part: (typeof PARTS)[number], row: Trip): string => (part === 'name' ? '甄虚构' : part === 'document' ? 'EX0000001' : part === 'date' ? DATE_FORMS[form](row.day) : row[part])
  const columns = [
    ...PARTS.map((part, at) => ({ name: NAMES[mode][part][(names[at] ?? 0) % NAMES[mode][part].length] ?? '', cell: (row: Trip) => cellOf(part, row) })),
    ...['内部备查', '批次甲'].slice(0, extra).map((name) => ({ name, cell: () => 'X' })),
  ].map((column, at) => ({ column, key: order[at] ?? 0 })).toSorted((one, other) => one.key - other.key).map(({ column }) => column)
  const lines = [
    ...preambleOf(preamble),
    columns.map(({ name }) => (traditional ? inTraditional(name) : name)),
    ...trips.map((row) => columns.map(({ cell }) => cell(row))),
    ...(footer ? [['以上记录仅供参考']] : []),
  ]
  return { mode, trips, table: { sheet: null, rows: numbered(lines) } }
})

const seen = (row: TravelRow): readonly string[] => {
  switch (row.mode) {
    case 'rail': return [row.at.day, row.train, row.from, row.to]
    case 'air': return [row.at.day, row.flight, row.from, row.to]
    case 'ship': return [row.at.day, row.vessel, row.from, row.to]
    case 'border': return [row.at.day, row.direction === 'exit' ? '出境' : row.direction === 'entry' ? '入境' : '', row.port, row.destination]
    case 'hotel': return [row.at.day, row.hotel, row.place, row.room]
  }
}

describe('travel records whose form nobody described', () => {
  it('read with every row, whatever their names, order, dates and preamble', () => {
    fc.assert(
      fc.property(relative, ({ mode, trips, table }) => {
        const file = parseKnownTables([table], 'xlsx', '', null)
        expect(file?.travel.length).toBe(1)
        const [travel] = file?.travel ?? []
        expect(travel?.rejected).toEqual([])
        expect(travel?.rows.map((row) => row.mode)).toEqual(trips.map(() => mode))
        expect(travel?.rows.map(seen)).toEqual(trips.map(({ day, carrier, from, to }) => [day, carrier, from, to]))
        expect(travel?.rows.every((row) => row.travellerName === '甄虚构' && row.documents.some(({ number }) => number === 'EX0000001'))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('read the same as text, whatever parts its cells', () => {
    fc.assert(
      fc.property(relative, delimiters, ({ table }, delimiter) => {
        const [sheet] = parseKnownTables([table], 'xlsx', '', null)?.travel ?? []
        const [text] = parseKnownTables([tableOfText(asText(table, delimiter))], 'csv', '', null)?.travel ?? []
        expect(text?.rows.map((row) => [row.line, ...seen(row)])).toEqual(sheet?.rows.map((row) => [row.line, ...seen(row)]))
      }),
      { numRuns: 150 },
    )
  })
})
