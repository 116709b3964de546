import * as fc from 'fast-check'
import type { StatementRow } from '../../../src-main/domain/ledger/transaction.ts'

/** Fields that the row itself has, or answers. */
export const fieldsOf = (row: StatementRow): object => ({
  line: row.line, at: row.at, direction: row.direction, amount: row.amount, reversal: row.reversal, balance: row.balance, balanceProof: row.balanceProof, expectedBalance: row.expectedBalance,
  currency: row.currency, outcome: row.outcome, kind: row.kind, refunded: row.refunded, ownNumbers: row.ownNumbers, ownName: row.ownName, ownDocument: row.ownDocument, counterparty: row.counterparty,
  memo: row.memo, merchant: row.merchant, channel: row.channel, typeText: row.typeText, statusText: row.statusText, cash: row.cash, serial: row.serial, orderNumber: row.orderNumber, cells: row.cells,
})

export const HEADER = '交易卡号,交易账号,交易户名,交易证件号码,交易时间,交易金额,交易余额,收付标志,对手户名,交易对手账卡号,摘要说明,交易流水号,备注'
export const two = (number: number): string => String(number).padStart(2, '0')

export interface Written {
  readonly card: number
  readonly fen: number
  readonly out: boolean
  readonly name: string
  readonly note: string
  readonly fault: 'none' | 'date' | 'amount' | 'balance' | 'again'
}
export const written = fc.record({
  card: fc.integer({ min: 0, max: 2 }), fen: fc.integer({ min: 0, max: 5_000_000 }), out: fc.boolean(),
  name: fc.constantFrom('虚构甲', '虚构商行', 'ABC Ltd', ''),
  note: fc.constantFrom('', '货款', '"一,二"', '"两行\n备注"', '"他说""好"""', '人'.repeat(200)),
  fault: fc.constantFrom<Written['fault']>('none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'date', 'amount', 'balance', 'again'),
})

/** A statement of three cards whose balances follow, but for its faults; a few thousand rows that repeat a pattern. */
export function statementOf(pattern: readonly Written[], rows: number, newestFirst: boolean, end: string): string {
  const balances = [1_000_000_00, 2_000_000_00, 3_000_000_00]
  const lines: string[] = []
  for (let at = 0; at < rows; at += 1) {
    const row = pattern[at % pattern.length]
    if (row === undefined) throw new Error('a pattern has rows')
    const balance = (balances[row.card] ?? 0) + (row.out ? -row.fen : row.fen)
    balances[row.card] = balance
    const day = `20${two(10 + Math.floor(at / 3000) % 15)}-${two(1 + (Math.floor(at / 250) % 12))}-${two(1 + (Math.floor(at / 9) % 27))}`
    const yuan = (fen: number): string => (fen / 100).toFixed(2)
    lines.push([
      `621700000000000000${row.card}`, '', `虚构户${row.card}`, '110101190001010023', row.fault === 'date' ? '某日' : `${day} ${two(Math.floor(at / 3600) % 24)}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`,
      row.fault === 'amount' ? '壹元' : yuan(row.fen), yuan(row.fault === 'balance' ? balance + 1 : balance), row.out ? '出' : '进', row.name, row.name === '' ? '' : '6222000000000001', '转账', row.fault === 'again' ? 'S1' : `XG${at}`, row.note,
    ].join(','))
    // The same line again, under the same serial number.
    if (row.fault === 'again') lines.push(lines.at(-1) ?? '')
  }
  return `${[HEADER, ...(newestFirst ? lines.toReversed() : lines)].join(end)}${end}合计,,,,,,,,,,,,${end}`
}
