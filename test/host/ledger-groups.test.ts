import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GROUPED_BY, type GroupedBy, type LedgerGroup } from '../../src-main/contract/ledger-groups.ts'
import type { LedgerRow } from '../../src-main/contract/ledger.ts'
import type { Params } from '../../src-main/contract/api.ts'
import { addAmounts } from '../../src-renderer/screens/money/amount-text.ts'
import { startTestHost, type TestHost } from './in-process.ts'

type Filter = Params<'money.rows'>['filter']

let test: TestHost
let all: readonly LedgerRow[]

async function rows(filter: Filter): Promise<readonly LedgerRow[]> {
  const found: LedgerRow[] = []
  for (;;) {
    const page = await test.ask('money.rows', { filter, sort: 'time', offset: found.length, limit: 500 })
    found.push(...page.rows)
    if (found.length >= page.total) return found
  }
}
async function groups(by: GroupedBy, filter: Filter = {}): Promise<readonly LedgerGroup[]> {
  const found: LedgerGroup[] = []
  for (;;) {
    const page = await test.ask('money.groups', { filter, by, sort: 'out', offset: found.length, limit: 7 })
    found.push(...page.groups)
    if (found.length >= page.total) return found
  }
}
const sum = (list: readonly LedgerRow[], direction: 'in' | 'out'): string =>
  addAmounts(list.filter((row) => row.direction === direction && row.currency === 'CNY' && (row.outcome === 'done' || row.outcome === 'partly-refunded')).map((row) => row.amount))

beforeAll(async () => {
  test = startTestHost()
  await test.ask('cases.openSample', {})
  all = await rows({})
})
afterAll(() => test.end())

describe.each(GROUPED_BY)('the ledger grouped by %s', (by) => {
  it.each([{}, { direction: 'out' as const, least: '100.00' }, { period: 'restriction' }])('opens every group to the rows that it counts: %j', async (filter) => {
    const found = await groups(by, filter)
    expect(found.length).toBeGreaterThan(1)
    expect(new Set(found.map((group) => group.key)).size).toBe(found.length)
    const seen = new Map<string, number>()
    for (const group of found) {
      const own = await rows({ ...filter, group: { by, key: group.key } })
      expect([group.key, own.length, sum(own, 'in'), sum(own, 'out')]).toEqual([group.key, group.count, group.in, group.out])
      for (const row of own) seen.set(row.id, (seen.get(row.id) ?? 0) + 1)
    }
    // No row is lost among the groups, and only periods lie over one another.
    expect([...seen.keys()].toSorted()).toEqual((await rows(filter)).map((row) => row.id).toSorted())
    if (by !== 'period') expect([...seen.values()].every((times) => times === 1)).toBe(true)
  })
})

describe('the order of groups', () => {
  it('goes by name, count or sum, and gives every group once over the pages', async () => {
    const byOut = await groups('counterparty')
    expect(byOut.map((group) => Number(group.out))).toEqual(byOut.map((group) => Number(group.out)).toSorted((left, right) => right - left))
    const byCount = await test.ask('money.groups', { filter: {}, by: 'month', sort: 'count', offset: 0, limit: 500 })
    expect(byCount.groups.map((group) => group.count)).toEqual(byCount.groups.map((group) => group.count).toSorted((left, right) => right - left))
    const byMonth = await test.ask('money.groups', { filter: {}, by: 'month', sort: 'key', offset: 0, limit: 500 })
    expect(byMonth.groups.map((group) => group.key)).toEqual([...new Set(all.map((row) => row.day.slice(0, 7)))].toSorted())
  })
})

describe('the other side as a filter', () => {
  it('is looked for in name and number, not in the memo', async () => {
    const one = all.find((row) => row.counterpartyName.length > 2 && /^\p{Script=Han}+$/u.test(row.counterpartyName))
    const name = one?.counterpartyName ?? ''
    const found = await rows({ counterparty: name })
    expect(found.map((row) => row.id)).toEqual(all.filter((row) => row.counterpartyName.includes(name)).map((row) => row.id))
    const number = all.find((row) => /^\d{10,}$/u.test(row.counterpartyNumber))?.counterpartyNumber ?? ''
    const part = number.slice(2, 9)
    expect((await rows({ counterparty: part })).map((row) => row.id)).toEqual(all.filter((row) => `${row.counterpartyNumber} ${row.counterpartyName}`.includes(part)).map((row) => row.id))
    expect(await rows({ counterparty: '%' })).toEqual([])
  })
  it('follows what the reviewer made one', async () => {
    // A name that stands only on the second sighting of a movement cannot be merged.
    const ends = new Set((await test.ask('counterparties.list', {})).ends.map((end) => end.id))
    const before = (await groups('counterparty')).filter((group) => !group.key.startsWith('party:') && ends.has(group.key))
    const [one, other] = before
    if (one === undefined || other === undefined) throw new Error('the sample case has counterparties')
    await test.ask('counterparties.merge', { members: [one.key, other.key], word: 'one', name: '虚构合并方', reason: '同一人', language: 'zh-CN' })
    const merged = (await groups('counterparty')).find((group) => group.name === '虚构合并方')
    expect(merged?.count).toBe(one.count + other.count)
    await test.ask('history.undo', { language: 'zh-CN' })
    expect((await groups('counterparty')).some((group) => group.name === '虚构合并方')).toBe(false)
  })
})

describe('everything under a filter', () => {
  it('is written but for the rows taken out, each with its citation', async () => {
    const filter: Filter = { direction: 'out', least: '1000.00' }
    const wanted = await rows(filter)
    const path = join(test.folder, 'filter.csv')
    const [out] = wanted
    expect(await test.ask('money.export', { rows: { filter, except: [out?.id ?? ''] }, token: await test.token(path), language: 'en' })).toEqual({ path, rows: wanted.length - 1 })
    const lines = readFileSync(path, 'utf8').trim().split('\r\n').slice(1)
    expect(lines).toHaveLength(wanted.length - 1)
    expect(lines.every((line) => /,[0-9a-f]{64}$/u.test(line))).toBe(true)
  })
})
