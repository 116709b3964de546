import { describe, expect, it } from 'vitest'
import { statementBreak } from '../../../../src-main/domain/findings/statement/break.ts'
import { statementMissingPeriod } from '../../../../src-main/domain/findings/statement/missing-period.ts'
import { account, context, party, row, yuan, type CaseParts } from '../case-builder.ts'

const parties = [party('P1'), party('P2', { role: 'witness' })]
const accounts = [account('A1', { holder: 'P1' }), account('A2', { holder: 'P2' })]

describe('statement.break', () => {
  const broken = (id: string, balance: string, expected: string) =>
    row(id, '2024-01-02', '-1', '', { balance: yuan(balance), expectedBalance: yuan(expected), balanceProof: 'break' })
  const find = (rows: NonNullable<CaseParts['rows']>, tolerance = '0.00') => statementBreak(context({ parties, accounts, rows }, { 'statement.break': { tolerance } }))

  it('counts breaks by account, whoever holds it', () => {
    const rows = [broken('A1', '10', '20'), row('A1', '2024-01-03', '-1', '', { balance: yuan('9'), balanceProof: 'follows' }), broken('A1', '30', '20.01'), broken('A2', '1', '2')]
    expect(find(rows)).toMatchObject([
      { id: 'statement.break/account/A1', count: 2, total: null, acts: [{ amount: null, citation: { line: rows[0]?.line } }, { citation: { line: rows[2]?.line } }] },
      { id: 'statement.break/account/A2', count: 1 },
    ])
  })
  it('counts only what exceeds the tolerance, either way', () => {
    expect(find([broken('A1', '10.00', '10.05')], '0.05')).toEqual([])
    expect(find([broken('A1', '10.00', '10.06')], '0.05')).toHaveLength(1)
    expect(find([broken('A1', '10.06', '10.00')], '0.05')).toHaveLength(1)
    expect(find([broken('A1', '10.00', '10.01')])).toHaveLength(1)
    expect(find([{ ...broken('A1', '10', '20'), balanceProof: 'none' }, { ...broken('A1', '10', '20'), balance: null }, { ...broken('A1', '10', '20'), expectedBalance: null }])).toEqual([])
  })
})

describe('statement.missing-period', () => {
  const at = (statement: string, day: string, amount: string, balance: string | null = null, over: Parameters<typeof row>[4] = {}) =>
    row('A1', day, amount, '', { statement, balance: balance === null ? null : yuan(balance), ...over })
  const find = (rows: NonNullable<CaseParts['rows']>) => statementMissingPeriod(context({ parties, accounts, rows }))[0]

  it('counts the whole months between two files', () => {
    const rows = [at('S1', '2023-11-05', '1'), at('S1', '2023-11-30', '1', '100'), at('S2', '2024-03-01', '-10', '50')]
    expect(find(rows)).toMatchObject({
      id: 'statement.missing-period/account/A1', count: 3, total: null, from: '2023-12-01', to: '2024-02-29',
      groups: [{ key: '2023-12', count: 1, total: null }, { key: '2024-01' }, { key: '2024-02' }],
      context: [{ line: rows[2]?.line }],
    })
    expect(find(rows)?.acts.map((act) => act.citation.line)).toEqual(Array(3).fill(rows[1]?.line))
  })
  it('misses nothing between neighbouring months or parts of months', () => {
    expect(find([at('S1', '2024-01-01', '1'), at('S2', '2024-02-29', '1')])).toBeUndefined()
    expect(find([at('S1', '2024-01-01', '1'), at('S1', '2024-06-01', '1')])).toBeUndefined()
  })
  it('misses nothing where the balance carries over', () => {
    const ends = at('S1', '2024-01-31', '1', '100.00')
    expect(find([ends, at('S2', '2024-03-01', '-10', '90.00')])).toBeUndefined()
    expect(find([ends, at('S2', '2024-03-01', '10', '110.00')])).toBeUndefined()
    expect(find([ends, at('S2', '2024-03-01', '10', '110.01')])?.count).toBe(1)
    expect(find([ends, at('S2', '2024-03-01', '10', '90.00')])?.count).toBe(1)
    expect(find([ends, at('S2', '2024-03-01', '10', '100.00', { outcome: 'closed' })])).toBeUndefined()
    for (const balance of ['90.00', '100.00', '110.00']) expect(find([ends, at('S2', '2024-03-01', '10', balance, { direction: 'neutral' })])).toBeUndefined()
    expect(find([ends, at('S2', '2024-03-01', '10', '95.00', { direction: 'neutral' })])?.count).toBe(1)
  })
  it('carries nothing over an unknown balance', () => {
    expect(find([at('S1', '2024-01-31', '1', '100'), at('S2', '2024-03-01', '-10')])?.count).toBe(1)
    expect(find([at('S1', '2024-01-31', '1'), at('S2', '2024-03-01', '-10', '90')])?.count).toBe(1)
  })
  it('is not misled by a file that lies within another', () => {
    const long = [at('S1', '2024-01-01', '1'), at('S1', '2024-12-31', '1')]
    const inner = [at('S2', '2024-02-01', '1'), at('S2', '2024-03-31', '1')]
    expect(find([...long, ...inner, at('S3', '2025-01-05', '1')])).toBeUndefined()
    expect(find([...long, ...inner, at('S3', '2025-02-05', '1')])).toMatchObject({ groups: [{ key: '2025-01' }] })
  })
  it('counts several gaps of one account in one finding', () => {
    expect(find([at('S1', '2024-01-31', '1'), at('S2', '2024-03-01', '1'), at('S3', '2024-05-01', '1')])).toMatchObject({
      count: 2, values: { gaps: 2 }, groups: [{ key: '2024-02' }, { key: '2024-04' }],
    })
  })
})
