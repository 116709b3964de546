import type { PeriodKind } from '../../contract/review.ts'
import type { HitKind, SearchFilter } from '../../contract/search.ts'
import type { Party } from '../../domain/case/facts.ts'
import { debtorsOf } from '../../domain/ledger/ownership.ts'
import { casePeriods } from '../../domain/periods/periods.ts'
import { matchOf, type Query } from '../../domain/search/query.ts'
import { typedTokens } from '../../domain/search/tokens.ts'
import { asId } from '../../domain/values/ids.ts'
import { answering, type FoundPassage, type Shelf } from '../../db/search.ts'
import { day } from '../../domain/values/day.ts'
import { periodsOfRow } from '../money/ledger-index.ts'
import { loadFacts } from '../case/load-case.ts'
import { fileNumber } from '../reading/read.ts'
import type { Session } from '../case/session.ts'

/** What narrows a search, and what its hits are counted by. */
export interface Sieve {
  readonly shelves: readonly Shelf[]
  readonly takesFiles: boolean
  /** Only hits of this file; null for all. */
  readonly file: string | null
  passing(slice: readonly FoundPassage[]): readonly FoundPassage[]
  /** Those that pass, with the parties that each names or whose account it is. */
  sorted(slice: readonly FoundPassage[]): readonly { readonly passage: FoundPassage; readonly named: readonly string[] }[]
  periodsOf(passage: FoundPassage): readonly PeriodKind[]
  nameOf(party: string): string
}

const ORIGINALS: readonly HitKind[] = ['page', 'scan', 'row', 'journey']

export function createSieve(session: Session, query: Query, filter: SearchFilter): Sieve {
  const { database } = session.file
  const facts = loadFacts(database)
  const periods = casePeriods(facts, debtorsOf(facts))
  const wanted = new Set<HitKind>(filter.kinds ?? [...ORIGINALS, 'file'])
  const file = filter.file === undefined ? null : fileNumber(filter.file)
  const accounts = new Map<string, Set<string>>()
  for (const account of facts.accounts) {
    if (account.holder !== null) accounts.set(account.holder, (accounts.get(account.holder) ?? new Set()).add(account.id))
  }
  const namings = new Map(facts.parties.map((party) => [party.id as string, namingOf(party)]))
  /** Numbers of the passages of a slice that name the party; asked of the index, not of their texts. */
  const naming = (party: string, slice: readonly FoundPassage[]): ReadonlySet<number> => {
    const naming = namings.get(party)
    const [first, last] = [slice[0], slice.at(-1)]
    if (naming === undefined || naming === null || first === undefined || last === undefined) return new Set()
    return new Set(answering(database, matchOf({ kind: 'and', parts: [query, naming] }), first.number, last.number))
  }
  const concerns = (party: string, names: ReadonlySet<number>, passage: FoundPassage): boolean =>
    names.has(passage.number) || (passage.account !== null && accounts.get(party)?.has(passage.account) === true)
  const periodsOf = (passage: FoundPassage): readonly PeriodKind[] =>
    passage.day === null ? [] : (periodsOfRow(periods, { at: { day: day(passage.day), time: null }, account: asId(passage.account ?? '') } as Parameters<typeof periodsOfRow>[1]) as PeriodKind[])
  const passes = (passage: FoundPassage): boolean =>
    wanted.has(passage.kind === 'page' && passage.recognised === 1 ? 'scan' : passage.kind) &&
    (file === null || passage.file === file) &&
    (filter.from === undefined || (passage.day !== null && passage.day >= filter.from)) &&
    (filter.to === undefined || (passage.day !== null && passage.day <= filter.to)) &&
    (filter.period === undefined || periodsOf(passage).includes(filter.period))
  const passing = (slice: readonly FoundPassage[]): readonly FoundPassage[] => {
    const names = filter.party === undefined ? null : naming(filter.party, slice)
    return slice.filter((passage) => passes(passage) && (filter.party === undefined || names === null || concerns(filter.party, names, passage)))
  }
  const entries = wanted.has('page') || wanted.has('scan') || wanted.has('journey') || wanted.has('row')
  return {
    shelves: [...(entries ? ['entries' as const] : []), ...(wanted.has('row') ? ['rows' as const] : [])],
    takesFiles: wanted.has('file') && filter.party === undefined && filter.period === undefined && filter.from === undefined && filter.to === undefined,
    file: filter.file ?? null,
    passing,
    sorted(slice) {
      const passed = passing(slice)
      const by = facts.parties.map((party) => ({ party: party.id as string, names: naming(party.id, slice) }))
      return passed.map((passage) => ({ passage, named: by.filter(({ party, names }) => concerns(party, names, passage)).map(({ party }) => party) }))
    },
    periodsOf,
    nameOf: (party) => facts.parties.find((each) => each.id === party)?.name ?? party,
  }
}

/** The party by its names and numbers. */
function namingOf(party: Party): Query | null {
  const parts = [party.name, ...party.aliases, ...party.documents.map((each) => each.number), ...party.phones].flatMap((name): Query[] => {
    const tokens = typedTokens(name)
    return tokens.length === 0 ? [] : [{ kind: 'phrase', tokens, prefix: false }]
  })
  return parts.length === 0 ? null : { kind: 'or', parts }
}
