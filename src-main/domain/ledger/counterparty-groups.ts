import type { Party } from '../case/facts.ts'
import { nameKey, numberKey } from './ownership.ts'
import type { CounterpartyText } from './transaction.ts'

/** A name or number of a statement, as an end of a movement: `number:<digits>`, `name:<text>`, or a party of the case `party:<id>`. */
export interface GroupMember {
  readonly id: string
  /** As written most often when it was taken in. */
  readonly name: string
  readonly number: string | null
}

/** The reviewer's word on counterparties: that they are one, or that they are not although they look alike. */
export interface CounterpartyWord {
  readonly word: 'one' | 'apart'
  /** What the one is called; empty for `apart`. */
  readonly name: string
  readonly members: readonly GroupMember[]
  readonly reason: string
  readonly reviewer: string
  readonly at: string
}

export interface CounterpartyGroup extends CounterpartyWord {
  readonly id: string
}

/** Who stands at the other side of a row, by number before name; `merchant` stands in for a missing name. Null where the row names nobody. */
export function endOf(counterparty: Pick<CounterpartyText, 'name' | 'number'>, merchant = ''): string | null {
  const number = numberKey(counterparty.number)
  if (/[0-9A-Z]/u.test(number)) return `number:${number}`
  const key = nameKey(namedAs(counterparty, merchant))
  return /[\p{L}\p{N}]/u.test(key) ? `name:${key}` : null
}

/** The name of the other side, or the merchant where the statement leaves it out. */
export const namedAs = ({ name }: Pick<CounterpartyText, 'name'>, merchant: string): string => (name.trim() === '' || name.trim() === '/' ? merchant : name)

/** Groups by their members. A group that has a party of the case among its members is that party. */
export interface GroupIndex {
  readonly groups: readonly CounterpartyGroup[]
  groupOf(end: string): CounterpartyGroup | null
  partyOf(end: string | null): Party | null
}

const PARTY = 'party:'

export function groupIndex(words: readonly CounterpartyGroup[], parties: readonly Party[]): GroupIndex {
  const groups = words.filter((each) => each.word === 'one')
  const byMember = new Map(groups.flatMap((group) => group.members.map((member) => [member.id, group] as const)))
  const byId = new Map(parties.map((party) => [`${PARTY}${party.id}`, party]))
  return {
    groups,
    groupOf: (end) => byMember.get(end) ?? null,
    partyOf(end) {
      if (end === null || groups.length === 0) return null
      const member = byMember.get(end)?.members.find((each) => each.id.startsWith(PARTY))
      return member === undefined ? null : (byId.get(member.id) ?? null)
    },
  }
}

export const NO_GROUPS: GroupIndex = groupIndex([], [])
