import { ownText } from '../long-statements/own-text.ts'
import { accountNumber } from './account-numbers.ts'
import type { Binding } from './header.ts'
import { ownNumbersOf } from './row.ts'

/** What ties a line to the account whose balance it shows. */
export interface AccountChains {
  kept(card: string | undefined, cells: readonly string[], currency: string): string
  rejected(cells: readonly string[]): string
}

interface RecentChain {
  readonly card: string | undefined
  /** The cell of the account as it stands. */
  readonly account: string
  readonly currency: string
  readonly name: string
}
const MOST_RECENT = 8

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
  /** Those asked last, by what is asked: most statements have a few. */
  const recent: RecentChain[] = []
  let before = ''

  function ownOf(card: string | undefined, cells: readonly string[]): string | undefined {
    const account = accountColumn === undefined ? undefined : accountNumber(cells[accountColumn]) || undefined
    if (account !== undefined && card !== undefined && !accountOfCard.has(card)) {
      accountOfCard.set(card, account)
      // Lines of this card that name no account belong to it from now on.
      recent.length = 0
    }
    return account ?? (card === undefined ? undefined : (accountOfCard.get(card) ?? card))
  }
  function go(chain: string): string {
    before = known.get(chain) ?? chain
    known.set(before, before)
    return before
  }
  return {
    kept(card, cells, currency) {
      const account = accountColumn === undefined ? '' : (cells[accountColumn] ?? '')
      for (let at = 0; at < recent.length; at += 1) {
        const chain = recent[at] as RecentChain
        if (chain.currency === currency && chain.card === card && chain.account === account) return (before = chain.name)
      }
      const name = go(`${ownOf(card, cells) ?? ''} ${currency}`)
      if (recent.length === MOST_RECENT) recent.shift()
      recent.push({ card: card === undefined ? undefined : ownText(card), account: ownText(account), currency, name })
      return name
    },
    rejected(cells) {
      const own = ownOf(ownNumbersOf(cells, binding)[0], cells)
      return own === undefined ? before : go(`${own} ${before.split(' ')[1] ?? 'CNY'}`)
    },
  }
}
