import { addDays, clock, dayOf, daysApart, movement, type Movement, type Truth } from './movement.ts'
import { ACCOUNTS, COURT, DAYS, SISTER, WIFE, randomFrom, type AccountKey } from './story.ts'

/** Traders and people of the trade; none is a party of the case. */
const OTHERS: readonly string[] = [
  '江州杭埠水产批发部', '何闻笙', '陆知遥', '江州渔获冷链有限公司', '苏半夏', '江州海角包装材料厂', '顾清野', '宋听澜', '江州北岸冷库服务部', '裴怀瑾',
  '江州青屿餐料配送有限公司', '祝南乔',
]
export const BUYERS: readonly string[] = ['江州远帆海产贸易有限公司', '江州澄湾餐饮管理有限公司', '临河海味集市有限公司', '江州南渡水产经营部']

export const numberOf = (name: string): string => {
  const place = [...BUYERS, ...OTHERS, SISTER.name, WIFE.name].indexOf(name)
  return place < 0 ? '' : `62009999000000${String(place + 100).padStart(5, '0')}`
}

const between = (random: () => number, least: number, most: number): bigint => BigInt(Math.floor(least + random() * (most - least)))
const clockText = (random: () => number): string =>
  `${String(8 + Math.floor(random() * 12)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}`

/** Days on which the in-laws' cards are used, spread over the period; none while the debtor is detained. */
function spread(random: () => number, from: string, to: string, count: number): readonly string[] {
  const length = daysApart(from, to)
  return Array.from({ length: count }, (_empty, index) => {
    const day = addDays(from, Math.floor(((index + random() * 0.9) * length) / count))
    return day >= addDays(DAYS.detention, -1) && day <= addDays(DAYS.detentionEnd, 1) ? addDays(DAYS.detentionEnd, 3 + (index % 4)) : day
  })
}

const transfer = (account: AccountKey, at: string, amount: bigint, name: string, memo: string, truth: Truth = {}): Movement =>
  movement({ account, at, direction: 'out', amount, name, number: numberOf(name), memo, type: '转账', truth })

/** Transfers out of one in-law's card: large ones, ones of exactly 10,000.00, and small ones. */
function usedCard(account: 'a' | 'b', from: string, to: string, counts: { readonly large: number; readonly exact: number; readonly small: number }, random: () => number): readonly Movement[] {
  const memos = ['货款', '往来款', '运费', '借款', '包装款']
  const some = <Item>(items: readonly Item[], index: number): Item => {
    const item = items[index % items.length]
    if (item === undefined) throw new RangeError('an empty list')
    return item
  }
  const large = spread(random, from, to, counts.large).map((day, index) => {
    // One of them is a single fen above the line.
    const amount = index === 7 && account === 'a' ? 1_000_001n : between(random, 103, 218) * 10_000n + (index % 5 === 0 ? 5_000n : 0n)
    const related = account === 'a' && index % 12 === 5 ? SISTER : account === 'b' && index % 9 === 4 ? WIFE : null
    return related === null
      ? transfer(account, `${day} ${clockText(random)}`, amount, some(OTHERS, index * 5 + 1), some(memos, index))
      : transfer(account, `${day} ${clockText(random)}`, amount, related.name, '家用', { related: related.id })
  })
  const exact = spread(random, from, to, counts.exact).map((day, index) => transfer(account, `${day} ${clockText(random)}`, 1_000_000n, some(OTHERS, index * 7 + 3), '往来款'))
  const small = spread(random, from, to, counts.small).map((day, index) =>
    index % 5 === 2
      ? transfer(account, `${day} ${clockText(random)}`, between(random, 10, 60) * 10_000n, WIFE.name, '生活费', { related: WIFE.id })
      : transfer(account, `${day} ${clockText(random)}`, between(random, 5, 98) * 10_000n + between(random, 0, 99), some(OTHERS, index * 3), some(memos, index + 2)),
  )
  return [...large, ...exact, ...small]
}

