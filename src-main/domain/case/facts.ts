import type { PropertyReport } from '../../contract/property-report.ts'
import type { Day, PartialDay } from '../values/day.ts'
import type { AccountId, AssetId, DealingId, PartyId } from '../values/ids.ts'
import type { Fen } from '../values/money.ts'

/** The case as stated in case.json or entered by the reviewer: typed form of contract `threshold-case/1`. */
export interface CaseFacts {
  readonly number: string | null
  readonly title: string | null
  readonly court: string | null
  readonly stage: CaseStage | null
  readonly parties: readonly Party[]
  readonly accounts: readonly Account[]
  readonly obligation: Obligation | null
  readonly assets: readonly Asset[]
  readonly dealings: readonly Dealing[]
  readonly milestones: readonly Milestone[]
  /** Property reports as the reviewer typed them in; what they name counts as declared. */
  readonly reports: readonly PropertyReport[]
}

export type CaseStage = 'enforcement' | 'transferred' | 'investigation' | 'prosecution-review' | 'trial' | 'private-prosecution'

export type PartyRole = 'debtor' | 'guarantor' | 'assisting-obligor' | 'creditor' | 'related' | 'witness' | 'official'

export interface Party {
  readonly id: PartyId
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: 'person' | 'unit'
  readonly role: PartyRole
  /** To the debtor: spouse, parent, parent-in-law, controlled-company … free text in the contract. */
  readonly relation: string | null
  readonly documents: readonly IdentityDocument[]
  readonly phones: readonly string[]
}

export interface IdentityDocument {
  readonly kind: 'resident-id' | 'passport' | 'travel-permit' | 'business-licence' | 'other'
  readonly number: string
}

export interface Account {
  readonly id: AccountId
  readonly institution: string
  readonly number: string | null
  readonly holder: PartyId | null
  /** Whoever is said to operate it where that is not the holder. */
  readonly usedBy: PartyId | null
  readonly frozenFrom: PartialDay | null
  readonly frozenTo: PartialDay | null
  /** Listed in the property report; null where nobody said. */
  readonly declared: boolean | null
  /** `stated` in case.json or by the reviewer; `discovered` on a statement that named its own account. */
  readonly origin: 'stated' | 'discovered'
}

export interface Obligation {
  readonly kind: 'money' | 'delivery' | 'act' | 'omission' | null
  readonly amount: Fen | null
  readonly subject: string | null
  readonly nature: 'ordinary' | 'support' | 'wages' | 'medical' | 'bereavement' | null
}

export type AssetKind = 'deposit' | 'real-estate' | 'vehicle' | 'equity' | 'claim' | 'insurance' | 'chattel' | 'virtual' | 'other'

export interface Asset {
  readonly id: AssetId
  readonly kind: AssetKind
  readonly title: string
  readonly owner: PartyId | null
  readonly seizedFrom: PartialDay | null
  readonly seizedTo: PartialDay | null
  readonly declared: boolean | null
  readonly valuation: Fen | null
  readonly valuationDate: PartialDay | null
}

export type DealingKind = 'sale' | 'gift' | 'lease' | 'mortgage' | 'settlement' | 'waiver' | 'extension' | 'destruction' | 'hand-over'

export interface Dealing {
  readonly id: DealingId
  readonly kind: DealingKind
  readonly asset: AssetId | null
  readonly from: PartyId | null
  readonly to: PartyId | null
  readonly date: PartialDay
  /** For a lease the rent of one period. */
  readonly price: Fen | null
  readonly period: 'month' | 'quarter' | 'year' | 'once' | null
  readonly termMonths: number | null
  /** Path of a file in the bundle. */
  readonly evidence: string | null
}

export const MILESTONE_KINDS = [
  'suit-notice', 'judgment', 'judgment-effective', 'enforcement-applied', 'enforcement-filed',
  'enforcement-notice-served', 'property-report-ordered', 'property-report-due', 'property-report-filed',
  'restriction-served', 'restriction-lifted', 'dishonest-listed', 'dishonest-removed',
  'seizure', 'seizure-lifted', 'fine-served', 'detention-served', 'assist-notice-served',
  'enforcement-terminated', 'transferred-to-police', 'complaint-to-police', 'police-filed', 'police-refused',
  'prosecution-declined', 'arrest', 'indicted', 'first-instance-judgment',
] as const
export type MilestoneKind = (typeof MILESTONE_KINDS)[number]

export interface Milestone {
  readonly kind: MilestoneKind
  readonly date: PartialDay
  /** Whom it concerns; null = every debtor. */
  readonly party: PartyId | null
  readonly asset: AssetId | null
  readonly amount: Fen | null
  readonly days: number | null
  readonly note: string | null
  readonly evidence: string | null
}

/** A span of days, both ends counted; `to` null = still running. */
export interface DaySpan {
  readonly from: Day
  readonly to: Day | null
}

export const within = (value: Day, span: DaySpan): boolean => value >= span.from && (span.to === null || value <= span.to)
