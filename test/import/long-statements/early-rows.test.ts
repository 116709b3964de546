import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StatementRow } from '../../../src-main/domain/ledger/transaction.ts'
import { factsOf, type SettledStatement } from '../../../src-main/import/arriving-file.ts'
import { openEarly, parseFile } from '../../../src-main/import/parse-file.ts'
import { gb18030 } from '../../bench/gb18030.ts'
import { fieldsOf, HEADER, statementOf, written, type Written } from './written-statement.ts'

const LONG = { from: 1, piece: 100_000 }
const ANY = { firstRowShows: null }
const plain: Written = { card: 0, fen: 1234, out: true, name: '虚构甲', note: '', fault: 'none' }

type Early = { readonly rows: readonly StatementRow[]; readonly settled: SettledStatement | null }

/** Rows that came early and how that ended; null where none did. */
async function readEarly(bytes: Uint8Array, early: { readonly firstRowShows: string | null } = ANY): Promise<Early | null> {
  const opened = await openEarly(bytes, '流水.csv', early, {}, LONG)
  if (opened === null) return null
  const rows: StatementRow[] = []
  for (;;) {
    const piece = await opened.pieces.next()
    if (piece.done === true) return { rows, settled: piece.value }
    rows.push(...piece.value)
  }
}

describe('rows of a long statement that come while it is read', () => {
  it('are those of the reader of whole texts, or are withdrawn', { timeout: 120_000 }, async () => {
    let settled = 0
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 6 }), fc.integer({ min: 900, max: 4000 }), fc.boolean(), fc.boolean(), async (pattern, rows, again, chinese) => {
        const text = statementOf(again ? pattern : pattern.map((row) => (row.fault === 'again' ? { ...row, fault: 'balance' } : row)), rows, false, '\r\n')
        const bytes = chinese ? gb18030(text) : Buffer.from(text)
        const read = await readEarly(bytes)
        if (read === null || read.settled === null) return
        settled += 1
        const [statement] = (await parseFile(bytes, '流水.csv')).statements
        if (statement === undefined) throw new Error('the reader of whole texts made no statement of it')
        const { facts, ...early } = read.settled
        expect({ ...early, rows: read.rows.map(fieldsOf) }).toEqual({ ...statement, rows: statement.rows.map(fieldsOf) })
        expect(facts).toEqual(factsOf(statement.rows))
      }),
      { numRuns: 25 },
    )
    expect(settled).toBeGreaterThan(10)
  })

  it.each([
    ['newest first', () => statementOf([plain], 3000, true, '\n'), 'never'],
    ['with sides that only the balances settle', () => statementOf([plain], 3000, false, '\n').replaceAll(',出,', ',1,'), 'never'],
    ['with a line that stands there twice', () => statementOf([plain], 3000, false, '\n') + statementOf([plain], 3000, false, '\n').split('\n')[2999], 'withdrawn'],
    ['with a second header far down', () => `${statementOf([plain], 3000, false, '\n')}${HEADER}\n`, 'withdrawn'],
    ['with one side left open far down', () => `${statementOf([plain], 3000, false, '\n')}6217000000000000000,,虚构户0,110101190001010023,2024-12-28 10:00:00,-5.00,7.00,出,虚构甲,6222000000000001,转账,XG99999,\n`, 'withdrawn'],
  ])('%s', async (_, text, what) => {
    const read = await readEarly(Buffer.from(text()))
    if (what === 'never') expect(read).toBeNull()
    else expect(read).toMatchObject({ settled: null })
    expect((await readEarly(Buffer.from(statementOf([plain], 3000, false, '\n'))))?.settled?.facts.count).toBe(3000)
  })

  it('are withdrawn where a byte far down is none of the encoding so far', async () => {
    const text = Buffer.from(statementOf([plain], 3000, false, '\n'))
    expect(await readEarly(Buffer.concat([text, Buffer.from([0xff, 0x0a])]))).toMatchObject({ settled: null })
  })

  it('come where the first row shows the number stated for the file, and not elsewhere', async () => {
    const bytes = Buffer.from(statementOf([plain, { ...plain, card: 1 }], 3000, false, '\n'))
    expect((await readEarly(bytes, { firstRowShows: '6217000000000000000' }))?.settled).not.toBeNull()
    expect(await readEarly(bytes, { firstRowShows: '6217000000000000001' })).toBeNull()
  })
})
