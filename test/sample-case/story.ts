/** The invented case behind the sample bundle: persons, accounts and days. Nothing in it is real. */

export const SEED = 20_230_601

/** Days that open and close the periods. */
export const DAYS = {
  suitNotice: '2022-11-08',
  judgment: '2023-03-15',
  effective: '2023-04-06',
  applied: '2023-04-20',
  filed: '2023-04-25',
  notice: '2023-05-10',
  reportOrdered: '2023-05-10',
  reportDue: '2023-05-20',
  restrictionServed: '2023-06-01',
  dishonestListed: '2023-06-05',
  frozen: '2023-06-12',
  detention: '2024-04-15',
  detentionEnd: '2024-04-29',
  restrictionLifted: '2025-03-01',
  transferred: '2025-05-12',
  policeFiled: '2025-05-26',
  arrest: '2025-06-20',
  indicted: '2025-10-15',
} as const

export const COURT = '江州市临河区人民法院'
export const CASE_NUMBER = '（2023）江0102执1836号'
export const JUDGMENT_NUMBER = '（2022）江0102民初4471号'

export interface Person {
  readonly id: string
  readonly name: string
  readonly role: 'debtor' | 'creditor' | 'related' | 'witness' | 'official'
  readonly relation?: string
  readonly aliases?: readonly string[]
  readonly documents?: readonly { readonly kind: 'resident-id' | 'passport'; readonly number: string }[]
  readonly phones?: readonly string[]
}

/** Resident ids carry the region 999999, which does not exist; passports and phones are rows of zeros. */
export const ID = '999999197903050019'
export const PASSPORT_OLD = 'EA0000001'
export const PASSPORT_NEW = 'EB0000002'
export const SAME_NAME_ID = '999999198812120037'
export const WIFE_ID = '999999198107140026'
export const FATHER_ID = '999999195101010011'
export const MOTHER_ID = '999999195303030023'

export const DEBTOR: Person = {
  id: 'p-debtor', name: '古盛远', role: 'debtor', aliases: ['GU SHENGYUAN'], phones: ['100-0000-0001'],
  documents: [{ kind: 'resident-id', number: ID }, { kind: 'passport', number: PASSPORT_OLD }, { kind: 'passport', number: PASSPORT_NEW }],
}
export const WIFE: Person = { id: 'p-wife', name: '程晚秋', role: 'related', relation: 'spouse', documents: [{ kind: 'resident-id', number: WIFE_ID }] }
export const FATHER: Person = { id: 'p-father-in-law', name: '程家岭', role: 'related', relation: 'parent-in-law', documents: [{ kind: 'resident-id', number: FATHER_ID }] }
export const MOTHER: Person = { id: 'p-mother-in-law', name: '周云岫', role: 'related', relation: 'parent-in-law', documents: [{ kind: 'resident-id', number: MOTHER_ID }] }
export const SISTER: Person = { id: 'p-sister-in-law', name: '程晚棠', role: 'related', relation: 'other' }
export const CREDITOR: Person = { id: 'p-creditor', name: '林照溪', role: 'creditor' }
export const WITNESS: Person = { id: 'p-witness', name: '许念真', role: 'witness' }
export const PEOPLE: readonly Person[] = [DEBTOR, WIFE, FATHER, MOTHER, SISTER, CREDITOR, WITNESS]

export type AccountKey = 'icbc' | 'a' | 'b' | 'wechat'

export const ACCOUNTS = {
  icbc: { id: 'acc-icbc-1011', institution: '中国工商银行', number: '6222999900000001011', holder: 'p-debtor', frozenFrom: DAYS.frozen, show: '工商银行(1011)' },
  a: { id: 'acc-ccb-8825', institution: '中国建设银行', number: '6217999900000008825', holder: 'p-father-in-law', usedBy: 'p-debtor', declared: false, show: '建设银行(8825)' },
  b: { id: 'acc-abc-6041', institution: '中国农业银行', number: '6228999900000006041', holder: 'p-mother-in-law', usedBy: 'p-debtor', declared: false, show: '农业银行(6041)' },
  wechat: { id: 'acc-wechat', institution: '微信支付', number: 'gsy-xuni-0001', holder: 'p-debtor', declared: false, show: '零钱' },
} as const

export const OBLIGATION = '1260000.00'
export const CAR = { id: 'a-car', title: '小型轿车（虚构号牌 江A00000）', valuation: '186000.00', price: '60000.00', soldOn: '2023-04-18' } as const
export const CLAIM = { id: 'a-claim', title: '对江州远帆海产贸易有限公司的货款债权', valuation: '50000.00', waivedOn: '2022-12-20' } as const

/** Paths of the bundle. */
export const PATHS = {
  readme: '00说明.txt',
  judgment: '01执行依据/民事判决书.pdf',
  effectiveness: '01执行依据/裁判文书生效证明.pdf',
  notice: '02执行文书/执行通知书及送达回证.pdf',
  report: '02执行文书/报告财产令及送达回证.pdf',
  restriction: '02执行文书/限制消费令及送达回证.pdf',
  receiptPhoto: '02执行文书/送达回证照片.jpg',
  detention: '02执行文书/拘留决定书.pdf',
  log: '02执行文书/执行工作日志.txt',
  icbc1: '03账户流水/工商银行_1011_20221101-20230131.csv',
  icbc2: '03账户流水/工商银行_1011_20230403-20231231.csv',
  a1: '03账户流水/程家岭_建设银行_第一轮_交易明细信息.csv',
  a2: '03账户流水/程家岭_建设银行_第二轮_交易明细信息.csv',
  b: '03账户流水/周云岫_999999195303030023_农业银行交易流水.xlsx',
  wechat1: '03账户流水/微信支付账单(20230101-20240131).csv',
  wechat2: '03账户流水/微信支付账单(20240101-20250430).csv',
  border: '04出行记录/出入境记录.csv',
  rail: '04出行记录/铁路票面信息.xlsx',
  air: '04出行记录/民航进出港信息.xlsx',
  airline: '04出行记录/云际航空客票.csv',
  ship: '04出行记录/客轮船票.csv',
  interrogation: '05言词证据/讯问笔录.pdf',
  testimony: '05言词证据/证人证言_许念真.docx',
} as const

/** A row of random numbers that is the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
