import fc from 'fast-check'
import { expect, it } from 'vitest'
import { repeatedWithin } from '../../../src-main/domain/ledger/same-movement.ts'
import type { StatementRow } from '../../../src-main/domain/ledger/transaction.ts'
import type { Day } from '../../../src-main/domain/values/day.ts'
import { fen } from '../../../src-main/domain/values/money.ts'

const plain: StatementRow = {
  line: 1, at: { day: '2024-01-01' as Day, time: null }, direction: 'out', amount: fen(100n), reversal: false, balance: null, balanceProof: 'none', expectedBalance: null, currency: 'CNY', outcome: 'done',
  kind: 'ordinary', refunded: fen(0n), ownNumbers: [], ownName: null, ownDocument: null, counterparty: { name: '', number: '', document: '', bank: '' }, memo: '', merchant: '', channel: '', typeText: '',
  statusText: '', cash: false, serial: null, orderNumber: null, cells: [],
}

it('names the same repetitions as a comparison of all cells with all', () => {
  const cells = fc.array(fc.constantFrom('', 'a', 'b'), { minLength: 2, maxLength: 2 })
  const row = fc.record({ cells, serial: fc.constantFrom(null, 'S1', 'S2') })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (drafts) => {
      const rows = drafts.map(({ cells: own, serial }, index) => ({ ...plain, line: index + 1, serial, cells: [serial ?? '', ...own] }))
      const expected = new Map<number, number>()
      rows.forEach((each, index) => {
        if (each.serial === null) return
        const first = rows.findIndex((other) => other.serial !== null && other.cells.join('|') === each.cells.join('|'))
        if (first < index) expected.set(index, first)
      })
      expect([...repeatedWithin(rows)]).toEqual([...expected])
    }),
  )
})
