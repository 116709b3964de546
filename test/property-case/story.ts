/**
 * The invented case behind the generated bundle: a timber dealer and his company, a lease made up against an auction, seized
 * things sold, relatives' cards for the receipts, and a settlement that brought seized timber back. Nothing in it is real.
 */

export const SEED = 20_240_917

export const DAYS = {
  suitNotice: '2022-03-01',
  effective: '2022-09-01',
  notice: '2023-02-01',
  reportFiled: '2023-02-14',
  restriction: '2023-02-20',
  freezeOwn: '2023-03-01',
  freezeCompany: '2023-04-10',
  fine: '2023-06-05',
  detention: '2023-11-20',
  transferred: '2024-06-03',
  indicted: '2024-10-08',
} as const
/** One year before the notice up to the report. */
export const REPORT_WINDOW = { from: '2022-02-01', to: DAYS.reportFiled } as const

export const COURT = '江州市青川区人民法院'
/** Fen. */
export const OBLIGATION = 480_000_000n

export const PERSON = 'p-debtor'
export const COMPANY = 'p-company'
export const PEOPLE = [
  { id: PERSON, name: '覃屿舟', kind: 'person', role: 'debtor', documents: [{ kind: 'resident-id', number: '999999198006060013' }] },
  { id: COMPANY, name: '江州屿舟木业有限公司', kind: 'unit', role: 'debtor' },
  { id: 'p-creditor', name: '江州青川建材有限公司', kind: 'unit', role: 'creditor' },
  { id: 'p-sister', name: '覃如霁', kind: 'person', role: 'related', relation: 'sibling' },
  { id: 'p-nephew', name: '覃望津', kind: 'person', role: 'related', relation: 'other' },
  { id: 'p-brother', name: '覃屿川', kind: 'person', role: 'related', relation: 'sibling' },
  { id: 'p-daughter', name: '覃听澜', kind: 'person', role: 'related', relation: 'child' },
] as const
export const nameOf = (id: string): string => PEOPLE.find((each) => each.id === id)?.name ?? ''

export type AccountKey = 'own' | 'sister' | 'company' | 'nephew' | 'creditor'
interface AccountFacts {
  readonly id: string
  readonly institution: string
  readonly number: string
  readonly holder: string
  readonly usedBy?: string
  readonly frozenFrom?: string
  readonly declared?: boolean
}
export const ACCOUNTS: Readonly<Record<AccountKey, AccountFacts>> = {
  own: { id: 'acc-own', institution: '江州虚构银行', number: '6200999900000100017', holder: PERSON, frozenFrom: DAYS.freezeOwn, declared: true },
  sister: { id: 'acc-sister', institution: '青川虚构银行', number: '6200999900000200025', holder: 'p-sister', usedBy: PERSON, declared: false },
  company: { id: 'acc-company', institution: '江州虚构银行', number: '6200999900000300033', holder: COMPANY, frozenFrom: DAYS.freezeCompany, declared: true },
  nephew: { id: 'acc-nephew', institution: '青川虚构银行', number: '6200999900000400041', holder: 'p-nephew', usedBy: COMPANY },
  creditor: { id: 'acc-creditor', institution: '江州虚构银行', number: '6200999900000500058', holder: 'p-creditor' },
}
/** Whose own and used accounts they are. */
export const SIDES: Readonly<Record<string, readonly AccountKey[]>> = { [PERSON]: ['own', 'sister'], [COMPANY]: ['company', 'nephew'] }

/** Statement files: the own card came in two, with three months missing between them. */
export const FILES: readonly { readonly path: string; readonly account: AccountKey; readonly from: string; readonly to: string }[] = [
  { path: '03流水/覃屿舟_第一轮.csv', account: 'own', from: '2022-01-01', to: '2023-03-20' },
  { path: '03流水/覃屿舟_第二轮.csv', account: 'own', from: '2023-07-04', to: '2024-12-31' },
  { path: '03流水/覃如霁.csv', account: 'sister', from: '2022-01-01', to: '2024-12-31' },
  { path: '03流水/屿舟木业.csv', account: 'company', from: '2022-01-01', to: '2024-12-31' },
  { path: '03流水/覃望津.csv', account: 'nephew', from: '2022-01-01', to: '2024-12-31' },
  { path: '03流水/青川建材.csv', account: 'creditor', from: '2022-01-01', to: '2024-12-31' },
]

export const yuan = (amount: bigint): string => `${amount / 100n}.${(amount % 100n).toString().padStart(2, '0')}`
