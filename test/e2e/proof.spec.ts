import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { MarkView } from '../../src-main/contract/marks.ts'
import type { RecognisedLineView, RecognisedPage } from '../../src-main/contract/screens.ts'
import { writeScanPdf } from '../reader/write-scan-pdf.ts'
import { ROOT } from '../rules/import-graph.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** Recognised lines beside their picture: corrected by keys, confirmed, undone; marks on them stay where they are. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
const PHOTO = '送达回证照片.jpg'
const SCAN = '扫描件.pdf'
test.beforeAll(async () => {
  window = await startWindow()
  const bundle = join(window.folder, 'bundle')
  mkdirSync(bundle)
  const photo = join(ROOT, 'resources/sample-case/02执行文书/送达回证照片.jpg')
  cpSync(photo, join(bundle, PHOTO))
  writeFileSync(join(bundle, SCAN), writeScanPdf(readFileSync(photo)))
  await ask('cases.create', { token: (await window.host.grant(join(window.folder, 'proof.tcase'))).token, passphrase: null })
  await ask('intake.import', { tokens: [(await window.host.grant(bundle)).token] })
  await ask('reviewer.set', { name: '虚构检察官' })
  await ask('recognise.start', {})
  for (const path of [PHOTO, SCAN]) await expect.poll(async () => (await linesOf(path)).state, { timeout: 90_000 }).toBe('done')
  await window.page.reload()
})
test.afterAll(async () => {
  await window.end()
})
test.afterEach(() => {
  expect(window.complaints).toEqual([])
  expect(window.refused).toEqual([])
})

async function ask<T>(method: string, params: unknown): Promise<T> {
  const answer = await window.host.call(method, params)
  if (!answer.ok) throw new Error(`${method} ${JSON.stringify(answer)}`)
  return answer.value as T
}
const fileOf = async (path: string): Promise<string> => (await ask<{ file: string }>('read.byPath', { path })).file
const linesOf = async (path: string): Promise<RecognisedPage> => ask('read.recognisedLines', { file: await fileOf(path), page: 1 })
const marks = (): Promise<readonly MarkView[]> => ask('marks.list', {})
async function open(path: string): Promise<void> {
  await window.page.evaluate((query) => {
    location.hash = `#/read?${query}`
  }, new URLSearchParams({ path }).toString())
  await expect(window.page.locator('main .head p')).toContainText(path)
}
const side = () => window.page.getByRole('complementary')
const field = () => side().getByRole('textbox', { name: '校对为' })
async function accessible(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode(true).options({ preload: false }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
    expect(violations.map((violation) => [violation.id, violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))])).toEqual([])
  }
}
/** Share of dark dots in the strip beside the field: nothing where no picture was cut out. */
const inkOfCrop = (): Promise<number> => side().locator('canvas.linecrop').evaluate((canvas: HTMLCanvasElement) => {
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray()
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at + 3] ?? 0) > 0 && (data[at] ?? 255) < 140) dark += 1
  return dark / Math.max(1, canvas.width * canvas.height)
})
/** A line of several Chinese characters that nobody touched. */
async function plainLine(path: string): Promise<RecognisedLineView> {
  const found = (await linesOf(path)).lines.find((line) => line.corrected === null && /\p{Script=Han}{4,}/u.test(line.text))
  if (!found) throw new Error('no line')
  return found
}

for (const path of [PHOTO, SCAN]) {
  test(`shows a line of ${path} with its picture and keeps a correction by keys, which undo takes back`, async () => {
    const { page } = window
    await open(path)
    const line = await plainLine(path)
    await side().getByRole('button', { name: /^全部 \d/u }).click()
    await side().getByRole('list', { name: '本页全部识别行' }).getByRole('button').nth(line.line - 1).click()
    await expect(field()).toBeFocused()
    await expect(field()).toHaveValue(line.text)
    await expect.poll(inkOfCrop).toBeGreaterThan(0.01)
    // The frame on the page stands where the line stands.
    const sheet = await page.locator(path === PHOTO ? '.imagebox img' : '.pdf-page[data-page="1"]').boundingBox()
    const frame = await page.locator('.linebox').boundingBox()
    const { width } = await linesOf(path)
    if (!sheet || !frame) throw new Error('no frame')
    expect(Math.abs((frame.x - sheet.x) / sheet.width - line.box.x / width)).toBeLessThan(0.01)
    expect(Math.abs(frame.width / sheet.width - line.box.width / width)).toBeLessThan(0.01)
    await accessible()
    await field().fill(`${line.text}虚构改字`)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await linesOf(path)).lines[line.line - 1]).toMatchObject({ text: line.text, corrected: `${line.text}虚构改字`, correctedBy: '虚构检察官', low: false })
    await expect(page.locator('.placed-text')).toContainText('虚构改字')
    expect(JSON.stringify(await ask('log.list', { offset: 0, limit: 5 }))).toContain('recognise.correct')
    await ask('history.undo', { language: 'zh-CN' })
    await expect.poll(async () => (await linesOf(path)).lines[line.line - 1]?.corrected).toBeNull()
    await expect(page.locator('.placed-text')).not.toContainText('虚构改字')
  })
}

