import Fuse from 'fuse.js'
import { pinyin } from 'pinyin-pro'
import type { CounterpartyProposal } from '../../contract/ledger-words.ts'
import { equalAsFarAsVisible } from '../../domain/ledger/counterparty.ts'
import { nameKey, numberKey } from '../../domain/ledger/ownership.ts'

/** A counterparty as far as likeness goes. */
export interface NamedEnd {
  readonly id: string
  readonly name: string
  readonly number: string | null
}

/** Names beyond this many are not held against one another letter by letter: it would take seconds, and nobody reads so many proposals. */
const MOST_LOOKS = 1500
const MOST_PROPOSALS = 200
/** A name of one or two letters looks like too many. */
const SHORTEST = 2

/**
 * Counterparties that may be one: of one name under several numbers, of numbers of which one shows a part of the other,
 * of one sound (pinyin), or written nearly alike. Nothing is merged by it. Ends come largest first.
 */
export function alikeCounterparties(ends: readonly NamedEnd[], rejected: ReadonlySet<string>): readonly CounterpartyProposal[] {
  const proposals = new Map<string, CounterpartyProposal>()
  const offer = (how: CounterpartyProposal['how'], one: NamedEnd, other: NamedEnd): void => {
    if (one.id === other.id || proposals.size >= MOST_PROPOSALS) return
    const key = pairKey(one.id, other.id)
    if (!proposals.has(key) && !rejected.has(key)) proposals.set(key, { how, members: [one.id, other.id] })
  }
  const together = (how: CounterpartyProposal['how'], keyOf: (end: NamedEnd) => string): void => {
    for (const [key, alike] of Map.groupBy(ends, keyOf)) {
      const [first] = alike
      if (key !== '' && first !== undefined) for (const other of alike.slice(1)) offer(how, first, other)
    }
  }
  together('name', (end) => long(nameKey(end.name)))
  const masked = ends.filter((end) => end.number !== null && numberKey(end.number).includes('*'))
  for (const one of masked) for (const other of ends) if (other.number !== null && equalAsFarAsVisible(numberKey(one.number ?? ''), numberKey(other.number))) offer('number', other, one)
  together('sound', (end) => long(soundOf(end.name)))
  const looked = ends.filter((end) => nameKey(end.name).length > SHORTEST).slice(0, MOST_LOOKS)
  const fuse = new Fuse(looked, { keys: ['name'], threshold: 0.2, ignoreLocation: false, includeScore: true })
  for (const end of looked) for (const { item } of fuse.search(end.name, { limit: 4 })) offer('look', end, item)
  return [...proposals.values()]
}

export const pairKey = (one: string, other: string): string => [one, other].toSorted().join('\u0000')

const long = (key: string): string => (key.length >= SHORTEST ? key : '')
/** Pinyin without tones; empty for a name without Han characters, whose letters are compared already. */
const soundOf = (name: string): string => (/\p{Script=Han}/u.test(name) ? pinyin(name, { toneType: 'none', type: 'array' }).join('').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') : '')
