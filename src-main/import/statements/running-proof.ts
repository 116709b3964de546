import type { Fen } from '../../domain/values/money.ts'
import { balanceProver, countProofs, proofNumber, type Proof, type Proofs } from './balance-chain.ts'
import type { DataLine } from './lines.ts'
import { tieChecker, type Proven } from './prove-table.ts'
import { orderByDates, slopeCounter, type FileOrder } from './row-order.ts'

/** What {@link prove} says of a table, line by line in the order of the file, on the guess that the table is usual: oldest rows first, balances of money and not of a debt. */
export interface RunningProof {
  /** What the balance of the next line says, as it is guessed. */
  take(line: DataLine): Proof
  /** Order of the lines so far by their dates; null where they do not tell. */
  order(): FileOrder | null
  /** What `prove` says of all lines with their sides as they came, `own` as it takes it; null where the lines have to be asked once more. */
  whole(own: boolean): Proven | null
  /** Did every line get the proof that the whole table gives it? */
  isProvenBy(proofs: Proofs): boolean
}

/** Of so many lines, about. */
export function runningProof(expected: number): RunningProof {
  const proofOf = balanceProver(1)
  const slope = slopeCounter()
  const shouldBe = new Map<number, Fen>()
  const ties = tieChecker()
  let kinds = new Uint8Array(Math.max(1024, Math.ceil(expected * 1.05)))
  let count = 0
  let tiesOut = true

  return {
    take(line) {
      const proof = proofOf(line)
      if (count === kinds.length) {
        const larger = new Uint8Array(count * 2)
        larger.set(kinds)
        kinds = larger
      }
      kinds[count] = proofNumber(proof.proof)
      if (proof.expected !== null) shouldBe.set(count, proof.expected)
      count += 1
      slope.take(line)
      tiesOut &&= ties(line, proof)
      return proof
    },
    order: () => orderByDates(slope.slope()),
    whole(own) {
      if (!tiesOut || orderByDates(slope.slope()) !== 'oldest-first') return null
      const proofs = { kinds: kinds.subarray(0, count), expected: shouldBe }
      // Where there are balances and none follows, they may be those of a debt.
      return own || countProofs(proofs, 'follows') > 0 || countProofs(proofs, 'first') === 0 ? { order: 'oldest-first', proofs } : null
    },
    isProvenBy: (proofs) =>
      proofs.kinds.length === count && proofs.kinds.every((kind, place) => kind === kinds[place]) &&
      proofs.expected.size === shouldBe.size && [...shouldBe].every(([place, fen]) => proofs.expected.get(place) === fen),
  }
}
