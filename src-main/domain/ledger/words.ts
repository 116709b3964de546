import type { LexiconWord } from '../findings/rule.ts'
import type { LedgerColumns } from './ledger.ts'
import { fewAnswersByText } from './text-table.ts'
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
  const find = remembering(wordsIn(readyLists(lists)))
  return (row) => firstList([row.counterparty.name, row.memo, row.merchant, row.typeText], find)
}

/** As {@link wordMatcher}, by the number of a row; every text is looked at once, and most rows end there. */
export function wordMatcherByNumber(ledger: LedgerColumns, lists: readonly (readonly LexiconWord[])[]): (number: number) => number {
  const { texts, name, memo, merchant, part, parts } = ledger
  const find = wordsIn(readyLists(lists))
  const has = fewAnswersByText(texts, (text) => (find(text).length > 0 ? 1 : 0))
  const typeHas = Uint8Array.from(parts, ({ typeText }) => (find(typeText).length > 0 ? 1 : 0))
  return (number) => {
    const [one, two, three, four] = [name[number] as number, memo[number] as number, merchant[number] as number, part[number] as number]
    if (has(one) === 0 && has(two) === 0 && has(three) === 0 && typeHas[four] === 0) return -1
    return firstList([texts.textOf(one), texts.textOf(two), texts.textOf(three), parts[four]?.typeText ?? ''], find)
  }
}

interface ListedWord extends ReadyWord {
  readonly list: number
  readonly unless: readonly ReadyWord[]
}

const readyLists = (lists: readonly (readonly LexiconWord[])[]): readonly ListedWord[] =>
  lists.flatMap((words, list) => words.map((each) => ({ ...readyWord(each.word), list, unless: (each.unless ?? []).map(readyWord) })))

/** The first list of which a word stands in one of a row's texts and is not cancelled by another. */
function firstList(texts: readonly string[], find: (text: string) => readonly ListedWord[]): number {
  const found = texts.flatMap(find)
  if (found.length === 0) return -1
  const ready = texts.map(readyText)
  const stands = (word: ReadyWord): boolean => ready.some((text) => hasWord(text, word))
  return found.reduce((first, { list, unless }) => ((first === -1 || list < first) && !unless.some(stands) ? list : first), -1)
}

/** Says whether counterparty name, memo or merchant of a row has one of the words. */
export function namesOneOf(words: readonly string[]): (row: Transaction) => boolean {
  const find = remembering(wordsIn(words.map(readyWord)))
  return (row) => find(row.counterparty.name).length > 0 || find(row.memo).length > 0 || find(row.merchant).length > 0
}

/** As {@link namesOneOf}, by the number of a row. */
export function namesOneOfByNumber({ texts, name, memo, merchant }: LedgerColumns, words: readonly string[]): (number: number) => boolean {
  const find = wordsIn(words.map(readyWord))
  const has = fewAnswersByText(texts, (text) => (find(text).length > 0 ? 1 : 0))
  return (number) => has(name[number] as number) === 1 || has(memo[number] as number) === 1 || has(merchant[number] as number) === 1
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

function remembering<Word>(find: (text: string) => readonly Word[]): (text: string) => readonly Word[] {
  const known = new Map<string, readonly Word[]>()
  return (text) => {
    const answer = known.get(text)
    if (answer !== undefined) return answer
    const found = find(text)
    if (known.size < MOST_REMEMBERED) known.set(text, found)
    return found
  }
}

/**
 * Finds which of the words stand in a text. Words are looked up by their first character, so that hundreds of words
 * cost about as much as one; a table of those characters passes over the others.
 */
function wordsIn<Word extends ReadyWord>(words: readonly Word[]): (text: string) => readonly Word[] {
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
  /** Does a character of the text begin a word? Most texts have none, and need not be made ready. */
  const mayHave = (text: string): boolean => {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      // Only plain characters are what they are in the normal form; capitals are small there.
      if (code < 0x20 || (code > 0x7e && code < 0x4e00) || code > 0x9fff) return true
      if (begins[code >= 0x41 && code <= 0x5a ? code + 0x20 : code] === 1) return true
    }
    return false
  }
  return (text) => {
    if (!mayHave(text)) return none
    const { dense, spaced } = readyText(text)
    const found = new Set<Word>()
    collect(dense, false, found)
    collect(spaced, true, found)
    return found.size === 0 ? none : [...found]
  }
}
