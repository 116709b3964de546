import type { Params } from '../../contract/api.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { PeriodKind } from '../../contract/review.ts'
import type { DocumentHits, HitKind, PassageHit, SearchAnswer, SearchCounts } from '../../contract/search.ts'
import { fileById } from '../../db/files.ts'
import { passagesAfter, type FoundPassage, type Shelf } from '../../db/search.ts'
import { matchOf, type Query } from '../../domain/search/query.ts'
import { askedFor, namedFiles } from './search.ts'
import { alikeNames } from './search-names.ts'
import { createSieve, type Sieve } from './search-sieve.ts'
import { passageReading, type ReadPassage } from './search-passages.ts'
import { findWork } from './search-work.ts'
import { othersTurn, type Session } from '../case/session.ts'

/** First a screenful, then ever more at once: a rare filter over a common word still comes to its end. */
const FIRST_SLICE = 300
const LARGEST_SLICE = 10_000
const TURN_MS = 20

async function* slicesOf(session: Session, shelf: Shelf, match: string): AsyncGenerator<readonly FoundPassage[]> {
  const { database } = session.file
  let since = performance.now()
  let size = FIRST_SLICE
  for (let after: number | null = 0; after !== null; size = Math.min(LARGEST_SLICE, size * 2)) {
    const slice = passagesAfter(database, shelf, match, after, size)
    yield slice.passages
    after = slice.last
    if (performance.now() - since < TURN_MS) continue
    await othersTurn(session)
    since = performance.now()
  }
}

/** The first hits, by document. */
export async function findPassagesFor(session: Session, params: Params<'search.find'>): Promise<Result<SearchAnswer, CallError>> {
  const asked = askedFor(params.words)
  if (!asked.ok) return asked
  const query = asked.value
  const sieve = createSieve(session, query, params.filter)
  const work = findWork(session, query, params.filter, params.language)
  let complete = true
  const read: ReadPassage[] = []
  for (const shelf of sieve.shelves) {
    const found: FoundPassage[] = []
    for await (const slice of slicesOf(session, shelf, matchOf(query))) {
      found.push(...sieve.passing(slice))
      if (found.length > params.limit) break
    }
    if (found.length > params.limit) complete = false
    read.push(...found.slice(0, params.limit).map(passageReading(session.file.database, query)))
  }
  return ok({
    documents: byDocument(session, read, sieve, query),
    work: work.hits,
    alike: alikeNames(session, params.words),
    complete,
    rulesPending: work.pending,
  })
}

function byDocument(session: Session, read: readonly ReadPassage[], sieve: Sieve, query: Query): readonly DocumentHits[] {
  const documents = new Map<string, { path: string; title: string; best: number; passages: Map<string, PassageHit> }>()
  const of = (file: string, path: string): { path: string; title: string; best: number; passages: Map<string, PassageHit> } => {
    const known = documents.get(file)
    if (known) return known
    const made = { path, title: fileById(session.file.database, Number(file.slice(1)))?.title ?? path, best: 0, passages: new Map<string, PassageHit>() }
    documents.set(file, made)
    return made
  }
  for (const { passage, snippet, quote, worth } of read.toSorted((left, right) => right.worth - left.worth)) {
    const document = of(`f${passage.file}`, passage.path)
    document.best = Math.max(document.best, worth)
    const place = `${passage.page} ${passage.line}`
    if (!document.passages.has(place)) document.passages.set(place, { kind: hitKind(passage), page: passage.page, line: passage.line, day: passage.day, snippet, quote })
  }
  if (sieve.takesFiles) {
    for (const file of namedFiles(session, query)) {
      if (file.file === null || (sieve.file !== null && sieve.file !== file.file)) continue
      of(file.file, file.path).passages.set('name', { kind: 'file', page: null, line: null, day: null, snippet: { text: file.path, marks: [] }, quote: null })
    }
  }
  return [...documents]
    .toSorted(([, left], [, right]) => right.best - left.best)
    .map(([file, { path, title, passages }]) => ({ file, path, title, passages: [...passages.values()] }))
}

export const hitKind = (passage: FoundPassage): PassageHit['kind'] => (passage.kind === 'page' && passage.recognised === 1 ? 'scan' : passage.kind)

const counting = new WeakMap<Session, symbol>()

/** Counts everything that answers. A later question ends an earlier one. */
export async function countPassagesFor(session: Session, params: Params<'search.counts'>): Promise<Result<SearchCounts, CallError>> {
  const asked = askedFor(params.words)
  if (!asked.ok) return asked
  const own = Symbol('count')
  counting.set(session, own)
  const sieve = createSieve(session, asked.value, params.filter)
  const kinds = new Map<HitKind, number>()
  const periods = new Map<PeriodKind, number>()
  const years = new Map<string, number>()
  const parties = new Map<string, number>()
  const files = new Set<number>()
  for (const shelf of sieve.shelves) {
    for await (const slice of slicesOf(session, shelf, matchOf(asked.value))) {
      if (counting.get(session) !== own) return fail(callError('cancelled'))
      for (const { passage, named } of sieve.sorted(slice)) {
        add(kinds, hitKind(passage))
        files.add(passage.file)
        for (const party of named) add(parties, party)
        if (passage.day === null) continue
        add(years, passage.day.slice(0, 4))
        for (const period of sieve.periodsOf(passage)) add(periods, period)
      }
    }
  }
  if (sieve.takesFiles) {
    for (const file of namedFiles(session, asked.value)) {
      if (file.file === null || (sieve.file !== null && sieve.file !== file.file)) continue
      add(kinds, 'file')
      files.add(Number(file.file.slice(1)))
    }
  }
  for (const hit of findWork(session, asked.value, params.filter, params.language).hits) add(kinds, hit.kind)
  const list = <K extends string>(counts: ReadonlyMap<K, number>): [K, number][] => [...counts].toSorted(([, left], [, right]) => right - left)
  return ok({
    total: [...kinds.values()].reduce((sum, count) => sum + count, 0),
    documents: files.size,
    kinds: list(kinds).map(([kind, count]) => ({ kind, count })),
    parties: list(parties).map(([id, count]) => ({ id, name: sieve.nameOf(id), count })),
    periods: list(periods).map(([kind, count]) => ({ kind, count })),
    years: [...years].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([year, count]) => ({ year, count })),
  })
}

const add = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
