import english from '../../../resources/layouts/columns.en.json' with { type: 'json' }
import chinese from '../../../resources/layouts/columns.zh-CN.json' with { type: 'json' }
import { simplified } from '../../domain/search/characters.ts'
import { currencyInName } from './currency.ts'
import { WORDS, plain } from './words.ts'

/** What a column of a statement may mean. Meanings that end in `Other` and `other` are known and not used. */
export type Meaning = keyof typeof chinese.meanings

export const isMeaning = (text: string): text is Meaning => text in chinese.meanings

/** False for columns that are known, so that nothing else is taken for them, and not read (charges, terminal numbers …). */
export const isRead = (meaning: Meaning): boolean => !/(?:^o|O)ther$/u.test(meaning)

/** What the figures of a column count: yuan, fen (1/100), thousands and ten thousands of yuan, or millionths of a coin. */
export type AmountUnit = 'yuan' | 'fen' | 'thousand' | 'wan' | 'millionth'

/** Meanings that a column may be given by a person, in the order of the catalogue. */
export const READ_MEANINGS: readonly Meaning[] = (Object.keys(chinese.meanings) as Meaning[]).filter((meaning) => !/(?:^o|O)ther$/u.test(meaning))

/** A header cell for comparing: its name without unit, and the unit. */
export interface HeaderKey {
  readonly name: string
  readonly unit: AmountUnit | null
}

const UNITS: ReadonlyMap<string, AmountUnit> = new Map([
  ['(万元)', 'wan'], ['(人民币万元)', 'wan'], ['(单位:万元)', 'wan'], ['(万)', 'wan'], ['(千元)', 'thousand'], ['(单位:千元)', 'thousand'],
  ['(元)', 'yuan'], ['(人民币)', 'yuan'], ['(人民币元)', 'yuan'], ['(cny)', 'yuan'], ['(rmb)', 'yuan'], ['(单位:元)', 'yuan'], ['(¥)', 'yuan'],
  ['(分)', 'fen'], ['(单位:分)', 'fen'], ['(fen)', 'fen'],
])

