import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { SavedSearch, SearchAnswer, SearchCounts } from '../../src-main/contract/search.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** Searching in the real window: hits by document, their words marked where they open, what narrows them, kept searches, a list of names. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  expect((await window.host.call('cases.openSample', {})).ok).toBe(true)
  await window.page.reload()
})
test.afterAll(async () => {
  await window.end()
})
test.afterEach(() => {
  expect(window.complaints).toEqual([])
  expect(window.refused).toEqual([])
})

async function value<T>(call: Promise<{ ok: boolean; value?: unknown }>): Promise<T> {
  const result = await call
  expect(result.ok).toBe(true)
  return result.value as T
}
const box = () => window.page.getByRole('searchbox', { name: '检索全案' })
const accessible = async (): Promise<void> => {
  const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode(true).options({ preload: false }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map((violation) => [violation.id, violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])).toEqual([])
}

test('finds documents, rows, journeys and the work on them, with counts that are those of the case', async () => {
  // The case is open once its name stands in the bar; before that there is nothing to search.
  await expect(window.page.locator('.bar-search')).toBeVisible()
  await window.page.keyboard.press('Control+Shift+F')
  await expect(box()).toBeFocused()
  await box().fill('判决')
  await expect(window.page.locator('.hit mark').first()).toHaveText('判决')
  const answer = await value<SearchAnswer>(window.host.call('search.find', { words: '判决', filter: {}, limit: 100, language: 'zh-CN' }))
  await expect(window.page.locator('.hits-doc[aria-label]')).toHaveCount(answer.documents.length)
  const counts = await value<SearchCounts>(window.host.call('search.counts', { words: '判决', filter: {}, language: 'zh-CN' }))
  await expect(window.page.locator('main .head p')).toContainText(String(counts.documents))
  await accessible()
  if (process.env['THRESHOLD_SHOTS'] !== undefined) await window.page.screenshot({ path: `${process.env['THRESHOLD_SHOTS']}/search-zh.png` })
})

test('narrows by kind and gives it up again; the place in the address keeps both', async () => {
  const facet = window.page.getByRole('group', { name: '种类' }).getByRole('button', { name: /文书/u })
  await facet.click()
  await expect(facet).toHaveAttribute('aria-pressed', 'true')
  await expect(window.page.locator('.hit-where').first()).toContainText('文书')
  expect(new URL(window.page.url()).hash).toContain('kind=page')
  await window.page.getByRole('button', { name: '去掉全部限定' }).click()
  await expect(facet).toHaveAttribute('aria-pressed', 'false')
})

test('a query that cannot be read is answered with a sentence', async () => {
  await box().fill('"判决')
  await expect(window.page.locator('.search-state')).toContainText('引号没有收尾')
})

test('narrows to days typed by hand, both ends included, and refuses ends that are crossed', async () => {
  await box().fill('转账')
  const form = window.page.getByRole('form', { name: '日期' })
  const days = async (): Promise<readonly string[]> => {
    const answer = await value<SearchAnswer>(window.host.call('search.find', { words: '转账', filter: {}, limit: 200, language: 'zh-CN' }))
    return answer.documents.flatMap((document) => document.passages.flatMap((hit) => (hit.day === null ? [] : [hit.day.slice(0, 10)]))).toSorted()
  }
  const known = await days()
  const [first, last] = [known[Math.floor(known.length / 3)] ?? '', known[Math.floor((known.length * 2) / 3)] ?? '']
  expect(first < last).toBe(true)
  await form.locator('input').first().fill(last)
  await form.locator('input').last().fill(first)
  await expect(form).toContainText('起日不能晚于止日')
  await form.locator('input').first().fill(first)
  await form.locator('input').last().fill(last)
  await form.locator('input').last().press('Enter')
  await expect.poll(() => new URL(window.page.url()).hash).toContain(`from=${first}`)
  expect(new URL(window.page.url()).hash).toContain(`to=${last}`)
  const narrowed = await value<SearchAnswer>(window.host.call('search.find', { words: '转账', filter: { from: first, to: last }, limit: 100, language: 'zh-CN' }))
  const shown = narrowed.documents.flatMap((document) => document.passages.map((hit) => hit.day?.slice(0, 10) ?? ''))
  expect(shown.length).toBeGreaterThan(0)
  expect(shown.every((day) => day >= first && day <= last)).toBe(true)
  await expect(window.page.locator('.hits-doc[aria-label] .hit')).toHaveCount(shown.length)
  await accessible()
  await form.getByRole('button', { name: '不限日期' }).click()
  await expect.poll(() => new URL(window.page.url()).hash).not.toContain('from=')
})

