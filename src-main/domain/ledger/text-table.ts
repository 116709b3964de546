/** The different texts of a ledger: each stands once and has a number, from 0. */
export interface TextTable {
  readonly size: number
  textOf(number: number): string
  /** The first UTF-16 unit or UTF-8 byte of a text, the same for characters of ASCII; -1 where it is empty. */
  firstOf(number: number): number
  /** By number: 1 for every text that holds this one somewhere, Latin letters of ASCII without case. */
  holding(text: string): Uint8Array
}

/** Latin letters of ASCII without case, everything else as it is: as SQLite's LIKE compares. */
export const lowerAscii = (text: string): string => (/[A-Z]/u.test(text) ? text.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase()) : text)

/** Of answers that were not yet worked out. */
const UNKNOWN = -1

/**
 * A function of a text's number that looks at each text once: statements repeat their texts, and a million rows are held
 * against word lists and names. Answers are whole numbers from 0 on.
 */
export function answersByText(texts: TextTable, work: (text: string) => number): (number: number) => number {
  const answers = new Int32Array(texts.size).fill(UNKNOWN)
  return (number) => {
    const known = answers[number] as number
    if (known !== UNKNOWN) return known
    const answer = work(texts.textOf(number))
    answers[number] = answer
    return answer
  }
}

/** As {@link answersByText} where no answer is above 254: a quarter of the room, so that answers are at hand. */
export function fewAnswersByText(texts: TextTable, work: (text: string) => number): (number: number) => number {
  const unknown = 255
  const answers = new Uint8Array(texts.size).fill(unknown)
  return (number) => {
    const known = answers[number] as number
    if (known !== unknown) return known
    const answer = work(texts.textOf(number))
    answers[number] = answer
    return answer
  }
}

/**
 * Numbers of the keys of texts, such as names in the form in which they are compared: equal keys have equal numbers, and
 * the empty key is 0. Worked out for a text when it is first asked for.
 */
export function keysOfTexts(texts: TextTable, keyOf: (text: string) => string): (number: number) => number {
  const numbers = new Map<string, number>([['', 0]])
  return answersByText(texts, (text) => {
    const key = keyOf(text)
    const found = numbers.get(key) ?? numbers.size
    numbers.set(key, found)
    return found
  })
}

/** Gives texts their numbers, where they are at hand as strings. */
export function numberedTexts(): { readonly numberOf: (text: string) => number; readonly table: TextTable } {
  const texts: string[] = []
  const numbers = new Map<string, number>()
  return {
    numberOf(text) {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, texts.length)
      return texts.push(text) - 1
    },
    table: {
      get size() {
        return texts.length
      },
      textOf: (number) => texts[number] as string,
      firstOf: (number) => (texts[number] === '' ? -1 : (texts[number] as string).charCodeAt(0)),
      holding: (text) => Uint8Array.from(texts, (each) => (lowerAscii(each).includes(lowerAscii(text)) ? 1 : 0)),
    },
  }
}
