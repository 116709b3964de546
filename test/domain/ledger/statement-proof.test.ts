import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountFigures, overlapping, tableFigures, type TableSums } from '../../../src-main/domain/ledger/statement-proof.ts'

/** Sums of movements (positive: in) over a table that begins with a balance; rows before `from` and from `to` on show none. */
function sumsOf(opening: bigint, moves: readonly bigint[], from: number, to: number, sense: 1n | -1n = 1n): TableSums {
  const ins = (list: readonly bigint[]): bigint => list.filter((move) => move > 0n).reduce((sum, move) => sum + move, 0n)
  const outs = (list: readonly bigint[]): bigint => -list.filter((move) => move < 0n).reduce((sum, move) => sum + move, 0n)
  const balanceAfter = (count: number): bigint => opening + sense * (ins(moves.slice(0, count)) - outs(moves.slice(0, count)))
  return {
    table: 1, from: '2024-01-01', to: '2024-12-31', rows: moves.length, breaks: 0, in: ins(moves), out: outs(moves),
    first: { balance: balanceAfter(from + 1), in: ins(moves.slice(0, from + 1)), out: outs(moves.slice(0, from + 1)), at: { line: from + 1 } },
    last: { balance: balanceAfter(to), in: ins(moves.slice(to)), out: outs(moves.slice(to)), at: { line: to } },
  }
}

describe('opening + in − out = closing', () => {
  it('holds for every whole statement, wherever balances begin and end, and for debts', () => {
    const moves = fc.array(fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n }), { minLength: 1, maxLength: 30 })
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), moves, fc.nat(), fc.nat(), fc.constantFrom(1n as const, -1n as const), (opening, list, one, other, sense) => {
      const from = one % list.length
      const to = from + 1 + (other % (list.length - from))
      const figures = tableFigures(sumsOf(opening, list, from, to, sense))
      expect(figures.difference).toBe(0n)
      // A debt whose movements cancel out ties in either sense.
      if (sense === 1n) expect([figures.opening, figures.sense]).toEqual([opening, 1])
      else if (figures.sense === -1) expect(figures.opening).toBe(opening)
    }))
  })
  it('shows by how much it does not, to the fen', () => {
    const whole = sumsOf(10_000n, [500n, -300n, 200n], 0, 3)
    expect(tableFigures({ ...whole, in: whole.in - 1n }).difference).toBe(1n)
    expect(tableFigures({ ...whole, first: null, last: null })).toMatchObject({ opening: null, closing: null, difference: null })
  })
  it('runs over several files, rows of both counted once', () => {
    const earlier = { ...sumsOf(100n, [50n, -20n], 0, 2), table: 1, from: '2024-01-01', to: '2024-06-30' }
    // The second file begins with the last row of the first.
    const later = { ...sumsOf(150n, [-20n, 70n], 0, 2), table: 2, from: '2024-06-30', to: '2024-12-31' }
    expect(accountFigures([later, earlier], { in: 120n, out: 20n })).toEqual({ opening: 100n, in: 120n, out: 20n, closing: 200n, difference: 0n })
    expect(accountFigures([later, earlier], { in: 120n, out: 40n }).difference).toBe(20n)
    expect(accountFigures([], { in: 0n, out: 0n }).difference).toBeNull()
  })
})

describe('tables that cover the same days', () => {
  it('overlap from the later beginning to the earlier end, both counted', () => {
    expect(overlapping([{ table: 1, from: '2024-01-01', to: '2024-03-31' }, { table: 2, from: '2024-03-31', to: '2024-05-31' }, { table: 3, from: '2024-06-01', to: '2024-06-30' }]))
      .toEqual([{ tables: [1, 2], from: '2024-03-31', to: '2024-03-31' }])
  })
})
