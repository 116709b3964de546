const DIGITS: Readonly<Record<string, number>> = {
  〇: 0, 零: 0, '○': 0, O: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 两: 2, 三: 3, 叁: 3, 四: 4, 肆: 4, 五: 5, 伍: 5,
  六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
}
const SMALL_UNITS: Readonly<Record<string, bigint>> = { 十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1000n, 仟: 1000n }
const LARGE_UNITS: Readonly<Record<string, bigint>> = { 万: 10_000n, 萬: 10_000n, 亿: 100_000_000n }

/** Reads a whole number in Chinese numerals, plain or capital (`十五`, `壹佰贰拾陆万`); null where it is none. */
export function readNumeral(text: string): bigint | null {
  if (text === '') return null
  let total = 0n
  let section = 0n
  let digit: bigint | null = null
  for (const character of text) {
    const value = DIGITS[character]
    const small = SMALL_UNITS[character]
    const large = LARGE_UNITS[character]
    if (value !== undefined) {
      // Two digits side by side (二〇一九) are no number but a row of digits.
      if (digit !== null && digit !== 0n) return null
      digit = BigInt(value)
    } else if (small !== undefined) {
      section += (digit ?? 1n) * small
      digit = null
    } else if (large !== undefined) {
      section += digit ?? 0n
      if (section === 0n) return null
      total = large > 10_000n ? (total + section) * large : total + section * large
      section = 0n
      digit = null
    } else return null
  }
  return total + section + (digit ?? 0n)
}

/** Reads a row of Chinese digits (`二〇一九`); null where another character stands in it. */
export function readDigits(text: string): string | null {
  let digits = ''
  for (const character of text) {
    const value = DIGITS[character]
    if (value === undefined) return null
    digits += String(value)
  }
  return digits === '' ? null : digits
}

/** A count of days, months or the like: `10`, `十`, `十五`. */
export function readCount(text: string): number | null {
  if (/^\d{1,4}$/u.test(text)) return Number(text)
  const value = readNumeral(text)
  return value === null || value > 9999n ? null : Number(value)
}
