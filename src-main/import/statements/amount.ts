import { fail, ok, type Result } from '../../contract/result.ts'
import { fen, parseYuan, ZERO, type Fen } from '../../domain/values/money.ts'

export interface ReadAmount {
  readonly amount: Fen
  /** What came back by words in the amount cell (`448.32(已退款70.48)`); zero where it says nothing. */
  readonly refunded: Fen
}

const REFUND_IN_AMOUNT = /^(.+?)\s*\((已全额退款|全额退款|已退款\s*[¥￥]?\s*([\d.,]+)\s*元?)\)$/u

/** Reads an amount cell in yuan or in fen. Fails with `amount-missing` on an empty cell. */
export function readAmount(cell: string, unit: 'yuan' | 'fen' | null): Result<ReadAmount, 'amount-missing' | 'amount-unreadable'> {
  const quick = readPlain(cell)
  if (quick !== null) return inUnit(quick, unit, ZERO)
  const text = cell.normalize('NFKC').trim().replace(/^['`]/u, '')
  const refund = REFUND_IN_AMOUNT.exec(text)
  const whole = parseSigned(refund?.[1] ?? text)
  if (!whole.ok) return whole
  if (!refund) return inUnit(whole.value, unit, ZERO)
  if (refund[3] === undefined) return inUnit(whole.value, unit, whole.value)
  const part = parseSigned(refund[3])
  return part.ok ? inUnit(whole.value, unit, part.value) : part
}

/** Reads a balance; null where it is empty, masked (`xx,yyyy.zz`) or unreadable. */
export function readBalance(cell: string, unit: 'yuan' | 'fen' | null): Fen | null {
  if (cell === '') return null
  const read = readAmount(cell, unit)
  return read.ok ? read.value.amount : null
}

function inUnit(amount: Fen, unit: 'yuan' | 'fen' | null, refunded: Fen): Result<ReadAmount, 'amount-unreadable'> {
  if (unit !== 'fen') return ok({ amount, refunded })
  if (amount % 100n !== 0n || refunded % 100n !== 0n) return fail('amount-unreadable')
  return ok({ amount: fen(amount / 100n), refunded: fen(refunded / 100n) })
}

/** Mainframe print-outs put the minus behind: `100.00-`. */
function parseSigned(text: string): Result<Fen, 'amount-missing' | 'amount-unreadable'> {
  const behind = /^([^+-].*\d)\s*-$/u.exec(text)
  const parsed = parseYuan(behind?.[1] ?? text)
  if (!parsed.ok) return fail(parsed.error === 'amount-empty' ? 'amount-missing' : 'amount-unreadable')
  return ok(behind ? fen(-parsed.value) : parsed.value)
}

/** Digits with at most two decimals and a leading minus: nearly every cell, read without the general rules. */
function readPlain(cell: string): Fen | null {
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
