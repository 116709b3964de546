import { addDays, clock, daysApart, later, movement, type Movement, type Truth } from './movement.ts'
import { ACCOUNTS, DAYS, SISTER, randomFrom } from './story.ts'
import { atHome } from './trips.ts'

interface Shop {
  readonly category: string
  readonly name: string
  readonly goods: string
  readonly count: number
  /** Yuan. */
  readonly least: number
  readonly most: number
}

/** Invented merchants whose words say plainly what was bought. */
const BANNED: readonly Shop[] = [
  { category: 'live-stream-gifts', name: '星阑直播', goods: '主播礼物打赏', count: 104, least: 100, most: 2_600 },
  { category: 'spa-massage', name: '临河云汀水疗会所', goods: '水疗套餐', count: 26, least: 598, most: 2_380 },
  { category: 'spa-massage', name: '江州松月按摩会馆', goods: '按摩套餐', count: 20, least: 398, most: 1_680 },
  { category: 'night-club', name: '江州星夜KTV', goods: '包厢消费', count: 7, least: 1_280, most: 4_600 },
  { category: 'star-hotel', name: '江州临湖五星级酒店', goods: '住宿', count: 7, least: 980, most: 2_600 },
  { category: 'flights', name: '云际航空', goods: '机票', count: 14, least: 760, most: 3_900 },
  { category: 'tourism', name: '江州远游旅行社', goods: '旅游团费', count: 5, least: 3_200, most: 8_800 },
  { category: 'luxury', name: '江州凝辉珠宝行', goods: '珠宝首饰', count: 3, least: 2_900, most: 6_800 },
]
/** Daily needs: never counted, however often. */
const DAILY: readonly Shop[] = [
  { category: '', name: '江州惠邻便民超市', goods: '日用品', count: 46, least: 12, most: 260 },
  { category: '', name: '临河早点铺', goods: '早餐', count: 38, least: 6, most: 28 },
  { category: '', name: '江州市第一人民医院', goods: '门诊缴费', count: 7, least: 30, most: 460 },
  { category: '', name: '江州公共交通', goods: '乘车码', count: 24, least: 2, most: 8 },
]

const FIRST_DAY = '2023-01-01'
const LAST_DAY = '2025-04-30'

/** Rows of the wallet, with the bank rows behind those paid by an in-law's or the debtor's own card. */
export function walletMovements(seed: number): readonly Movement[] {
  const random = randomFrom(seed)
  const rows: Movement[] = []
  let serial = 0
  let pair = 0
  const time = (): string => `${String(9 + Math.floor(random() * 13)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}`
  const within = (from: string, to: string, part: number): string => addDays(from, Math.floor(daysApart(from, to) * part))
  /** Gifts are sent from abroad too, but not from the detention house. */
  const outside = (day: string): string => (day >= DAYS.detention && day <= DAYS.detentionEnd ? addDays(day, 17) : day)

  const wallet = (facts: Omit<Parameters<typeof movement>[0], 'account'>): Movement => {
    serial += 1
    const row = movement({ account: 'wechat', status: 'done', ...facts, serial: `9000099999${String(serial).padStart(18, '0')}` })
    rows.push(row)
    return row
  }
  /** A wallet row paid by card and, some seconds later, the card's row that names the operator only. */
  const byCard = (card: 'a' | 'b' | 'icbc', at: string, amount: bigint, name: string, goods: string, truth: Truth, apart = 3, type = '商户消费'): void => {
    pair += 1
    wallet({ at, direction: 'out', amount, name, memo: goods, type, method: ACCOUNTS[card].show, truth: { ...truth, pair } })
    const bankAt = card === 'icbc' ? `${at.slice(0, 10)} 00:00:00` : later(at, apart)
    rows.push(movement({
      account: card, at: bankAt, direction: 'out', amount, name: '财付通支付科技有限公司', number: '', memo: `财付通-${type === '转账' ? '微信转账' : name}`, type: '消费', truth: { pair },
    }))
  }
  const fromWallet = (at: string, amount: bigint, shop: Shop): Movement =>
    wallet({ at, direction: 'out', amount, name: shop.name, memo: shop.goods, type: '商户消费', method: '零钱', truth: shop.category === '' ? {} : { spending: shop.category } })

  for (const shop of BANNED) {
    for (let index = 0; index < shop.count; index += 1) {
      const day = within(DAYS.restrictionServed, '2025-02-26', (index + random() * 0.9) / shop.count)
      const at = `${['live-stream-gifts', 'flights'].includes(shop.category) ? outside(day) : atHome(day)} ${time()}`
      const gift = shop.category === 'live-stream-gifts' && index % 9 === 4
      const amount = gift ? 131_400n : BigInt(Math.floor((shop.least + random() * (shop.most - shop.least)) * 100))
      const afterCards = at >= '2023-06-27'
      if (!afterCards || index % 8 === 7) fromWallet(at, amount, shop)
      else byCard(index % 3 === 2 ? 'b' : 'a', at, amount, shop.name, shop.goods, { spending: shop.category })
    }
  }
  for (const shop of DAILY) {
    for (let index = 0; index < shop.count; index += 1) {
      const at = `${atHome(within(FIRST_DAY, LAST_DAY, (index + random() * 0.9) / shop.count))} ${time()}`
      fromWallet(at, BigInt(Math.floor((shop.least + random() * (shop.most - shop.least)) * 100)), shop)
    }
  }
  // The own card while it was still free: the bank gives days only.
  for (const [index, day] of ['2023-01-08', '2023-01-19', '2023-04-09', '2023-04-21', '2023-05-02', '2023-05-21'].entries()) {
    byCard('icbc', `${day} 1${index}:21:0${index}`, BigInt(21_300 + index * 1_717), '江州惠邻便民超市', '日用品', {})
  }
  edges(rows, wallet, byCard)
  return rows.toSorted((left, right) => clock(left.at) - clock(right.at))
}

