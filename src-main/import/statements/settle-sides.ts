import { moved, type Direction } from '../../domain/ledger/transaction.ts'
import { kindOf } from './kind.ts'
import { rejectedFrom, type DataLine, type KeptLine, type MovedRow } from './lines.ts'
import { inFileOrder, orderByDates, slopeOf } from './row-order.ts'

/**
 * Settles the sides that single rows leave open: bare codes, amounts without any sign, and negative amounts
 * beside a direction. Only the balances and the column as a whole are witnesses; where they are silent the row
 * is rejected, never guessed.
 */
export function settleSides<Row extends MovedRow>(lines: readonly DataLine<Row>[], channel: 'bank' | 'wallet'): readonly DataLine<Row>[] {
  const open = lines.filter((line) => line.kept && line.side.kind !== 'settled')
  if (open.length === 0) return lines
  const witnessed = witnesses(lines)
  const codes = readCodes(lines, witnessed)
  const minusIsOrdinary = minusSaysOut(lines, witnessed)
  const unmarked = sideOfUnmarked(lines)
  return lines.map((line) => {
    if (!line.kept) return line
    const { side, row } = line
    switch (side.kind) {
      case 'settled':
        return line
      case 'negative':
        if (minusIsOrdinary) return line
        return settled(line, row.direction === 'in' ? 'out' : 'in', channel, true)
      case 'code': {
        const direction = codes.get(side.code)
        return direction ? settled(line, direction, channel, false) : rejectedFrom(line, 'direction-unknown', side.code)
      }
      case 'unsigned': {
        const direction = unmarked ?? (row.amount === 0n ? 'in' : witnessed.get(line))
        return direction ? settled(line, direction, channel, false) : rejectedFrom(line, 'direction-unknown', '')
      }
    }
  })
}

/** In a column where a minus stands for money out, an amount without sign came in; where only what came in is marked (`500.00CR`), it went out. */
function sideOfUnmarked(lines: readonly DataLine[]): 'in' | 'out' | null {
  let marked: 'in' | 'out' | null = null
  for (const line of lines) {
    if (!line.kept || line.side.kind !== 'settled' || line.row.amount === 0n) continue
    if (line.row.direction === 'out') return 'in'
    if (line.row.direction === 'in') marked = 'out'
  }
  return marked
}

function settled<Row extends MovedRow>(line: KeptLine<Row>, direction: Direction, channel: 'bank' | 'wallet', reversal: boolean): KeptLine<Row> {
  const { row } = line
  row.direction = direction
  row.reversal = reversal
  row.kind = kindOf({ channel, direction, type: row.typeText, memo: row.memo })
  line.side = SETTLED
  return line
}

const SETTLED = { kind: 'settled' } as const

/** What the balance of a line and the line before say about its side. Both orders of the file are tried where dates are equal. */
function witnesses(lines: readonly DataLine[]): ReadonlyMap<KeptLine, 'in' | 'out'> {
  const order = orderByDates(slopeOf(lines))
  if (order) return witnessesIn(inFileOrder(lines, order))
  const forward = witnessesIn(lines)
  const backward = witnessesIn(inFileOrder(lines, 'newest-first'))
  return backward.size > forward.size ? backward : forward
}

function witnessesIn(lines: readonly DataLine[]): ReadonlyMap<KeptLine, 'in' | 'out'> {
  const found = new Map<KeptLine, 'in' | 'out'>()
  const before = new Map<string, bigint>()
  for (const line of lines) {
    const balance = line.kept ? line.row.balance : line.balance
    const previous = before.get(line.chain)
    if (line.kept && balance !== null && previous !== undefined && line.row.amount > 0n && moved(line.row)) {
      if (balance - previous === line.row.amount) found.set(line, 'in')
      if (previous - balance === line.row.amount) found.set(line, 'out')
    }
    if (balance === null) before.delete(line.chain)
    else before.set(line.chain, balance)
  }
  return found
}

/** A code means one side throughout a table: the side that at least nine in ten of its witnesses name. */
function readCodes(lines: readonly DataLine[], witnessed: ReadonlyMap<KeptLine, 'in' | 'out'>): ReadonlyMap<string, 'in' | 'out'> {
  const votes = new Map<string, { in: number; out: number }>()
  for (const line of lines) {
    if (!line.kept || line.side.kind !== 'code') continue
    const count = votes.get(line.side.code) ?? { in: 0, out: 0 }
    const direction = witnessed.get(line)
    if (direction) count[direction] += 1
    votes.set(line.side.code, count)
  }
  const codes = new Map<string, 'in' | 'out'>()
  for (const [code, count] of votes) {
    if (count.in > 0 && count.in >= count.out * 9) codes.set(code, 'in')
    if (count.out > 0 && count.out >= count.in * 9) codes.set(code, 'out')
  }
  // With two codes in all, the one that no balance speaks of is the other side.
  if (votes.size === 2 && codes.size === 1) {
    const [[known, direction] = ['', 'in']] = codes
    const other = [...votes.keys()].find((code) => code !== known)
    if (other !== undefined) codes.set(other, direction === 'in' ? 'out' : 'in')
  }
  return codes
}

/**
 * Does a minus in the amount only repeat that money went out (支出 -50.00), or does it turn the entry around
 * (a reversal)? It repeats it where all outgoing rows (two at least) and no incoming row carry it, unless the
 * balances say otherwise.
 */
function minusSaysOut(lines: readonly DataLine[], witnessed: ReadonlyMap<KeptLine, 'in' | 'out'>): boolean {
  let negativeOut = 0
  let others = 0
  let saysOut = 0
  let saysIn = 0
  for (const line of lines) {
    if (!line.kept || line.row.amount === 0n || line.row.direction === 'neutral') continue
    const negative = line.side.kind === 'negative'
    if (negative !== (line.row.direction === 'out')) others += 1
    if (!negative || line.row.direction !== 'out') continue
    negativeOut += 1
    const direction = witnessed.get(line)
    if (direction === 'out') saysOut += 1
    if (direction === 'in') saysIn += 1
  }
  if (negativeOut === 0 || others > 0) return false
  if (saysOut !== saysIn) return saysOut > saysIn
  return negativeOut >= 2
}
