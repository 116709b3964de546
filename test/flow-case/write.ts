import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bankReturn, type ReturnedRow } from '../property-case/bank-return.ts'
import { addDays, clock, daysApart, later } from '../sample-case/movement.ts'
import { randomFrom } from '../sample-case/story.ts'

/**
 * An invented case whose flow picture has more than two hundred ends: salaries and receipts reach the debtor's cards, go on
 * to a card in the name of another, a company and a brother, and leave for a hundred and forty shops and persons. Nobody in it is real.
 */
export interface FlowCase {
  /** Every edge that the picture has to draw, by its id: `<end>→<end>`. Counted while writing; nothing of the product is called. */
  readonly edges: ReadonlyMap<string, WrittenEdge>
  readonly rows: number
}
export interface WrittenEdge {
  readonly from: string
  readonly to: string
  readonly payments: readonly Payment[]
}
export interface Payment {
  /** `YYYY-MM-DD HH:MM:SS`. */
  readonly at: string
  /** Fen. */
  readonly amount: bigint
}

export const SPAN = { from: '2022-01-01', to: '2024-12-31' } as const
export const RESTRICTION = '2023-03-01'

interface Holder { readonly id: string; readonly name: string; readonly kind: 'person' | 'unit'; readonly role: string; readonly relation?: string }
const PEOPLE: readonly Holder[] = [
  { id: 'p-debtor', name: '钟离砚', kind: 'person', role: 'debtor' },
  { id: 'p-creditor', name: '江州望潮实业有限公司', kind: 'unit', role: 'creditor' },
  { id: 'p-aunt', name: '钟离疏桐', kind: 'person', role: 'related', relation: 'other' },
  { id: 'p-company', name: '江州砚池文化传播有限公司', kind: 'unit', role: 'related', relation: 'controlled-company' },
  { id: 'p-brother', name: '钟离砺', kind: 'person', role: 'related', relation: 'sibling' },
  { id: 'p-daughter', name: '钟离知夏', kind: 'person', role: 'related', relation: 'child' },
]
const person = (id: string): Holder => {
  const found = PEOPLE.find((each) => each.id === id)
  if (found === undefined) throw new RangeError(id)
  return found
}

/** Accounts with a statement in the file, in the order in which most of the money goes through them. */
const ACCOUNTS = [
  { id: 'acc-salary', institution: '江州虚构银行', number: '6200777700001000011', holder: 'p-debtor' },
  { id: 'acc-card', institution: '青川虚构银行', number: '6200777700001000029', holder: 'p-debtor' },
  { id: 'acc-aunt', institution: '江州虚构银行', number: '6200777700002000035', holder: 'p-aunt', usedBy: 'p-debtor' },
  { id: 'acc-company', institution: '虚山虚构银行', number: '6200777700003000041', holder: 'p-company' },
  { id: 'acc-brother', institution: '临渡虚构银行', number: '6200777700004000057', holder: 'p-brother' },
  { id: 'acc-creditor', institution: '江州虚构银行', number: '6200777700005000063', holder: 'p-creditor' },
] as const
type AccountId = (typeof ACCOUNTS)[number]['id']
const account = (id: AccountId): (typeof ACCOUNTS)[number] => ACCOUNTS.find((each) => each.id === id) ?? ACCOUNTS[0]

interface Stranger { readonly name: string; readonly number: string }
const PLACES = ['江州', '青川', '虚山', '临渡', '望潮', '石桥', '南坡', '北仓', '竹溪', '东篱']
const TRADES = ['云杉建材经营部', '听雨茶舍', '松风汽车服务有限公司', '拾光家居', '半夏药房', '长庚物流有限公司虚构路营业部', '折柳酒家', '溯源电子商务有限公司', '小满副食', '照夜白照明工程设计有限责任公司', '寄北旅行社', '青禾种业', '墨痕书局', '归云客栈']
/** Shops of every trade in every place, and two of one name under two numbers. */
const SHOPS: readonly Stranger[] = PLACES.flatMap((place, outer) => TRADES.map((trade, inner) => ({
  name: outer === 9 && inner === 13 ? '东篱墨痕书局' : `${place}${trade}`, number: `620088880000${String(1_000_000 + outer * 100 + inner)}`,
})))
const GIVEN = ['若谷', '听松', '怀瑾', '望舒', '既白', '云岫', '南乔', '景行', '子衿', '采薇', '疏影', '长歌']
const SURNAMES = ['虞', '阙', '宿', '卞', '逄']
/** Payers: employers, customers and lenders. */
const PAYERS: readonly Stranger[] = SURNAMES.flatMap((surname, outer) => GIVEN.map((given, inner) => ({ name: surname + given, number: `620088880000${String(2_000_000 + outer * 100 + inner)}` })))

