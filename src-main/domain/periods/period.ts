import type { DaySpan } from '../case/facts.ts'
import type { AccountId, AssetId, PartyId } from '../values/ids.ts'

export type PeriodKind = 'lookback' | 'after-effective' | 'after-notice' | 'report-window' | 'restriction' | 'seizure' | 'freeze' | 'after-sanction'

/** A legal period with certain days only: a day that a partly known milestone may or may not cover is left out. */
export interface Period extends DaySpan {
  readonly kind: PeriodKind
  /** Whom it runs for; null for periods of an asset or account. */
  readonly party: PartyId | null
  readonly asset: AssetId | null
  readonly account: AccountId | null
}
