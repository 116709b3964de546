/** Records of the ledger in groups with their sums, as they cross to the window. Amounts are decimal yuan text. */

/** By what rows are put together. In `period` and `category` a row may have no group, and in `period` more than one. */
export const GROUPED_BY = ['account', 'counterparty', 'month', 'category', 'channel', 'period'] as const
export type GroupedBy = (typeof GROUPED_BY)[number]

export const GROUP_SORTS = ['key', 'count', 'in', 'out'] as const
/** Groups by their key, or the largest count or sum first. */
export type GroupSort = (typeof GROUP_SORTS)[number]

/** The group of rows that have no category, no period, no counterparty, no channel. */
export const NO_GROUP = ''

export interface LedgerGroup {
  /** Account id, `YYYY-MM`, category, channel, kind of period, or the counterparty: `party:<id>`, `group:<id>`, `number:<digits>`, `name:<text>`; `NO_GROUP` for the rest. */
  readonly key: string
  /** What a counterparty is called; empty where the catalogues or the accounts name the group. */
  readonly name: string
  readonly count: number
  /** Sums of what moved yuan. */
  readonly in: string
  readonly out: string
}

export interface LedgerGroups {
  readonly total: number
  readonly offset: number
  readonly groups: readonly LedgerGroup[]
}