/** Writes the bundle into a folder: the same rows every time. */
export function writeFlowCase(folder: string): FlowCase {
  const random = randomFrom(20_261_122)
  const below = (limit: number): number => Math.floor(random() * limit)
  const rows = new Map<AccountId, Omit<ReturnedRow, 'balance' | 'serial'>[]>(ACCOUNTS.map(({ id }) => [id, []]))
  const edges = new Map<string, { from: string; to: string; payments: Payment[] }>()
  const days = daysApart(SPAN.from, SPAN.to) - 1
  const moment = (): string => `${addDays(SPAN.from, below(days))} ${String(8 + below(12)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}`
  const booked = (from: string, to: string, payment: Payment): void => {
    const id = `${from}→${to}`
    const edge = edges.get(id) ?? { from, to, payments: [] }
    edge.payments.push(payment)
    edges.set(id, edge)
  }
  const pay = (id: AccountId, { name, number }: Stranger, direction: 'in' | 'out', amount: bigint, memo: string): void => {
    const at = moment()
    rows.get(id)?.push({ at, direction, amount, name, number, memo })
    const other = number === '' ? 'unnamed' : `number:${number}`
    if (direction === 'out') booked(`account:${id}`, other, { at, amount })
    else booked(other, `account:${id}`, { at, amount })
  }
  /** A transfer that both statements show, a little later on the other: one movement. */
  const pass = (from: AccountId, to: AccountId, amount: bigint): void => {
    const at = moment()
    const [payer, receiver] = [account(from), account(to)]
    rows.get(from)?.push({ at, direction: 'out', amount, name: person(receiver.holder).name, number: receiver.number, memo: '往来款' })
    rows.get(to)?.push({ at: later(at, 20 + below(60)), direction: 'in', amount, name: person(payer.holder).name, number: payer.number, memo: '往来款' })
    booked(`account:${from}`, `account:${to}`, { at, amount })
  }
  PAYERS.forEach((payer, index) => {
    const to = (['acc-salary', 'acc-salary', 'acc-card', 'acc-company', 'acc-aunt'] as const)[index % 5] ?? 'acc-salary'
    for (let nth = 0; nth < 3 + below(9); nth += 1) pay(to, payer, 'in', BigInt(800_00 + below(2_400_000)), '货款')
  })
  SHOPS.forEach((shop, index) => {
    const from = (['acc-salary', 'acc-card', 'acc-aunt', 'acc-aunt', 'acc-company', 'acc-brother', 'acc-brother'] as const)[index % 7] ?? 'acc-card'
    const size = index % 11 === 3 ? 9_000_000 : 240_000
    for (let nth = 0; nth < 2 + below(10); nth += 1) pay(from, shop, 'out', BigInt(1_01 + below(size)), '消费')
    // Every thirteenth shop is paid from a second card too, and every seventeenth sends something back.
    if (index % 13 === 5) pay('acc-card', shop, 'out', BigInt(500_00 + below(90_000)), '消费')
    if (index % 17 === 8) pay(from, shop, 'in', BigInt(10_00 + below(9_000)), '退回')
  })
  const transfers: readonly (readonly [AccountId, AccountId, number, number])[] = [
    ['acc-salary', 'acc-aunt', 26, 6_000_000], ['acc-card', 'acc-aunt', 14, 3_000_000], ['acc-salary', 'acc-card', 9, 1_500_000], ['acc-aunt', 'acc-company', 21, 7_000_000],
    ['acc-company', 'acc-brother', 17, 9_000_000], ['acc-brother', 'acc-aunt', 5, 1_000_000], ['acc-company', 'acc-creditor', 3, 2_000_000], ['acc-salary', 'acc-creditor', 2, 900_000],
  ]
  for (const [from, to, count, size] of transfers) for (let nth = 0; nth < count; nth += 1) pass(from, to, BigInt(1_000_00 + below(size)))
  for (let nth = 0; nth < 7; nth += 1) {
    const at = moment()
    const amount = BigInt(100_000 * (1 + below(19)))
    rows.get('acc-brother')?.push({ at, direction: 'out', amount, name: '', number: '', memo: 'ATM取款', cash: true })
    booked('account:acc-brother', 'cash', { at, amount })
    pay('acc-aunt', { name: '', number: '' }, 'out', BigInt(33_33 + below(70_000)), '手续费')
    // Known by the name only: the daughter, who is a party without an account.
    const given = BigInt(1_500_00 + below(400_000))
    const day = moment()
    rows.get('acc-brother')?.push({ at: day, direction: 'out', amount: given, name: person('p-daughter').name, number: '', memo: '生活费' })
    booked('account:acc-brother', 'party:p-daughter', { at: day, amount: given })
  }
  mkdirSync(join(folder, '流水'), { recursive: true })
  for (const each of ACCOUNTS) {
    writeFileSync(join(folder, '流水', `${each.id}.csv`), bankReturn({ number: each.number, holder: person(each.holder).name }, withBalances(each.id, rows.get(each.id) ?? [])))
  }
  writeFileSync(join(folder, 'case.json'), JSON.stringify(caseJson(), null, 2))
  return { edges, rows: [...rows.values()].reduce((sum, each) => sum + each.length, 0) }
}

function withBalances(id: AccountId, rows: readonly Omit<ReturnedRow, 'balance' | 'serial'>[]): readonly ReturnedRow[] {
  let balance = 200_000_000n
  return rows.toSorted((left, right) => clock(left.at) - clock(right.at)).map((row, index) => {
    balance += row.direction === 'in' ? row.amount : -row.amount
    return { ...row, balance, serial: `${id.toUpperCase()}${String(index + 1).padStart(6, '0')}` }
  })
}

const caseJson = () => ({
  schema: 'threshold-case/1',
  case: { number: '（2024）江0199执0200号', title: '钟离砚拒不执行判决案（虚构样例）', court: '江州市青川区人民法院', stage: 'prosecution-review' },
  parties: PEOPLE,
  accounts: ACCOUNTS,
  obligation: { kind: 'money', amount: '2600000.00', subject: '借款', nature: 'ordinary' },
  milestones: [
    { kind: 'suit-notice', date: '2022-03-01' }, { kind: 'judgment-effective', date: '2022-09-01' }, { kind: 'enforcement-notice-served', date: '2023-02-01' },
    { kind: 'restriction-served', date: RESTRICTION }, { kind: 'fine-served', date: '2023-09-01', amount: '10000.00' },
  ],
  files: ACCOUNTS.map(({ id }) => ({ path: `流水/${id}.csv`, kind: 'bank-statement', account: id })),
})