test('keeps days that are being typed while the hits are counted anew', async () => {
  await box().fill('转账')
  const form = window.page.getByRole('form', { name: '日期' })
  await form.locator('input').first().fill('2023-04-05')
  // Other words: the counts go and come back.
  await box().fill('消费')
  await expect(window.page.getByRole('group', { name: '种类' })).toBeVisible()
  await expect(form.locator('input').first()).toHaveValue('2023-04-05')
  await form.locator('input').first().fill('')
})

test('opens the original at the page with the words marked, and back leads to the hits', async () => {
  await box().fill('民事判决书')
  const hit = window.page.locator('.hits-doc[aria-label$=".pdf"] a.hit', { hasText: '第 1 页' }).first()
  await hit.focus()
  await window.page.keyboard.press('Enter')
  await expect(window.page.locator('.pdf-page[data-page="1"]')).toBeVisible()
  expect(new URL(window.page.url()).hash).toContain('quote=')
  await window.page.goBack()
  await expect(box()).toHaveValue('民事判决书')
})

test('keeps a search in the case, and undo takes it back', async () => {
  await box().fill('转账 NOT 消费')
  await expect(window.page.locator('.hit').first()).toBeVisible()
  await window.page.getByRole('button', { name: '保存这次检索' }).click()
  await expect(window.page.getByRole('link', { name: '转账 NOT 消费' })).toBeVisible()
  expect((await value<readonly SavedSearch[]>(window.host.call('search.saved', {}))).map((each) => each.words)).toEqual(['转账 NOT 消费'])
  await window.page.locator('.toast').getByRole('button', { name: '撤销' }).click()
  await expect.poll(async () => (await value<readonly SavedSearch[]>(window.host.call('search.saved', {}))).length).toBe(0)
})

test('searches a list of names at once', async () => {
  await window.page.getByRole('button', { name: '名单' }).click()
  const parties = (await value<{ entries: readonly { kind: string; body: { name?: string } }[] }>(window.host.call('facts.list', {}))).entries.filter((each) => each.kind === 'party').map((each) => each.body.name ?? '')
  await window.page.getByRole('textbox', { name: '名单' }).fill([...parties.slice(0, 4), '查无此人名'].join('\n'))
  await window.page.getByRole('button', { name: /检索 5 个名字/u }).click()
  const rows = window.page.locator('.names-table tbody tr')
  await expect(rows).toHaveCount(5)
  await expect(rows.last()).toContainText('查无此人名')
  await expect(rows.first().locator('td').first()).not.toHaveText('0')
  await accessible()
  if (process.env['THRESHOLD_SHOTS'] !== undefined) await window.page.screenshot({ path: `${process.env['THRESHOLD_SHOTS']}/names-zh.png` })
})

test('reads in English and in the dark', async () => {
  expect((await window.host.call('search.query', { words: '(', limit: 5 })).ok).toBe(false)
  await window.page.getByRole('button', { name: '检索词' }).click()
  await box().fill('转账')
  await window.page.emulateMedia({ colorScheme: 'dark' })
  await expect(window.page.locator('.hit').first()).toBeVisible()
  await accessible()
  if (process.env['THRESHOLD_SHOTS'] !== undefined) await window.page.screenshot({ path: `${process.env['THRESHOLD_SHOTS']}/search-dark.png` })
  await window.page.getByRole('button', { name: '设置' }).click()
  await window.page.getByText('English', { exact: true }).click()
  await window.page.keyboard.press('Escape')
  await expect(window.page.getByRole('searchbox', { name: 'Search the case' })).toHaveValue('转账')
  if (process.env['THRESHOLD_SHOTS'] !== undefined) await window.page.screenshot({ path: `${process.env['THRESHOLD_SHOTS']}/search-en.png` })
})
