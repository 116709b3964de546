import { wallSeconds } from '../values/day.ts'
import type { TransactionId } from '../values/ids.ts'
import { fen, type Fen } from '../values/money.ts'
import { nameKey } from './ownership.ts'
import { isOutflow, moved, type Transaction } from './transaction.ts'

/** An order that a refund may belong to. */
interface Order {
  readonly row: Transaction
  readonly seconds: number
  readonly index: number
  /** Came back by the row's own words and not yet met by a refund row; such a refund row takes nothing off. */
  said: bigint
  /** Still paid. */
  open: bigint
}

interface Refund {
  readonly row: Transaction
  readonly seconds: number
  readonly index: number
  readonly numbers: readonly string[]
  readonly counterparty: string
}

/**
 * What is left of each outflow of one account after refunds, in fen. Came back by the row's own words, or by refund rows
 * (kind `refund`, or the bank's own reversal of an outflow, in or neutral), each deducted once:
 * from the order of the same order or serial number (also `<order>_<suffix>`), whatever its day; else from the latest
 * earlier outflow of the same counterparty (without `退款`) that is large enough. A fully refunded or closed order is no
 * movement: the refund row that belongs to it is used up there and taken off nothing else.
 * `rows` are those of one account; outflows that nothing came back of are not in the answer.
 */
export function amountsAfterRefunds(rows: readonly Transaction[]): ReadonlyMap<TransactionId, Fen> {
  const refunds: Refund[] = []
  rows.forEach((row, index) => {
    if (isRefund(row)) refunds.push({ row, seconds: wallSeconds(row.at), index, numbers: numbersOf(row), counterparty: counterpartyKey(row) })
  })
  const numbers = new Set(refunds.flatMap((each) => each.numbers))
  const counterparties = new Set(refunds.map((each) => each.counterparty))
  // An order that no refund can name, and that says of none itself, stays as it is: most rows of a statement.
  const matters = (row: Transaction): boolean =>
    row.refunded > 0n || (counterparties.size > 0 && counterparties.has(counterpartyKey(row))) || (numbers.size > 0 && numbersOf(row).some((number) => numbers.has(number)))
  const orders: Order[] = []
  rows.forEach((row, index) => {
    const out = isOutflow(row)
    if (isRefund(row) || (!out && (moved(row) || row.direction === 'in')) || !matters(row)) return
    orders.push({ row, seconds: wallSeconds(row.at), index, said: out ? row.refunded : row.amount, open: out ? row.amount - row.refunded : 0n })
  })
  if (refunds.length > 0) takeOff(refunds, orders)
  const answer = new Map<TransactionId, Fen>()
  for (const order of orders) if (isOutflow(order.row) && order.open !== order.row.amount) answer.set(order.row.id, fen(order.open))
  return answer
}

/** Does the row bring money of an earlier outflow back? */
export const isRefund = (row: Transaction): boolean => row.amount > 0n && bringsBack(row)

/** As {@link isRefund}, of what recurs in rows; an amount of nothing brings nothing back. */
export const bringsBack = (row: Pick<Transaction, 'kind' | 'reversal' | 'outcome' | 'direction'>): boolean =>
  (row.kind === 'refund' || row.reversal) && moved(row) && row.direction !== 'out' && (row.kind === 'refund' || row.direction === 'in')

/**
 * Orders that were paid and came back whole, by their own words or, where the wallet calls them closed (交易关闭), by the
 * refund that bears their number. They count as no movement, so the card's payment behind them is none either.
 */
export function cameBackWhole(rows: readonly Transaction[]): readonly Transaction[] {
  const refunded = new Set(rows.flatMap((row) => (isRefund(row) ? numbersOf(row) : [])))
  return rows.filter(
    (row) =>
      row.direction !== 'in' &&
      (row.outcome === 'fully-refunded' || (row.outcome === 'closed' && refunded.size > 0 && numbersOf(row).some((number) => refunded.has(number)))),
  )
}

/** Orders that a refund is looked for in, from old to new: those that said themselves that money came back go first. */
interface Candidates {
  readonly said: Order[]
  readonly silent: Order[]
}

