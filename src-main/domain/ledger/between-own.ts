import type { Account, Party } from '../case/facts.ts'
import type { AccountId, TransactionId } from '../values/ids.ts'
import type { CounterpartyIndex } from './counterparty.ts'
import type { HandPairs } from './hand-pairs.ts'
import { bearsName } from './ownership.ts'
import type { Transaction } from './transaction.ts'

export interface OwnSide {
  readonly party: Party
  /** Own and used accounts of the party. */
  readonly accounts: ReadonlySet<AccountId>
  /** Bank rows behind a wallet's own top-ups and withdrawals. */
  readonly carried: ReadonlySet<TransactionId>
  /** What the reviewer said of pairs of rows. */
  readonly byHand: Pick<HandPairs, 'between' | 'notBetween'>
}

/**
 * Is the other side an own or used account of the party? The reviewer's word on the row goes first. A wallet's neutral top-up, withdrawal or internal move is.
 * Otherwise the counterparty's number decides; where it names no account of the case, the party's own name does:
 * an account in the debtor's name that the file does not hold is still the debtor's.
 */
export function isBetweenOwnAccounts(row: Transaction, side: OwnSide, counterparties: CounterpartyIndex): boolean {
  const { between, notBetween } = side.byHand
  const paired = between.get(row.id)
  if (paired !== undefined) return side.accounts.has(paired) && side.accounts.has(row.account)
  if (notBetween.has(row.id)) return false
  if (row.direction === 'neutral') return row.kind === 'top-up' || row.kind === 'withdrawal' || row.kind === 'internal'
  if (side.carried.size > 0 && side.carried.has(row.id)) return true
  const account: Account | null = counterparties.accountOf(row.counterparty)
  if (account !== null) return side.accounts.has(account.id)
  return bearsName(side.party, row.counterparty.name)
}
