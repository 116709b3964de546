import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Review } from '../../src-main/contract/review.ts'
import { generateBundle } from '../bench/generate.ts'
import { contractFaults } from '../contract/review-contract.ts'
import { startTestHost, type TestHost } from './in-process.ts'

let test: TestHost
beforeAll(async () => {
  test = startTestHost()
  await test.ask('cases.openSample', {})
})
afterAll(() => test.end())

const fen = (text: string): bigint => BigInt(text.replace('.', ''))

describe('the proof of every account of the sample case', () => {
  it('adds up in its figures, is green only without a reason against it, and agrees with the rows of the ledger', async () => {
    const accounts = await test.ask('money.accounts', {})
    const tied: boolean[] = []
    for (const account of accounts) {
      const proof = await test.ask('money.proof', { account: account.id })
      tied.push(proof.ties)
      const { total, totalIn, totalOut } = await test.ask('money.rows', { filter: { accounts: [account.id] }, sort: 'time', offset: 0, limit: 1 })
      expect([account.id, proof.in, proof.out]).toEqual([account.id, totalIn, totalOut])
      expect(proof.tables.reduce((sum, table) => sum + table.rows - table.repeated, 0)).toBeGreaterThanOrEqual(total)
      if (proof.ties) {
        expect(fen(proof.opening ?? '') + fen(proof.in) - fen(proof.out)).toBe(fen(proof.closing ?? ''))
        expect(proof.reasons.filter((reason) => reason.kind !== 'rejected' && reason.kind !== 'foreign')).toEqual([])
      } else expect(proof.reasons.length).toBeGreaterThan(0)
      const breaks = proof.tables.reduce((sum, table) => sum + table.breaks, 0)
      expect(proof.reasons.some((reason) => reason.kind === 'breaks')).toBe(account.breaks > 0)
      expect(breaks).toBeGreaterThanOrEqual(account.breaks)
    }
    // Every statement of the sample case has something to find: a gap, rows that cannot be read, a break, no balance.
    expect(tied).toEqual(accounts.map(() => false))
  })

  it('says why: two whole files with a gap between them, rows that could not be read, a break, a wallet without balances', async () => {
    const reasons = async (account: string) => (await test.ask('money.proof', { account })).reasons
    const icbc = await test.ask('money.proof', { account: 'acc-icbc-1011' })
    expect(icbc.tables.map(({ opening, closing, difference }) => [opening, closing, difference])).toEqual([['4360.10', '67850.13', '0.00'], ['99111.07', '67034.25', '0.00']])
    // What moved in the missing months: the opening of the later file less the closing of the earlier one.
    expect(icbc.reasons).toEqual([{ kind: 'difference', amount: '31260.94' }, { kind: 'missing', months: ['2023-02', '2023-03'] }])
    expect(await reasons('acc-ccb-8825')).toEqual([{ kind: 'difference', amount: '-25500.00' }, { kind: 'rejected', count: 2 }])
    expect((await test.ask('money.proof', { account: 'acc-ccb-8825' })).overlaps).toMatchObject([{ from: '2024-04-03', to: '2024-06-26', rows: 33 }])
    expect((await reasons('acc-abc-6041')).map((reason) => reason.kind)).toEqual(['difference', 'breaks', 'rejected'])
    expect((await reasons('acc-wechat')).map((reason) => reason.kind)).toEqual(['no-balance', 'rejected', 'neutral'])
  })

  it('stands in review.json as the window shows it, with the rows that the balances rest on, and the printed page says no account of these is whole', async () => {
    const [json, page] = ['review.json', 'checklist.html'].map((name) => join(test.folder, name)) as [string, string]
    await test.ask('export.write', { format: 'json', token: await test.token(json), language: 'zh-CN' })
    await test.ask('export.write', { format: 'html', token: await test.token(page), language: 'zh-CN' })
    const review = JSON.parse(readFileSync(json, 'utf8')) as Review
    expect(contractFaults(review)).toEqual([])
    const accounts = await test.ask('money.accounts', {})
    expect(review.statementProofs?.map(({ account }) => account)).toEqual(accounts.map(({ id }) => id))
    for (const [index, account] of accounts.entries()) {
      const { rows, breaks, missingMonths, ...proof } = review.statementProofs?.[index] ?? expect.fail('no proof')
      expect(proof).toEqual(await test.ask('money.proof', { account: account.id }))
      expect([rows.kept, rows.duplicate, rows.rejected, breaks]).toEqual([account.rows.kept, account.rows.duplicate, account.rows.rejected, account.breaks])
      expect(missingMonths).toHaveLength(account.missingMonths)
      for (const table of proof.tables) {
        if (table.openingAt === null || table.closingAt === null || table.opening === null) continue
        const { rows: own } = await test.ask('money.proofRows', { account: account.id, table: table.table, offset: 0, limit: 500 })
        const shown = own.filter((row) => row.balance !== null)
        expect([table.openingAt.line, table.closingAt.line]).toEqual([shown[0]?.line, shown.at(-1)?.line])
      }
    }
    const printed = readFileSync(page, 'utf8')
    expect(printed).toContain('期初加收入减支出不等于期末，差额 31,260.94。')
    expect(printed).not.toContain('class="good"')
  })

  it('ties out where statements are whole', async () => {
    const whole = startTestHost()
    await whole.ask('cases.create', { token: await whole.token(join(whole.folder, 'whole.tcase')), passphrase: null })
    await whole.ask('intake.import', { tokens: [await whole.token(generateBundle(join(whole.folder, 'bundle'), 400).folder)] })
    const accounts = await whole.ask('money.accounts', {})
    expect(accounts.length).toBeGreaterThan(3)
    for (const { id } of accounts) {
      const proof = await whole.ask('money.proof', { account: id })
      expect([id, proof.ties, proof.reasons]).toEqual([id, true, []])
    }
    await whole.end()
  })

  it('shows the running balance row by row: every row that follows is the one before and its amount', async () => {
    for (const account of await test.ask('money.accounts', {})) {
      const { tables } = await test.ask('money.proof', { account: account.id })
      for (const { table, rows: count, breaks } of tables) {
        const { rows, total } = await test.ask('money.proofRows', { account: account.id, table, offset: 0, limit: 500 })
        expect(total).toBeGreaterThanOrEqual(count)
        if (total > 500) continue
        expect(rows.filter((row) => row.proof === 'break')).toHaveLength(breaks)
        for (const row of rows) expect(row.expected === null).toBe(row.proof !== 'break')
      }
    }
  })
})
