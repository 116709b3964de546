import { COMPANY, PERSON } from './story.ts'

export interface AssetFacts {
  readonly id: string
  readonly kind: 'real-estate' | 'vehicle' | 'equity' | 'claim' | 'chattel'
  readonly title: string
  readonly owner: string
  readonly seizedFrom?: string
  readonly seizedTo?: string
  readonly declared?: boolean
  /** Fen. */
  readonly valuation: bigint
}
const wan = (amount: number): bigint => BigInt(amount) * 1_000_000n

export const ASSETS: readonly AssetFacts[] = [
  { id: 'a-workshop', kind: 'real-estate', title: '厂房（虚构证号1）', owner: PERSON, seizedFrom: '2023-03-15', declared: true, valuation: wan(186) },
  { id: 'a-dwelling', kind: 'real-estate', title: '住房（虚构证号2）', owner: PERSON, seizedFrom: '2023-03-15', declared: true, valuation: wan(92) },
  { id: 'a-shop', kind: 'real-estate', title: '商铺（虚构证号3）', owner: PERSON, declared: true, valuation: wan(60) },
  { id: 'a-truck', kind: 'vehicle', title: '货车（虚构号牌1）', owner: COMPANY, seizedFrom: '2023-04-20', declared: false, valuation: wan(24) },
  { id: 'a-bus', kind: 'vehicle', title: '客车（虚构号牌2）', owner: COMPANY, seizedFrom: '2023-04-20', seizedTo: '2023-10-01', declared: true, valuation: wan(11) },
  { id: 'a-timber', kind: 'chattel', title: '库存木材', owner: COMPANY, declared: true, valuation: wan(90) },
  { id: 'a-kiln', kind: 'chattel', title: '烘干设备', owner: COMPANY, seizedFrom: '2023-05-05', declared: true, valuation: wan(30) },
  { id: 'a-saw', kind: 'chattel', title: '带锯机', owner: COMPANY, seizedFrom: '2023-05-05', declared: true, valuation: wan(12) },
  { id: 'a-equity', kind: 'equity', title: '股权（虚构公司）', owner: PERSON, declared: false, valuation: wan(50) },
  { id: 'a-claim', kind: 'claim', title: '货款债权一', owner: COMPANY, valuation: wan(26) },
  { id: 'a-claim2', kind: 'claim', title: '货款债权二', owner: COMPANY, declared: true, valuation: wan(8) },
  { id: 'a-car', kind: 'vehicle', title: '轿车（虚构号牌3）', owner: PERSON, declared: true, valuation: wan(15) },
  { id: 'a-van', kind: 'vehicle', title: '面包车（虚构号牌4）', owner: PERSON, declared: true, valuation: wan(9) },
  { id: 'a-lot', kind: 'real-estate', title: '宅基地房屋（虚构证号4）', owner: 'p-brother', valuation: wan(40) },
  { id: 'a-lot2', kind: 'real-estate', title: '车库（虚构证号5）', owner: 'p-brother', valuation: wan(10) },
]

export interface DealingFacts {
  readonly id: string
  readonly kind: 'sale' | 'gift' | 'lease' | 'mortgage' | 'settlement' | 'waiver' | 'extension' | 'hand-over'
  readonly asset: string
  readonly from: string
  readonly to: string
  readonly date: string
  /** Fen. */
  readonly price?: bigint
  readonly period?: 'month' | 'quarter' | 'year' | 'once'
  readonly termMonths?: number
  /** Why it was written: what it meets, or by how little it misses. Only the writer's own counting reads it. */
  readonly why: string
}

