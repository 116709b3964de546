import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alikeCounterparties, pairKey } from '../../src-main/host/money/alike-counterparties.ts'
import { addAmounts } from '../../src-renderer/screens/money/amount-text.ts'
import { startTestHost, type TestHost } from './in-process.ts'

const language = 'zh-CN'
let test: TestHost
beforeAll(async () => {
  test = startTestHost()
  await test.ask('cases.openSample', {})
})
afterAll(() => test.end())
const list = () => test.ask('counterparties.list', {})

describe('counterparties that look alike', () => {
  const ends = [
    { id: 'name:张三峰', name: '张三峰', number: null }, { id: 'name:章三丰', name: '章三丰', number: null },
    { id: 'number:6222000011112222', name: '某贸易行', number: '6222000011112222' }, { id: 'number:622200******2222', name: '', number: '622200******2222' },
    { id: 'number:1', name: '江州惠邻超市', number: '1000000001' }, { id: 'number:2', name: '江州惠邻超市', number: '1000000002' },
    { id: 'name:a', name: '江州虚构建材有限公司', number: null }, { id: 'name:b', name: '江洲虚构建材有限公司', number: null },
    { id: 'name:x', name: '毫不相干', number: null },
  ]
  it('are proposed by name, number, sound and spelling, and no more once said apart', () => {
    const found = alikeCounterparties(ends, new Set())
    const how = (one: string, other: string): string | undefined => found.find(({ members }) => pairKey(...members) === pairKey(one, other))?.how
    expect(how('name:张三峰', 'name:章三丰')).toBe('sound')
    expect(how('number:6222000011112222', 'number:622200******2222')).toBe('number')
    expect(how('number:1', 'number:2')).toBe('name')
    expect(how('name:a', 'name:b')).toMatch(/sound|look/u)
    expect(found.every(({ members }) => !members.includes('name:x'))).toBe(true)
    expect(alikeCounterparties(ends, new Set([pairKey('number:1', 'number:2')])).some(({ members }) => members.includes('number:1'))).toBe(false)
  })
})

describe('counterparties of the sample case', () => {
  it('are made one and split again; sums, flow picture and undo follow', async () => {
    const before = await list()
    // The flow picture says who received what: the list has to agree with it.
    const { nodes } = await test.ask('flow.picture', { filter: { most: 1000 } })
    for (const end of before.ends) expect(nodes.find((node) => node.id === end.id)).toMatchObject({ in: end.received, out: end.paid })
    const [one, other] = before.ends.filter((end) => end.party === null)
    if (one === undefined || other === undefined) throw new Error('the sample case has counterparties')
    await test.ask('counterparties.merge', { members: [one.id, other.id], word: 'one', name: '虚构合并', reason: '同一人的两个名字', language })
    const merged = (await list()).ends.find((end) => end.group !== null)
    expect(merged).toMatchObject({ name: '虚构合并', count: one.count + other.count, paid: addAmounts([one.paid, other.paid]), received: addAmounts([one.received, other.received]) })
    const picture = await test.ask('flow.picture', { filter: { most: 1000 } })
    expect(picture.nodes.filter((node) => node.id === merged?.id)).toHaveLength(1)
    expect(picture.nodes.some((node) => node.id === one.id || node.id === other.id)).toBe(false)
    await test.ask('counterparties.split', { group: merged?.group?.id ?? '', member: other.id, reason: '看错了', language })
    expect((await list()).ends).toEqual(before.ends)
    await test.ask('history.undo', { language })
    expect((await list()).ends.find((end) => end.group !== null)?.group?.members).toHaveLength(2)
    await test.ask('history.undo', { language })
    expect(await list()).toEqual(before)
  })

  it('count as the party that one of them is', async () => {
    const before = await list()
    const related = (await test.ask('review.get', { language })).findings.find((each) => each.rule === 'funds.to-related')
    const party = before.ends.find((end) => end.id === `party:${related?.subject?.id ?? ''}`)
    const { rows } = await test.ask('money.rows', { filter: { finding: (await test.ask('review.get', { language })).findings.find((each) => each.rule === 'funds.large-out')?.id ?? '' }, sort: 'time', offset: 0, limit: 500 })
    const paid = rows.find((row) => row.counterpartyParty === null && row.counterpartyName !== '')
    const stranger = before.ends.find((end) => end.party === null && end.name === paid?.counterpartyName)
    if (party === undefined || stranger === undefined) throw new Error('the sample case pays related parties')
    const { changes } = await test.ask('counterparties.merge', { members: [stranger.id, party.id], word: 'one', name: party.name, reason: '其控制的商户', language })
    const after = (await list()).ends
    expect(after.some((end) => end.id === stranger.id)).toBe(false)
    expect(after.find((end) => end.id === party.id)?.received).toBe(addAmounts([party.received, stranger.received]))
    expect(changes.length).toBeGreaterThan(0)
    const page = await test.ask('money.rows', { filter: { party: party.party?.id ?? '' }, sort: 'time', offset: 0, limit: 500 })
    expect(page.rows.some((row) => row.counterpartyName.includes(stranger.name))).toBe(true)
    await test.ask('history.undo', { language })
    expect(await list()).toEqual(before)
  })

  it('are refused without a reason, without a second one, or where both are parties', async () => {
    const { ends } = await list()
    const parties = ends.filter((end) => end.id.startsWith('party:')).map((end) => end.id)
    const refused = async (members: string[], reason = '理由'): Promise<string> => {
      const answer = await test.host.call('counterparties.merge', { members, word: 'one', name: '名', reason, language })
      return answer.ok ? 'kept' : answer.error.code
    }
    expect(await refused([ends[0]?.id ?? '', ends[1]?.id ?? ''], ' ')).toBe('reason-needed')
    expect(await refused(parties.slice(0, 2))).toBe('bad-request')
    expect(await refused([ends[0]?.id ?? '', 'name:nobody'])).toBe('not-found')
  })
})
