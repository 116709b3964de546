import { fen, withoutGrouping, type Fen } from '../values/money.ts'
import { readNumeral } from './numerals.ts'

const CAPITALS = '零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟两'

/**
 * Pattern of an amount with its unit; for use inside other patterns, without groups. It begins where a figure begins and
 * has a longest length: a page of nothing but numerals would otherwise be read over again from each of them.
 */
export const AMOUNT_PATTERN =
  `(?:(?:人民币|¥|RMB) ?)?(?:(?<![\\d,.])\\d[\\d,]{0,30}(?:\\.\\d{1,12})? ?(?:[百千]?万|亿|千)?(?:余|多)? ?元(?!月)|(?<![${CAPITALS}])[${CAPITALS}]{1,40}(?:余|多)?(?:元|圆)(?:整|正|(?:[${CAPITALS}]角)?(?:零?[${CAPITALS}]分)?))`

/** Powers of ten that a unit word stands for. */
const UNITS: Readonly<Record<string, number>> = { '': 0, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 }

export interface ReadAmount {
  readonly amount: Fen
  readonly approximate: boolean
}

/**
 * Reads an amount exactly to the fen: `43.0232万元` is 430232.00 yuan. Figures, figures with a unit, and Chinese
 * numerals with 角 and 分. Null where it is none, or finer than a fen.
 */
export function readAmount(text: string): ReadAmount | null {
  const bare = text.normalize('NFKC').replace(/\s|人民币|¥|RMB/gu, '')
  const [written = ''] = /^[\d.,]*/u.exec(bare) ?? []
  const digits = withoutGrouping(written)
  // `12,34元` may be twelve yuan or a slip: no proposal is better than one a hundred times too large.
  if (digits === null) return null
  const plain = digits + bare.slice(written.length)
  const approximate = /[余多]/u.test(plain)
  const figures = /^(\d+)(?:\.(\d+))?([百千]?万|亿|千)?[余多]?元$/u.exec(plain)
  if (figures) {
    const [, whole = '', decimals = '', unit = ''] = figures
    const power = (UNITS[unit] ?? 0) + 2
    if (/[1-9]/u.test(decimals.slice(power))) return null
    return { amount: fen(BigInt(whole + decimals.slice(0, power).padEnd(power, '0'))), approximate }
  }
  const worded = /^(.+?)[余多]?[元圆](?:整|正|(?:(.)角)?(?:零?(.)分)?)$/u.exec(plain)
  if (!worded) return null
  const [, yuan = '', jiao = '', cents = ''] = worded
  const whole = readNumeral(yuan)
  const tenths = jiao === '' ? 0n : readNumeral(jiao)
  const hundredths = cents === '' ? 0n : readNumeral(cents)
  if (whole === null || tenths === null || hundredths === null) return null
  return { amount: fen(whole * 100n + tenths * 10n + hundredths), approximate }
}
