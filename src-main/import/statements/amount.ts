import { fail, ok, type Result } from '../../contract/result.ts'
import { canBeKept, fen, parseYuan, withoutGrouping, ZERO, type Fen } from '../../domain/values/money.ts'
import type { AmountUnit } from './columns.ts'
import { currencyOfMark } from './currency.ts'
import { sideOfMark } from './direction.ts'

export interface ReadAmount {
  readonly amount: Fen
  /** What came back by words in the amount cell (`448.32(已退款70.48)`); zero where it says nothing. */
  readonly refunded: Fen
  /** Side by a mark in the cell itself (`100.00CR`, `借 100.00`); null where it has none. */
  readonly side: 'in' | 'out' | null
  /** ISO 4217 of a sign or code in the cell (`US$12.00`, `EUR 3,50`), `$` where it does not say of which country; null where it has none. */
  readonly currency: string | null
}

const REFUND_IN_AMOUNT = /^(.+?)\s*\((已全额退款|全额退款|已退款\s*[¥￥]?\s*([\d.,]+)\s*元?)\)$/u

/** Why a cell is no amount. `amount-too-large`: a figure that no case file can keep. */
export type AmountFault = 'amount-missing' | 'amount-unreadable' | 'amount-too-large'

/** Reads an amount cell in its unit. Fails with `amount-missing` on an empty cell. */
export function readAmount(cell: string, unit: AmountUnit | null): Result<ReadAmount, AmountFault> {
  const read = readFigure(cell, unit)
  if (read.ok && !(canBeKept(read.value.amount) && canBeKept(read.value.refunded))) return fail('amount-too-large')
  return read
}

