import { WORDS, meant, plain, remembered } from './words.ts'

const CODES: ReadonlyMap<string, string> = new Map(Object.entries(WORDS.currency).flatMap(([code, names]) => names.map((name): [string, string] => [plain(name), code])))

/** ISO 4217 code for a word that names a currency but no known one: its rows must not be added to yuan. */
const UNKNOWN = 'XXX'

/** ISO 4217 of a currency cell (`人民币`, `RMB`, `156`, `港币`); `fallback` where the cell is empty. */
export function currencyOf(cell: string, fallback: string): string {
  const text = meant(cell)
  return text === '' ? fallback : known(text)
}

const known = remembered((text: string): string => {
  const word = plain(text)
  const exact = CODES.get(word)
  if (exact) return exact
  if (/人民币|cny|rmb/u.test(word)) return 'CNY'
  const code = /^([a-z]{3})(?![a-z])/u.exec(word)?.[1]
  return code ? code.toUpperCase() : UNKNOWN
})
