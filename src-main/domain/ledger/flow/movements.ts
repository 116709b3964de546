import type { RuleContext } from '../../findings/rule.ts'
import { numberParameter } from '../../findings/parameter-values.ts'
import { nearestPairs } from '../nearest-pairs.ts'
import type { HandPairs } from '../hand-pairs.ts'
import { moved, type Transaction } from '../transaction.ts'
import { wallSeconds } from '../../values/day.ts'
import type { TransactionId } from '../../values/ids.ts'
import { flowEnds, type FlowEnds, type OtherSide } from './flow-ends.ts'
import { inDayOrder, type FlowNode, type Movement } from './flow-graph.ts'

/** All money that moved, each movement once, oldest first, with the ends it moved between. */
export interface Movements {
  readonly movements: readonly Movement[]
  readonly nodes: ReadonlyMap<string, FlowNode>
  /** Rows that are in no movement: orders that moved no money, and rows in other currencies, which are not summed. */
  readonly notMoved: number
  readonly foreign: number
}

/** A row with its other side, before it is known whether another statement shows the same movement. */
interface Seen {
  readonly row: Transaction
  readonly other: OtherSide
}

/**
 * Ties every row of the file that moved yuan to exactly one movement.
 *
 * A movement that two statements show is counted once: the wallet row of a mirrored pair and of a wallet's own top-up,
 * withdrawal or refund; the payer's row of a transfer between two accounts whose statements are both in the file
 * (equal amount, at most `hours` of `channel.mirrored` apart, nearest first). The other row is kept beside it.
 */
export function movementsOf(context: RuleContext): Movements {
  const ends = flowEnds(context)
  const rows = context.view.ledger.transactions.filter((row) => moved(row) && row.currency === 'CNY')
  const counted = new Set(rows.map((row) => row.id))
  const bankOf = new Map<TransactionId, Transaction>()
  const carried = new Set<TransactionId>()
  const second = new Set<TransactionId>()
  for (const party of context.debtors) {
    for (const [pairs, isCarried] of [[context.mirrorPairs(party), false], [context.carriedPairs(party), true]] as const) {
      for (const { wallet, bank } of pairs) {
        // An account that two debtors share is paired for each of them; the first pairing stands.
        if (!counted.has(wallet.id) || !counted.has(bank.id) || bankOf.has(wallet.id) || second.has(bank.id)) continue
        bankOf.set(wallet.id, bank)
        second.add(bank.id)
        if (isCarried) carried.add(wallet.id)
      }
    }
  }
  const movements: Movement[] = []
  const open: Seen[] = []
  for (const row of rows) {
    if (second.has(row.id)) continue
    const other = ends.otherSide(row)
    const bank = bankOf.get(row.id)
    if (row.direction === 'neutral' || bank !== undefined) movements.push(walletMovement(ends, { row, other }, bank, carried.has(row.id)))
    else open.push({ row, other })
  }
  const hours = numberParameter(context.parameters('channel.mirrored'), 'hours')
  // Not push(...): a million arguments overflow the call stack.
  const all = [...movements, ...acrossStatements(ends, open, hours * 3600, context.handPairs)]
  const foreign = context.view.ledger.transactions.filter((row) => moved(row) && row.currency !== 'CNY').length
  return { movements: inDayOrder(all), nodes: ends.nodes(), notMoved: context.view.ledger.transactions.length - rows.length - foreign, foreign }
}

function walletMovement(ends: FlowEnds, { row, other }: Seen, bank: Transaction | undefined, isCarried: boolean): Movement {
  const here = ends.accountEnd(row.account)
  const also = bank === undefined ? [] : [bank]
  const between = (from: string, to: string): Movement => ({ row, also, from, to })
  if (row.direction !== 'neutral') return row.direction === 'out' ? between(here, other.id) : between(other.id, here)
  const channel = ends.channelAccount(row)
  const card = isCarried && bank !== undefined ? ends.accountEnd(bank.account) : channel === null ? other.id : ends.accountEnd(channel.id)
  switch (row.kind) {
    case 'top-up':
      return between(card, here)
    case 'withdrawal':
      return between(here, card)
    case 'refund':
      return between(other.id, isCarried ? card : here)
    case 'internal':
    case 'ordinary':
      return between(here, here)
  }
}

/** Joins the two rows of a transfer that both statements show; every other row is a movement by itself. */
function acrossStatements(ends: FlowEnds, rows: readonly Seen[], limit: number, byHand: HandPairs): readonly Movement[] {
  const payerOf = new Map<TransactionId, Seen>()
  const receiptOf = new Map<TransactionId, Seen>()
  const holder = (seen: Seen): string | null => ends.holderOf(seen.row.account)?.id ?? null
  const seen = byHand.own.length === 0 ? null : new Map(rows.map((each) => [each.row.id, each]))
  for (const { paid, received } of byHand.own) {
    const [payer, receiver] = [seen?.get(paid.id), seen?.get(received.id)]
    if (payer === undefined || receiver === undefined) continue
    receiptOf.set(paid.id, receiver)
    payerOf.set(received.id, payer)
  }
  // Only rows that name an account or a party of the case can have their other side in the file.
  const within = rows.filter(({ row, other }) => !byHand.spokenOn.has(row.id) && (other.account !== null || other.party !== null))
  // Both rows name the other account; then one names it and the other only its holder; then both name holders only.
  const sightings = [[true, true], [true, false], [false, true], [false, false]] as const
  for (const [paidByNumber, receivedByNumber] of sightings) {
    const key = (seen: Seen, byNumber: boolean, otherByNumber: boolean): string | null => {
      const other = byNumber ? seen.other.account?.id : seen.other.account === null ? seen.other.party?.id : undefined
      const here = otherByNumber ? seen.row.account : holder(seen)
      return other === undefined || here === null || other === seen.row.account ? null : `${here}\u0000${other}`
    }
    const timed = (seen: Seen, name: string) => ({ item: seen, seconds: wallSeconds(seen.row.at), key: `${name} ${seen.row.amount}` })
    const paid = within.flatMap((seen) => {
      if (seen.row.direction !== 'out' || receiptOf.has(seen.row.id)) return []
      const name = key(seen, paidByNumber, receivedByNumber)
      return name === null ? [] : [timed(seen, name)]
    })
    const received = within.flatMap((seen) => {
      if (seen.row.direction !== 'in' || payerOf.has(seen.row.id)) return []
      const name = key(seen, receivedByNumber, paidByNumber)
      return name === null ? [] : [timed(seen, name.split('\u0000').toReversed().join('\u0000'))]
    })
    for (const { left, right } of nearestPairs(paid, received, limit)) {
      if (left.row.account === right.row.account) continue
      receiptOf.set(left.row.id, right)
      payerOf.set(right.row.id, left)
    }
  }
  return rows.flatMap((seen): Movement[] => {
    const { row, other } = seen
    if (payerOf.has(row.id)) return []
    const here = ends.accountEnd(row.account)
    const receipt = receiptOf.get(row.id)
    if (receipt !== undefined) return [{ row, also: [receipt.row], from: here, to: ends.accountEnd(receipt.row.account) }]
    return [row.direction === 'out' ? { row, also: [], from: here, to: other.id } : { row, also: [], from: other.id, to: here }]
  })
}
