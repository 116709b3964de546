import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHost, type TestHost } from './in-process.ts'

const language = 'zh-CN'
let test: TestHost
beforeAll(async () => {
  test = startTestHost()
  await test.ask('cases.openSample', {})
})
afterAll(() => test.end())

const account = async (id: string) => (await test.ask('money.accounts', {})).find((each) => each.id === id)
const used = async () => {
  const found = (await test.ask('money.accounts', {})).find((each) => each.relationToDebtor === 'used')
  if (found === undefined) throw new Error('the sample case has an account that is said to be used by the debtor')
  return found
}
const rowEvidence = async () => {
  const [row] = (await test.ask('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 1 })).rows
  return { reference: { kind: 'row' as const, file: row?.file ?? '', sheet: 0, line: row?.line ?? 0 }, why: '本人手机号登记在该账户' }
}
const thirdParty = async (id: string) => (await test.ask('review.get', { language })).findings.find((each) => each.rule === 'account.third-party' && each.subject?.id === id)

describe('who uses an account', () => {
  it('is said with evidence and a reason only', async () => {
    const { id, usedBy } = await used()
    const word = { party: usedBy, evidence: [await rowEvidence()], reason: '取款录像为被执行人本人' }
    for (const [missing, code] of [[{ ...word, reason: ' ' }, 'reason-needed'], [{ ...word, evidence: [] }, 'evidence-needed'], [{ ...word, party: 'nobody-such' }, 'not-found']] as const) {
      expect(await test.host.call('accounts.say', { account: id, side: 'usedBy', word: missing, language })).toMatchObject({ ok: false, error: { code } })
    }
    expect(await test.ask('accounts.words', { language })).toEqual([])
  })

  it('counts as the case says it does; the findings change with a difference, never a decision, and undo brings all back', async () => {
    const { id, usedBy, holder } = await used()
    const before = await thirdParty(id)
    expect(before?.count).toBeGreaterThan(0)
    await test.ask('findings.decide', { id: before?.id ?? '', status: 'accepted', reason: '行行核对无误', stances: {}, language })
    const { changes } = await test.ask('accounts.say', { account: id, side: 'usedBy', word: { party: null, evidence: [await rowEvidence()], reason: '持卡人自用' }, language })
    expect(changes.find((each) => each.id === before?.id)).toMatchObject({ after: null, decided: true })
    expect(await account(id)).toMatchObject({ usedBy: null, relationToDebtor: 'other' })
    await test.ask('history.undo', { language })
    const after = await thirdParty(id)
    expect([after?.count, after?.total, after?.status]).toEqual([before?.count, before?.total, 'accepted'])
    expect(await account(id)).toMatchObject({ usedBy, holder })
    expect(await test.ask('accounts.words', { language })).toEqual([])
  })

  it('stands in the review with evidence and the findings that rest on it, and in the log', async () => {
    const { id, usedBy } = await used()
    await test.ask('accounts.say', { account: id, side: 'usedBy', word: { party: usedBy, evidence: [await rowEvidence()], reason: '取款录像为被执行人本人' }, language })
    const [view] = await test.ask('accounts.words', { language })
    expect(view).toMatchObject({ account: id, side: 'usedBy', party: usedBy, stated: usedBy, reason: '取款录像为被执行人本人' })
    expect(view?.evidence[0]).toMatchObject({ state: 'found', why: '本人手机号登记在该账户' })
    expect(view?.evidence[0]?.place?.line).toBeGreaterThan(0)
    const review = await test.ask('review.get', { language })
    expect(review.accountWords?.[0]?.findings).toContain((await thirdParty(id))?.id)
    expect(review.case).toMatchObject({ accounts: expect.arrayContaining([expect.objectContaining({ id, usedBy })]) })
    const { entries } = await test.ask('log.list', { offset: 0, limit: 3 })
    expect(entries.some((entry) => entry.action === 'account.used-by' && entry.details['reason'] === '取款录像为被执行人本人' && entry.details['evidence'] === 1)).toBe(true)
    await test.ask('accounts.say', { account: id, side: 'usedBy', word: null, language })
    expect(await test.ask('accounts.words', { language })).toEqual([])
  })

  it('goes for the holder too, and the rows of the account follow the rules of own accounts', async () => {
    const { id, usedBy } = await used()
    await test.ask('accounts.say', { account: id, side: 'holder', word: { party: usedBy, evidence: [await rowEvidence()], reason: '开户资料载明' }, language })
    expect(await account(id)).toMatchObject({ holder: usedBy, relationToDebtor: 'own' })
    await test.ask('history.undo', { language })
    expect((await account(id))?.relationToDebtor).toBe('used')
  })
})