/** `金额（元）` -> 金额, yuan. Traditional characters are read as simplified ones, 帐 as 账; blanks, stars and colons at the ends do not count. */
export function headerKey(cell: string): HeaderKey {
  const name = simplified(plain(cell)).replaceAll('帐', '账').replace(/^[*:'"]+|[*:'"]+$/gu, '')
  for (const [mark, unit] of UNITS) {
    if (name.endsWith(mark) && name.length > mark.length) return { name: name.slice(0, -mark.length), unit }
  }
  return { name, unit: null }
}

interface Synonym {
  readonly meaning: Meaning
  /** Place in the list of its meaning: lower = more specific. */
  readonly rank: number
}

function collect(): ReadonlyMap<string, Synonym> {
  const synonyms = new Map<string, Synonym>()
  for (const lists of [chinese.meanings, english.meanings]) {
    for (const [meaning, names] of Object.entries(lists)) {
      if (!isMeaning(meaning)) throw new TypeError(`unknown column meaning ${meaning}`)
      names.forEach((name: string, rank: number) => {
        const key = headerKey(name).name
        const other = synonyms.get(key)
        if (other && other.meaning !== meaning) throw new TypeError(`column name ${name} has two meanings`)
        if (!other) synonyms.set(key, { meaning, rank })
      })
    }
  }
  return synonyms
}

const SYNONYMS = collect()
/** Meanings that a name with something before it may still carry (客户交易日期); 证券名称 is not the holder's 名称. */
const BY_ENDING: ReadonlySet<Meaning> = new Set([
  'date', 'time', 'amount', 'amountIn', 'amountOut', 'balance', 'currency', 'memo', 'direction', 'counterpartyName', 'counterpartyNumber', 'serial',
])
const SHORT_ENDINGS: ReadonlySet<string> = new Set(['金额', '余额', '日期', '摘要', '币种'])
/** Longest first: the most specific name that a header ends in wins. */
const BY_LENGTH = [...SYNONYMS]
  .filter(([name, { meaning }]) => BY_ENDING.has(meaning) && /[\u4e00-\u9fff]/u.test(name) && (name.length >= 3 || SHORT_ENDINGS.has(name)))
  .toSorted(([a], [b]) => b.length - a.length)
const OTHERS_SIDE = [...chinese.othersSide, ...english.othersSide].map((name) => headerKey(name).name)
const NOT_A_STATEMENT: ReadonlySet<string> = new Set([...chinese.notAStatement, ...english.notAStatement].map((name) => headerKey(name).name))
const IN_WORDS: ReadonlySet<string> = new Set(WORDS.direction.in.map(plain))
const OUT_WORDS: ReadonlySet<string> = new Set(WORDS.direction.out.map(plain))

export interface ColumnMatch {
  readonly meaning: Meaning
  /** Lower is better. Exact names come before names that only end in a known one. */
  readonly rank: number
  readonly unit: AmountUnit | null
}

const INEXACT = 1000

/** Meaning of one header cell; null where the name says nothing known. */
export function meaningOf(cell: string): ColumnMatch | null {
  const { name, unit } = headerKey(cell)
  if (name === '' || name.length > 40) return null
  const exact = SYNONYMS.get(name)
  if (exact) return { ...exact, unit }
  const twice = inTwoLanguages(name)
  if (twice !== null) return { ...twice, unit }
  const bracket = /^(.+?)\(([^()]*)\)$/u.exec(name)
  if (bracket) {
    const base = meaningOf(bracket[1] ?? '')
    const inside = bracket[2] ?? ''
    if (base === null) return null
    if (base.meaning === 'amount' && IN_WORDS.has(inside)) return { meaning: 'amountIn', rank: base.rank, unit: unit ?? base.unit }
    if (base.meaning === 'amount' && OUT_WORDS.has(inside)) return { meaning: 'amountOut', rank: base.rank, unit: unit ?? base.unit }
    // The currency in a bracket says as little of the column as its unit does.
    return { ...base, rank: currencyInName(cell) === null ? base.rank + INEXACT : base.rank, unit: unit ?? base.unit }
  }
  const ending = BY_LENGTH.find(([known]) => name.endsWith(known))
  if (!ending) return null
  const before = name.slice(0, -ending[0].length)
  if (OTHERS_SIDE.some((word) => before.includes(word))) return null
  return { meaning: ending[1].meaning, rank: ending[1].rank + 2 * INEXACT, unit }
}

/** `交易日期 Transaction Date`, `借方/Debit`: print-outs name a column in two languages. Both halves have to be names, and the Chinese one counts. */
function inTwoLanguages(name: string): Synonym | null {
  if (!/[a-z]{2}/u.test(name) || !/[\u4e00-\u9fff]/u.test(name)) return null
  const edges = /^[/|,.:-]+|[/|,.:-]+$/gu
  // A stroke may belong to both names: 借/贷 Dr/Cr.
  const chinese = name.replace(/[a-z][a-z.'&/-]*/gu, '').replace(edges, '')
  const latin = name.replace(/[\u4e00-\u9fff](?:[\u4e00-\u9fff/()]*[\u4e00-\u9fff)])?/gu, '').replace(edges, '')
  return SYNONYMS.has(latin) ? (SYNONYMS.get(chinese) ?? null) : null
}

/** Is the name known as it stands, not only by how it ends? */
export function isExact(cell: string | undefined): boolean {
  const match = cell === undefined ? null : meaningOf(cell)
  return match !== null && match.rank < INEXACT
}

/** True where the header belongs to another kind of table (tickets, trades of coins, log-ins). */
export const isForeignHeader = (cells: readonly string[]): boolean => cells.some((cell) => NOT_A_STATEMENT.has(headerKey(cell).name))

/** `单位：万元` above a table counts for all of its amounts; null where nothing is said. */
export function unitAbove(texts: Iterable<string>): AmountUnit | null {
  for (const text of texts) {
    const said = /单位[::]?(?:人民币)?(万元|千元|元|分)/u.exec(plain(text))?.[1]
    if (said !== undefined) return said === '万元' ? 'wan' : said === '千元' ? 'thousand' : said === '分' ? 'fen' : 'yuan'
  }
  return null
}
