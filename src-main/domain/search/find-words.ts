import { wantedPhrases, type Phrase, type Query } from './query.ts'
import { eachToken } from './tokens.ts'

/** Tokens of a text and where each stands, side by side: a page has a thousand, and a common word hundreds of pages. */
export interface ReadText {
  readonly tokens: readonly string[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

export function readText(text: string): ReadText {
  const tokens: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  eachToken(text, (token, start, end) => {
    tokens.push(token)
    starts.push(start)
    ends.push(end)
  })
  return { tokens, starts, ends }
}

/** Numbers of the tokens at which the phrase begins. */
export function startsOf({ tokens }: ReadText, phrase: Phrase): readonly number[] {
  const { tokens: wanted, prefix } = phrase
  const last = wanted.length - 1
  const found: number[] = []
  for (let start = 0; start + last < tokens.length; start += 1) {
    let at = 0
    while (at < last && tokens[start + at] === wanted[at]) at += 1
    if (at < last) continue
    const there = tokens[start + last] ?? ''
    if (prefix ? there.startsWith(wanted[last] ?? '') : there === wanted[last]) found.push(start)
  }
  return found
}

/** Does the text answer the query? The same answer that the index gives. */
export function answers(text: ReadText, query: Query): boolean {
  switch (query.kind) {
    case 'phrase': return startsOf(text, query).length > 0
    case 'near': return isNear(query.phrases.map((each) => ({ starts: startsOf(text, each), length: each.tokens.length })), query.within)
    case 'and': return query.parts.every((each) => answers(text, each))
    case 'or': return query.parts.some((each) => answers(text, each))
    case 'not': return answers(text, query.wanted) && !query.excluded.some((each) => answers(text, each))
  }
}

/** All stand so that from the end of each to the beginning of the last there are at most `within` tokens. */
function isNear(parts: readonly { readonly starts: readonly number[]; readonly length: number }[], within: number): boolean {
  return parts.some(({ starts }) =>
    starts.some((last) => parts.every((part) => part.starts.some((start) => start <= last && start >= last - part.length - within))))
}

/** A passage of a text, in offsets of the text as given. */
export interface Passage {
  readonly start: number
  readonly end: number
}

/** Every place at which words of the query stand, in order; overlapping ones are one. */
export function passagesOf(text: ReadText, query: Query): readonly Passage[] {
  const found: Passage[] = wantedPhrases(query).flatMap((phrase) =>
    startsOf(text, phrase).flatMap((start) => {
      const from = text.starts[start]
      const to = text.ends[start + phrase.tokens.length - 1]
      return from !== undefined && to !== undefined ? [{ start: from, end: to }] : []
    }))
  const merged: Passage[] = []
  for (const passage of found.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
    const before = merged.at(-1)
    if (before && passage.start < before.end) merged[merged.length - 1] = { start: before.start, end: Math.max(before.end, passage.end) }
    else merged.push(passage)
  }
  return merged
}

/**
 * How well a text answers: words that stand often and close together in a short text come first. Of two equal
 * ones the order of the file decides.
 */
export function worthOf(text: ReadText, query: Query): number {
  const phrases = wantedPhrases(query)
  let worth = 0
  for (const phrase of phrases) {
    const times = startsOf(text, phrase).length
    if (times > 0) worth += 1 + Math.log2(times)
  }
  return worth / (1 + Math.log2(1 + text.tokens.length / 200))
}

/** Part of a text around its first hit, with the words marked. */
export interface Snippet {
  readonly text: string
  /** The words that were looked for, in offsets of `text`. */
  readonly marks: readonly Passage[]
}

/** The part of a text around the first passage on one line, at most about `length` characters. */
export function snippetOf(text: string, passages: readonly Passage[], length = 80): Snippet {
  const first = passages[0] ?? { start: 0, end: 0 }
  const lead = Math.max(0, Math.min(first.start - Math.floor(length / 3), text.length - length))
  const from = startOfCharacter(text, lead)
  const to = startOfCharacter(text, Math.min(text.length, Math.max(from + length, first.end)))
  let line = from > 0 ? '…' : ''
  const marks: Passage[] = []
  const inside = passages.filter((each) => each.start >= from && each.end <= to)
  let at = from
  const take = (end: number): void => {
    const part = text.slice(at, end).replace(/\s+/gu, ' ')
    line += line === '' || line.endsWith(' ') ? part.replace(/^ /u, '') : part
    at = end
  }
  for (const each of inside) {
    take(each.start)
    const start = line.length
    take(each.end)
    if (line.length > start) marks.push({ start, end: line.length })
  }
  take(to)
  return { text: `${line.trimEnd()}${to < text.length ? '…' : ''}`, marks }
}

/** Never between the halves of a character. */
const startOfCharacter = (text: string, at: number): number => ((text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at)
