import type { Account, CaseFacts, Party } from '../case/facts.ts'

/** Names and numbers that comparison leaves as they are: the common case, many times cheaper than the normal form. */
const PLAIN_NAME = /^[a-z0-9\u4e00-\u9fff]*$/u
const PLAIN_NUMBER = /^[0-9A-Z*]*$/u

/** A name for comparison: full and half width, blanks and case do not count (docs/counting.md, Terms). */
export const nameKey = (text: string): string =>
  PLAIN_NAME.test(text) ? text : text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')

/** An account number for comparison: letters, digits and the mask only. */
export const numberKey = (text: string): string =>
  PLAIN_NUMBER.test(text) ? text : text.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z*]/gu, '')

/** Is the name one of the party's (name or alias)? An empty name is nobody's. */
export function bearsName(party: Party, name: string): boolean {
  const key = nameKey(name)
  return key !== '' && nameKeysOf(party).includes(key)
}

const nameKeys = new WeakMap<Party, readonly string[]>()

/** The party's name and aliases for comparison, worked out once: a million rows are held against them. */
function nameKeysOf(party: Party): readonly string[] {
  const known = nameKeys.get(party)
  if (known) return known
  const keys = [party.name, ...party.aliases].map(nameKey)
  nameKeys.set(party, keys)
  return keys
}

/** Accounts held by the party. */
export const ownAccountsOf = (facts: CaseFacts, party: Party): readonly Account[] => facts.accounts.filter((each) => each.holder === party.id)

/** Accounts of somebody else, or of nobody known, that the party is said to use. */
export const usedAccountsOf = (facts: CaseFacts, party: Party): readonly Account[] =>
  facts.accounts.filter((each) => each.usedBy === party.id && each.holder !== party.id)

/** Related party: role `related`, or any party with a relation (docs/counting.md, Terms). */
export const isRelated = (party: Party): boolean => party.role === 'related' || (party.relation !== null && party.relation.trim() !== '')

const DEBTOR_ROLES: ReadonlySet<Party['role']> = new Set<Party['role']>(['debtor', 'guarantor', 'assisting-obligor'])
/** Whoever answers for a unit; written in the contract's words or in Chinese. */
const ANSWERS_FOR_UNIT = /legal[- ]?representative|actual[- ]?controller|法定代表人|实际控制人|主要负责人/iu

/**
 * Whose conduct is counted: debtors, guarantors, assisting obligors; where a debtor is a unit also its legal
 * representative, actual controller and principal officer, where the case says who that is.
 */
export function debtorsOf(facts: CaseFacts): readonly Party[] {
  const named = facts.parties.filter((each) => DEBTOR_ROLES.has(each.role))
  if (!named.some((each) => each.kind === 'unit')) return named
  return [...named, ...facts.parties.filter((each) => !DEBTOR_ROLES.has(each.role) && each.relation !== null && ANSWERS_FOR_UNIT.test(each.relation))]
}
