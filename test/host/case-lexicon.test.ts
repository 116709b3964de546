import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHost, type TestHost } from './in-process.ts'

const language = 'zh-CN'
let test: TestHost
beforeAll(async () => {
  test = startTestHost()
  await test.ask('cases.openSample', {})
})
afterAll(() => test.end())

const spending = async () => (await test.ask('review.get', { language })).findings.find((each) => each.rule === 'spending.high')

describe('the spending words of a case', () => {
  it('are taken out and put back; the finding and the filter follow, and undo gives back', async () => {
    const before = await spending()
    const flights = (await test.ask('money.rows', { filter: { category: 'flights' }, sort: 'time', offset: 0, limit: 500 })).total
    expect(flights).toBeGreaterThan(0)
    const words = (await test.ask('lexicon.list', {})).lists.find((each) => each.category === 'flights')?.words ?? []
    for (const { word } of words) await test.ask('lexicon.set', { category: 'flights', word, counts: false, language })
    const after = await spending()
    expect(after?.count).toBeLessThan(before?.count ?? 0)
    expect((await test.ask('money.rows', { filter: { category: 'flights' }, sort: 'time', offset: 0, limit: 500 })).total).toBe(0)
    for (const _word of words) await test.ask('history.undo', { language })
    expect((await spending())?.count).toBe(before?.count)
    expect((await test.ask('lexicon.list', {})).lists.flatMap((each) => each.words).every((each) => each.state === 'delivered')).toBe(true)
  })

  it('are added: the answer says what changed in the findings, the log keeps the word', async () => {
    const before = await spending()
    const { changes } = await test.ask('lexicon.set', { category: 'luxury', word: '江州惠邻便民超市', counts: true, language })
    const change = changes.find((each) => each.id.startsWith('spending.high'))
    expect(change?.after?.count).toBeGreaterThan(change?.before?.count ?? 0)
    expect(change?.before?.count).toBe(before?.count)
    expect((await test.ask('lexicon.list', {})).version).toMatch(/\+1$/u)
    expect((await test.ask('log.list', { offset: 0, limit: 3 })).entries.some((entry) => entry.action === 'lexicon.added' && entry.target === '江州惠邻便民超市')).toBe(true)
    await test.ask('lexicon.set', { category: 'luxury', word: '江州惠邻便民超市', counts: false, language })
    expect((await test.ask('lexicon.list', {})).version).not.toMatch(/\+/u)
    expect((await spending())?.count).toBe(before?.count)
  })

  it('belong to a category that there is', async () => {
    expect(await test.host.call('lexicon.set', { category: 'no-such', word: '词', counts: true, language })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await test.host.call('lexicon.set', { category: 'golf', word: ' ', counts: true, language })).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  })
})
