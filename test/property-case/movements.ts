import { randomFrom } from '../sample-case/story.ts'
import { addDays, clock, daysApart, later } from '../sample-case/movement.ts'
import { ACCOUNTS, COMPANY, COURT, FILES, PERSON, SEED, nameOf, type AccountKey } from './story.ts'

/** A row as the writer knows it. */
export interface Row {
  readonly account: AccountKey
  /** `YYYY-MM-DD HH:MM:SS`. */
  readonly at: string
  readonly direction: 'in' | 'out'
  /** Fen. */
  readonly amount: bigint
  readonly name: string
  readonly number: string
  readonly memo: string
  readonly related?: string
  readonly performance?: true
  /** Between own and used accounts of one debtor. */
  readonly between?: true
  readonly cash?: true
  readonly luxury?: true
}
export interface Booked extends Row {
  readonly serial: string
  /** As printed on the statement. */
  readonly balance: bigint
  /** The printed balance does not follow from the row before. */
  readonly breaks: boolean
}
export type Book = Readonly<Record<AccountKey, readonly Booked[]>>
export const dayOf = (row: Pick<Row, 'at'>): string => row.at.slice(0, 10)
export const sumOf = (rows: readonly Pick<Row, 'amount'>[]): bigint => rows.reduce((total, row) => total + row.amount, 0n)

const TRADERS = ['云杉木料行', '石桥五金店', '南坡农资部', '渡口汽配行', '柳岸饭馆', '北仓包装厂', '竹溪运输队', '东篱杂货铺', '望山油漆店', '清河板材厂']
  .flatMap((name) => ['江州', '青川', '虚山', '临渡'].map((place) => place + name))
/** Numbers of traders are of a bank that does not exist. */
const numberOf = (name: string): string => `620099990000${String(9_000_000 + TRADERS.indexOf(name))}`

