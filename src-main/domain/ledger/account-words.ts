import type { AccountSide, AccountWord } from '../../contract/account-words.ts'
import type { Account, Party } from '../case/facts.ts'

/** Both words on one account; null where the reviewer said nothing. */
export type WordsOnAccount = Readonly<Record<AccountSide, AccountWord | null>>
export const NO_WORDS: WordsOnAccount = { holder: null, usedBy: null }

/**
 * Accounts with what the reviewer says of them: the word counts as the case's own does. A word that names a party
 * which the case no longer has says nothing.
 */
export function withAccountWords(accounts: readonly Account[], parties: readonly Party[], words: ReadonlyMap<string, WordsOnAccount>): readonly Account[] {
  if (words.size === 0) return accounts
  return accounts.map((account) => {
    const { holder, usedBy } = words.get(account.id) ?? NO_WORDS
    const said = (word: AccountWord | null, stated: Account['holder']): Account['holder'] => {
      if (word === null || word.party === null) return word === null ? stated : null
      return parties.find((party) => party.id === word.party)?.id ?? stated
    }
    return { ...account, holder: said(holder, account.holder), usedBy: said(usedBy, account.usedBy) }
  })
}
