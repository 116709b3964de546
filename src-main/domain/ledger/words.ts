import type { LexiconWord } from '../findings/rule.ts'
import type { Transaction } from './transaction.ts'

/** A text made ready for finding words in it. */
interface ReadyText {
  /** Without blanks: for words that are not Latin. */
  readonly dense: string
  /** With single blanks: a Latin word has to stand by itself. */
  readonly spaced: string
}

/** Which of the lists a row's words fall in: the index of the first that has a word for it, or -1. */
export type WordMatcher = (row: Transaction) => number

/**
 * Matches counterparty name, memo, merchant and kind of transaction against word lists, the first list first.
 * NFKC, case folded. A word of Latin letters has to stand by itself (`spa` is not in `spare`); in other words blanks
 * do not count. No word runs over from one of these texts into the next. Words in `unless` cancel the word they belong
 * to, wherever in the row they stand.
 */
export function wordMatcher(lists: readonly (readonly LexiconWord[])[]): WordMatcher {
  const find = remembering(lists.flatMap((words, list) => words.map((each) => ({ ...readyWord(each.word), list, unless: (each.unless ?? []).map(readyWord) }))))
  return (row) => {
    const { name } = row.counterparty
    const found = [...find(name), ...find(row.memo), ...find(row.merchant), ...find(row.typeText)]
    if (found.length === 0) return -1
    const texts = [name, row.memo, row.merchant, row.typeText].map(readyText)
    const stands = (word: ReadyWord): boolean => texts.some((text) => hasWord(text, word))
    return found.reduce((first, { list, unless }) => ((first === -1 || list < first) && !unless.some(stands) ? list : first), -1)
  }
}

/** Says whether counterparty name, memo or merchant of a row has one of the words. */
export function namesOneOf(words: readonly string[]): (row: Transaction) => boolean {
  const find = remembering(words.map(readyWord))
  return (row) => find(row.counterparty.name).length > 0 || find(row.memo).length > 0 || find(row.merchant).length > 0
}

/** Texts that the normal form leaves as they are: the common case, and worth telling apart from the costly one. */
const IN_NORMAL_FORM = /^[\u0020-\u007e\u4e00-\u9fff]*$/u

function readyText(text: string): ReadyText {
  const plain = (IN_NORMAL_FORM.test(text) ? text : text.normalize('NFKC')).toLowerCase()
  if (!/\s/u.test(plain)) return { dense: plain, spaced: plain }
  return { dense: plain.replace(/\s+/gu, ''), spaced: plain.replace(/\s+/gu, ' ') }
}

interface ReadyWord {
  readonly text: string
  /** Latin letters and digits only: has to stand by itself. */
  readonly latin: boolean
}

function readyWord(word: string): ReadyWord {
  const { dense, spaced } = readyText(word.trim())
  const latin = /^[a-z0-9][a-z0-9 &'.-]*$/u.test(spaced)
  return { text: latin ? spaced : dense, latin }
}

const inLatinWord = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)

/** Does the word stand in the text at this place? `code` after the end is NaN and ends a word. */
function standsAt(text: string, index: number, word: ReadyWord): boolean {
  if (!text.startsWith(word.text, index)) return false
  return !word.latin || ((index === 0 || !inLatinWord(text.charCodeAt(index - 1))) && !inLatinWord(text.charCodeAt(index + word.text.length)))
}

function hasWord({ dense, spaced }: ReadyText, word: ReadyWord): boolean {
  const text = word.latin ? spaced : dense
  for (let index = text.indexOf(word.text); index >= 0; index = text.indexOf(word.text, index + 1)) if (standsAt(text, index, word)) return true
  return false
}

/** Statements repeat their texts. Answers are kept for as many as may be worth it, so that memory stays bounded. */
const MOST_REMEMBERED = 50_000

/**
 * Finds which of the words stand in a text. Words are looked up by their first character, so that hundreds of words
 * cost about as much as one; a table of those characters passes over the others.
 */
function remembering<Word extends ReadyWord>(words: readonly Word[]): (text: string) => readonly Word[] {
  const usable = words.filter((each) => each.text !== '')
  const begins = new Uint8Array(0x1_0000)
  for (const { text } of usable) begins[text.charCodeAt(0)] = 1
  const byFirst = Map.groupBy(usable, (each) => each.text.charCodeAt(0))
  const none: readonly Word[] = []

  const collect = (text: string, latin: boolean, found: Set<Word>): void => {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (begins[code] === 0) continue
      for (const word of byFirst.get(code) ?? none) if (word.latin === latin && standsAt(text, index, word)) found.add(word)
    }
  }
  const known = new Map<string, readonly Word[]>()
  return (text) => {
    if (text === '') return none
    const answer = known.get(text)
    if (answer !== undefined) return answer
    const { dense, spaced } = readyText(text)
    const found = new Set<Word>()
    collect(dense, false, found)
    collect(spaced, true, found)
    const result = found.size === 0 ? none : [...found]
    if (known.size < MOST_REMEMBERED) known.set(text, result)
    return result
  }
}
