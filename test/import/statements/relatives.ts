import fc from 'fast-check'
import type { SourceTable } from '../../../src-main/import/table.ts'
import { inTraditional, numbered, preambleOf } from '../written-otherwise.ts'

/** A movement as the test knows it: fen, signed, from old to new. */
export interface Movement {
  readonly day: string
  readonly fen: bigint
  readonly memo: string
}

export interface Relative {
  readonly movements: readonly Movement[]
  readonly table: SourceTable
}

const DATE_FORMS = {
  iso: (day: string) => day,
  slashes: (day: string) => day.replace(/-0?/gu, '/'),
  packed: (day: string) => day.replaceAll('-', ''),
  dots: (day: string) => day.replaceAll('-', '.'),
  chinese: (day: string) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日'),
  named: (day: string) => `${day.slice(8)}-${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(day.slice(5, 7)) - 1]}-${day.slice(0, 4)}`,
  // Only with a day above twelve among them does such a column say which figure is the day.
  dayFirst: (day: string) => day.replace(/^(\d+)-(\d+)-(\d+)$/u, '$3/$2/$1'),
} as const

const NAMES = {
  date: ['交易日期', '记账日期', '入账日期', '发生日期', '日期', '客户交易日期', '交易日'],
  amount: ['交易金额', '发生额', '金额', '收支金额', '本次交易金额', '人民币金额'],
  amountIn: ['贷方发生额', '收入金额', '存入金额', '贷方金额', '收入', '转入金额'],
  amountOut: ['借方发生额', '支出金额', '取出金额', '借方金额', '支出', '转出金额'],
  balance: ['账户余额', '余额', '交易后余额', '本次余额', '当前余额'],
  direction: ['借贷标志', '收付标志', '收/支', '借贷方向', '收支标志'],
  memo: ['摘要', '交易摘要', '附言', '摘要说明'],
} as const
const EXTRA = ['操作渠道编号', '网点代码甲', '内部备查', '营销标签']
const SIDES = [['贷', '借'], ['收入', '支出'], ['进', '出'], ['C', 'D'], ['转入', '转出'], ['贷 Cr', '借 Dr']] as const

