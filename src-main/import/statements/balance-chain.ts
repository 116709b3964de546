import { moved, type StatementRow } from '../../domain/ledger/transaction.ts'
import { canBeKept, fen, type Fen } from '../../domain/values/money.ts'
import type { DataLine, MovedRow } from './lines.ts'

/** What the balance of a row says about the row before; see `balanceProof` of a statement row. */
export interface Proof {
  readonly proof: StatementRow['balanceProof']
  readonly expected: Fen | null
}

/** Kinds of proofs as they are kept; rejected lines have none. */
const KINDS: readonly Proof['proof'][] = ['none', 'first', 'follows', 'break']

/** What the balances of a table say, by place of the line: a million objects of proof would weigh more than the rows. */
export interface Proofs {
  readonly kinds: Uint8Array
  /** Fen; of breaks. */
  readonly expected: ReadonlyMap<number, Fen>
}

/** Over many rows a sum may leave what can be kept, although each of them is within it: such a break is told without what should stand there. */
export const keptProof = (proof: Proof): Proof => (proof.expected === null || canBeKept(proof.expected) ? proof : NONE)

export const proofAt = ({ kinds, expected }: Proofs, place: number): Proof => ({ proof: KINDS[kinds[place] ?? 0] ?? 'none', expected: expected.get(place) ?? null })

/** `1`: money in raises the balance. `-1`: the column shows a debt, which spending raises (some credit cards). */
export type BalanceSense = 1 | -1

type Amounts = Pick<StatementRow, 'direction' | 'amount' | 'outcome'>

/** Change of the balance by a row: zero for what moved no money and for neutral rows. */
export function changeBy(row: Amounts, sense: BalanceSense): bigint {
  if (!moved(row) || row.direction === 'neutral') return 0n
  return (row.direction === 'in') === (sense === 1) ? row.amount : -row.amount
}

interface Chain {
  /** Last known balance plus what moved since; null where a new start is needed. */
  base: bigint | null
  /** The same, reckoned from rejected lines in between that show a balance. */
  byRejected: bigint[]
}

/**
 * Ties every balance to the one before, per account and currency, through lines given from old to new.
 * A rejected line with a readable balance is a possible predecessor, so that a line that could not be read is
 * not mistaken for a tampered statement. A row that moved nothing proves nothing where its balance differs.
 */
export function proveBalances(lines: readonly DataLine[], sense: BalanceSense): Proofs {
  const proofOf = balanceProver(sense)
  const kinds = new Uint8Array(lines.length)
  const expected = new Map<number, Fen>()
  for (const line of lines) {
    const { proof, expected: should } = proofOf(line)
    kinds[line.place] = proofNumber(proof)
    if (should !== null) expected.set(line.place, should)
  }
  return { kinds, expected }
}

/** Number of a proof in {@link Proofs}. */
export const proofNumber = (proof: Proof['proof']): number => KINDS.indexOf(proof)

/** As {@link proveBalances}, line by line from old to new. A rejected line has no proof. */
export function balanceProver(sense: BalanceSense): (line: DataLine) => Proof {
  const chains = new Map<string, Chain>()
  return (line) => {
    let chain = chains.get(line.chain)
    if (chain === undefined) {
      chain = { base: null, byRejected: [] }
      chains.set(line.chain, chain)
    }
    if (line.kept) return proveRow(line.row, chain, sense)
    if (line.balance !== null) chain.byRejected.push(line.balance)
    return NONE
  }
}

const NONE: Proof = { proof: 'none', expected: null }
const FIRST: Proof = { proof: 'first', expected: null }
const FOLLOWS: Proof = { proof: 'follows', expected: null }

function proveRow(row: MovedRow, chain: Chain, sense: BalanceSense): Proof {
  const change = changeBy(row, sense)
  if (row.balance === null) {
    passOver(row, chain, change)
    return NONE
  }
  const { base, byRejected } = chain
  const balance = row.balance
  // Nearly every row: it runs on from the one before.
  if (base !== null && row.direction !== 'neutral' && base + change === balance) {
    chain.base = balance
    if (byRejected.length > 0) chain.byRejected = []
    return FOLLOWS
  }
  const predecessors = base === null ? byRejected : [base, ...byRejected]
  const follows = predecessors.some((before) => possibleChanges(row, change).some((step) => before + step === balance))
  if (!moved(row) && !follows && predecessors.length > 0) return NONE
  chain.base = balance
  chain.byRejected = []
  if (follows) return FOLLOWS
  if (base === null) return FIRST
  return { proof: 'break', expected: fen(base + change) }
}

/** A neutral row may move money either way between this pocket and another, or not at all. */
const possibleChanges = (row: Amounts, change: bigint): readonly bigint[] =>
  row.direction === 'neutral' && moved(row) ? [0n, row.amount, -row.amount] : [change]

function passOver(row: Amounts, chain: Chain, change: bigint): void {
  if (row.direction === 'neutral' && moved(row) && row.amount !== 0n) {
    // Nobody knows what the balance was after it: the next row starts anew.
    chain.base = null
    chain.byRejected = []
    return
  }
  if (chain.base !== null) chain.base += change
  chain.byRejected = chain.byRejected.map((balance) => balance + change)
}

/** How many rows have a proof of these kinds. */
export function countProofs({ kinds }: Proofs, ...counted: readonly Proof['proof'][]): number {
  const asked = counted.map((proof) => KINDS.indexOf(proof))
  let count = 0
  for (const kind of kinds) if (asked.includes(kind)) count += 1
  return count
}
