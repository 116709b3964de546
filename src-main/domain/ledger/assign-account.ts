import type { Account, Party } from '../case/facts.ts'
import { equalAsFarAsVisible } from './counterparty.ts'
import { nameKey, numberKey } from './ownership.ts'
import type { StatementRow } from './transaction.ts'

/** What is known of a table beside its rows. */
export interface TableOfAccount {
  /** Account that case.json or the reviewer named for the file. */
  readonly stated: string | null
  /** Numbers, holder and institution from the lines above the table. */
  readonly numbers: readonly string[]
  readonly holderName: string | null
  readonly holderDocument: string | null
  readonly institution: string | null
  /** Makes an id for a table that names no account at all. */
  readonly fallbackId: string
}

/** An account that a statement names and nobody stated. */
export interface DiscoveredAccount {
  readonly id: string
  readonly institution: string
  readonly number: string | null
  readonly holderName: string | null
  readonly holderDocument: string | null
}

export interface AccountAssignment {
  /** Account id per row. */
  readonly accounts: readonly string[]
  readonly discovered: readonly DiscoveredAccount[]
}

/** What a row itself says of its account. */
export type OwnSide = Pick<StatementRow, 'ownNumbers' | 'ownName' | 'ownDocument'>

/** Do both say the same of their account? */
export const isSameOwner = (one: OwnSide, other: OwnSide): boolean =>
  one.ownName === other.ownName && one.ownDocument === other.ownDocument && (one.ownNumbers === other.ownNumbers || (one.ownNumbers.length === other.ownNumbers.length && one.ownNumbers.every((number, at) => number === other.ownNumbers[at])))

/**
 * Says of every row of a table which account it belongs to: the row's own card or account number decides;
 * then the account stated for the file; then the number above the table; else an account of its own is made.
 * A return to a query may hold the rows of several cards in one table.
 */
export function assignAccounts(rows: readonly OwnSide[], table: TableOfAccount, known: readonly Account[]): AccountAssignment {
  const discovered = new Map<string, DiscoveredAccount>()
  const byNumbers = new Map<string, string>()
  const find = (numbers: readonly string[]): Account | null => accountOfNumbers(numbers, known)
  const stated = table.stated === null ? null : (known.find((each) => each.id === table.stated) ?? null)
  // Where no row shows the stated number (masked, or another form of it), the statement as a whole is taken at its word.
  const statedShows = stated?.number != null && rows.some((row) => accountOfNumbers(row.ownNumbers, [stated]) !== null)

  const discover = (number: string | null, name: string | null, document: string | null): string => {
    const key = number === null ? '' : numberKey(number)
    const id = key === '' ? table.fallbackId : `acct-${key}`
    if (!discovered.has(id)) {
      discovered.set(id, { id, institution: table.institution ?? '', number: key === '' ? null : key, holderName: name ?? table.holderName, holderDocument: document ?? table.holderDocument })
    }
    return id
  }
  const assign = (row: OwnSide): string => {
    const match = find(row.ownNumbers)
    if (match) return match.id
    if (stated && (!statedShows || row.ownNumbers.length === 0)) return stated.id
    if (row.ownNumbers.length > 0) return discover(row.ownNumbers[0] ?? null, row.ownName, row.ownDocument)
    const above = find(table.numbers)
    if (above) return above.id
    return discover(table.numbers[0] ?? null, row.ownName, row.ownDocument)
  }

  const accounts = rows.map((row) => {
    const key = `${row.ownNumbers.join(' ')}|${row.ownName ?? ''}`
    const remembered = byNumbers.get(key)
    if (remembered !== undefined) return remembered
    const id = assign(row)
    byNumbers.set(key, id)
    return id
  })
  return { accounts, discovered: [...discovered.values()] }
}

/** Do the own numbers of a row show an account's number, as far as both are visible? */
export const showNumber = (numbers: readonly string[], number: string): boolean => accountOfNumbers(numbers, [{ number }]) !== null

/**
 * Discovered accounts that nobody stated meanwhile: one whose number a stated account has is that account, and would
 * stand beside it as a second one of the same number.
 */
export function notStatedSince(discovered: readonly DiscoveredAccount[], stated: readonly Account[]): readonly DiscoveredAccount[] {
  const ids = new Set<string>(stated.map((each) => each.id))
  return discovered.filter((each) => !ids.has(each.id) && (each.number === null || accountOfNumbers([each.number], stated) === null))
}

function accountOfNumbers<Known extends Pick<Account, 'number'>>(numbers: readonly string[], known: readonly Known[]): Known | null {
  for (const number of numbers) {
    const key = numberKey(number)
    if (key === '') continue
    const exact = known.find((each) => each.number !== null && numberKey(each.number) === key)
    if (exact) return exact
    if (!key.includes('*') && !known.some((each) => each.number?.includes('*'))) continue
    const fitting = known.filter((each) => each.number !== null && equalAsFarAsVisible(key, numberKey(each.number)))
    if (fitting.length === 1) return fitting[0] ?? null
  }
  return null
}

/**
 * A discovered account as an account of the case. Its holder is the party whose document number the statement
 * shows, else the party of that name; nobody where neither fits.
 */
export function discoveredToAccount(discovered: DiscoveredAccount, parties: readonly Party[]): Omit<Account, 'id'> & { readonly id: string } {
  const document = discovered.holderDocument === null ? '' : numberKey(discovered.holderDocument)
  const byDocument = document === '' ? undefined : parties.find((party) => party.documents.some((each) => numberKey(each.number) === document))
  const name = discovered.holderName === null ? '' : nameKey(discovered.holderName)
  const byName = name === '' || document !== '' ? undefined : parties.find((party) => [party.name, ...party.aliases].some((each) => nameKey(each) === name))
  // A document number that is nobody's of the case wins over an equal name: it is another person of that name.
  const namesake = document !== '' && name !== '' ? parties.find((party) => party.documents.length === 0 && nameKey(party.name) === name) : undefined
  return {
    id: discovered.id,
    institution: discovered.institution,
    number: discovered.number,
    holder: (byDocument ?? byName ?? namesake)?.id ?? null,
    usedBy: null,
    frozenFrom: null,
    frozenTo: null,
    declared: null,
    origin: 'discovered',
  }
}
