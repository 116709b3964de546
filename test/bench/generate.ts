import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { gb18030 } from './gb18030.ts'

/** A bundle of invented statements for measuring. Every name, number and company in it is made up. */
export interface GeneratedBundle {
  readonly folder: string
  readonly files: readonly string[]
  readonly rows: number
  readonly bytes: number
}

/** The 34 columns of a return to a query (shared/data/bank/FORMATS_JUDICIAL.md, layout A). */
export const HEAD =
  '交易卡号,交易账号,交易户名,交易证件号码,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,现金标志,对手户名,对手身份证号,对手开户银行,摘要说明,交易币种,交易网点名称,交易网点代码,交易发生地,交易是否成功,传票号,终端号,IP地址,MAC地址,对手交易余额,交易流水号,日志号,凭证种类,凭证号,交易柜员号,商户名称,商户号,备注,交易类型,查询反馈结果原因'

const BANKS = ['虚构银行甲', '虚构银行乙', '虚构银行丙', '虚构银行丁'] as const
const DEBTOR = { name: '佘虚构', document: '110101190001010015' }
const DRIVER = { name: '司虚构', document: '110101190001010023' }
const SHOPS = ['虚构超市', '虚构早点铺', '虚构加油站', '虚构书店', '虚构药房', '虚构菜场', '虚构面馆', '虚构五金店'] as const
const DEAR_SHOPS = ['虚构高尔夫俱乐部', '虚构国际旅行社', '虚构大酒店', '虚构夜总会', '虚构珠宝行'] as const
const MEMOS = ['消费', '转账', '网上支付', '跨行转账', '货款', '往来款', '生活费', '缴费'] as const
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏'
const FIRST_DAY = Date.UTC(2016, 0, 1)
const YEARS_MS = 9 * 365 * 86_400_000

/** Repeatable numbers from 0 to below 1. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Account {
  readonly card: string
  readonly owner: { readonly name: string; readonly document: string }
  balance: number
}

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** One line of a statement; the balance of the account follows from it. */
function movement(account: Account, seconds: number, serial: string, bank: string, random: () => number): string {
  const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)] as T
  const kind = random()
  let amount = 1 + Math.floor(random() ** 4 * 2_000_000)
  let [counterparty, number, memo, cash, merchant]: [string, string, string, string, string] = ['', '', pick(MEMOS), '', '']
  const failed = kind > 0.995
  let income = account.balance < 5_000_000 || kind < 0.2
  if (kind < 0.2) {
    counterparty = `${pick(SURNAMES)}虚构${Math.floor(random() * 3000)}`
    number = `62170000${String(Math.floor(random() * 5000)).padStart(11, '0')}`
  } else if (kind < 0.6) {
    merchant = `${pick(SHOPS)}${Math.floor(random() * 200)}号店`
    counterparty = '财付通-微信支付'
    memo = '消费'
  } else if (kind < 0.93) {
    counterparty = `${pick(SURNAMES)}虚构${Math.floor(random() * 3000)}`
    number = `62170000${String(Math.floor(random() * 5000)).padStart(11, '0')}`
  } else if (kind < 0.95) {
    counterparty = pick(DEAR_SHOPS)
    merchant = counterparty
    memo = '消费'
  } else if (kind < 0.965) {
    cash = '现金'
    memo = 'ATM取款'
  } else if (kind < 0.967) {
    counterparty = '佘虚亲'
    amount += 200_000
    income = false
  } else {
    counterparty = '虚构物业公司'
    memo = '物业费'
  }
  if (!failed) {
    if (income) amount += 100_000
    account.balance += income ? amount : -amount
  }
  const at = new Date(seconds).toISOString()
  return [
    account.card, '', account.owner.name, account.owner.document, `${at.slice(0, 10)} ${at.slice(11, 19)}`, yuan(amount), yuan(account.balance), income ? '进' : '出', number, cash, counterparty, '',
    number === '' ? '' : bank, memo, 'CNY', '', '', '', failed ? '失败' : '成功', '', '', '', '', '', serial, '', '', '', '', merchant, '', '', '', '',
  ].join(',')
}

/**
 * Writes a bundle of `rows` rows in four GB18030 statements (CRLF, 34 columns) of two accounts each, with a case.json
 * that names the parties and dates, so that the rules have something to count. Equal seeds give equal bytes.
 */
export function generateBundle(folder: string, rows: number, seed = 313): GeneratedBundle {
  mkdirSync(join(folder, '流水'), { recursive: true })
  const random = randomNumbers(seed)
  const files: string[] = []
  const cards: string[] = []
  let bytes = 0
  for (const [number, bank] of BANKS.entries()) {
    const own = Math.floor((rows * (number + 1)) / BANKS.length) - Math.floor((rows * number) / BANKS.length)
    const accounts: Account[] = [DEBTOR, number === BANKS.length - 1 ? DRIVER : DEBTOR].map((owner, index) => ({ card: `6217000000000${number}${index}0008`, owner, balance: 10_000_000 }))
    cards.push(...accounts.map((account) => account.card))
    const path = join(folder, '流水', `${bank}交易明细信息.csv`)
    files.push(path)
    const output = openSync(path, 'w')
    let lines: string[] = [HEAD]
    const flush = (): void => {
      bytes += writeSync(output, gb18030(`${lines.join('\r\n')}\r\n`))
      lines = []
    }
    for (let row = 0; row < own; row += 1) {
      const account = accounts[random() < 0.7 ? 0 : 1] as Account
      lines.push(movement(account, FIRST_DAY + Math.floor((row * YEARS_MS) / own), `XG${number}${String(row).padStart(9, '0')}`, bank, random))
      if (lines.length >= 20_000) flush()
    }
    flush()
    closeSync(output)
  }
  writeFileSync(join(folder, 'case.json'), `${JSON.stringify(caseOf(cards), null, 1)}\n`)
  return { folder, files, rows, bytes }
}

function caseOf(cards: readonly string[]): unknown {
  const debtor = 'p-debtor'
  const day = (kind: string, date: string): unknown => ({ kind, date, party: debtor })
  return {
    schema: 'threshold-case/1',
    case: { number: '（2020）虚构0001执1号', title: '虚构量测案', court: '虚构县人民法院' },
    parties: [
      { id: debtor, name: DEBTOR.name, role: 'debtor', documents: [{ kind: 'resident-id', number: DEBTOR.document }] },
      { id: 'p-driver', name: DRIVER.name, role: 'witness', documents: [{ kind: 'resident-id', number: DRIVER.document }] },
      { id: 'p-kin', name: '佘虚亲', role: 'related', relation: '兄弟' },
      { id: 'p-creditor', name: '虚构物业公司', role: 'creditor' },
    ],
    accounts: cards.map((number, index) => ({
      id: `a${index + 1}`, number, institution: BANKS[Math.floor(index / 2)],
      holder: index === cards.length - 1 ? 'p-driver' : debtor,
      ...(index === cards.length - 1 ? { usedBy: debtor } : {}),
      ...(index === 0 ? { frozenFrom: '2020-06-01' } : {}),
    })),
    milestones: [
      day('suit-notice', '2019-01-10'), day('judgment-effective', '2019-09-01'), day('enforcement-notice-served', '2020-03-02'),
      day('property-report-due', '2020-03-20'), day('restriction-served', '2020-04-01'), day('detention-served', '2021-05-01'),
    ],
  }
}
