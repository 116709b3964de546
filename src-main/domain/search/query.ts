import { fail, ok, type Result } from '../../contract/result.ts'
import type { QueryFault } from '../../contract/search.ts'
import { groupedNumberAt } from './numbers.ts'
import { FARTHEST, typedTokens } from './tokens.ts'

/** Words that follow each other; the last may be the beginning of a longer run of letters or digits. */
export interface Phrase {
  readonly kind: 'phrase'
  readonly tokens: readonly string[]
  readonly prefix: boolean
}
/** What a person asks for. Blanks and AND join, OR gives a choice, NOT takes out. */
export type Query =
  | Phrase
  | { readonly kind: 'near'; readonly phrases: readonly Phrase[]; readonly within: number }
  | { readonly kind: 'and'; readonly parts: readonly Query[] }
  | { readonly kind: 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly wanted: Query; readonly excluded: readonly Query[] }

/** Tokens between two words that are NEAR each other, where no number is given. */
export const NEAR_DEFAULT = 10
const MOST_TOKENS = 1000
const QUOTES = '"“”„＂「」『』«»'

type Term =
  | { readonly kind: 'words'; readonly text: string; readonly prefix: boolean }
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { readonly kind: 'near'; readonly within: number }

/** Carries the reason out of the depth of the grammar; never leaves this file. */
class Unreadable extends Error {
  readonly fault: QueryFault
  constructor(fault: QueryFault) {
    super(fault)
    this.fault = fault
  }
}

/**
 * Reads what was typed. `甲 乙` and `甲 AND 乙` both; `甲 OR 乙` and `甲 | 乙` either; `甲 NOT 乙` and `甲 -乙` without;
 * `"…"` a phrase; `甲 NEAR/5 乙` at most five tokens apart; brackets group where they stand apart from words;
 * `abc*` the beginning of a word or number. AND binds before OR. Operators are written in capitals.
 */
export function readQuery(typed: string): Result<Query, QueryFault> {
  try {
    const terms = termsOf(typed.normalize('NFC'))
    if (terms.length === 0) return fail(typed.trim() === '' ? 'empty' : 'nothing-searchable')
    const reader = { terms, at: 0 }
    const query = readOr(reader)
    if (reader.at < terms.length) return fail('bracket-close')
    return ok(query)
  } catch (error) {
    if (error instanceof Unreadable) return fail(error.fault)
    throw error
  }
}

/** The words of a query that are looked for, not those that are taken out. */
export function wantedPhrases(query: Query): readonly Phrase[] {
  switch (query.kind) {
    case 'phrase': return [query]
    case 'near': return query.phrases
    case 'and':
    case 'or': return query.parts.flatMap(wantedPhrases)
    case 'not': return wantedPhrases(query.wanted)
  }
}

/** The query in the language of FTS5. */
export function matchOf(query: Query): string {
  switch (query.kind) {
    case 'phrase': return phraseMatch(query)
    case 'near': return `NEAR(${query.phrases.map(phraseMatch).join(' ')}, ${query.within})`
    case 'and': return `(${query.parts.map(matchOf).join(' AND ')})`
    case 'or': return `(${query.parts.map(matchOf).join(' OR ')})`
    case 'not': return `(${matchOf(query.wanted)}${query.excluded.map((each) => ` NOT ${matchOf(each)}`).join('')})`
  }
}

const phraseMatch = ({ tokens, prefix }: Phrase): string => `"${tokens.join(' ')}"${prefix ? ' *' : ''}`

function termsOf(typed: string): Term[] {
  const terms: Term[] = []
  const closes = new Set<number>()
  let at = 0
  while (at < typed.length) {
    const character = typed[at] ?? ''
    if (/\s/u.test(character)) at += 1
    else if (closes.has(at)) {
      terms.push({ kind: 'close' })
      at += 1
    } else if (QUOTES.includes(character)) {
      const end = nextQuote(typed, at + 1)
      if (end < 0) throw new Unreadable('quote-open')
      terms.push({ kind: 'words', text: typed.slice(at + 1, end), prefix: typed[end + 1] === '*' })
      at = end + (typed[end + 1] === '*' ? 2 : 1)
    } else if (isMinus(typed, at)) {
      terms.push({ kind: 'not' })
      at += 1
    } else if (character === '(' || character === '（') {
      const close = groupEnd(typed, at)
      if (close === null) throw new Unreadable('bracket-open')
      if (close < 0) at = readWord(typed, at, closes, terms)
      else {
        terms.push({ kind: 'open' })
        closes.add(close)
        at += 1
      }
    } else at = readWord(typed, at, closes, terms)
  }
  return terms
}

const nextQuote = (typed: string, from: number): number => {
  for (let at = from; at < typed.length; at += 1) if (QUOTES.includes(typed[at] ?? '')) return at
  return -1
}

