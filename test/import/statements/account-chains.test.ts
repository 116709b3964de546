import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountChains } from '../../../src-main/import/statements/account-chains.ts'
import { bindColumns } from '../../../src-main/import/statements/header.ts'

const binding = bindColumns(['交易卡号', '交易账号', '交易日期', '交易金额', '收付标志'], [])
const line = fc.record({ card: fc.constantFrom('', '62170001', '62170002', '62170003'), account: fc.constantFrom('', '', '1001', '1002', ' 1001'), currency: fc.constantFrom('CNY', 'CNY', 'USD') })

describe('lines of several accounts', () => {
  it('belong to the account of their line or of their card, whatever was asked before', () => {
    if (binding === null) throw new Error('the header is that of a statement')
    const asked = binding
    fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const chains = accountChains(asked)
      const accountOf = new Map<string, string>()
      for (const { card, account, currency } of lines) {
        const number = account.trim()
        if (number !== '' && card !== '' && !accountOf.has(card)) accountOf.set(card, number)
        const own = number === '' ? (accountOf.get(card) ?? card) : number
        expect(chains.kept(card === '' ? undefined : card, [card, account, '2024-03-18', '5.00', '进'], currency)).toBe(`${own} ${currency}`)
        // A line that names nothing stays with the line before it.
        expect(chains.rejected(['', '', 'x'])).toBe(`${own} ${currency}`)
      }
    }), { numRuns: 500 })
  })
})
