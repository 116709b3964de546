import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contractFaults } from '../contract/review-contract.ts'
import { startTestHost, type TestHost } from './in-process.ts'

const language = 'zh-CN'
const shop = '江州惠邻便民超市'
let test: TestHost
beforeAll(async () => {
  test = startTestHost()
  await test.ask('cases.openSample', {})
})
afterAll(() => test.end())

const spending = async () => (await test.ask('review.get', { language })).findings.find((each) => each.rule === 'spending.high')
const rowsIn = async (category: string) => (await test.ask('money.rows', { filter: { category }, sort: 'time', offset: 0, limit: 500 })).total
const newest = async () => (await test.ask('log.list', { offset: 0, limit: 1 })).entries[0]
const listed = async () => (await test.ask('lexicon.list', { language })).lists

describe('the spending words of a case', () => {
  it('are taken out and put back; the finding and the filter follow, and undo gives back', async () => {
    const before = await spending()
    const flights = await rowsIn('flights')
    expect(flights).toBeGreaterThan(0)
    const words = (await listed()).find((each) => each.category === 'flights')?.words ?? []
    let left = 0
    let taken = 0
    // Word after word, until none of its rows has one left.
    for (const { word } of words) {
      if (left === flights) break
      taken += 1
      const { categories } = await test.ask('lexicon.set', { banned: 'XF-1', category: 'flights', word, counts: false, language })
      left += categories.find((each) => each.category === 'flights')?.fellOut.count ?? 0
    }
    expect(left).toBe(flights)
    const after = await spending()
    expect(after?.count).toBeLessThan(before?.count ?? 0)
    expect(await rowsIn('flights')).toBe(0)
    for (; taken > 0; taken -= 1) await test.ask('history.undo', { language })
    expect((await spending())?.count).toBe(before?.count)
    expect((await listed()).flatMap((each) => each.words).every((each) => each.state === 'delivered')).toBe(true)
  })

  it('are added: the answer says what changed in the findings and which rows came in, the log keeps the word', async () => {
    const before = await spending()
    const luxuryBefore = await rowsIn('luxury')
    const { changes, categories } = await test.ask('lexicon.set', { banned: 'XF-9', category: 'luxury', word: shop, counts: true, language })
    const change = changes.find((each) => each.id.startsWith('spending.high'))
    expect(change?.after?.count).toBeGreaterThan(change?.before?.count ?? 0)
    expect(change?.before?.count).toBe(before?.count)
    const luxury = change?.groups.find((each) => each.key === 'luxury')
    expect(luxury?.after?.count).toBe((luxury?.before?.count ?? 0) + (change?.after?.count ?? 0) - (change?.before?.count ?? 0))
    expect(categories).toHaveLength(1)
    expect(categories[0]).toMatchObject({ banned: 'XF-9', category: 'luxury', name: null, fellOut: { count: 0, rows: [], in: '0.00', out: '0.00' } })
    const cameIn = categories[0]?.cameIn
    expect(cameIn?.count).toBe((await rowsIn('luxury')) - luxuryBefore)
    expect(cameIn?.rows.every(({ row, other }) => `${row.counterpartyName} ${row.memo}`.includes(shop) && other === null)).toBe(true)
    expect((await test.ask('lexicon.list', { language })).version).toMatch(/\+1\.[0-9a-f]{8}$/u)
    expect(await newest()).toMatchObject({ action: 'lexicon.added', target: shop, details: { category: 'luxury', banned: 'XF-9', rowsIn: cameIn?.count } })
    await test.ask('lexicon.set', { banned: 'XF-9', category: 'luxury', word: shop, counts: false, language })
    expect((await test.ask('lexicon.list', { language })).version).not.toMatch(/\+/u)
    expect((await spending())?.count).toBe(before?.count)
  })

  it('belong to one of the two lists of a category that stands under two kinds', async () => {
    const rail = async () => (await listed()).filter((each) => each.category === 'rail').map((each) => [each.banned, each.words.filter((word) => word.state === 'added').map(({ word }) => word)])
    await test.ask('lexicon.set', { banned: 'XF-1', category: 'rail', word: '虚构列车', counts: true, language })
    expect((await rail()).toSorted()).toEqual([['XF-1', ['虚构列车']], ['XF-9', []]])
    await test.ask('history.undo', { language })
    expect((await rail()).toSorted()).toEqual([['XF-1', []], ['XF-9', []]])
  })

  it('belong to a list that there is', async () => {
    expect(await test.host.call('lexicon.set', { banned: 'XF-9', category: 'no-such', word: '词', counts: true, language })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await test.host.call('lexicon.set', { banned: 'XF-9', category: 'golf', word: '词', counts: true, language })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await test.host.call('lexicon.set', { banned: 'XF-2', category: 'golf', word: ' ', counts: true, language })).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  })
})

