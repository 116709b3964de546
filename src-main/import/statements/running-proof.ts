import type { Fen } from '../../domain/values/money.ts'
import { balanceProver, proofNumber, type Proof, type Proofs } from './balance-chain.ts'
import type { DataLine } from './lines.ts'
import type { Proven } from './prove-table.ts'
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
  /** Chains that have their first balance. */
  const started = new Set<string>()
  let kinds = new Uint8Array(Math.max(1024, Math.ceil(expected * 1.05)))
  let count = 0
  let balances = 0
  let follows = 0
  let tiesOut = true

  function note(line: DataLine, { proof }: Proof): void {
    if (!line.kept || line.row.balance === null) return
    balances += 1
    if (proof === 'follows') follows += 1
    else if (proof === 'first' && !started.has(line.chain)) started.add(line.chain)
    else tiesOut = false
  }

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
      note(line, proof)
      return proof
    },
    order: () => orderByDates(slope.slope()),
    whole(own) {
      // Where no balance follows, it may be that of a debt; where some do not, other orders of the lines are tried.
      const isUsual = tiesOut && (own || follows > 0 || balances === 0)
      return isUsual && orderByDates(slope.slope()) === 'oldest-first' ? { order: 'oldest-first', proofs: { kinds: kinds.subarray(0, count), expected: shouldBe } } : null
    },
    isProvenBy: (proofs) =>
      proofs.kinds.length === count && proofs.kinds.every((kind, place) => kind === kinds[place]) &&
      proofs.expected.size === shouldBe.size && [...shouldBe].every(([place, fen]) => proofs.expected.get(place) === fen),
  }
}
