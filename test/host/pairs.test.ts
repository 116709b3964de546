import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LedgerRow } from '../../src-main/contract/ledger.ts'
import { startTestHost, type TestHost } from './in-process.ts'

const language = 'zh-CN'
let test: TestHost
let rows: LedgerRow[]
beforeAll(async () => {
  test = startTestHost()
  await test.ask('cases.openSample', {})
  rows = []
  for (;;) {
    const page = await test.ask('money.rows', { filter: {}, sort: 'time', offset: rows.length, limit: 500 })
    if (page.rows.length === 0) break
    rows.push(...page.rows)
  }
})
afterAll(() => test.end())

const mirrored = async (): Promise<number> => (await test.ask('review.get', { language })).findings.filter((each) => each.rule === 'channel.mirrored').reduce((sum, each) => sum + (each.count ?? 0), 0)
const refused = async (one: string, other: string, reason = '虚构的理由'): Promise<string> => {
  const answer = await test.host.call('pairs.set', { rows: [one, other], word: 'paired', reason, language })
  return answer.ok ? 'kept' : answer.error.code
}

describe('pairs of rows in the sample case', () => {
  it('shows what the rules paired, says it apart, and gives it back by undo', async () => {
    const before = await mirrored()
    expect(before).toBeGreaterThan(0)
    let wallet: LedgerRow | undefined
    for (const row of rows.filter((each) => each.mirroredWith !== null)) {
      const { pair } = await test.ask('pairs.of', { row: row.id })
      expect(pair?.other.id).toBe(row.mirroredWith)
      if (pair?.nature === 'mirrored' && pair.counted === 'this') wallet ??= row
    }
    if (wallet?.mirroredWith == null) throw new Error('the sample case has mirrored rows')
    const bank = wallet.mirroredWith
    expect((await test.ask('pairs.of', { row: bank })).pair).toMatchObject({ origin: 'rule', counted: 'other', other: { id: wallet.id } })

    const { changes, review } = await test.ask('pairs.set', { rows: [wallet.id, bank], word: 'apart', reason: '两笔不同的付款', language })
    expect(changes.find((each) => each.id.startsWith('channel.mirrored'))).toMatchObject({ before: { count: before }, after: { count: before - 1 } })
    expect(review.findings.find((each) => each.rule === 'channel.mirrored')?.count).toBe(before - 1)
    expect(await test.ask('pairs.of', { row: wallet.id })).toMatchObject({ pair: null, apart: { other: { id: bank }, nature: 'mirrored', reason: '两笔不同的付款' } })
    const page = await test.ask('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 1 })
    expect(page.total).toBe(rows.length)

    // Paired by hand the same two rows count once again; a third row cannot join them.
    await test.ask('pairs.set', { rows: [bank, wallet.id], word: 'paired', reason: '同一笔', language })
    expect(await mirrored()).toBe(before)
    expect((await test.ask('pairs.of', { row: bank })).pair).toMatchObject({ origin: 'hand', counted: 'other', word: { reason: '同一笔' } })
    const third = rows.find((row) => row.account === rows.find((each) => each.id === bank)?.account && row.id !== bank && row.direction === wallet.direction && row.outcome === 'done' && row.currency === wallet.currency)
    expect(await refused(wallet.id, third?.id ?? '')).toBe('row-paired-already')

    await test.ask('history.undo', { language })
    expect(await mirrored()).toBe(before - 1)
    await test.ask('history.undo', { language })
    expect((await test.ask('pairs.of', { row: wallet.id })).pair).toMatchObject({ origin: 'rule', other: { id: bank } })
    expect(await mirrored()).toBe(before)
    const { entries } = await test.ask('log.list', { offset: 0, limit: 10 })
    expect(entries.some((entry) => entry.action === 'pairing.apart' && entry.details['reason'] === '两笔不同的付款')).toBe(true)
  })

  it('takes two rows as the ends of a transfer between own accounts, and the rules follow', async () => {
    const counted = rows.find((row) => row.direction === 'out' && row.findings.some((id) => id.startsWith('funds.large-out')))
    if (counted === undefined) throw new Error('the sample case has a large payment')
    const accounts = await test.ask('money.accounts', {})
    const own = new Set(accounts.filter((each) => each.relationToDebtor !== 'other').map((each) => each.id))
    const receipt = rows.find((row) => row.direction === 'in' && row.currency === 'CNY' && row.outcome === 'done' && own.has(row.account) && row.account !== counted.account)
    if (receipt === undefined) throw new Error('the sample case has a receipt on another account')
    const { changes } = await test.ask('pairs.set', { rows: [counted.id, receipt.id], word: 'paired', reason: '本人账户之间', language })
    expect(changes.some((each) => each.id.startsWith('funds.large-out') && (each.before?.count ?? 0) > (each.after?.count ?? 0))).toBe(true)
    expect((await test.ask('pairs.of', { row: receipt.id })).pair).toMatchObject({ nature: 'own', origin: 'hand', counted: null, other: { id: counted.id } })
    const back = await test.ask('pairs.set', { rows: [counted.id, receipt.id], word: 'left-to-rules', reason: '', language })
    expect(back.changes.some((each) => each.id.startsWith('funds.large-out') && (each.before?.count ?? 0) < (each.after?.count ?? 0))).toBe(true)
  })

  it('refuses what cannot be a pair, and a word without a reason', async () => {
    const [one] = rows
    const same = rows.find((row) => row.account === one?.account && row.id !== one?.id)
    expect(await refused(one?.id ?? '', same?.id ?? '')).toBe('rows-no-pair')
    expect(await refused(one?.id ?? '', same?.id ?? '', ' ')).toBe('reason-needed')
    expect(await refused(one?.id ?? '', 'f9#9:9')).toBe('not-found')
  })
})
