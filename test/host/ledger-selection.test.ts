import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LedgerFilter, LedgerRow } from '../../src-main/contract/ledger.ts'
import { arranged, moved } from '../../src-renderer/screens/money/chosen-columns.ts'
import { startTestHost, type TestHost } from './in-process.ts'

let test: TestHost
let all: readonly LedgerRow[]
const rows = async (filter: LedgerFilter): Promise<readonly LedgerRow[]> => {
  const found: LedgerRow[] = []
  const { accounts, ...rest } = filter
  for (;;) {
    const page = await test.ask('money.rows', { filter: { ...rest, ...(accounts === undefined ? {} : { accounts: [...accounts] }) }, sort: 'time', offset: found.length, limit: 500 })
    found.push(...page.rows)
    if (found.length >= page.total) return found
  }
}
beforeAll(async () => {
  test = startTestHost()
  await test.ask('cases.openSample', {})
  all = await rows({})
})
afterAll(() => test.end())

describe('filters of the grid', () => {
  it('lets through what some finding counts', async () => {
    const flagged = await rows({ flagged: true })
    expect(flagged.length).toBeGreaterThan(0)
    expect(flagged.map((row) => row.id)).toEqual(all.filter((row) => row.findings.length > 0).map((row) => row.id))
  })

  it('lets through a category of the lexicon, more than the finding that counts only the restricted time', async () => {
    const flights = await rows({ category: 'flights' })
    expect(flights.length).toBeGreaterThan(0)
    expect(flights.every((row) => /航|机票|air/iu.test(`${row.counterpartyName} ${row.memo}`))).toBe(true)
    expect(await rows({ category: 'no-such' })).toEqual([])
  })

  it('lets through a channel or kind of transaction, with signs of the pattern taken as they stand', async () => {
    const kind = await rows({ channel: '消费' })
    const { cells } = await test.ask('money.row', { id: kind[0]?.id ?? '' })
    expect(cells.some((cell) => cell.text.includes('消费'))).toBe(true)
    expect(kind.length).toBeLessThan(all.length)
    expect(await rows({ channel: '%' })).toEqual([])
  })
})

describe('the rows that were picked', () => {
  it('are written in their order, each with path, line and SHA-256 of its original', async () => {
    const picked = [all[5], all[2]].flatMap((row) => (row === undefined ? [] : [row]))
    const path = join(test.folder, 'rows.csv')
    expect(await test.ask('money.export', { rows: picked.map((row) => row.id), token: await test.token(path), language: 'zh-CN' })).toEqual({ path, rows: 2 })
    const text = readFileSync(path, 'utf8')
    expect(text.startsWith('\uFEFF日期,时间,账户')).toBe(true)
    const lines = text.trim().split('\r\n').slice(1)
    expect(lines).toHaveLength(2)
    for (const [index, row] of picked.entries()) {
      const { sha256 } = await test.ask('money.row', { id: row.id })
      expect(lines[index]?.startsWith(row.day)).toBe(true)
      expect(lines[index]).toContain(`,${row.amount},`)
      expect(lines[index]).toContain(row.path)
      expect(lines[index]?.endsWith(`,${row.line},${sha256}`)).toBe(true)
    }
    const { entries } = await test.ask('log.list', { offset: 0, limit: 3 })
    expect(entries.some((entry) => entry.action === 'export.written' && entry.details['format'] === 'ledger-csv')).toBe(true)
  })

  it('are not written in part where one is gone', async () => {
    const answer = await test.host.call('money.export', { rows: [all[0]?.id ?? '', 'f9#9:9'], token: await test.token(join(test.folder, 'gone.csv')), language: 'en' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(() => readFileSync(join(test.folder, 'gone.csv'))).toThrow('ENOENT')
  })
})

describe('columns that were chosen', () => {
  const columns = ['time', 'account', 'line']
  it('come back in their order, without those that are gone and with those that are new', () => {
    expect(arranged({ order: ['line', 'gone', 'time', 'time'], hidden: ['account', 'gone'] }, columns)).toEqual({ order: ['line', 'account', 'time'], hidden: ['account'] })
    expect(arranged('nonsense', columns)).toEqual({ order: columns, hidden: [] })
  })
  it('move by one and stop at the ends', () => {
    expect(moved(columns, 'line', -1)).toEqual(['time', 'line', 'account'])
    expect(moved(columns, 'time', -1)).toEqual(columns)
    expect(moved(columns, 'line', 1)).toEqual(columns)
  })
})