/** Movements that were put in by hand to meet one rule each, or to miss it narrowly. */
function byHand(): readonly Movement[] {
  const cash = (account: AccountKey, at: string, amount: bigint): Movement =>
    movement({ account, at, direction: 'out', amount, name: '', memo: 'ATM取款', type: '取款', truth: { cash: true } })
  const income = (account: AccountKey, at: string, amount: bigint, name: string): Movement =>
    movement({ account, at, direction: 'in', amount, name, number: numberOf(name), memo: '货款', type: '转账' })
  const court = `${COURT}执行款专户`
  const perform = (at: string, amount: bigint): Movement =>
    movement({ account: 'a', at, direction: 'out', amount, name: court, number: '6200999900000900001', memo: '执行款', type: '转账', truth: { performance: true } })
  return [
    // Four transfers below the reporting limit that reach it together; three on the other card; two that do not count as three.
    ...['09:12:05', '09:40:11', '11:02:47', '15:31:20'].map((time) => transfer('a', `2024-02-18 ${time}`, 1_400_000n, '陆知遥', '货款')),
    ...['10:05:33', '13:44:02', '16:20:58'].map((time) => transfer('b', `2024-09-09 ${time}`, 1_980_000n, '何闻笙', '货款')),
    ...['10:15:00', '14:15:00'].map((time) => transfer('a', `2024-07-22 ${time}`, 2_600_000n, '宋听澜', '货款')),
    // Comes in and leaves for one counterparty within a day; then a little too little, then a minute too late.
    income('a', '2023-11-14 09:10:00', 6_000_000n, '江州远帆海产贸易有限公司'),
    transfer('a', '2023-11-14 15:20:00', 5_800_000n, SISTER.name, '往来款', { related: SISTER.id }),
    income('b', '2024-06-05 09:30:00', 4_500_000n, '江州澄湾餐饮管理有限公司'),
    transfer('b', '2024-06-06 08:05:00', 4_500_000n, '裴怀瑾', '往来款'),
    income('a', '2024-01-16 09:00:00', 5_000_000n, '临河海味集市有限公司'),
    transfer('a', '2024-01-16 17:00:00', 4_499_900n, '苏半夏', '货款'),
    income('b', '2024-11-12 09:00:00', 3_000_000n, '江州南渡水产经营部'),
    transfer('b', '2024-11-13 09:01:00', 3_000_000n, '祝南乔', '货款'),
    cash('a', '2023-08-17 12:20:31', 2_000_000n), cash('a', '2024-01-05 18:02:09', 1_500_000n), cash('a', '2024-10-11 10:41:44', 2_000_000n),
    cash('b', '2023-12-22 09:08:15', 1_000_000n), cash('b', '2025-01-23 17:55:00', 1_800_000n),
    perform('2024-12-20 10:30:00', 3_000_000n), perform('2025-02-20 11:05:00', 2_000_000n), perform('2025-06-05 09:45:00', 1_000_000n),
    transfer('b', '2024-03-06 21:10:00', 2_400_000n, '虚构数字资产服务部', '购买USDT', { virtual: true }),
    transfer('b', '2024-08-21 22:40:00', 1_650_000n, '虚构数字资产服务部', '购买USDT', { virtual: true }),
    // Paid at the counter of the shop, so that no wallet row stands behind it.
    movement({ account: 'a', at: '2024-05-22 15:32:10', direction: 'out', amount: 868_000n, name: '江州凝辉珠宝行', memo: 'POS消费 珠宝', type: '消费', truth: { spending: 'luxury' } }),
    { ...transfer('a', '2024-03-28 10:10:10', 1_500_000n, '顾清野', '货款'), status: 'failed' },
    transfer('a', '2023-10-11 10:00:00', 1_200_000n, '裴怀瑾', '货款', { spoilt: 'date-unreadable' }),
    transfer('a', '2024-08-08 16:16:16', 1_350_000n, '宋听澜', '货款', { spoilt: 'amount-missing' }),
    transfer('b', '2024-05-30 09:20:00', 1_120_000n, '苏半夏', '运费', { spoilt: 'date-missing' }),
  ]
}

/** The in-law's own life on the card before the debtor came to use it: it speaks for an innocent reading. */
function pensioner(random: () => number): readonly Movement[] {
  const months = ['2023-01', '2023-02', '2023-03', '2023-04', '2023-05', '2023-06']
  return months.flatMap((month) => [
    movement({ account: 'a', at: `${month}-15 06:02:00`, direction: 'in', amount: 328_640n, name: '江州市社会保障服务中心', memo: '养老金', type: '代发' }),
    ...['06', '18', '26'].map((day) =>
      movement({ account: 'a', at: `${month}-${day} ${clockText(random)}`, direction: 'out', amount: between(random, 3_000, 28_000), name: '江州惠邻便民超市', memo: '消费', type: '消费' })),
  ])
}