type Wallet = (facts: Omit<Parameters<typeof movement>[0], 'account'>) => Movement
type ByCard = (card: 'a' | 'b' | 'icbc', at: string, amount: bigint, name: string, goods: string, truth: Truth, apart?: number, type?: string) => void

/** Rows put in by hand: edges of the period, refunds, closed orders, transfers, own rows of the wallet. */
function edges(rows: Movement[], wallet: Wallet, byCard: ByCard): void {
  const spa = { name: '临河云汀水疗会所', memo: '水疗套餐', type: '商户消费', method: '零钱' } as const
  // Day of service counts, the last day counts, the day before and the day of lifting do not.
  wallet({ ...spa, at: '2023-05-31 20:10:00', direction: 'out', amount: 128_000n })
  wallet({ ...spa, at: '2023-06-01 20:10:00', direction: 'out', amount: 128_800n, truth: { spending: 'spa-massage' } })
  wallet({ ...spa, at: '2025-02-28 23:59:59', direction: 'out', amount: 99_900n, truth: { spending: 'spa-massage' } })
  wallet({ ...spa, at: '2025-03-01 00:00:00', direction: 'out', amount: 108_800n })
  // Wallet just before midnight, card just after; and a card row posted almost two days later.
  byCard('a', '2024-02-02 23:59:58', 66_666n, '星阑直播', '主播礼物打赏', { spending: 'live-stream-gifts' }, 6)
  byCard('b', '2024-10-12 11:00:00', 77_731n, '星阑直播', '主播礼物打赏', { spending: 'live-stream-gifts' }, 47 * 3600)
  // Given back in part, given back whole, closed before payment.
  wallet({ ...spa, at: '2024-06-21 15:00:00', direction: 'out', amount: 150_000n, status: 'partly-refunded', refunded: 20_000n, truth: { spending: 'spa-massage' } })
  wallet({ at: '2024-06-22 10:00:00', direction: 'in', amount: 20_000n, name: spa.name, memo: '水疗套餐', type: `${spa.name}-退款`, method: '零钱' })
  wallet({ at: '2024-07-03 21:00:00', direction: 'out', amount: 240_000n, name: '江州临湖五星级酒店', memo: '住宿', type: '商户消费', method: '零钱', status: 'fully-refunded', refunded: 240_000n })
  wallet({ at: '2024-07-04 09:30:00', direction: 'in', amount: 240_000n, name: '江州临湖五星级酒店', memo: '住宿', type: '江州临湖五星级酒店-退款', method: '零钱' })
  wallet({ at: '2024-08-13 12:12:12', direction: 'out', amount: 520_000n, name: '江州远游旅行社', memo: '旅游团费', type: '商户消费', method: '/', status: 'closed' })
  wallet({ at: '2024-12-01 22:15:00', direction: 'out', amount: 88_800n, name: '江州星夜KTV', memo: '包厢消费', type: '商户消费', method: '/', status: 'closed' })
  // To the sister-in-law: before the judgment took effect, after it, and after notice by an in-law's card.
  wallet({ at: '2023-02-14 10:00:00', direction: 'out', amount: 520_000n, name: SISTER.name, memo: '转账备注:微信转账', type: '转账', method: '零钱', truth: { related: SISTER.id } })
  wallet({ at: '2023-04-30 18:00:00', direction: 'out', amount: 360_000n, name: SISTER.name, memo: '转账备注:微信转账', type: '转账', method: '零钱', truth: { related: SISTER.id } })
  byCard('a', '2023-09-10 19:19:19', 1_520_000n, SISTER.name, '转账备注:微信转账', { related: SISTER.id }, 3, '转账')
  byCard('b', '2024-12-31 20:00:00', 888_800n, SISTER.name, '转账备注:微信转账', { related: SISTER.id }, 4, '转账')
  for (const [at, amount] of [['2023-02-01 09:00:00', 60_000n], ['2023-10-20 12:30:00', 20_000n], ['2024-02-09 20:00:00', 88_800n], ['2024-09-17 19:00:00', 52_000n]] as const) {
    wallet({ at, direction: 'in', amount, name: '乔安禾', memo: '/', type: '微信红包', method: '/' })
  }
  // Own rows of the wallet: neither income nor expense, with the card's side.
  for (const [at, amount, card] of [['2023-07-06 10:00:00', 1_200_000n, 'a'], ['2024-05-09 10:00:00', 500_000n, 'b']] as const) {
    wallet({ at, direction: 'neutral', amount, name: '/', memo: '/', type: '零钱充值', method: ACCOUNTS[card].show, truth: { between: true } })
    rows.push(bankSide(card, later(at, 5), 'out', amount, '财付通-转入零钱'))
  }
  wallet({ at: '2024-07-10 10:00:00', direction: 'neutral', amount: 300_000n, name: '建设银行', memo: '/', type: '零钱提现', method: '建设银行', truth: { between: true } })
  rows.push(bankSide('a', '2024-07-10 10:00:09', 'in', 300_000n, '财付通-微信提现'))
  // A date that is none.
  wallet({ at: '2024-02-20 12:00:00', direction: 'out', amount: 36_600n, name: '星阑直播', memo: '主播礼物打赏', type: '商户消费', method: '零钱', truth: { spoilt: 'date-unreadable' } })
}

const bankSide = (account: 'a' | 'b', at: string, direction: 'in' | 'out', amount: bigint, memo: string): Movement =>
  movement({ account, at, direction, amount, name: '财付通支付科技有限公司', memo, type: '转账', truth: { between: true } })
