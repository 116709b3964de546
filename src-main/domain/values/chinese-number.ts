const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 1 to 999 in Chinese numerals, as headings count: 十, 十一, 二十, 一百零五, 一百一十. Above, the digits themselves. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 999) return String(value)
  const digit = (at: number): string => DIGITS[at] ?? ''
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor((value % 100) / 10)
  const ones = value % 10
  if (hundreds === 0) return tens === 0 ? digit(ones) : `${tens === 1 ? '' : digit(tens)}十${digit(ones)}`
  const rest = tens === 0 ? (ones === 0 ? '' : `零${digit(ones)}`) : `${digit(tens)}十${digit(ones)}`
  return `${digit(hundreds)}百${rest}`
}
