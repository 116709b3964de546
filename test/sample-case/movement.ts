import type { AccountKey } from './story.ts'

/** What the writer knows of a row: the truth that the product has to find from the file alone. */
export interface Movement {
  readonly account: AccountKey
  /** `YYYY-MM-DD HH:MM:SS`. */
  readonly at: string
  readonly direction: 'in' | 'out' | 'neutral'
  /** Fen. */
  readonly amount: bigint
  readonly name: string
  readonly number: string
  readonly memo: string
  readonly type: string
  /** Payment method of a wallet row. */
  readonly method: string
  readonly status: 'done' | 'failed' | 'closed' | 'fully-refunded' | 'partly-refunded'
  readonly refunded: bigint
  readonly serial: string
  readonly truth: Truth
}

export interface Truth {
  /** Category of banned spending that the merchant's words say. */
  readonly spending?: string
  readonly related?: string
  readonly performance?: true
  /** Between own and used accounts. */
  readonly between?: true
  readonly cash?: true
  readonly virtual?: true
  /** Bank row behind a wallet row, or the wallet row before it: both carry one number. */
  readonly pair?: number
  /** Written so that it cannot be read: never counted. */
  readonly spoilt?: 'date-unreadable' | 'date-missing' | 'amount-missing'
  /** Written with a balance that is off by so much (fen), and so are all after it. */
  readonly breaks?: bigint
}

export const dayOf = (movement: Pick<Movement, 'at'>): string => movement.at.slice(0, 10)
export const yuan = (amount: bigint): string => `${amount / 100n}.${(amount % 100n).toString().padStart(2, '0')}`
export const isMoved = (movement: Movement): boolean =>
  movement.truth.spoilt === undefined && (movement.status === 'done' || movement.status === 'partly-refunded')
export const isOut = (movement: Movement): boolean => movement.direction === 'out' && isMoved(movement)
export const isIn = (movement: Movement): boolean => movement.direction === 'in' && isMoved(movement)

const MS_PER_DAY = 86_400_000
/** Milliseconds on the wall clock, for distances only. */
export const clock = (at: string): number => Date.parse(`${at.replace(' ', 'T')}Z`)
export const later = (at: string, seconds: number): string => new Date(clock(at) + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
export const addDays = (day: string, count: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + count * MS_PER_DAY).toISOString().slice(0, 10)
export const daysApart = (from: string, to: string): number => (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY

const PLAIN = { number: '', memo: '', type: '', method: '', status: 'done', refunded: 0n, serial: '', truth: {} } as const
export const movement = (facts: Pick<Movement, 'account' | 'at' | 'direction' | 'amount' | 'name'> & Partial<Movement>): Movement => ({ ...PLAIN, ...facts })
