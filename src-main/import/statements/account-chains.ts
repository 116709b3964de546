import { accountNumber } from './account-numbers.ts'
import type { Binding } from './header.ts'
import { ownNumbersOf } from './row.ts'

/** What ties a line to the account whose balance it shows. */
export interface AccountChains {
  kept(card: string | undefined, cells: readonly string[], currency: string): string
  rejected(cells: readonly string[]): string
}

/**
 * Ties lines to the account whose balance they show, in the order of the file: by account number, because the cards of
 * one account share its balance; by card where the line names no account. A rejected line that names neither stays
 * with the line before it.
 */
export function accountChains(binding: Binding): AccountChains {
  const accountOfCard = new Map<string, string>()
  const accountColumn = binding.columns.get('ownAccount')?.[0]
  /** The same text for the same account and currency: a million copies of it would weigh. */
  const known = new Map<string, string>()
  let before = ''

  function ownOf(card: string | undefined, cells: readonly string[]): string | undefined {
    const account = accountColumn === undefined ? undefined : accountNumber(cells[accountColumn]) || undefined
    if (account !== undefined && card !== undefined && !accountOfCard.has(card)) accountOfCard.set(card, account)
    return account ?? (card === undefined ? undefined : (accountOfCard.get(card) ?? card))
  }
  function go(chain: string): string {
    before = known.get(chain) ?? chain
    known.set(before, before)
    return before
  }
  return {
    kept: (card, cells, currency) => go(`${ownOf(card, cells) ?? ''} ${currency}`),
    rejected(cells) {
      const own = ownOf(ownNumbersOf(cells, binding)[0], cells)
      return own === undefined ? before : go(`${own} ${before.split(' ')[1] ?? 'CNY'}`)
    },
  }
}