export const DEALINGS: readonly DealingFacts[] = [
  { id: 'd-lease-sham', kind: 'lease', asset: 'a-workshop', from: PERSON, to: 'p-nephew', date: '2023-02-10', price: 3_600_000n, period: 'year', termMonths: 240, why: 'lease: near, long, no rent' },
  { id: 'd-lease-early', kind: 'lease', asset: 'a-workshop', from: PERSON, to: 'p-brother', date: '2022-12-14', price: 2_000_000n, period: 'year', termMonths: 119, why: 'one day too early and one month too short' },
  { id: 'd-lease-seized', kind: 'lease', asset: 'a-dwelling', from: PERSON, to: 'p-brother', date: '2023-07-01', price: 5_000_000n, period: 'once', termMonths: 60, why: 'lease: after the seizure, no rent; disposed while seized' },
  { id: 'd-lease-real', kind: 'lease', asset: 'a-shop', from: PERSON, to: 'p-brother', date: '2022-05-01', price: 1_200_000n, period: 'quarter', termMonths: 36, why: 'the rent came' },
  { id: 'd-mortgage', kind: 'mortgage', asset: 'a-workshop', from: PERSON, to: 'p-brother', date: '2023-08-08', why: 'disposed while seized, no price' },
  { id: 'd-truck', kind: 'sale', asset: 'a-truck', from: COMPANY, to: 'p-brother', date: '2023-06-30', price: 12_000_000n, why: 'disposed while seized, low price' },
  { id: 'd-bus', kind: 'hand-over', asset: 'a-bus', from: COMPANY, to: 'p-brother', date: '2023-10-01', price: 11_000_000n, why: 'on the day of the lifting: not while seized' },
  { id: 'd-settle-timber', kind: 'settlement', asset: 'a-timber', from: COMPANY, to: 'p-creditor', date: '2023-09-10', price: 80_000_000n, why: 'settlement: lifted, sold, an eighth paid' },
  { id: 'd-timber', kind: 'sale', asset: 'a-timber', from: COMPANY, to: 'p-brother', date: '2023-10-15', price: 81_000_000n, why: 'at nine tenths of the valuation' },
  { id: 'd-settle-kiln', kind: 'settlement', asset: 'a-kiln', from: COMPANY, to: 'p-creditor', date: '2024-01-10', price: 20_000_000n, why: 'exactly half was paid' },
  { id: 'd-kiln', kind: 'sale', asset: 'a-kiln', from: COMPANY, to: 'p-brother', date: '2024-02-20', price: 25_000_000n, why: 'after the lifting' },
  { id: 'd-settle-saw', kind: 'settlement', asset: 'a-saw', from: COMPANY, to: 'p-creditor', date: '2023-08-01', price: 9_000_000n, why: 'sold one day too late' },
  { id: 'd-saw', kind: 'sale', asset: 'a-saw', from: COMPANY, to: 'p-brother', date: '2024-01-29', price: 10_000_000n, why: '181 days after the settlement' },
  { id: 'd-equity', kind: 'gift', asset: 'a-equity', from: PERSON, to: 'p-daughter', date: '2023-07-07', why: 'for nothing' },
  { id: 'd-waiver', kind: 'waiver', asset: 'a-claim', from: COMPANY, to: 'p-brother', date: '2022-12-12', why: 'for nothing' },
  { id: 'd-extension', kind: 'extension', asset: 'a-claim2', from: COMPANY, to: 'p-brother', date: '2022-02-20', why: 'before the suit' },
  { id: 'd-car', kind: 'sale', asset: 'a-car', from: PERSON, to: 'p-brother', date: '2022-11-11', price: 10_500_000n, why: 'exactly seven tenths' },
  { id: 'd-van', kind: 'sale', asset: 'a-van', from: PERSON, to: 'p-brother', date: '2023-05-05', price: 6_299_999n, why: 'one fen below seven tenths' },
  { id: 'd-lot', kind: 'sale', asset: 'a-lot', from: 'p-brother', to: PERSON, date: '2022-10-10', price: 56_000_000n, why: 'bought at fourteen tenths' },
  { id: 'd-lot2', kind: 'sale', asset: 'a-lot2', from: 'p-brother', to: PERSON, date: '2022-10-12', price: 13_000_000n, why: 'exactly thirteen tenths' },
]

/** Seizures and liftings that stand as milestones and not at the asset. */
export const SEIZURE_MILESTONES = [
  { kind: 'seizure', date: '2023-05-05', asset: 'a-timber' },
  { kind: 'seizure-lifted', date: '2023-09-20', asset: 'a-timber' },
  { kind: 'seizure-lifted', date: '2024-01-15', asset: 'a-kiln' },
  { kind: 'seizure-lifted', date: '2023-08-10', asset: 'a-saw' },
] as const