/** All rows of the two cards but those behind the wallet, without the income that keeps them going. */
export function usedCardMovements(seed: number): readonly Movement[] {
  const random = randomFrom(seed)
  return [
    ...pensioner(random),
    ...usedCard('a', '2023-06-22', '2025-06-08', { large: 74, exact: 5, small: 22 }, random),
    ...usedCard('b', '2023-06-26', '2025-05-28', { large: 38, exact: 2, small: 16 }, random),
    ...byHand(),
  ]
}

/** Puts income of the trade between the rows wherever the card would run dry; amounts no single counterparty takes out again within a day. */
export function withIncome(account: 'a' | 'b', rows: readonly Movement[], opening: bigint, seed: number): readonly Movement[] {
  const random = randomFrom(seed)
  const sorted = rows.toSorted((left, right) => clock(left.at) - clock(right.at))
  const all: Movement[] = []
  let balance = opening
  for (const row of sorted) {
    const moves = row.status === 'failed' ? 0n : row.direction === 'in' ? row.amount : -row.amount
    if (balance + moves < 600_000n) {
      const amount = between(random, 66, 84) * 100_000n
      const name = BUYERS[Math.floor(random() * BUYERS.length)] ?? ''
      // Two days before: further away than the rule about money passing through looks.
      const at = `${addDays(dayOf(row), -2)} 07:${String(10 + Math.floor(random() * 49))}:${String(10 + Math.floor(random() * 49))}`
      all.push(movement({ account, at, direction: 'in', amount, name, number: numberOf(name), memo: '货款', type: '转账' }))
      balance += amount
    }
    all.push(row)
    balance += moves
  }
  return all.toSorted((left, right) => clock(left.at) - clock(right.at))
}

/** The debtor's own card: look-back, after effective, frozen midway. */
export function ownCardMovements(): readonly Movement[] {
  const row = (day: string, direction: 'in' | 'out', amount: bigint, name: string, number: string, memo: string, truth: Truth = {}): Movement =>
    movement({ account: 'icbc', at: `${day} 00:00:00`, direction, amount, name, number, memo, truth })
  const sister = numberOf(SISTER.name)
  const wife = numberOf(WIFE.name)
  return [
    row('2022-11-01', 'in', 8_200_000n, BUYERS[0] ?? '', numberOf(BUYERS[0] ?? ''), '货款'),
    row('2022-11-05', 'out', 1_200_000n, WIFE.name, wife, '家用'),
    row('2022-11-20', 'out', 3_000_000n, WIFE.name, wife, '家用', { related: WIFE.id }),
    row('2022-12-02', 'in', 9_650_000n, BUYERS[1] ?? '', numberOf(BUYERS[1] ?? ''), '货款'),
    row('2022-12-15', 'out', 12_000_000n, SISTER.name, sister, '借款', { related: SISTER.id }),
    row('2022-12-28', 'in', 7_130_050n, BUYERS[2] ?? '', numberOf(BUYERS[2] ?? ''), '货款'),
    row('2023-01-10', 'out', 86_730n, '江州惠邻便民超市', '', '消费'),
    row('2023-01-31', 'out', 2_300_000n, '江州渔获冷链有限公司', numberOf('江州渔获冷链有限公司'), '货款'),
    row('2023-04-03', 'in', 9_400_000n, BUYERS[0] ?? '', numberOf(BUYERS[0] ?? ''), '货款'),
    row('2023-04-06', 'out', 1_000_000n, '江州海角包装材料厂', numberOf('江州海角包装材料厂'), '货款'),
    row('2023-04-12', 'out', 8_000_000n, SISTER.name, sister, '还款', { related: SISTER.id }),
    row('2023-04-18', 'in', 6_000_000n, SISTER.name, sister, '购车款'),
    row('2023-04-24', 'out', 5_500_000n, '程家岭', ACCOUNTS.a.number, '转账', { related: 'p-father-in-law', between: true }),
    row('2023-05-08', 'out', 2_000_000n, '', '', 'ATM取款', { cash: true }),
    row('2023-05-10', 'out', 600_000n, WIFE.name, wife, '家用', { related: WIFE.id }),
    row('2023-05-15', 'out', 1_150_000n, WIFE.name, wife, '家用', { related: WIFE.id }),
    row('2023-05-29', 'out', 18_850n, '江州惠邻便民超市', '', '消费'),
    row('2023-06-21', 'in', 1_236n, '', '', '结息'),
    row('2023-07-20', 'out', 231_640n, COURT, '6200999900000900002', '扣划执行款', { performance: true }),
    row('2023-09-21', 'in', 412n, '', '', '结息'),
    row('2023-12-21', 'in', 398n, '', '', '结息'),
  ]
}
