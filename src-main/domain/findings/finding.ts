import type { Day } from '../values/day.ts'
import type { FindingId } from '../values/ids.ts'
import type { Fen } from '../values/money.ts'

export const RULE_IDS = [
  'travel.air', 'travel.rail', 'travel.rail-unsure', 'travel.ship', 'travel.border', 'travel.other-document',
  'spending.high', 'account.third-party', 'account.after-freeze', 'account.undeclared', 'asset.undeclared',
  'report.none', 'report.omitted-dealing', 'funds.to-related', 'funds.large-out', 'funds.cash',
  'funds.structured', 'funds.pass-through', 'ability.ledger', 'property.disposed-while-seized',
  'property.low-price', 'property.high-price', 'property.gratuitous', 'lease.suspect', 'settlement.suspect',
  'sanction.persistence', 'performance.paid', 'virtual.asset', 'statement.break', 'statement.missing-period',
  'channel.mirrored', 'timing.limitation', 'version.favourable', 'precondition.sanction-missing',
  'precondition.notice-missing',
] as const
/** Rule ids of the counting rules; they stand in review.json and never change. */
export type RuleId = (typeof RULE_IDS)[number]

export interface Subject {
  readonly kind: 'party' | 'account' | 'asset' | 'dealing'
  readonly id: string
  readonly name: string
}

/** Where the counted thing stands in an original: table line (with its page in a PDF), or page with the passage. */
export interface Citation {
  readonly path: string
  readonly line?: number
  readonly page?: number
  readonly quote?: string
}

/** Before the key of a group that was not read in the record itself but taken from a flight ticket. */
export const BY_FLIGHT = 'by-flight:'

export interface FindingGroup {
  readonly key: string
  /** What the case itself calls the group (a category of its own); left out where the catalogues name it. */
  readonly name?: string
  readonly count: number
  readonly total: Fen | null
}

/** Something counted, with the day that matters for periods and versions of the law. */
export interface CountedAct {
  readonly day: Day
  readonly citation: Citation
  readonly amount: Fen | null
}

/** What a rule found, before the reviewer saw it. Never a verdict. */
export interface Finding {
  readonly id: FindingId
  readonly rule: RuleId
  readonly subject: Subject
  readonly count: number
  /** Fen; null where the rule sums no money. */
  readonly total: Fen | null
  readonly from: Day | null
  readonly to: Day | null
  readonly groups: readonly FindingGroup[]
  /** Values of the rule's parameters as used: amounts as decimal yuan, rates and counts as numbers. */
  readonly parameters: Readonly<Record<string, string | number>>
  /** Every counted thing, oldest first. */
  readonly acts: readonly CountedAct[]
  /** Further passages that bear on it without being counted. */
  readonly context: readonly Citation[]
  /** Values that the texts of the catalogues put into sentences. */
  readonly values: Readonly<Record<string, string | number>>
}