describe('a category of the case’s own', () => {
  it('is made with its words in one act: finding, filter, groups, review and exports carry its name', async () => {
    const before = await spending()
    const made = await test.ask('lexicon.addCategory', { name: ' 虚构宴请 ', banned: 'XF-2', words: [shop, shop, ' '], language })
    const own = (await listed())[0]
    expect(own).toEqual({ banned: 'XF-2', category: 'own-1', name: '虚构宴请', words: [{ word: shop, state: 'added' }] })
    const count = await rowsIn('own-1')
    expect(count).toBeGreaterThan(0)
    expect(made.categories).toMatchObject([{ category: 'own-1', name: '虚构宴请', cameIn: { count } }])
    expect(await newest()).toMatchObject({ action: 'lexicon.category-added', target: '虚构宴请', details: { banned: 'XF-2', lexiconWords: shop, rowsIn: count } })
    const finding = await spending()
    const group = finding?.groups.find((each) => each.key === 'own-1')
    expect(group).toMatchObject({ label: '虚构宴请（本案自设类别）', count: (finding?.count ?? 0) - (before?.count ?? 0) })
    expect(finding?.groups.find((each) => each.key === 'XF-2')?.count).toBe((before?.groups.find((each) => each.key === 'XF-2')?.count ?? 0) + (group?.count ?? 0))
    const { groups } = await test.ask('money.groups', { filter: {}, by: 'category', sort: 'key', offset: 0, limit: 50 })
    expect(groups.find((each) => each.key === 'own-1')).toMatchObject({ count })
    for (const [format, name] of [['json', 'review.json'], ['html', 'checklist.html']] as const) {
      const path = join(test.folder, name)
      await test.ask('export.write', { format, token: await test.token(path), language })
      expect(readFileSync(path, 'utf8')).toContain('虚构宴请（本案自设类别）')
    }
    const review = JSON.parse(readFileSync(join(test.folder, 'review.json'), 'utf8')) as { findings: { rule: string; groups: { key: string; label: string }[] }[] }
    expect(review.findings.find((each) => each.rule === 'spending.high')?.groups.find((each) => each.key === 'own-1')?.label).toBe('虚构宴请（本案自设类别）')
    expect(review).toMatchObject({ lexicon: { categories: [{ id: 'own-1', name: '虚构宴请', banned: 'XF-2' }], words: [{ banned: 'XF-2', category: 'own-1', word: shop, state: 'added' }] } })
    expect(contractFaults(await test.ask('review.get', { language }))).toEqual([])
    // A vocabulary of another shape would be told.
    expect(contractFaults({ ...(await test.ask('review.get', { language })), lexicon: { version: 'x', categories: [], words: [] } }).join()).toContain('/lexicon/version')
  })

  it('is not spoken of in a review that the delivered words made', async () => {
    const plain = startTestHost()
    await plain.ask('cases.openSample', {})
    expect(await plain.ask('review.get', { language })).not.toHaveProperty('lexicon')
    await plain.end()
  })

  it('goes first: a delivered word that stands in the same row does not keep the row', async () => {
    const flights = await rowsIn('flights')
    const { categories } = await test.ask('lexicon.set', { banned: 'XF-2', category: 'own-1', word: '航空', counts: true, language })
    const own = categories.find((each) => each.category === 'own-1')
    const left = categories.find((each) => each.category === 'flights')
    expect(own?.cameIn.rows[0]?.other).toEqual({ banned: 'XF-1', category: 'flights', name: null })
    expect(left?.fellOut.rows[0]?.other).toEqual({ banned: 'XF-2', category: 'own-1', name: '虚构宴请' })
    expect(left?.fellOut.count).toBe(own?.cameIn.count)
    expect(await rowsIn('flights')).toBe(flights - (left?.fellOut.count ?? 0))
    expect((await newest())?.details).toMatchObject({ rowsBetween: own?.cameIn.count })
    await test.ask('history.undo', { language })
    expect(await rowsIn('flights')).toBe(flights)
  })

  it('is renamed without counting otherwise, and removed with its words; undo and redo stand in the log', async () => {
    const before = await spending()
    const renamed = await test.ask('lexicon.renameCategory', { category: 'own-1', name: '虚构酒宴', language })
    expect(renamed).toMatchObject({ categories: [] })
    expect((await spending())?.groups.find((each) => each.key === 'own-1')?.label).toBe('虚构酒宴（本案自设类别）')
    expect((await spending())?.parameters).toEqual(before?.parameters)
    expect(await newest()).toMatchObject({ action: 'lexicon.category-renamed', details: { before: '虚构宴请', after: '虚构酒宴' } })
    const removed = await test.ask('lexicon.removeCategory', { category: 'own-1', language })
    expect(removed.categories).toMatchObject([{ category: 'own-1', name: '虚构酒宴', cameIn: { count: 0 } }])
    expect(removed.categories[0]?.fellOut.count).toBeGreaterThan(0)
    expect(await rowsIn('own-1')).toBe(0)
    expect((await listed()).some((each) => each.name !== null)).toBe(false)
    await test.ask('history.undo', { language })
    expect(await newest()).toMatchObject({ action: 'history.undo', target: '虚构酒宴', details: { kind: 'spending-category', steps: 2 } })
    expect((await spending())?.count).toBe(before?.count)
    await test.ask('history.redo', { language })
    expect(await newest()).toMatchObject({ action: 'history.redo', target: '虚构酒宴', details: { kind: 'spending-category' } })
    expect(await rowsIn('own-1')).toBe(0)
    await test.ask('history.undo', { language })
    await test.ask('history.undo', { language })
    expect((await listed())[0]).toMatchObject({ name: '虚构宴请' })
  })

  it('is held against the words as delivered, whenever it was made', async () => {
    const compared = await test.ask('lexicon.compare', { language })
    expect(compared.version).toMatch(/\+2\./u)
    expect(compared.version.startsWith(compared.delivered)).toBe(true)
    expect(compared.categories).toMatchObject([{ category: 'own-1', name: '虚构宴请', cameIn: { count: await rowsIn('own-1') }, fellOut: { count: 0 } }])
    const change = compared.changes.find((each) => each.id.startsWith('spending.high'))
    expect(change?.after?.count).toBe((await spending())?.count)
    expect(change?.before?.count).toBeLessThan(change?.after?.count ?? 0)
    expect(change?.groups.some((each) => each.key === 'own-1' && each.before === null)).toBe(true)
  })

  it('needs a name of its own, a kind that there is, and a number never given before', async () => {
    expect(await test.host.call('lexicon.addCategory', { name: '第二类', banned: 'XF-2', words: [], language })).toMatchObject({ ok: true })
    expect(await test.host.call('lexicon.addCategory', { name: '虚构宴请', banned: 'XF-6', words: [], language })).toMatchObject({ ok: false, error: { code: 'name-taken' } })
    expect(await test.host.call('lexicon.renameCategory', { category: 'own-2', name: '虚构 宴请', language })).toMatchObject({ ok: false, error: { code: 'name-taken' } })
    expect(await test.host.call('lexicon.addCategory', { name: ' ', banned: 'XF-6', words: [], language })).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    expect(await test.host.call('lexicon.addCategory', { name: '另一类', banned: 'XF-10', words: [], language })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await test.host.call('lexicon.removeCategory', { category: 'flights', language })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    await test.ask('lexicon.removeCategory', { category: 'own-2', language })
    await test.ask('lexicon.addCategory', { name: '第三类', banned: 'XF-6', words: [], language })
    expect((await listed()).map((each) => each.category).filter((each) => each.startsWith('own-'))).toEqual(['own-1', 'own-3'])
  })

  it('makes an accepted finding stale where it counts otherwise', async () => {
    const finding = await spending()
    await test.ask('findings.decide', { id: finding?.id ?? '', status: 'accepted', reason: '已核对', stances: {}, language })
    await test.ask('lexicon.set', { banned: 'XF-2', category: 'own-1', word: shop, counts: false, language })
    expect((await spending())?.stale).not.toBeNull()
    await test.ask('history.undo', { language })
    expect((await spending())?.stale).toBeNull()
  })
})
