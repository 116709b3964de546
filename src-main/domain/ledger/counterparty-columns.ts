import type { Account, Party } from '../case/facts.ts'
import { isBetweenOwnAccounts, type OwnSide } from './between-own.ts'
import type { CounterpartyIndex } from './counterparty.ts'
import type { Ledger } from './ledger.ts'
import { bearsName } from './ownership.ts'
import { answersByText, fewAnswersByText } from './text-table.ts'
import type { CounterpartyText, Transaction } from './transaction.ts'

/** Who the other side of a row is, by the number of the row: as {@link CounterpartyIndex}, with every number and name looked at once. */
export interface CounterpartyColumns {
  accountOf(number: number): Account | null
  partyOf(number: number): Party | null
  /** As {@link isBetweenOwnAccounts}. `carried` and `spokenOn`: rows that the side and the reviewer's word speak of. */
  betweenOwn(side: OwnSide, carried: readonly Transaction[], spokenOn: readonly Transaction[]): (number: number) => boolean
}

/** Answers for texts: nothing of that kind, or that the rest of the row has a say; others are places in a list, from {@link FIRST} on. */
const NONE = 0
const THE_ROW_SAYS = 1
const FIRST = 2

export function counterpartyColumns(ledger: Ledger, index: CounterpartyIndex): CounterpartyColumns {
  const { texts, name, number: numbers, part, parts } = ledger
  const accounts = inList<Account>()
  const parties = inList<Party>()
  const accountByNumber = answersByText(texts, (text) => accounts.placeOf(index.accountByNumber(text)))
  const partyByName = answersByText(texts, (text) => parties.placeOf(index.partyNamed(text)))
  const textOf = (number: number): CounterpartyText => ({
    name: texts.textOf(name[number] as number),
    number: texts.textOf(numbers[number] as number),
    document: '',
    bank: parts[part[number] as number]?.counterpartyBank ?? '',
  })

  const accountOf = (number: number): Account | null => {
    const place = accountByNumber(numbers[number] as number)
    return place === THE_ROW_SAYS ? index.accountOf(textOf(number)) : accounts.at(place)
  }
  const findParty = (number: number): Party | null =>
    index.holderOf(accountOf(number)) ?? parties.at(partyByName(name[number] as number)) ?? (index.hasSayings ? index.partyBySaying(textOf(number)) : null)
  /** Places in the list of parties, by row: several rules ask the same rows. */
  const known = new Int32Array(ledger.size).fill(-1)
  const partyOf = (number: number): Party | null => {
    const place = known[number] as number
    if (place >= 0) return parties.at(place)
    const party = findParty(number)
    known[number] = parties.placeOf(party)
    return party
  }
  return {
    accountOf,
    partyOf,
    betweenOwn(side, carried, spokenOn) {
      const said = new Set(spokenOn.map(ledger.numberOf))
      const behind = new Set(carried.map(ledger.numberOf))
      const ownName = fewAnswersByText(texts, (text) => (bearsName(side.party, text) ? 1 : 0))
      const neutral = Int8Array.from(parts, (each) => (each.direction !== 'neutral' ? -1 : each.kind === 'top-up' || each.kind === 'withdrawal' || each.kind === 'internal' ? 1 : 0))
      return (number) => {
        if (said.size > 0 && said.has(number)) return isBetweenOwnAccounts(ledger.row(number), side, index)
        const own = neutral[part[number] as number] as number
        if (own >= 0) return own === 1
        if (behind.size > 0 && behind.has(number)) return true
        const account = accountOf(number)
        return account === null ? ownName(name[number] as number) === 1 : side.accounts.has(account.id)
      }
    },
  }
}

/** Things by their places, so that an answer for a text can be a number. */
function inList<Thing extends object>(): { readonly placeOf: (thing: Thing | null | undefined) => number; readonly at: (place: number) => Thing | null } {
  const things: Thing[] = []
  return {
    placeOf(thing) {
      if (thing === undefined) return THE_ROW_SAYS
      if (thing === null) return NONE
      const known = things.indexOf(thing)
      return FIRST + (known >= 0 ? known : things.push(thing) - 1)
    },
    // Asking an array for a place below its first is many times slower than not asking.
    at: (place) => (place < FIRST ? null : (things[place - FIRST] ?? null)),
  }
}
