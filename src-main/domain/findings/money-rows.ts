import type { Account, Party } from '../case/facts.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { nameKey, numberKey } from '../ledger/ownership.ts'
import { rowMemory, type RowMemory } from '../ledger/row-memory.ts'
import { joined, type Rows } from '../ledger/rows.ts'
import { keysOfTexts } from '../ledger/text-table.ts'
import type { PartyId } from '../values/ids.ts'
import { cite } from './build-finding.ts'
import type { Citation, CountedAct, FindingGroup } from './finding.ts'
import { inYuan } from './row-parts.ts'
import type { RuleContext } from './rule.ts'

export const groupOf = (key: string, rows: Rows): FindingGroup => ({ key, count: rows.length, total: rows.total() })

/** Counted rows with their whole amounts. One row is one act, whichever rules count it. */
export function rowActs({ ledger, numbers }: Rows): readonly CountedAct[] {
  const known = acts.get(ledger) ?? rowMemory<CountedAct>()
  acts.set(ledger, known)
  const counted: CountedAct[] = []
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] as number
    counted.push(known.get(number) ?? known.set(number, { day: ledger.dayOf(number), citation: citation(ledger, number), amount: ledger.amountOf(number) }))
  }
  return counted
}

/** Places of rows in their originals. */
export function rowCitations({ ledger, numbers }: Rows): readonly Citation[] {
  const known = acts.get(ledger)
  const cited: Citation[] = []
  for (let index = 0; index < numbers.length; index += 1) cited.push(known?.get(numbers[index] as number)?.citation ?? citation(ledger, numbers[index] as number))
  return cited
}

/** A million rows are cited by several rules: an act is made once and shared, for acts never change. */
const acts = new WeakMap<Ledger, RowMemory<CountedAct>>()

const citation = (ledger: Ledger, number: number): Citation =>
  cite({ path: ledger.places[ledger.place[number] as number]?.path ?? '', line: ledger.line[number] as number, page: ledger.pageOf(number) })

/** Rows in other currencies on all own and used accounts of the party. */
export function foreignRowsAcross(context: RuleContext, party: Party): Rows {
  const found = foreignRows.get(context) ?? new Map<PartyId, Rows>()
  foreignRows.set(context, found)
  const known = found.get(party.id)
  if (known) return known
  const { ledger } = context.view
  const accounts = [...context.ownAccounts(party), ...context.usedAccounts(party)]
  const answer = joined(ledger, accounts.map((account) => ledger.numbersOf(account.id))).where({ part: (each) => !inYuan(each) })
  found.set(party.id, answer)
  return answer
}

/** Most rules ask for them; a context never changes. */
const foreignRows = new WeakMap<RuleContext, Map<PartyId, Rows>>()

/**
 * Own and used accounts of all debtors, each once: an account that one debtor holds and another uses is one subject,
 * and its holder's periods are those that count.
 */
export function debtorAccounts(context: RuleContext): readonly { readonly account: Account; readonly party: Party }[] {
  const own = context.debtors.flatMap((party) => context.ownAccounts(party).map((account) => ({ account, party })))
  const used = context.debtors.flatMap((party) => context.usedAccounts(party).map((account) => ({ account, party })))
  const held = new Set(own.map(({ account }) => account.id))
  return [...own, ...used.filter(({ account }) => !held.has(account.id))]
}

/** Used accounts of all debtors with the one who is said to use them. */
export const accountsInUse = (context: RuleContext): readonly { readonly account: Account; readonly party: Party }[] =>
  context.debtors.flatMap((party) => context.usedAccounts(party).map((account) => ({ account, party })))

export const NOBODY = 0

/**
 * Who a counterparty is for counting rows to one and the same: its number, else its name. By the number of a row, as a
 * whole number: equal ones are one counterparty, and {@link NOBODY} stands where a row has neither.
 */
export function counterpartyKeys(ledger: Ledger): (number: number) => number {
  const known = keys.get(ledger)
  if (known) return known
  const numberKeys = keysOfTexts(ledger.texts, numberKey)
  const nameKeys = keysOfTexts(ledger.texts, nameKey)
  // Even numbers for account numbers and odd ones for names: a name is never taken for a number.
  const keyOf = (number: number): number => {
    const byNumber = numberKeys(ledger.number[number] as number)
    if (byNumber !== 0) return byNumber * 2
    const byName = nameKeys(ledger.name[number] as number)
    return byName === 0 ? NOBODY : byName * 2 + 1
  }
  keys.set(ledger, keyOf)
  return keyOf
}

/** Two rules ask for them; a ledger never changes. */
const keys = new WeakMap<Ledger, (number: number) => number>()