test('a key begins at the first line that waits, and a line read correctly is confirmed as it is', async () => {
  const { page } = window
  await open(PHOTO)
  await expect(side().getByRole('group', { name: '列出的行' })).toBeVisible()
  const before = await linesOf(PHOTO)
  const first = before.lines.find((line) => line.low) ?? before.lines[0]
  if (!first) throw new Error('no line')
  await page.locator('.imagedesk').focus()
  await page.keyboard.press('c')
  await expect(field()).toHaveValue(first.text)
  await side().getByRole('button', { name: /^识别无误/u }).click()
  await expect.poll(async () => (await linesOf(PHOTO)).lines[first.line - 1]).toMatchObject({ corrected: first.text, low: false })
  // Escape leaves for the picture.
  if (await field().count() > 0) {
    await field().press('Escape')
    await expect(page.locator('.imagedesk')).toBeFocused()
  }
  await side().getByRole('button', { name: /^全部 \d/u }).click()
  await side().getByRole('list', { name: '本页全部识别行' }).getByRole('button').nth(first.line - 1).click()
  await side().getByRole('button', { name: '撤回校对' }).click()
  await expect.poll(async () => (await linesOf(PHOTO)).lines[first.line - 1]?.corrected).toBeNull()
})

test('a mark on recognised words stays on its place when one of them is corrected, and says what it was made by', async () => {
  const { page } = window
  await open(PHOTO)
  const line = await plainLine(PHOTO)
  const words = /\p{Script=Han}{4,}/u.exec(line.text)?.[0] ?? ''
  await ask('marks.create', { file: await fileOf(PHOTO), anchor: { kind: 'text', page: 1, exact: words, prefix: '', suffix: '', offset: null, box: { unit: 'px', ...line.box } }, note: '', tags: [], stance: 'for', colour: 'pink', assignments: [] })
  await page.reload()
  const painted = (): Promise<string> => page.evaluate(() => [...(CSS.highlights.get('colour-pink') ?? [])].filter((range) => range instanceof Range && range.startContainer.parentElement?.closest('.placed-text')).map((range) => range.toString()).join('|'))
  await expect.poll(painted).toBe(words)
  await side().getByRole('button', { name: /^本件/u }).click()
  await side().getByRole('button', { name: /^全部 \d/u }).click()
  await side().getByRole('list', { name: '本页全部识别行' }).getByRole('button').nth(line.line - 1).click()
  const corrected = `${words.slice(0, 2)}曌${words.slice(3)}`
  await field().fill(line.text.replace(words, corrected))
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await marks())[0]).toMatchObject({ state: 'found', reworded: words, colour: 'pink' })
  await expect.poll(painted).toContain('曌')
  await ask('history.undo', { language: 'zh-CN' })
  await expect.poll(painted).toBe(words)
  expect((await marks())[0]).not.toHaveProperty('reworded')
})

test('a page is recognised again from the window: marks and corrections stay', async () => {
  const { page } = window
  await open(PHOTO)
  const line = await plainLine(PHOTO)
  const file = await fileOf(PHOTO)
  await ask('recognise.correct', { file, page: 1, line: line.line, text: `${line.text}虚构改字` })
  const before = await marks()
  expect(before.some((mark) => mark.state === 'found' && mark.file === file)).toBe(true)
  await page.reload()
  await side().getByRole('button', { name: '重新识别本页' }).click()
  await expect(page.locator('.toast')).toContainText('第 1 页已重新识别', { timeout: 90_000 })
  expect(JSON.stringify(await ask('log.list', { offset: 0, limit: 5 }))).toContain('recognise.again')
  expect((await linesOf(PHOTO)).lines.some((each) => each.corrected === `${line.text}虚构改字`)).toBe(true)
  await expect(page.locator('.placed-text')).toContainText('虚构改字')
  expect((await marks()).map(({ id, state }) => ({ id, state }))).toEqual(before.map(({ id, state }) => ({ id, state })))
  await accessible()
  await ask('history.undo', { language: 'zh-CN' })
  expect((await linesOf(PHOTO)).lines.some((each) => each.corrected !== null)).toBe(false)
})

test('a hit of the search is painted on the recognised words of a scan', async () => {
  const { page } = window
  const line = await plainLine(SCAN)
  const words = /\p{Script=Han}{4,}/u.exec(line.text)?.[0].slice(0, 4) ?? ''
  await page.evaluate((query) => {
    location.hash = `#/search?${query}`
  }, new URLSearchParams({ q: `"${words}"` }).toString())
  await page.getByRole('region', { name: SCAN }).getByRole('link').first().click()
  await expect(page.locator('main .head p')).toContainText(SCAN)
  const mark = page.locator('.pdf-page[data-page="1"] .placed-text mark')
  await expect(mark.first()).toBeVisible()
  expect((await mark.allInnerTexts()).join('')).toContain(words)
  const [sheet, hit] = [await page.locator('.pdf-page[data-page="1"]').boundingBox(), await mark.first().boundingBox()]
  const { height } = await linesOf(SCAN)
  if (!sheet || !hit) throw new Error('not painted')
  expect(Math.abs((hit.y - sheet.y) / sheet.height - line.box.y / height)).toBeLessThan(0.02)
})

test('speaks English', async () => {
  const { page } = window
  await page.getByRole('button', { name: '设置' }).click()
  await page.getByText('English', { exact: true }).click()
  await page.keyboard.press('Escape')
  await open(PHOTO)
  await expect(side().getByRole('heading', { name: /^Compare with the picture/u })).toBeVisible()
  expect(await page.locator('body').innerText()).not.toMatch(/\b(?:proof|marks|window|review-window)\.[a-z]/u)
})