/** As {@link readAmount}, however large: for comparing figures that are not kept. */
export function readFigure(cell: string, unit: AmountUnit | null): Result<ReadAmount, 'amount-missing' | 'amount-unreadable'> {
  const quick = readPlain(cell, shiftOf(unit))
  if (quick !== null) return ok({ amount: quick, refunded: ZERO, side: null, currency: null })
  const { text, currency } = withoutCurrency(cell.normalize('NFKC').trim().replace(/^['`]/u, ''))
  const marked = withoutMark(text)
  const refund = REFUND_IN_AMOUNT.exec(marked.text)
  const whole = parseSigned(refund?.[1] ?? marked.text, unit)
  if (!whole.ok) return whole
  const { side } = marked
  if (!refund) return ok({ amount: whole.value, refunded: ZERO, side, currency })
  if (refund[3] === undefined) return ok({ amount: whole.value, refunded: whole.value, side, currency })
  const part = parseSigned(refund[3], unit)
  return part.ok ? ok({ amount: whole.value, refunded: part.value, side, currency }) : part
}

/** Reads a balance; null where it is empty, masked (`xx,yyyy.zz`), unreadable or too large to be kept; its cell still shows it. One marked as owed (`12.00DR`) is below zero. */
export function readBalance(cell: string, unit: AmountUnit | null): Fen | null {
  if (cell === '') return null
  const read = readAmount(cell, unit)
  if (!read.ok) return null
  return read.value.side === 'out' ? fen(-read.value.amount) : read.value.amount
}

const CURRENCY_BEFORE = /^([+\-−(]?\s*)(us\$|hk\$|nt\$|\$|€|£|[a-z]{3})\s*([+\-−(]?\s*[\d.].*)$/iu
const CURRENCY_BEHIND = /^(.*\d\)?)\s*(us\$|hk\$|nt\$|\$|€|£|[a-z]{3})(\s*[+-]?)$/iu

/** `-US$1,200.00`, `EUR 35.00`, `12,00 €`: the sign of another currency is no part of the figure, and must not be lost. */
function withoutCurrency(text: string): { readonly text: string; readonly currency: string | null } {
  const before = CURRENCY_BEFORE.exec(text)
  const beforeCode = before === null ? null : currencyOfMark(before[2] ?? '')
  if (before !== null && beforeCode !== null) return { text: `${before[1] ?? ''}${before[3] ?? ''}`, currency: beforeCode }
  const behind = CURRENCY_BEHIND.exec(text)
  const behindCode = behind === null ? null : currencyOfMark(behind[2] ?? '')
  return behind === null || behindCode === null ? { text, currency: null } : { text: `${behind[1] ?? ''}${behind[3] ?? ''}`, currency: behindCode }
}

const MARK_BEHIND = /^(.*[\d)元])\s*(?:\(?((?:cr|dr|c|d)\.?|借方?|贷方?|借记|贷记)\)?)$/iu
const MARK_BEFORE = /^\(?((?:cr|dr)\.?|借方?|贷方?)\)?\s*([¥+\-\d(].*)$/iu

/** Print-outs write the side beside the figure: `1,200.00CR`, `35.00 Dr`, `贷 12.00`. */
function withoutMark(text: string): { readonly text: string; readonly side: 'in' | 'out' | null } {
  const behind = MARK_BEHIND.exec(text)
  if (behind) return { text: behind[1] ?? '', side: sideOfMark(behind[2] ?? '') }
  const before = MARK_BEFORE.exec(text)
  return before ? { text: before[2] ?? '', side: sideOfMark(before[1] ?? '') } : { text, side: null }
}

/** Places by which the decimal point moves to come to yuan. */
function shiftOf(unit: AmountUnit | null): number {
  switch (unit) {
    case null:
    case 'yuan':
      return 0
    case 'fen':
      return -2
    case 'thousand':
      return 3
    case 'wan':
      return 4
    case 'millionth':
      return 6
  }
}

/**
 * Moves the point in the digits themselves, so that no amount passes through a floating number. What is not
 * grouped by three is left as it stands, and refused by whoever reads it next.
 */
function shifted(text: string, shift: number): string {
  if (shift === 0) return text
  return text.replace(/\d[\d,' ]*(?:\.\d*)?|\.\d+/u, (figure) => {
    const digits = withoutGrouping(figure)
    if (digits === null) return figure
    const [whole = '', decimals = ''] = digits.split('.')
    if (shift > 0) {
      const moved = decimals.padEnd(shift, '0')
      return `${whole || '0'}${moved.slice(0, shift)}.${moved.slice(shift)}`
    }
    const padded = whole.padStart(1 - shift, '0')
    return `${padded.slice(0, shift)}.${padded.slice(shift)}${decimals}`
  })
}

/** A unit written in the cell counts for it alone: `1.2万元`, `3,000元`. */
const UNIT_BEHIND = /^(.*[\d.])\s*(万元?|千元)$/u

/** Mainframe print-outs put the sign behind: `100.00-`, `100.00元-`, `100.00+`. */
function parseSigned(text: string, unit: AmountUnit | null): Result<Fen, 'amount-missing' | 'amount-unreadable'> {
  const counted = UNIT_BEHIND.exec(text)
  const figures = counted?.[1] ?? text
  const behind = /^([^+-].*[\d元])\s*([+-])$/u.exec(figures)
  const own: AmountUnit | null = counted === null ? unit : counted[2] === '千元' ? 'thousand' : 'wan'
  const parsed = parseYuan(shifted(behind?.[1] ?? figures, shiftOf(own)))
  if (!parsed.ok) return fail(parsed.error === 'amount-empty' ? 'amount-missing' : 'amount-unreadable')
  return ok(behind?.[2] === '-' ? fen(-parsed.value) : parsed.value)
}

/** Digits with at most two decimals and a leading minus: nearly every cell, read without the general rules. */
function readPlain(cell: string, shift: number): Fen | null {
  if (shift !== 0) return null
  const length = cell.length
  if (length === 0 || length > 18) return null
  const start = cell.charCodeAt(0) === 45 ? 1 : 0
  let point = -1
  for (let index = start; index < length; index += 1) {
    const code = cell.charCodeAt(index)
    if (code === 46 && point === -1 && index > start) point = index
    else if (code < 48 || code > 57) return null
  }
  const decimals = point === -1 ? 0 : length - point - 1
  if (length === start || decimals > 2) return null
  const digits = point === -1 ? `${cell.slice(start)}00` : cell.slice(start, point) + cell.slice(point + 1).padEnd(2, '0')
  const magnitude = BigInt(digits)
  return fen(start === 1 ? -magnitude : magnitude)
}