const decimal = (fen: bigint, places: number): string => {
  const digits = fen.toString().padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`
}
const withSeparators = (text: string): string => text.replace(/\B(?=(\d{3})+(?=\.))/gu, ',')

const movement: fc.Arbitrary<{ gap: number; fen: bigint; memo: string }> = fc.record({
  gap: fc.integer({ min: 0, max: 40 }),
  fen: fc.bigInt({ min: -9_000_000n, max: 9_000_000n }).filter((fen) => fen !== 0n),
  memo: fc.constantFrom('转账', '工资', '货款', '网上支付', '合计货款', '虚构商店'),
})

/** How the table is written: everything in which an unseen bank may differ from those that are described. */
const manner = fc.record({
  names: fc.array(fc.nat(100), { minLength: 8, maxLength: 8 }),
  dates: fc.constantFrom(...(Object.keys(DATE_FORMS) as (keyof typeof DATE_FORMS)[])),
  sides: fc.constantFrom('signed', 'parentheses', 'behind', 'mark', 'two-columns', 'direction'),
  words: fc.constantFrom(...SIDES),
  separators: fc.boolean(),
  wan: fc.boolean(),
  newestFirst: fc.boolean(),
  extra: fc.nat(3),
  shuffle: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
  title: fc.boolean(),
  preamble: fc.constantFrom(0, 0, 3, 14, 59, 120),
  traditional: fc.boolean(),
  money: fc.constantFrom('', '', '¥', '元'),
  footer: fc.constantFrom('none', 'total', 'notes', 'both'),
  merged: fc.boolean(),
})
type Manner = typeof manner extends fc.Arbitrary<infer M> ? M : never

export const relative: fc.Arbitrary<Relative> = fc.tuple(fc.array(movement, { minLength: 2, maxLength: 14 }), manner).map(([drafts, how]) => {
  let time = Date.UTC(2022, 0, 13)
  const movements = drafts.map(({ gap, fen, memo }): Movement => {
    time += (gap + 1) * 86_400_000
    return { day: new Date(time).toISOString().slice(0, 10), fen, memo }
  })
  return { movements, table: tableOf(movements, how) }
})

function tableOf(movements: readonly Movement[], how: Manner): SourceTable {
  let balance = 100_000_000n
  const figure = (fen: bigint): string => {
    const text = how.wan ? decimal(fen, 6) : decimal(fen, 2)
    const grouped = how.separators ? withSeparators(text) : text
    // A unit in the cell counts for it alone: beside ten thousands it would say something else.
    return how.money === '' || how.wan ? grouped : how.money === '¥' ? `¥${grouped}` : `${grouped}元`
  }
  const magnitude = (fen: bigint): string => figure(fen < 0n ? -fen : fen)
  const written = (text: string): string => (how.traditional ? inTraditional(text) : text)
  const name = (key: keyof typeof NAMES, place: number): string => written(NAMES[key][(how.names[place] ?? 0) % NAMES[key].length] ?? '')
  const dates = how.dates === 'dayFirst' && !movements.some(({ day }) => Number(day.slice(8)) > 12) ? 'iso' : how.dates
  const columns: { readonly name: string; readonly over: string; cell(row: Movement, after: bigint): string }[] = [
    { name: name('date', 0), over: '', cell: (row) => DATE_FORMS[dates](row.day) },
    { name: name('memo', 1), over: '', cell: (row) => row.memo },
    { name: name('balance', 2), over: '', cell: (_row, after) => figure(after) },
  ]
  if (how.sides === 'two-columns') {
    columns.push({ name: name('amountIn', 3), over: '金额', cell: (row) => (row.fen > 0n ? magnitude(row.fen) : '') })
    columns.push({ name: name('amountOut', 4), over: '金额', cell: (row) => (row.fen < 0n ? magnitude(row.fen) : '') })
  } else if (how.sides === 'direction') {
    columns.push({ name: name('amount', 3), over: '', cell: (row) => magnitude(row.fen) })
    columns.push({ name: name('direction', 4), over: '', cell: (row) => (written(row.fen > 0n ? how.words[0] : how.words[1])) })
  } else {
    const cells = {
      signed: (row: Movement) => (row.fen < 0n ? `-${magnitude(row.fen)}` : magnitude(row.fen)),
      parentheses: (row: Movement) => (row.fen < 0n ? `(${magnitude(row.fen)})` : magnitude(row.fen)),
      behind: (row: Movement) => (row.fen < 0n ? `${magnitude(row.fen)}-` : magnitude(row.fen)),
      mark: (row: Movement) => `${magnitude(row.fen)}${row.fen < 0n ? 'DR' : ' CR'}`,
    }
    columns.push({ name: name('amount', 3), over: '', cell: cells[how.sides] })
  }
  for (let extra = 0; extra < how.extra; extra += 1) columns.push({ name: EXTRA[extra] ?? '', over: '', cell: () => `X${extra}` })
  const order = columns.map((column, place) => ({ column, key: how.shuffle[place] ?? 0 })).toSorted((a, b) => a.key - b.key).map(({ column }) => column)
  const rows = movements.map((row) => {
    balance += row.fen
    return order.map((column) => column.cell(row, balance))
  })
  if (how.newestFirst) rows.reverse()
  const above: string[][] = [...preambleOf(how.preamble)]
  if (how.title || how.wan) above.push(['虚构银行交易明细'], [how.wan ? '单位：万元' : '单位：元'])
  // A merged name stands over its first column alone, and only where both of its columns stand side by side.
  const sideBySide = order.findIndex((column, place) => column.over !== '' && order[place + 1]?.over === column.over)
  if (how.merged && sideBySide !== -1) {
    above.push(order.map((column, place) => (column.over === '' ? column.name : place === sideBySide ? column.over : '')))
    above.push(order.map((column) => (column.over === '' ? '' : column.name)))
  } else above.push(order.map(({ name: title }) => title))
  const below: string[][] = []
  if (how.footer === 'total' || how.footer === 'both') below.push(order.map((_, place) => (place === 0 ? '合计' : place === 2 ? '123.45' : '')))
  if (how.footer === 'notes' || how.footer === 'both') below.push(['以上数据仅供参考'], ['打印时间：2023-05-05'])
  return { sheet: '明细', rows: numbered([...above, ...rows, ...below]) }
}