/** Everyday rows, all below 10,000.00 but for some of exactly that. */
function everyday(account: AccountKey, count: number, seed: number): readonly Row[] {
  const random = randomFrom(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const spans = FILES.filter((file) => file.account === account)
  const length = spans.map((span) => daysApart(span.from, span.to) + 1)
  const whole = length.reduce((total, each) => total + each, 0)
  return Array.from({ length: count }, (_none, index): Row => {
    let place = below(whole)
    let span = 0
    while (place >= (length[span] ?? 0)) { place -= length[span] ?? 0; span += 1 }
    const time = [7 + below(15), below(60), below(60)].map((each) => String(each).padStart(2, '0')).join(':')
    const name = TRADERS[below(TRADERS.length)] ?? ''
    const direction = random() < 0.5 ? 'in' : 'out'
    const amount = direction === 'out' && index % 97 === 13 ? 1_000_000n : BigInt(5_000 + below(930_000))
    return { account, at: `${addDays(spans[span]?.from ?? '', place)} ${time}`, direction, amount, name, number: numberOf(name), memo: direction === 'in' ? '货款' : '采购款' }
  })
}

/** Rows put in by hand, each to meet a rule or to miss it narrowly. */
function byHand(): readonly Row[] {
  const out = (account: AccountKey, at: string, amount: bigint, name: string, memo: string, more: Partial<Row> = {}): Row =>
    ({ account, at, direction: 'out', amount, name, number: '', memo, ...more })
  const into = (account: AccountKey, at: string, amount: bigint, name: string, memo: string, more: Partial<Row> = {}): Row =>
    ({ account, at, direction: 'in', amount, name, number: '', memo, ...more })
  const cash = (account: AccountKey, at: string, amount: bigint): Row => out(account, at, amount, '', 'ATM取款', { cash: true })
  const court = (account: AccountKey, at: string, amount: bigint): Row => out(account, at, amount, `${COURT}执行款专户`, '执行款', { performance: true })
  const toCreditor = (at: string, amount: bigint): readonly Row[] => [
    out('company', at, amount, nameOf('p-creditor'), '和解款', { number: ACCOUNTS.creditor.number, performance: true }),
    into('creditor', later(at, 40), amount, nameOf(COMPANY), '和解款', { number: ACCOUNTS.company.number }),
  ]
  const related = (account: AccountKey, at: string, amount: bigint, to: string, memo = '往来款'): Row => out(account, at, amount, nameOf(to), memo, { related: to })
  /** The company's receipts go to the sister's card: seen from both statements. */
  const receipts = (at: string, amount: bigint): readonly Row[] => [
    out('company', at, amount, nameOf('p-sister'), '往来款', { number: ACCOUNTS.sister.number, related: 'p-sister' }),
    into('sister', later(at, 25), amount, nameOf(COMPANY), '往来款', { number: ACCOUNTS.company.number }),
  ]
  const ownToSister = (at: string, amount: bigint): readonly Row[] => [
    out('own', at, amount, nameOf('p-sister'), '转账', { number: ACCOUNTS.sister.number, related: 'p-sister', between: true }),
    into('sister', later(at, 9), amount, nameOf(PERSON), '转账', { number: ACCOUNTS.own.number, between: true }),
  ]
  const buyers = '虚山家居制造有限公司'
  return [
    ...['2022-05-10', '2022-08-10', '2022-11-10', '2023-02-10', '2023-08-10', '2023-11-10', '2024-02-10'].map((day) => into('own', `${day} 09:00:00`, 1_200_000n, nameOf('p-brother'), '商铺租金')),
    ...receipts('2022-06-15 10:00:00', 6_000_000n), ...receipts('2022-12-20 10:00:00', 8_000_000n), ...receipts('2023-05-16 10:00:00', 9_000_000n), ...receipts('2023-12-01 10:00:00', 7_000_000n),
    // Leaves the sister's card for the brother within a day; once a fen too little; once a second too late.
    related('sister', '2022-12-21 09:30:00', 7_200_000n, 'p-brother'),
    related('sister', '2023-05-16 20:00:00', 8_099_999n, 'p-brother'),
    related('sister', '2023-12-02 10:00:26', 7_000_000n, 'p-brother'),
    ...ownToSister('2022-04-04 11:11:11', 3_000_000n), ...ownToSister('2022-10-18 11:11:11', 5_500_000n), ...ownToSister('2023-02-27 11:11:11', 2_345_678n),
    // The buyers of the timber and of the van pay others: the nephew's and the sister's cards.
    into('nephew', '2023-10-16 14:00:00', 40_500_000n, nameOf('p-brother'), '木材款'), into('nephew', '2023-10-19 14:00:00', 40_500_000n, nameOf('p-brother'), '木材款'),
    related('nephew', '2023-10-16 18:00:00', 36_450_000n, 'p-daughter'),
    into('sister', '2023-05-08 09:00:00', 6_299_999n, nameOf('p-brother'), '车款'),
    into('company', '2022-10-09 09:00:00', 30_000_000n, buyers, '货款'), into('company', '2023-03-09 09:00:00', 25_000_000n, buyers, '货款'),
    out('company', '2022-10-20 09:00:00', 20_000_000n, '临渡林场', '木材采购', { number: '6200999900007770001' }),
    out('company', '2023-02-14 09:00:00', 5_000_000n, '临渡林场', '木材采购', { number: '6200999900007770001' }),
    out('company', '2023-02-15 09:00:00', 5_000_000n, '临渡林场', '木材采购', { number: '6200999900007770001' }),
    out('own', '2022-10-11 15:00:00', 9_000_000n, '临渡装修队', '工程款'),
    related('own', '2022-02-27 08:00:00', 1_100_000n, 'p-brother'), related('own', '2022-03-01 08:00:00', 1_200_000n, 'p-brother'),
    related('own', '2022-08-31 23:59:59', 1_300_000n, 'p-daughter'), related('own', '2022-09-01 00:00:00', 1_400_000n, 'p-daughter'),
    related('nephew', '2023-01-31 23:59:59', 1_500_000n, 'p-brother'), related('nephew', '2023-02-01 00:00:01', 1_600_000n, 'p-brother'),
    related('nephew', '2023-06-05 12:00:00', 1_700_000n, 'p-brother'), related('nephew', '2023-06-06 12:00:00', 1_800_000n, 'p-brother'),
    ...['09:00:00', '10:30:00', '13:15:00', '16:45:00'].map((time) => out('nephew', `2023-06-18 ${time}`, 1_300_000n, '闻道远', '往来款', { number: '6200999900007770002' })),
    ...['09:00:00', '10:30:00', '13:15:00'].map((time) => out('nephew', `2023-06-19 ${time}`, 1_600_000n, '闻道远', '往来款', { number: '6200999900007770002' })),
    cash('own', '2022-08-31 10:00:00', 500_000n), cash('own', '2022-09-01 10:00:00', 600_000n), cash('sister', '2023-01-12 10:00:00', 2_000_000n), cash('nephew', '2024-02-29 10:00:00', 1_950_000n),
    ...['2023-02-19', '2023-02-20', '2023-06-05', '2023-08-20'].map((day, index) => out('sister', `${day} 19:00:0${index}`, 868_000n + BigInt(index), '江州凝辉珠宝行', 'POS消费 珠宝', { luxury: true })),
    court('sister', '2023-10-02 10:00:00', 3_000_000n), court('sister', '2024-02-01 10:00:00', 2_000_000n), court('own', '2024-07-07 10:00:00', 1_200_000n),
    ...toCreditor('2023-09-28 10:00:00', 7_000_000n), ...toCreditor('2024-02-20 10:00:00', 8_000_000n),
    // Only the creditor's statement shows this one.
    into('creditor', '2024-11-05 10:00:00', 1_500_000n, nameOf(PERSON), '还款', { performance: true }),
  ]
}

const EVERYDAY: Readonly<Record<AccountKey, { readonly rows: number; readonly opening: bigint }>> = {
  own: { rows: 1_200, opening: 60_000_000n },
  sister: { rows: 3_000, opening: 80_000_000n },
  company: { rows: 6_000, opening: 150_000_000n },
  nephew: { rows: 3_000, opening: 90_000_000n },
  creditor: { rows: 600, opening: 50_000_000n },
}
/** On the nephew's card one balance is off by 123.45, and so are all after it: one break, no more. */
const BREAK = { account: 'nephew', nth: 1_500, by: 12_345n } as const
/** What moved on the own card in the months that no file shows. */
const HIDDEN = 4_321_000n

export function writeBook(): Book {
  const hand = byHand()
  const account = (key: AccountKey, seed: number): readonly Booked[] => {
    const { rows, opening } = EVERYDAY[key]
    const written = apart([...everyday(key, rows, seed), ...hand.filter((row) => row.account === key)].toSorted((left, right) => clock(left.at) - clock(right.at)))
    let balance = opening
    return written.map((row, index) => {
      const before = written[index - 1]
      if (key === 'own' && before !== undefined && dayOf(before) <= '2023-03-20' && dayOf(row) >= '2023-07-04') balance -= HIDDEN
      balance += row.direction === 'in' ? row.amount : -row.amount
      const breaks = key === BREAK.account && index === BREAK.nth
      if (breaks) balance -= BREAK.by
      if (balance < 0n) throw new RangeError(`${key} would be overdrawn on ${row.at}`)
      return { ...row, balance, breaks, serial: `${key.toUpperCase()}${String(index + 1).padStart(7, '0')}` }
    })
  }
  return { own: account('own', SEED), sister: account('sister', SEED + 1), company: account('company', SEED + 2), nephew: account('nephew', SEED + 3), creditor: account('creditor', SEED + 4) }
}

/** Rows of one second are moved apart, so that the order of a statement is certain. */
function apart(rows: readonly Row[]): readonly Row[] {
  let last = ''
  return rows.map((row) => {
    const at = row.at > last ? row.at : later(last, 1)
    last = at
    return { ...row, at }
  })
}
