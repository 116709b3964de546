import table from '../../../resources/search/simplified.json' with { type: 'json' }

/**
 * A matcher that knows nothing of the index: it folds the whole text with replacements, writes it as words between
 * bars, and looks for the words in it. The index has to answer as it does.
 */
const targets = [...table.simplified]
const simplified = new Map([...table.traditional].map((each, at) => [each, targets[at]]))
const IDEOGRAPH = /[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu

function oneForm(text: string): string {
  const wide = text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1').normalize('NFC')
  return [...wide].map((each) => simplified.get(each) ?? each).join('').replace(/[\p{M}\p{Cf}]/gu, '')
}

const D4 = '\\d{4}'
const GAP = '[ \\-\\u2010]'
const GROUPS = new RegExp(`(?<!\\d)(?:${D4}(?:${GAP}${D4}){3,4}(?:${GAP}\\d{1,3})?|1\\d{2}${GAP}${D4}${GAP}${D4}|\\d{6}${GAP}\\d{8}${GAP}\\d{3}(?:\\d|x(?![a-z])))(?!\\.?\\d)`, 'gu')

/** The text as `|word|word|`, and each reading of numbers in groups as a text of its own. */
export function spelled(text: string): readonly string[] {
  const folded = oneForm(text)
  const others: string[] = []
  const joined = folded.replace(GROUPS, (found) => {
    const groups = found.split(new RegExp(GAP, 'u'))
    others.push(groups.join(' '), groups.join(''))
    groups.forEach((_group, first) => groups.forEach((_other, last) => {
      if (last - first >= 3) others.push(groups.slice(first, last + 1).join(''))
    }))
    return groups.join('')
  })
  return [joined, ...others].map(words)
}

function words(text: string): string {
  const numbers = text
    .replace(/(?<!\d|\d[.,])\d{1,3}(?:,\d{3})+(?!\d)/gu, (found) => found.replaceAll(',', ''))
    // A decimal point belongs to its decimals; dates and addresses with several points have none.
    .replace(/(?<!\d\.|\d)(\d+)\.(\d+)(?!\d|\.\d)/gu, '$1|\u0001$2|')
  return `|${numbers.replace(IDEOGRAPH, '|$&|').replace(/(\d+)/gu, '|$1|').replace(/\u0001\|/gu, '\u0001').replace(/[^\p{L}\p{N}\p{Co}\u0001]+/gu, '|')}|`.replace(/\|+/gu, '|')
}

/** What is asked, written out: no parser stands between the list of queries and this. */
export interface Asked {
  readonly all?: readonly (string | Asked)[]
  readonly any?: readonly (string | Asked)[]
  readonly none?: readonly (string | Asked)[]
  readonly near?: readonly string[]
  readonly within?: number
  readonly begins?: string
}

const spelledWords = new Map<string, string>()
/** A word of the query, spelled once for all texts. */
function spelledWord(word: string): string {
  const known = spelledWords.get(word) ?? spelled(word)[0] ?? ''
  spelledWords.set(word, known)
  return known
}

export function naiveAnswer(texts: readonly string[], asked: string | Asked): boolean {
  if (typeof asked === 'string') return texts.some((text) => text.includes(spelledWord(asked)))
  if (asked.begins !== undefined) return texts.some((text) => text.includes(spelledWord(asked.begins ?? '').slice(0, -1)))
  if (asked.near) return isNear(texts, asked.near.map(spelledWord), asked.within ?? 10)
  return (
    (asked.all ?? []).every((each) => naiveAnswer(texts, each)) &&
    ((asked.any ?? []).length === 0 || (asked.any ?? []).some((each) => naiveAnswer(texts, each))) &&
    !(asked.none ?? []).some((each) => naiveAnswer(texts, each))
  )
}

/** Two phrases: every pair of places is held against the distance. */
function isNear(texts: readonly string[], phrases: readonly string[], within: number): boolean {
  return texts.some((text) => {
    const [left = [], right = []] = phrases.map((phrase) => placesOf(text, phrase))
    return left.some((one) => right.some((other) => (one.from <= other.from ? other.from - one.to : one.from - other.to) <= within))
  })
}

function placesOf(text: string, phrase: string): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = []
  const length = phrase.split('|').length - 2
  let from = 0
  let counted = 0
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    for (; counted < at; counted += 1) if (text[counted] === '|') from += 1
    places.push({ from, to: from + length })
  }
  return places
}
