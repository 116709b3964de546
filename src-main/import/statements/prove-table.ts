import { countProofs, proofAt, proveBalances, type Proof, type Proofs } from './balance-chain.ts'
import type { DataLine } from './lines.ts'
import { inFileOrder, inTimeOrder, isJumbled, orderByDates, slopeOf, withDaysTurned, type FileOrder } from './row-order.ts'

export interface Proven {
  readonly order: FileOrder
  readonly proofs: Proofs
}

/**
 * Finds the order of the file by its dates (by its balances where all dates are equal) and ties the balances.
 * A file in no order of time is sorted first where that makes more balances follow.
 */
export function prove(lines: readonly DataLine[], own: boolean): Proven {
  // Who names the sides himself wants to see whether the balances agree; taken for a debt, they agree with the opposite as well.
  const proofsOf = own ? (each: readonly DataLine[]) => proveBalances(each, 1) : proveEitherSense
  const proveIn = (each: readonly DataLine[], order: FileOrder): Proven => ({ order, proofs: proofsOf(inFileOrder(each, order)) })
  const slope = slopeOf(lines)
  const dated = orderByDates(slope)
  let best = dated === null ? better(proveIn(lines, 'oldest-first'), proveIn(lines, 'newest-first')) : proveIn(lines, dated)
  if (tiesOut(lines, best.proofs)) return best
  if (dated !== null) best = better(best, { order: best.order, proofs: proofsOf(withDaysTurned(lines, best.order)) })
  if (isJumbled(slope)) best = better(best, { order: best.order, proofs: proofsOf(inTimeOrder(lines, best.order)) })
  return best
}

/** Every balance follows the one before but the first of each account: no other order can make more of them follow. */
function tiesOut(lines: readonly DataLine[], proofs: Proofs): boolean {
  const ties = tieChecker()
  return lines.every((line) => ties(line, proofAt(proofs, line.place)))
}

/** Says line by line whether it ties out with those before. */
export function tieChecker(): (line: DataLine, proof: Proof) => boolean {
  const started = new Set<string>()
  return (line, { proof }) => {
    if (!line.kept || line.row.balance === null || proof === 'follows') return true
    if (proof !== 'first' || started.has(line.chain)) return false
    started.add(line.chain)
    return true
  }
}

const better = (first: Proven, second: Proven): Proven => (countProofs(second.proofs, 'follows') > countProofs(first.proofs, 'follows') ? second : first)

/** A balance that shows a debt falls with money in; told by nothing else than that it follows so, and never the usual way. */
function proveEitherSense(lines: readonly DataLine[]): Proofs {
  const usual = proveBalances(lines, 1)
  if (countProofs(usual, 'follows') > 0) return usual
  const debt = proveBalances(lines, -1)
  return countProofs(debt, 'follows') >= 2 ? debt : usual
}
