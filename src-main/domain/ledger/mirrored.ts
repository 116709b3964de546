import type { MirrorPair } from '../findings/rule.ts'
import { wallSeconds } from '../values/day.ts'
import { parseYuan } from '../values/money.ts'
import { nearestPairs, type Timed } from './nearest-pairs.ts'
import { cameBackWhole } from './refunds.ts'
import { moved, type Transaction } from './transaction.ts'

/** Direction, currency and amount in one; a signed number for yuan, since texts of amounts are costly by the million. */
const movementKey = (direction: 'in' | 'out', currency: string, amount: bigint): string | bigint =>
  currency === 'CNY' ? (direction === 'out' ? -amount : amount) : `${direction} ${currency} ${amount}`

/** Rows that brought money in or took it out, ready for pairing. */
function timedMovements(rows: readonly Transaction[]): readonly Timed<Transaction>[] {
  const result: Timed<Transaction>[] = []
  for (const row of rows) {
    if (row.direction === 'neutral' || row.amount === 0n || !moved(row)) continue
    result.push({ item: row, seconds: wallSeconds(row.at), key: movementKey(row.direction, row.currency, row.amount) })
  }
  return result
}

/**
 * The same movement seen on a wallet and on the bank card behind it (`channel.mirrored`): same amount, currency and
 * direction, at most `hours` apart, nearest in time first. A row with a day only counts as midnight.
 * `bank` has to hold only rows whose counterparty, memo or merchant names the operator of a wallet (财付通, 支付宝 …).
 */
export function pairMirrored(wallet: readonly Transaction[], bank: readonly Transaction[], hours: number): readonly MirrorPair[] {
  const pairs = nearestPairs(timedMovements(wallet), timedMovements(bank), hours * 3600)
  return pairs.map(({ left, right, apart }) => ({ wallet: left, bank: right, apart }))
}

/**
 * The card's payments behind wallet orders that came back whole. The wallet's row is no movement and makes no mirrored
 * pair; without this the card's row would stand for money that is back. Same amount, at most `hours` apart.
 * Rows that are already mirrored are not to be handed in.
 */
export function pairReturned(wallet: readonly Transaction[], bank: readonly Transaction[], hours: number): readonly MirrorPair[] {
  const orders = cameBackWhole(wallet).flatMap((row) =>
    row.amount === 0n ? [] : [{ item: row, seconds: wallSeconds(row.at), key: movementKey('out', row.currency, row.amount) }],
  )
  if (orders.length === 0) return []
  return nearestPairs(orders, timedMovements(bank), hours * 3600).map((pair) => ({ wallet: pair.left, bank: pair.right, apart: pair.apart }))
}

/** A wallet's fee stands in its remark (`服务费¥0.10`) and is part of the row's amount; the card gets the rest. */
const FEE = /服务费[:：]?\s*[¥￥]?\s*(\d+(?:\.\d{1,2})?)/u

function arriving(row: Transaction): bigint {
  const fee = row.kind === 'withdrawal' ? FEE.exec(row.memo)?.[1] : undefined
  const amount = fee === undefined ? null : parseYuan(fee)
  return amount?.ok && amount.value < row.amount ? row.amount - amount.value : row.amount
}

/**
 * Bank rows that are the card's side of a wallet's own neutral row: top-up (money out of the card), withdrawal
 * (back to the card, less the wallet's fee) and refund (back to the card). The first two are transfers between own
 * accounts, the last is neither income nor a second refund. Rows that are already mirrored are not to be handed in.
 */
export function pairCarried(wallet: readonly Transaction[], bank: readonly Transaction[], hours: number): readonly MirrorPair[] {
  const left = wallet.flatMap((row) => {
    if (!moved(row) || row.direction !== 'neutral' || row.amount === 0n) return []
    if (row.kind !== 'top-up' && row.kind !== 'withdrawal' && row.kind !== 'refund') return []
    return [{ item: row, seconds: wallSeconds(row.at), key: movementKey(row.kind === 'top-up' ? 'out' : 'in', row.currency, arriving(row)) }]
  })
  if (left.length === 0) return []
  return nearestPairs(left, timedMovements(bank), hours * 3600).map((pair) => ({ wallet: pair.left, bank: pair.right, apart: pair.apart }))
}
