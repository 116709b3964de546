import type { Account, CaseFacts, Party } from '../case/facts.ts'
import { endOf, NO_GROUPS, type GroupIndex } from './counterparty-groups.ts'
import type { CounterpartyText } from './transaction.ts'
import { nameKey, numberKey } from './ownership.ts'

/** Who the other side of a row is. Built once for a case; answers that take a comparison are remembered, since statements repeat their counterparties. */
export interface CounterpartyIndex {
  /** The account of the case that the counterparty's number is; null where the row has no number or the case no such account. */
  accountOf(counterparty: CounterpartyText): Account | null
  /** The party: holder of that account, else the party of that name or alias, else the one that the reviewer says it is. */
  partyOf(counterparty: CounterpartyText): Party | null
  /** The account by the number alone; undefined where name or bank have a say. */
  accountByNumber(number: string): Account | null | undefined
  holderOf(account: Account | null): Party | null
  /** The party of that name or alias. */
  partyNamed(name: string): Party | null
  /** Did the reviewer say of any counterparties that they are one? */
  readonly hasSayings: boolean
  /** The party that the reviewer says the counterparty is. */
  partyBySaying(counterparty: Pick<CounterpartyText, 'name' | 'number'>): Party | null
}

/** Shortest number that counts as an account number by itself; shorter ones need the name or the institution to fit. */
const SHORTEST_NUMBER = 5
/** Length of a number of which only the end is shown. */
const MASKED_LENGTH = 4
const WHOLE_NUMBER = /^[0-9A-Z]+$/u

/** The account number decides before the name (docs/counting.md, Terms): somebody else's number with the debtor's name is somebody else. */
export function counterpartyIndex(facts: CaseFacts, groups: GroupIndex = NO_GROUPS): CounterpartyIndex {
  const parties = new Map(facts.parties.map((each) => [each.id, each]))
  const byName = new Map<string, Party>()
  for (const party of facts.parties) {
    for (const name of [party.name, ...party.aliases]) {
      const key = nameKey(name)
      if (key !== '' && !byName.has(key)) byName.set(key, party)
    }
  }
  const numbered = facts.accounts.flatMap((account) => (account.number === null ? [] : [{ account, key: numberKey(account.number) }])).filter(({ key }) => key !== '')
  const exact = new Map<string, Account>()
  for (const { account, key } of numbered) if (!key.includes('*') && key.length >= SHORTEST_NUMBER && !exact.has(key)) exact.set(key, account)
  const maskedAccounts = numbered.filter(({ key }) => key.includes('*'))

  /** The name of the holder or the institution has to stand beside a number of which only a part is known. */
  const fits = (account: Account, counterparty: CounterpartyText): boolean => {
    const holder = account.holder === null ? undefined : parties.get(account.holder)
    const name = nameKey(counterparty.name)
    if (holder && name !== '' && [holder.name, ...holder.aliases].some((each) => nameKey(each) === name)) return true
    const institution = nameKey(account.institution)
    return institution !== '' && (nameKey(counterparty.bank).includes(institution) || name.includes(institution))
  }

  const findAccount = (counterparty: CounterpartyText): Account | null => {
    const key = numberKey(counterparty.number)
    if (key === '') return null
    const whole = exact.get(key)
    if (whole) return whole
    const partial = key.includes('*') || key.length === MASKED_LENGTH ? numbered : maskedAccounts
    const fitting = partial.filter((each) => equalAsFarAsVisible(key, each.key) && fits(each.account, counterparty))
    // Two accounts that fit the visible digits: the row does not say which one it is.
    return fitting.length === 1 ? (fitting[0]?.account ?? null) : null
  }

  const accountByNumber = (number: string): Account | null | undefined => {
    if (number === '') return null
    // A whole number beside accounts whose numbers are all whole: neither the name nor the bank says more.
    return maskedAccounts.length === 0 && number.length !== MASKED_LENGTH && WHOLE_NUMBER.test(number) ? (exact.get(number) ?? null) : undefined
  }
  const accounts = new Map<string, Account | null>()
  const accountOf = (counterparty: CounterpartyText): Account | null => {
    const decided = accountByNumber(counterparty.number)
    if (decided !== undefined) return decided
    const memo = `${counterparty.number}\u0000${counterparty.name}\u0000${counterparty.bank}`
    const known = accounts.get(memo)
    if (known !== undefined) return known
    const found = findAccount(counterparty)
    accounts.set(memo, found)
    return found
  }
  const holderOf = (account: Account | null): Party | null => (account?.holder == null ? null : (parties.get(account.holder) ?? null))
  const partyNamed = (name: string): Party | null => byName.get(nameKey(name)) ?? null
  const partyBySaying: CounterpartyIndex['partyBySaying'] = (counterparty) => groups.partyOf(groups.groups.length === 0 ? null : endOf(counterparty))
  return {
    accountOf,
    partyOf: (counterparty) => holderOf(accountOf(counterparty)) ?? partyNamed(counterparty.name) ?? partyBySaying(counterparty),
    accountByNumber,
    holderOf,
    partyNamed,
    hasSayings: groups.groups.length > 0,
    partyBySaying,
  }
}

/** Same length and every character equal that both show; `8825` alone equals a number that ends in it. */
export function equalAsFarAsVisible(left: string, right: string): boolean {
  if (left.length === 4 && /^\d{4}$/u.test(left)) return right.length > 4 && right.endsWith(left)
  if (left.length !== right.length) return false
  let visible = 0
  for (let index = 0; index < left.length; index += 1) {
    const [one, other] = [left[index], right[index]]
    if (one === '*' || other === '*') continue
    if (one !== other) return false
    visible += 1
  }
  return visible >= 4
}
