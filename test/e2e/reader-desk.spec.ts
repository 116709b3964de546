import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { ReadingPlace, Readings } from '../../src-main/contract/reader.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** The desk of whoever reads for days: where one stopped, what is read, what is pinned, and two documents side by side. */
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

const JUDGMENT = '01执行依据/民事判决书.pdf'
const ORDER = '02执行文书/限制消费令及送达回证.pdf'
async function ask<T>(method: string, params: unknown): Promise<T> {
  const answer = await window.host.call(method, params)
  if (!answer.ok) throw new Error(method)
  return answer.value as T
}
const readings = (): Promise<Readings> => ask('reader.readings', {})
async function open(path: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  await window.page.evaluate((query) => {
    location.hash = `#/read?${query}`
  }, new URLSearchParams({ path, ...more }).toString())
  await expect(window.page.locator('main .head p')).toContainText(path)
}
const main = () => window.page.locator('.reading > .pdf-scroll, .reading .split > .pane:first-child > .pdf-scroll')
const button = (name: string) => window.page.getByRole('button', { name, exact: true })
async function accessible(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode(true).options({ preload: false }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
    expect(violations.map((violation) => [violation.id, violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))])).toEqual([])
  }
}

test('opens a document again where reading stopped, turned and enlarged as it was', async () => {
  const { file } = await ask<{ file: string }>('read.byPath', { path: JUDGMENT })
  await open(JUDGMENT)
  await expect(main().locator('.pdf-page[data-page="1"] .pdf-text')).toContainText('民事判决书')
  await button('放大').click()
  const field = window.page.getByRole('textbox', { name: '页码' })
  await field.fill('2')
  await field.press('Enter')
  await expect.poll(async () => (await ask<ReadingPlace | null>('reader.place', { file }))?.page).toBe(2)
  const kept = await ask<ReadingPlace>('reader.place', { file })
  expect(typeof kept.zoom).toBe('number')
  await open(ORDER)
  await expect(main().locator('.pdf-page[data-page="1"]')).toBeVisible()
  await open(JUDGMENT)
  await expect(field).toHaveValue('2')
  // Leaving for another screen and coming back to reading leads to the document that was read last.
  await window.page.evaluate(() => { location.hash = '#/log' })
  await expect(window.page.locator('.scr-log')).toBeVisible()
  await window.page.evaluate(() => { location.hash = '#/read' })
  await expect(window.page.locator('main .head p')).toContainText(JUDGMENT)
  await expect(field).toHaveValue('2')
  expect(await ask<ReadingPlace>('reader.place', { file })).toMatchObject({ page: 2, zoom: kept.zoom })
  // A citation goes before the place that was kept.
  await open(JUDGMENT, { page: '1' })
  await expect(field).toHaveValue('1')
  await button('适宽').click()
})

test('keeps a queue of what is unread, read and to be come back to', async () => {
  await window.page.getByRole('complementary').getByRole('button', { name: '待回看' }).click()
  await expect.poll(async () => (await readings()).states[JUDGMENT]).toBe('later')
  const list = window.page.getByRole('navigation', { name: '材料' })
  await list.getByRole('button', { name: /^待回看 1/u }).click()
  await expect(list.getByRole('treeitem', { name: /民事判决书/u })).toBeVisible()
  await expect(list.getByRole('treeitem', { name: /限制消费令/u })).toHaveCount(0)
  await window.page.keyboard.press('Control+z')
  await expect.poll(async () => (await readings()).states[JUDGMENT]).toBeUndefined()
  await list.getByRole('button', { name: '全部' }).click()
})

test('pins a passage and opens it again from anywhere', async () => {
  await main().locator('.pdf-page[data-page="1"] .pdf-text span').first().evaluate((span) => {
    const range = document.createRange()
    range.selectNodeContents(span)
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
  })
  await button('钉住').click()
  await expect.poll(async () => (await readings()).pins.length).toBe(1)
  const [pin] = (await readings()).pins
  expect(pin).toMatchObject({ path: JUDGMENT, page: 1 })
  expect(pin?.quote).toBeTruthy()
  await open(ORDER)
  const pins = window.page.getByRole('region', { name: '钉住的段落' })
  await pins.getByRole('button', { name: /^民事判决书/u }).click()
  await expect(window.page.locator('main .head p')).toContainText(JUDGMENT)
  await expect(main().locator('mark').first()).toBeVisible()
  await accessible()
})

test('lays a second document beside, with its own page, and exchanges the two', async () => {
  await button('并排…').click()
  await expect(window.page.getByText('选一件与本件并排')).toBeVisible()
  await window.page.getByRole('treeitem', { name: /限制消费令/u }).click()
  const beside = window.page.getByRole('region', { name: '并排的材料' })
  await expect(beside.locator('.pdf-page[data-page="1"]')).toBeVisible()
  await expect(main().locator('.pdf-page[data-page="1"]')).toBeVisible()
  await beside.getByRole('button', { name: '下一页' }).click()
  await expect(beside.getByRole('textbox', { name: '页码' })).toHaveValue('2')
  await expect(window.page.getByRole('toolbar', { name: '阅卷工具' }).getByRole('textbox', { name: '页码' })).toHaveValue('1')
  await accessible()
  // What is selected beside is never taken for a passage of the document that is read.
  await beside.locator('.pdf-page[data-page="2"]').evaluate((page) => {
    const range = document.createRange()
    range.selectNodeContents(page)
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
    page.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, button: 0 }))
  })
  await expect(window.page.getByRole('dialog', { name: '新标记' })).toHaveCount(0)
  await beside.getByRole('button', { name: '对调' }).click()
  await expect(window.page.locator('main .head p')).toContainText(ORDER)
  await expect(beside.getByRole('heading')).toHaveText('民事判决书')
  await beside.getByRole('button', { name: '关闭并排' }).click()
  await expect(beside).toHaveCount(0)
})

test('speaks English', async () => {
  await window.page.evaluate(() => localStorage.setItem('threshold.preferences', JSON.stringify({ language: 'en' })))
  await window.page.reload()
  await expect(button('Beside…')).toBeVisible()
  await expect(window.page.getByRole('region', { name: 'Pinned passages' })).toBeVisible()
  await expect(window.page.getByRole('complementary').getByRole('button', { name: 'Come back' })).toBeVisible()
})