function takeOff(refunds: readonly Refund[], orders: readonly Order[]): void {
  const numbers = new Set(refunds.flatMap((each) => each.numbers))
  const counterparties = new Set(refunds.map((each) => each.counterparty))
  counterparties.delete('')
  const byNumber = new Map<string, Candidates>()
  const byCounterparty = new Map<string, Candidates>()
  for (const order of orders.toSorted(inTime)) {
    for (const number of numbersOf(order.row)) if (numbers.has(number)) push(byNumber, number, order)
    // A closed order moved nothing and is found by its number only; refunded in full it had been paid.
    if (!moved(order.row) && order.row.outcome !== 'fully-refunded') continue
    const counterparty = counterpartyKey(order.row)
    if (counterparties.has(counterparty)) push(byCounterparty, counterparty, order)
  }
  for (const refund of refunds.toSorted(inTime)) {
    const { amount } = refund.row
    const target = numbered(refund, byNumber) ?? named(refund, byCounterparty)
    if (target === undefined) continue
    const met = target.said < amount ? target.said : amount
    target.said -= met
    const rest = amount - met
    target.open -= rest < target.open ? rest : target.open
  }
}

interface Placed {
  readonly seconds: number
  readonly index: number
}
const inTime = (left: Placed, right: Placed): number => left.seconds - right.seconds || left.index - right.index

/** The order that the refund's own numbers name; one that is too small for it takes what it can. */
function numbered({ row, numbers }: Refund, byNumber: ReadonlyMap<string, Candidates>): Order | undefined {
  let any: Order | undefined
  for (const number of numbers) {
    const candidates = byNumber.get(number)
    if (candidates === undefined) continue
    const fitting = latestFitting(candidates, row.amount, Number.POSITIVE_INFINITY)
    if (fitting !== undefined) return fitting
    any ??= candidates.silent.at(-1) ?? candidates.said.at(-1)
  }
  return any
}

function named({ row, seconds, counterparty }: Refund, byCounterparty: ReadonlyMap<string, Candidates>): Order | undefined {
  const candidates = byCounterparty.get(counterparty)
  return candidates === undefined ? undefined : latestFitting(candidates, row.amount, seconds)
}

/** The latest one, not after the refund, that said so itself; else the latest of which that much is still paid. */
function latestFitting({ said, silent }: Candidates, amount: bigint, until: number): Order | undefined {
  return (
    latestUntil(said, until, (order) => order.said >= amount) ??
    latestUntil(silent, until, (order) => order.open >= amount) ??
    latestUntil(said, until, (order) => order.open >= amount)
  )
}

function latestUntil(orders: readonly Order[], until: number, fits: (order: Order) => boolean): Order | undefined {
  let [low, high] = [0, orders.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((orders[middle]?.seconds ?? 0) <= until) low = middle + 1
    else high = middle
  }
  for (let index = low - 1; index >= 0; index -= 1) {
    const order = orders[index]
    if (order !== undefined && fits(order)) return order
  }
  return undefined
}

/** Numbers shorter than this (`/`, `-`, `0`) tie nothing together. */
const SHORTEST_NUMBER = 6

export function numbersOf(row: Pick<Transaction, 'orderNumber' | 'serial'>): readonly string[] {
  if (row.orderNumber === null && row.serial === null) return []
  const numbers = new Set<string>()
  for (const text of [row.orderNumber, row.serial]) {
    const plain = (text ?? '').normalize('NFKC').replace(/\s+/gu, '')
    const order = plain.split(/[_*]/u)[0] ?? ''
    for (const each of [plain, order]) if (each.length >= SHORTEST_NUMBER) numbers.add(each)
  }
  return [...numbers]
}

const counterpartyKey = (row: Transaction): string => refundName(row.counterparty.name)

/** The name of a counterparty as refunds and their orders bear it. */
export const refundName = (name: string): string => nameKey(name).replace(/^退款[-:_]?|[-:_]?退款$/gu, '')

function push(map: Map<string, Candidates>, key: string, order: Order): void {
  const candidates = map.get(key) ?? { said: [], silent: [] }
  ;(order.said > 0n ? candidates.said : candidates.silent).push(order)
  map.set(key, candidates)
}
