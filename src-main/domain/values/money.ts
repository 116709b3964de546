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

/** Groups of three with one separator throughout: `1,234,567`, `1 000`, `000'123`; `0,123` is more likely a fraction. */
const GROUPED = /^(?:[1-9]\d{0,2}|0\d{2})([,' ])\d{3}(?:\1\d{3})*$/u

/**
 * Drops the separators of a figure where they group its digits by three; null where they do not. `12,34` would
 * otherwise come out a hundred times too large without a word: it may be a decimal comma or a slip, and nothing
 * in the figure says which. Whole part and decimals without sign or currency; blanks beside a separator are print.
 */
export function withoutGrouping(figure: string): string | null {
  const [whole = '', ...decimals] = figure.trim().replace(/\s*([.,'])\s*/gu, '$1').replace(/\s+/gu, ' ').split('.')
  if (decimals.length > 1 || /[^\d]/u.test(decimals[0] ?? '')) return null
  if (/[^\d]/u.test(whole) && !GROUPED.test(whole)) return null
  return [whole.replace(/[,' ]/gu, ''), ...decimals].join('.')
}

/**
 * Reads a decimal amount in yuan: `1,234.50`, `¥12`, `－3.00`, `12.5元`, `(30.00)`.
 * Full-width digits, currency signs and blanks at the ends are dropped, separators where they group by three.
 * More than two decimals are accepted only where the rest is zeros.
 */
export function parseYuan(text: string): Result<Fen, AmountError> {
  let plain = text.normalize('NFKC').replace(/[\u00a5\uffe5¥元$]|CNY|RMB|人民币/gu, '').replace(/[−–—]/gu, '-').trim()
  if (plain === '') return fail('amount-empty')
  let negative = false
  const inParentheses = /^\((.+)\)$/.exec(plain)
  if (inParentheses) {
    negative = true
    plain = (inParentheses[1] ?? '').trim()
  }
  const [signs = ''] = /^[+-]*/u.exec(plain) ?? []
  const digits = withoutGrouping(plain.slice(signs.length))
  if (digits === null) return fail('amount-unreadable')
  plain = signs + digits
  if (/^[+-]?\.\d/u.test(plain)) plain = plain.replace('.', '0.')
  const match = AMOUNT.exec(plain)
  if (!match) return fail('amount-unreadable')
  const [, sign = '', whole = '0', decimals = ''] = match
  if (/[1-9]/.test(decimals.slice(2))) return fail('amount-below-fen')
  const magnitude = BigInt(whole) * 100n + BigInt(decimals.slice(0, 2).padEnd(2, '0') || '0')
  if ((sign === '-') !== negative) return ok(fen(-magnitude))
  return ok(fen(magnitude))
}

/**
 * A case file keeps amounts as 64-bit integers, and sums many of them. Up to here (a thousand trillion yuan, more
 * than all the money of the country) ninety rows can be added without leaving the range; more is a slip or an attack.
 */
const LARGEST: bigint = 10n ** 17n

/** Can this amount be kept and added up? */
export const canBeKept = (amount: Fen): boolean => amount < LARGEST && amount > -LARGEST

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
