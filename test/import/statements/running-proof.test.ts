import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen } from '../../../src-main/domain/values/money.ts'
import { proofAt } from '../../../src-main/import/statements/balance-chain.ts'
import type { DataLine, MovedRow } from '../../../src-main/import/statements/lines.ts'
import { prove } from '../../../src-main/import/statements/prove-table.ts'
import { runningProof } from '../../../src-main/import/statements/running-proof.ts'
import type { Day } from '../../../src-main/domain/values/day.ts'

/** One line: how far its day and its balance are from those that an ordinary one has. */
interface Step {
  readonly days: number
  readonly card: number
  readonly amount: number
  readonly direction: MovedRow['direction']
  readonly outcome: MovedRow['outcome']
  readonly balance: 'follows' | 'debt' | 'off' | 'none'
  readonly rejected: boolean
}

const usual: Step = { days: 1, card: 0, amount: 100, direction: 'out', outcome: 'done', balance: 'follows', rejected: false }
const rare = <T>(often: T, ...others: readonly T[]): fc.Arbitrary<T> => fc.oneof({ weight: 40, arbitrary: fc.constant(often) }, ...others.map((other) => ({ weight: 1, arbitrary: fc.constant(other) })))
const step: fc.Arbitrary<Step> = fc.record({
  days: rare(1, 0, -1),
  card: fc.integer({ min: 0, max: 2 }),
  amount: fc.integer({ min: 0, max: 500 }),
  direction: fc.constantFrom('in' as const, 'out' as const).chain((often) => rare<MovedRow['direction']>(often, 'neutral')),
  outcome: rare<MovedRow['outcome']>('done', 'failed'),
  balance: rare<Step['balance']>('follows', 'off', 'none'),
  rejected: rare(false, true),
})

function linesOf(steps: readonly Step[]): readonly DataLine[] {
  const balances = new Map<string, bigint>()
  let day = 100
  return steps.map(({ days, card, amount, direction, outcome, balance, rejected }, place): DataLine => {
    day += days
    const chain = `card ${card}`
    const moves = outcome !== 'done' || direction === 'neutral' ? 0n : (direction === 'in') === (balance !== 'debt') ? BigInt(amount) : -BigInt(amount)
    const after = (balances.get(chain) ?? 100_000n) + moves + (balance === 'off' ? 7n : 0n)
    balances.set(chain, after)
    const shown = balance === 'none' ? null : fen(after)
    if (rejected) return { kept: false, place, rejection: { line: place + 2, code: 'date-unreadable', value: '', cells: [] }, balance: shown, chain }
    const at = { day: `2024-01-${String(day).padStart(3, '0')}` as Day, time: null }
    return { kept: true, place, side: { kind: 'settled' }, chain, row: { line: place + 2, at, amount: fen(BigInt(amount)), balance: shown, outcome, typeText: '', memo: '', cells: [], direction, reversal: false, kind: 'ordinary' } }
  })
}

function running(lines: readonly DataLine[]) {
  const proof = runningProof(1)
  return { proof, each: lines.map(proof.take) }
}

describe('a proof that runs along with the lines', () => {
  it('says what the whole table says, or that it has to be asked', () => {
    let [told, asked] = [0, 0]
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), fc.boolean(), fc.boolean(), (steps, own, unshown) => {
        const lines = linesOf(unshown ? steps.map((each): Step => ({ ...each, balance: 'none' })) : steps)
        const { proof, each } = running(lines)
        const whole = proof.whole(own)
        const proven = prove(lines, own)
        if (whole === null) asked += 1
        else {
          told += 1
          expect(whole.order).toBe(proven.order)
          expect([...whole.proofs.kinds]).toEqual([...proven.proofs.kinds])
          expect(whole.proofs.expected).toEqual(proven.proofs.expected)
        }
        const isProven = each.every((one, place) => one.proof === proofAt(proven.proofs, place).proof && one.expected === proofAt(proven.proofs, place).expected)
        expect(proof.isProvenBy(proven.proofs)).toBe(isProven)
      }),
      { numRuns: 2000 },
    )
    expect(told).toBeGreaterThan(200)
    expect(asked).toBeGreaterThan(200)
  })

  it.each<[string, readonly Step[], boolean]>([
    ['days that fall', [usual, { ...usual, days: -1 }], false],
    ['days that do not tell', [usual, { ...usual, days: 0 }], false],
    ['a balance that does not follow', [usual, usual, { ...usual, balance: 'off' }], false],
    ['a row that moved nothing and whose balance differs', [usual, { ...usual, outcome: 'failed', balance: 'off' }], false],
    ['no balance that follows, where it may be that of a debt', [usual, { ...usual, card: 1 }, { ...usual, card: 2 }], false],
    ['a balance that begins anew', [usual, usual, { ...usual, direction: 'neutral', balance: 'none' }, usual], false],
    ['rejected lines from which a debt would run on', [0, 1].flatMap((card): Step[] => [{ ...usual, card, rejected: true }, { ...usual, card, balance: 'debt' }, { ...usual, card, balance: 'none' }]), false],
    ['balances of a debt', [usual, { ...usual, balance: 'debt' }, { ...usual, balance: 'debt' }], true],
  ])('has to ask for %s', (_, steps, own) => {
    expect(running(linesOf(steps)).proof.whole(own)).toBeNull()
  })

  it('tells without asking what ties out, with balances or without any', () => {
    const three = [usual, usual, usual]
    expect(running(linesOf(three)).proof.whole(false)).toMatchObject({ order: 'oldest-first' })
    expect(running(linesOf(three.map((each): Step => ({ ...each, balance: 'none' })))).proof.whole(false)).toMatchObject({ order: 'oldest-first' })
    expect(running(linesOf([usual, { ...usual, days: 2 }, { ...usual, card: 1 }, { ...usual, card: 1 }])).proof.whole(true)).toMatchObject({ order: 'oldest-first' })
  })

  it('knows the order of the lines so far', () => {
    expect(running(linesOf([usual])).proof.order()).toBeNull()
    expect(running(linesOf([usual, usual])).proof.order()).toBe('oldest-first')
    expect(running(linesOf([usual, { ...usual, days: -1 }])).proof.order()).toBe('newest-first')
  })
})
