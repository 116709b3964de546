import { fail, ok, type Result } from '../../contract/result.ts'

declare const fenBrand: unique symbol

/**
 * An amount of money in integer fen (1 yuan = 100 fen). A bigint, because official returns
 * carry amounts such as 90071992547409.93 that a double cannot hold.
 */
export type Fen = bigint & { readonly [fenBrand]: true }

export const fen = (value: bigint): Fen => value as Fen
export const ZERO: Fen = fen(0n)
export const add = (left: Fen, right: Fen): Fen => fen(left + right)
export const subtract = (left: Fen, right: Fen): Fen => fen(left - right)
export const sum = (amounts: Iterable<Fen>): Fen => {
  let total = 0n
  for (const amount of amounts) total += amount
  return fen(total)
}

/** Why a text is not an amount: nothing in it, not a number, or more than two decimals that matter. */
export type AmountError = 'amount-empty' | 'amount-unreadable' | 'amount-below-fen'

const AMOUNT = /^([+-]?)(\d+)(?:\.(\d*))?$/

/**
 * Reads a decimal amount in yuan: `1,234.50`, `¥12`, `－3.00`, `12.5元`, `(30.00)`.
 * Full-width digits, thousands separators, currency signs and blanks are dropped.
 * More than two decimals are accepted only where the rest is zeros.
 */
export function parseYuan(text: string): Result<Fen, AmountError> {
  let plain = text.normalize('NFKC').replace(/[\s,'\u00a5\uffe5¥元$]|CNY|RMB|人民币/gu, '').replace(/[−–—]/gu, '-')
  if (plain === '') return fail('amount-empty')
  let negative = false
  const inParentheses = /^\((.+)\)$/.exec(plain)
  if (inParentheses) {
    negative = true
    plain = inParentheses[1] ?? ''
  }
  if (/^\.\d/u.test(plain)) plain = `0${plain}`
  const match = AMOUNT.exec(plain)
  if (!match) return fail('amount-unreadable')
  const [, sign = '', whole = '0', decimals = ''] = match
  if (/[1-9]/.test(decimals.slice(2))) return fail('amount-below-fen')
  const magnitude = BigInt(whole) * 100n + BigInt(decimals.slice(0, 2).padEnd(2, '0') || '0')
  if ((sign === '-') !== negative) return ok(fen(-magnitude))
  return ok(fen(magnitude))
}

/** Decimal yuan with two places and no separators: the form of `review.json` (`-1234.50`). */
export function formatYuan(amount: Fen): string {
  const negative = amount < 0n
  const magnitude = negative ? -amount : amount
  return `${negative ? '-' : ''}${magnitude / 100n}.${(magnitude % 100n).toString().padStart(2, '0')}`
}

/** As {@link formatYuan} with thousands separators, for people. */
export function showYuan(amount: Fen): string {
  const [whole = '', decimals = ''] = formatYuan(amount).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/gu, ',')}.${decimals}`
}

/** Reads a rate such as `0.70` exactly, as a fraction over ten thousand, so that thresholds need no floating point. */
export function timesRate(amount: Fen, rate: number): bigint {
  return amount * BigInt(Math.round(rate * 10_000))
}
