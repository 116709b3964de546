import { BORDER, characterTable, classOf, DIGIT, foldCharacter, IDEOGRAPH, IGNORED, LETTER, SEPARATOR, SPELLED } from './characters.ts'
import { commaAt, decimalsEnd, digitsEnd, gapAt, goesOn, groupedNumberAt, thousandsAt, type Group } from './numbers.ts'

/**
 * Text cut the way the index cuts it. Every Chinese character is a token of its own and a word is looked for as a
 * phrase of characters: words of any length are found exactly, also over blanks and line ends that recognition put
 * between characters, and names are found that are glued to numbers. Runs of letters are tokens, and of digits;
 * decimals are a token that begins with the point, so that 1234.56 is not 1234 56.
 */
export interface Token {
  readonly text: string
  /** Offsets in the text as it was given. */
  readonly start: number
  readonly end: number
}

/** Stands where no phrase may reach over; no query makes it. */
export const BREAK = '.'
/** Longest distance of NEAR; as many breaks keep what is added at the end of a text away from it. */
export const FARTHEST = 30
const APART = Array.from({ length: FARTHEST + 1 }, () => BREAK)

type Emit = (text: string, start: number, end: number) => void

/** Tokens of a text with their places. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  scan(text, true, (token, start, end) => void tokens.push({ text: token, start, end }))
  return tokens
}

/** Gives every token with its place, without keeping them. */
export const eachToken = (text: string, take: (token: string, start: number, end: number) => void): void => scan(text, true, take)

/** Tokens of what a person typed: as a text is cut, without what is added to texts. */
export function typedTokens(text: string): readonly string[] {
  const tokens: string[] = []
  scan(text, false, (token) => void tokens.push(token))
  return tokens.filter((token) => token !== BREAK)
}

/** Text as it goes into the index: its tokens with blanks between. */
export function indexedWords(text: string): string {
  let words = ''
  scan(text, true, (token) => {
    words += words === '' ? token : ` ${token}`
  })
  return words
}

/**
 * Walks over a text once. A number in groups is emitted in one piece; what else it may be (its groups, and fewer
 * of them: columns of a page may stand side by side) is added at the end of the text.
 */
function scan(text: string, adding: boolean, emit: Emit): void {
  const { folded, classes } = characterTable()
  const added: Added[] = []
  let at = 0
  while (at < text.length) {
    const kind = classes[text.charCodeAt(at)] as number
    if (kind === SEPARATOR || kind === IGNORED) at += 1
    else if (kind === IDEOGRAPH) {
      emit(oneCharacter(folded[text.charCodeAt(at)] as number), at, at + 1)
      at += 1
    } else if (kind === BORDER) {
      emit(BREAK, at, at + 1)
      at += 1
    } else if (kind === DIGIT && isPlainDigit(text.charCodeAt(at))) at = number(text, at, added, emit)
    else at = word(text, at, emit)
  }
  if (adding && added.length > 0) addAtEnd(text, added, emit)
}

const characters: string[] = []
/** The same string for the same character: making them anew took most of the time of reading a page. */
const oneCharacter = (unit: number): string => (characters[unit] ??= String.fromCharCode(unit))

/** A number in groups that stands in the text in one piece; `whole` where that piece has a point before it and its own number is to be added too. */
interface Added {
  readonly groups: readonly Group[]
  readonly whole: boolean
}

const isPlainDigit = (unit: number): boolean => (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)

const EVERY_DIGIT = /[\uff10-\uff19]/gu
/** Most numbers are digits alone. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x30 || unit > 0x39) return false
  }
  return true
}

/** Digits of a number without what stands between them, in half width. */
const digitsOf = (text: string): string => isPlain(text) ? text : text.replace(/[^0-9\uff10-\uff19]/gu, '').replace(EVERY_DIGIT, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/** A number in groups, or a group of it; an identity number may end with an X, which is a letter wherever else it stands. */
function emitNumber(text: string, start: number, end: number, emit: Emit): void {
  const hasLetter = /[xX]/u.test(text[end - 1] ?? '')
  emit(digitsOf(text.slice(start, end)), start, hasLetter ? end - 1 : end)
  if (hasLetter) emit('x', end - 1, end)
}

function number(text: string, at: number, added: Added[], emit: Emit): number {
  let end = digitsEnd(text, at)
  if (gapAt(text, end)) {
    const grouped = groupedNumberAt(text, at)
    if (grouped !== null) {
      emitNumber(text, at, grouped.end, emit)
      added.push({ groups: grouped.groups, whole: false })
      return grouped.end
    }
  } else if (commaAt(text, end) && !goesOn(text, at)) end = thousandsAt(text, at) ?? end
  emit(digitsOf(text.slice(at, end)), at, end)
  const decimals = decimalsEnd(text, at, end)
  if (decimals === null) return end
  // `12.6217 0000 1234 5678`: a point after the number of an item, and a card. Both readings are kept.
  const grouped = gapAt(text, decimals) ? groupedNumberAt(text, end + 1) : null
  if (grouped !== null) {
    emitNumber(text, end + 1, grouped.end, (token, start, until) => emit(start === end + 1 ? `.${token}` : token, start === end + 1 ? end : start, until))
    added.push({ groups: grouped.groups, whole: true })
    return grouped.end
  }
  emit(`.${digitsOf(text.slice(end + 1, decimals))}`, end, decimals)
  return decimals
}

/** A run of letters, or of what is spelled out; digits end it. */
function word(text: string, from: number, emit: Emit): number {
  const { folded, classes } = characterTable()
  let token = ''
  let start = from
  let at = from
  const flush = (end: number): void => {
    if (token !== '') emit(token, start, end)
    token = ''
  }
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    const kind = classes[unit] as number
    if (kind === LETTER) {
      if (token === '') start = at
      token += String.fromCharCode(folded[unit] as number)
      at += 1
    } else if (kind === IGNORED) at += 1
    else if (kind === SPELLED || (kind === DIGIT && !isPlainDigit(unit))) {
      const size = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
      for (const each of foldCharacter(text.slice(at, at + size))) {
        const own = classOf(each)
        if (own === IDEOGRAPH || own === DIGIT) {
          flush(at)
          emit(each, at, at + size)
        } else if (own === LETTER) {
          if (token === '') start = at
          token += each
        } else if (own !== IGNORED) flush(at)
      }
      at += size
    } else break
  }
  flush(at)
  return at
}

const FEWEST_GROUPS = 4

function addAtEnd(text: string, added: readonly Added[], emit: Emit): void {
  const apart = (): void => {
    for (const token of APART) emit(token, text.length, text.length)
  }
  apart()
  for (const { groups, whole } of added) {
    const [first, last] = [groups[0], groups.at(-1)]
    if (whole && first !== undefined && last !== undefined) {
      emitNumber(text, first.start, last.end, emit)
      apart()
    }
    for (const { start, end } of groups) emitNumber(text, start, end, emit)
    apart()
    for (let first = 0; first < groups.length; first += 1) {
      for (let last = first + FEWEST_GROUPS - 1; last < groups.length; last += 1) {
        const [from, to] = [groups[first], groups[last]]
        if (from === undefined || to === undefined || (first === 0 && last === groups.length - 1)) continue
        emitNumber(text, from.start, to.end, emit)
        apart()
      }
    }
  }
}
