import { WORDS, meant, plain, remembered } from './words.ts'

const CODES: ReadonlyMap<string, string> = new Map(Object.entries(WORDS.currency).flatMap(([code, names]) => names.map((name): [string, string] => [plain(name), code])))

/** ISO 4217 code for a word that names a currency but no known one: its rows must not be added to yuan. */
const UNKNOWN = 'XXX'

/** ISO 4217 of a currency cell (`人民币`, `RMB`, `156`, `港币`); `fallback` where the cell is empty. */
export function currencyOf(cell: string, fallback: string): string {
  const text = meant(cell)
  return text === '' ? fallback : known(text)
}

const FOREIGN_NAMES = [...CODES].filter(([word, code]) => code !== 'CNY' && /^[\u4e00-\u9fff]{2,}$/u.test(word))

/** Currency that a column name says (`Balance (HKD)`, 美元余额, `Amount USD`); null where it says none. */
export function currencyInName(cell: string): string | null {
  const name = plain(cell)
  const bracketed = /[([]([^()[\]]+)[)\]]$/u.exec(name)?.[1]
  const bare = bracketed ?? /(?:^|[^a-z])([a-z]{3})$/u.exec(name)?.[1] ?? /^([a-z]{3})(?=[^a-z])/u.exec(name)?.[1]
  const code = bare === undefined || bare.length < 2 ? undefined : CODES.get(bare)
  return code ?? FOREIGN_NAMES.find(([word]) => name.startsWith(word))?.[1] ?? null
}

/** Currency that a title says of its account (虚构银行美元账户交易明细); null where none or several are named. */
export function currencyInTitles(texts: Iterable<string>): string | null {
  const named = new Set<string>()
  for (const text of texts) {
    const title = plain(text)
    if (title.length > 60) continue
    for (const [word, code] of FOREIGN_NAMES) if (['账户', '帐户', '活期', '定期', '存款', '明细', '对账单', '流水'].some((what) => title.includes(word + what))) named.add(code)
  }
  const [only, ...more] = named
  return more.length > 0 ? null : (only ?? null)
}

const SIGNS: Readonly<Record<string, string>> = { us$: 'USD', hk$: 'HKD', nt$: 'TWD', '€': 'EUR', '£': 'GBP', $: '$', '¥': 'CNY' }

/** ISO 4217 of a sign or code beside a figure; `$` alone is a dollar of some country. */
export function currencyOfMark(mark: string): string | null {
  const word = plain(mark)
  return SIGNS[word] ?? CODES.get(word) ?? null
}

const known = remembered((text: string): string => {
  const word = plain(text)
  const exact = CODES.get(word)
  if (exact) return exact
  if (/人民币|cny|rmb/u.test(word)) return 'CNY'
  const code = /^([a-z]{3})(?![a-z])/u.exec(word)?.[1]
  return code ? code.toUpperCase() : UNKNOWN
})
