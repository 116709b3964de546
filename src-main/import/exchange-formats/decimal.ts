import { fail, type Result } from '../../contract/result.ts'
import { parseYuan, type AmountError, type Fen } from '../../domain/values/money.ts'

/**
 * Amount with a decimal comma or point, in hundredths of its currency: `-1,234.50`, `1.234,50`, `+0000.2400`, `12,5`.
 * A lone comma before exactly three digits separates thousands; before one, two or no digits it is the decimal sign.
 * Fails like {@link parseYuan}; a text in which the signs contradict each other is unreadable.
 */
export function readDecimal(text: string): Result<Fen, AmountError> {
  const bare = text.normalize('NFKC').replace(/\s/gu, '').replace(/[−–]/gu, '-')
  if (bare === '') return fail('amount-empty')
  const match = /^([+-]?)(\d[\d.,]*|[.,]\d+)$/u.exec(bare)
  if (!match) return fail('amount-unreadable')
  const [, sign = '', digits = ''] = match
  const plain = withPoint(digits)
  return plain === null ? fail('amount-unreadable') : parseYuan(`${sign}${plain}`)
}

function withPoint(digits: string): string | null {
  if (/^(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?$/u.test(digits)) return digits.replaceAll(',', '')
  if (/^(?:\d+|\d{1,3}(?:\.\d{3})+)?,\d*$/u.test(digits)) return digits.replaceAll('.', '').replace(',', '.')
  return /^\d{1,3}(?:\.\d{3}){2,}$/u.test(digits) ? digits.replaceAll('.', '') : null
}

/** Amount of a SWIFT field: digits with a decimal comma and no thousands (`380115,`, `0,12`); units without comma are accepted. */
export function readSwiftAmount(text: string): Result<Fen, AmountError> {
  return /^\d{1,15}(?:,\d*)?$/u.test(text) ? parseYuan(text.replace(',', '.')) : fail(text.trim() === '' ? 'amount-empty' : 'amount-unreadable')
}