/** A minus before a word takes it out; before a figure it is the sign of an amount. */
const isMinus = (typed: string, at: number): boolean => typed[at] === '-' && /^[^\s\d０-９*\-.]/u.test(typed.slice(at + 1))

/**
 * Where the group ends that this bracket opens; -1 where it belongs to a word, as in （2020）京01执1号: a group's
 * closing bracket stands at a blank, another bracket or the end. Null where nothing closes it.
 */
function groupEnd(typed: string, open: number): number | null {
  let depth = 0
  for (let at = open; at < typed.length; at += 1) {
    const character = typed[at] ?? ''
    if (QUOTES.includes(character)) {
      const end = nextQuote(typed, at + 1)
      if (end < 0) throw new Unreadable('quote-open')
      at = end
    } else if (character === '(' || character === '（') depth += 1
    else if (character === ')' || character === '）') {
      depth -= 1
      if (depth === 0) return /^(?:$|[\s)）])/u.test(typed.slice(at + 1)) ? at : -1
    }
  }
  return null
}

function readWord(typed: string, from: number, closes: ReadonlySet<number>, terms: Term[]): number {
  const grouped = groupedNumberAt(typed, from)
  let at = grouped?.end ?? from
  let depth = 0
  for (; at < typed.length; at += 1) {
    const character = typed[at] ?? ''
    if (/\s/u.test(character) || QUOTES.includes(character) || closes.has(at)) break
    if (character === '|' || character === '｜') break
    if (character === '(' || character === '（') depth += 1
    if ((character === ')' || character === '）') && depth-- === 0) throw new Unreadable('bracket-close')
  }
  if (depth > 0) throw new Unreadable('bracket-open')
  const word = typed.slice(from, at)
  if (word === '') {
    terms.push({ kind: 'or' })
    return at + 1
  }
  const near = /^NEAR(?:\/(\d{1,4}))?$/u.exec(word)
  if (word === 'AND') terms.push({ kind: 'and' })
  else if (word === 'OR') terms.push({ kind: 'or' })
  else if (word === 'NOT') terms.push({ kind: 'not' })
  else if (near) terms.push({ kind: 'near', within: Math.min(FARTHEST, Number(near[1] ?? NEAR_DEFAULT)) })
  else terms.push({ kind: 'words', text: word, prefix: word.endsWith('*') })
  return at
}

interface Reader {
  readonly terms: readonly Term[]
  at: number
}

const peek = (reader: Reader): Term['kind'] | null => reader.terms[reader.at]?.kind ?? null

function readOr(reader: Reader): Query {
  const parts = [readAnd(reader)]
  while (peek(reader) === 'or') {
    reader.at += 1
    parts.push(readAnd(reader))
  }
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts }
}

function readAnd(reader: Reader): Query {
  const wanted: Query[] = []
  const excluded: Query[] = []
  let lonely = true
  for (;;) {
    const kind = peek(reader)
    if (kind === null || kind === 'or' || kind === 'close') break
    if (kind === 'and') {
      if (lonely) throw new Unreadable('word-missing')
      lonely = true
      reader.at += 1
      continue
    }
    if (kind === 'not') {
      reader.at += 1
      excluded.push(readNear(reader))
    } else wanted.push(readNear(reader))
    lonely = false
  }
  if (lonely) throw new Unreadable('word-missing')
  const first = wanted[0]
  if (first === undefined) throw new Unreadable('only-excluded')
  const query: Query = wanted.length === 1 ? first : { kind: 'and', parts: wanted }
  return excluded.length === 0 ? query : { kind: 'not', wanted: query, excluded }
}

function readNear(reader: Reader): Query {
  const first = readPrimary(reader)
  if (peek(reader) !== 'near') return first
  const phrases: Phrase[] = []
  const take = (query: Query): void => {
    if (query.kind !== 'phrase') throw new Unreadable('near-words')
    phrases.push(query)
  }
  take(first)
  let within = 0
  for (let term = reader.terms[reader.at]; term?.kind === 'near'; term = reader.terms[reader.at]) {
    within = Math.max(within, term.within)
    reader.at += 1
    take(readPrimary(reader))
  }
  return { kind: 'near', phrases, within }
}

function readPrimary(reader: Reader): Query {
  const term = reader.terms[reader.at]
  reader.at += 1
  if (term?.kind === 'words') {
    const tokens = typedTokens(term.text)
    if (tokens.length === 0) throw new Unreadable('nothing-searchable')
    if (tokens.length > MOST_TOKENS) throw new Unreadable('too-long')
    return { kind: 'phrase', tokens, prefix: term.prefix }
  }
  if (term?.kind !== 'open') throw new Unreadable(term?.kind === 'near' ? 'near-words' : 'word-missing')
  const inner = readOr(reader)
  if (peek(reader) !== 'close') throw new Unreadable('bracket-open')
  reader.at += 1
  return inner
}
