import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StatementRow } from '../../../src-main/domain/ledger/transaction.ts'
import { factsOf } from '../../../src-main/import/arriving-file.ts'
import { openLong, parseFile } from '../../../src-main/import/parse-file.ts'
import { gb18030 } from '../../bench/gb18030.ts'
import { fieldsOf, HEADER, statementOf, two, written } from './written-statement.ts'

const PIECE = 100_000
const LONG = { from: 1, piece: PIECE }

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
