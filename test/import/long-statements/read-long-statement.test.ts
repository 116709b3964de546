import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StatementRow } from '../../../src-main/domain/ledger/transaction.ts'
import { factsOf } from '../../../src-main/import/arriving-file.ts'
import { openLong, parseFile } from '../../../src-main/import/parse-file.ts'
import { gb18030 } from '../../bench/gb18030.ts'

const PIECE = 100_000
const LONG = { from: 1, piece: PIECE }

/** Fields that the row itself has, or answers. */
const fieldsOf = (row: StatementRow): object => ({
  line: row.line, at: row.at, direction: row.direction, amount: row.amount, reversal: row.reversal, balance: row.balance, balanceProof: row.balanceProof, expectedBalance: row.expectedBalance,
  currency: row.currency, outcome: row.outcome, kind: row.kind, refunded: row.refunded, ownNumbers: row.ownNumbers, ownName: row.ownName, ownDocument: row.ownDocument, counterparty: row.counterparty,
  memo: row.memo, merchant: row.merchant, channel: row.channel, typeText: row.typeText, statusText: row.statusText, cash: row.cash, serial: row.serial, orderNumber: row.orderNumber, cells: row.cells,
})

/** Both readings of a file, in one form. */
async function both(bytes: Uint8Array, path: string): Promise<{ long: object; whole: object } | null> {
  const whole = await parseFile(bytes, path)
  const long = await openLong(bytes, path, {}, LONG)
  if (long === null) return null
  const rows: StatementRow[] = []
  const repeats = new Map<number, number>()
  for await (const piece of long.rows()) {
    rows.push(...piece.rows)
    for (const [at, first] of piece.repeats) repeats.set(at, first)
  }
  const [statement] = whole.statements
  if (statement === undefined) throw new Error('the reader of whole texts made no statement of it')
  return {
    long: { ...long.file, statements: [{ ...long.file.statements[0], rows: rows.map(fieldsOf) }], facts: { ...long.facts, repeats } },
    whole: { ...whole, statements: [{ ...statement, rows: statement.rows.map(fieldsOf) }], facts: factsOf(statement.rows) },
  }
}

const HEADER = '交易卡号,交易账号,交易户名,交易证件号码,交易时间,交易金额,交易余额,收付标志,对手户名,交易对手账卡号,摘要说明,交易流水号,备注'
const two = (number: number): string => String(number).padStart(2, '0')

interface Written {
  readonly card: number
  readonly fen: number
  readonly out: boolean
  readonly name: string
  readonly note: string
  readonly fault: 'none' | 'date' | 'amount' | 'balance' | 'again'
}
const written = fc.record({
  card: fc.integer({ min: 0, max: 2 }), fen: fc.integer({ min: 0, max: 5_000_000 }), out: fc.boolean(),
  name: fc.constantFrom('虚构甲', '虚构商行', 'ABC Ltd', ''),
  note: fc.constantFrom('', '货款', '"一,二"', '"两行\n备注"', '"他说""好"""', '人'.repeat(200)),
  fault: fc.constantFrom<Written['fault']>('none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'date', 'amount', 'balance', 'again'),
})

/** A statement of three cards whose balances follow, but for its faults; a few thousand rows that repeat a pattern. */
function statementOf(pattern: readonly Written[], rows: number, newestFirst: boolean, end: string): string {
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

describe('a long statement', () => {
  it('is read in pieces as it is read whole', { timeout: 120_000 }, async () => {
    let read = 0
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 12 }), fc.integer({ min: 900, max: 4000 }), fc.boolean(), fc.constantFrom('\n', '\r\n'), fc.boolean(), async (pattern, rows, newestFirst, end, chinese) => {
        const text = statementOf(pattern, rows, newestFirst, end)
        const made = await both(chinese ? gb18030(text) : Buffer.from(text), '流水.csv')
        if (made === null) return
        read += 1
        expect(made.long).toEqual(made.whole)
      }),
      { numRuns: 25 },
    )
    expect(read).toBeGreaterThan(15)
  })

  it('of signed amounts, whose sides the balances settle, too', async () => {
    let balance = 100_000_00
    const lines = Array.from({ length: 3000 }, (_, at) => {
      const change = at % 3 === 0 ? 12_300 : -4500
      balance += change
      return `2024-${two(1 + (Math.floor(at / 250) % 12))}-${two(1 + (Math.floor(at / 9) % 27))},${(change / 100).toFixed(2)},${(balance / 100).toFixed(2)},虚构甲,货款${at}`
    })
    const made = await both(Buffer.from(`交易日期,交易金额,账户余额,对方户名,摘要\n${lines.join('\n')}\n`), '流水.csv')
    expect(made?.long).toEqual(made?.whole)
    expect(made).not.toBeNull()
  })

  it.each([
    ['lines that end in a lone carriage return', (text: string) => text.replaceAll('\n', '\r')],
    ['a second header', (text: string) => `${text}${HEADER}\n`],
    ['decimal commas', (text: string) => text.replaceAll(/,(\d+)\.(\d\d),/gu, ',"$1,$2",')],
  ])('with %s is left to the reader of whole texts', async (_, change) => {
    const text = statementOf([{ card: 0, fen: 1234, out: true, name: '虚构甲', note: '', fault: 'none' }], 2000, false, '\n')
    expect(await openLong(Buffer.from(change(text)), '流水.csv', {}, LONG)).toBeNull()
    expect(await openLong(Buffer.from(text), '流水.csv', {}, LONG)).not.toBeNull()
  })

  it('is none below the size from which files are long, or in an encoding chosen by hand', async () => {
    const bytes = Buffer.from(statementOf([{ card: 0, fen: 1234, out: true, name: '虚构甲', note: '', fault: 'none' }], 500, false, '\n'))
    expect(await openLong(bytes, '流水.csv')).toBeNull()
    expect(await openLong(bytes, '流水.csv', { choice: { encoding: 'UTF-8', passwords: [] } }, LONG)).toBeNull()
  })
})
