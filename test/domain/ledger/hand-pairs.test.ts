import { describe, expect, it } from 'vitest'
import { handPairsOf, natureOf, pairingTarget, type PairingWord, type RowAnchor } from '../../../src-main/domain/ledger/hand-pairs.ts'
import type { Transaction } from '../../../src-main/domain/ledger/transaction.ts'
import { asId, type StatementId } from '../../../src-main/domain/values/ids.ts'
import { formatYuan } from '../../../src-main/domain/values/money.ts'
import { file, row, view } from '../findings/case-builder.ts'

const sha = (account: string): string => account.repeat(64).slice(0, 64)
const anchor = (of: Transaction): RowAnchor => ({ sha256: sha(of.account), sheet: null, line: of.line, day: of.at.day, direction: of.direction, amount: formatYuan(of.amount) })
const word = (one: Transaction, other: Transaction, is: PairingWord['word'] = 'paired'): PairingWord => ({ word: is, rows: [anchor(one), anchor(other)], reason: '虚构的理由', reviewer: '虚构审查人', at: '2026-01-01T08:00:00+08:00' })
const caseOf = (rows: readonly Transaction[]) => view({ rows, files: [...new Set(rows.map((each) => each.account))].map((name) => ({ ...file(`statements/${name}.csv`, '', { sha256: sha(name) }), id: rows.find((each) => each.account === name)?.file ?? asId('') })) })
const WALLETS = new Set([asId<StatementId>('W')])

describe('what two rows can be to one another', () => {
  const out = row('A', '2024-05-01 10:00', '-100.00')
  it('follows from direction, account and currency', () => {
    expect(natureOf(out, row('W', '2024-05-01 10:01', '-100.00'))).toBe('mirrored')
    expect(natureOf(out, row('W', '2024-05-01 10:01', '100.00', '', { direction: 'neutral' }))).toBe('carried')
    expect(natureOf(out, row('W', '2024-05-01 10:01', '99.00'))).toBe('own')
    expect(natureOf(out, row('A', '2024-05-01 10:01', '100.00'))).toBeNull()
    expect(natureOf(out, row('W', '2024-05-01 10:01', '100.00', '', { currency: 'USD' }))).toBeNull()
    expect(natureOf(out, row('W', '2024-05-01 10:01', '100.00', '', { outcome: 'failed' }))).toBeNull()
    const neutral = row('W', '2024-05-01 10:01', '1.00', '', { direction: 'neutral' })
    expect(natureOf(neutral, row('A', '2024-05-01 10:01', '1.00', '', { direction: 'neutral' }))).toBeNull()
  })
})

describe('words on pairs, tied to rows', () => {
  const bank = row('A', '2024-05-01 10:00', '-100.00')
  const wallet = row('W', '2024-05-01 10:02', '-100.00')
  const receipt = row('B', '2024-05-01 11:00', '100.00')
  const parts = caseOf([bank, wallet, receipt])

  it('counts the wallet row whichever was named first, and names the accounts of a transfer', () => {
    expect(handPairsOf(parts, WALLETS, [word(bank, wallet)]).mirrored).toEqual([{ wallet, bank, apart: 120 }])
    const own = handPairsOf(parts, WALLETS, [word(receipt, bank)])
    expect(own.own).toEqual([{ paid: bank, received: receipt }])
    expect([own.between.get(bank.id), own.between.get(receipt.id)]).toEqual(['B', 'A'])
  })

  it('leaves a row said apart to the reviewer, and lets a pair go before it', () => {
    const said = handPairsOf(parts, WALLETS, [word(bank, receipt, 'apart'), word(bank, wallet)])
    expect(said.own).toEqual([])
    expect([...said.notBetween]).toEqual([bank.id, receipt.id])
    expect([...said.spokenOn].toSorted()).toEqual([bank.id, receipt.id, wallet.id].toSorted())
    expect(said.wordOn.get(bank.id)).toMatchObject({ nature: 'mirrored', other: wallet })
  })

  it('lets a word rest whose row is gone or reads as another movement', () => {
    const other = { ...word(bank, wallet), rows: [{ ...anchor(bank), amount: '100.01' }, anchor(wallet)] } as const
    expect(handPairsOf(parts, WALLETS, [other])).toMatchObject({ mirrored: [], adrift: [other] })
    const gone = { ...word(bank, wallet), rows: [{ ...anchor(bank), line: 9999 }, anchor(wallet)] } as const
    const rested = handPairsOf(parts, WALLETS, [gone])
    expect(rested.adrift).toEqual([gone])
    expect(rested.spokenOn.size).toBe(0)
  })

  it('has one target for a pair in whichever order', () => {
    expect(pairingTarget(word(bank, wallet).rows)).toBe(pairingTarget(word(wallet, bank).rows))
  })
})
