import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ROOT } from '../rules/import-graph.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** Real PDFs, where the sample data lies beside the project: shown under the strict policy, with selections on the right glyphs. */
test.describe.configure({ mode: 'serial' })

const SAMPLES = join(ROOT, '../shared/data/pdf')
test.skip(!existsSync(SAMPLES), 'the sample PDFs are not beside the project')

/** What is drawn although nothing of it is in the file but a name: fonts that are not embedded, scans in every form. */
const SHOWN = ['noembed-identity-2.pdf', 'noembed-sjis.pdf', '90ms_rksj_h_sample.pdf', 'SimFang-variant.pdf', 'bitmap-symbol.pdf', 'ccitt_EndOfBlock_false.pdf', 'rotated.pdf', 'images.pdf', 'standard_fonts.pdf', 'mixedfonts.pdf', 'stamps.pdf']
const NEVER_RUN = ['js-buttons.pdf', 'autoprint.pdf', 'file_url_link.pdf', 'annotation-choice-widget.pdf', 'xfa_filled_imm1344e.pdf']
const DAMAGED = ['helloworld-bad.pdf', 'issue9105_other.pdf', 'bug1020226.pdf', 'bad-PageLabels.pdf', 'Pages-tree-refs.pdf', 'poppler-67295-0.pdf', 'poppler-85140-0.pdf', 'REDHAT-1531897-0.pdf']
const GEOMETRY = ['rotated.pdf', 'noembed-identity-2.pdf', 'two_paragraphs.pdf', 'mixedfonts.pdf']

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  const bundle = join(window.folder, 'bundle')
  mkdirSync(bundle)
  for (const name of new Set([...SHOWN, ...NEVER_RUN, ...DAMAGED, ...GEOMETRY])) cpSync(join(SAMPLES, name), join(bundle, name))
  expect((await window.host.call('cases.create', { token: (await window.host.grant(join(window.folder, 'corpus.tcase'))).token, passphrase: null })).ok).toBe(true)
  expect((await window.host.call('intake.import', { tokens: [(await window.host.grant(bundle)).token] })).ok).toBe(true)
  await window.page.reload()
})
test.afterAll(async () => {
  await window.end()
})
test.afterEach(() => {
  expect(window.refused).toEqual([])
})

async function open(path: string): Promise<void> {
  await window.page.evaluate((query) => {
    location.hash = `#/read?${query}`
  }, new URLSearchParams({ path, page: '1' }).toString())
  await expect(window.page.locator('main .head p')).toContainText(path)
}
const first = () => window.page.locator('.pdf-page[data-page="1"]')
/** Share of the picture that is not paper, in thousandths. */
const inked = (): Promise<number> => first().locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray()
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200 || (data[at + 1] ?? 255) < 200 || (data[at + 2] ?? 255) < 200) dark += 1
  return (dark * 4000) / Math.max(1, data.length)
})

test('draws fonts that are not embedded, and scans in every form', async () => {
  for (const name of SHOWN) {
    await open(name)
    await expect(first().locator('canvas'), name).toHaveCount(1)
    await expect.poll(inked, { message: name }).toBeGreaterThan(0)
  }
  expect(window.complaints.filter((each) => /Content Security Policy|wasm|eval/u.test(each))).toEqual([])
})

test('runs no script, print or link of real files', async () => {
  const dialogs: string[] = []
  window.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  for (const name of NEVER_RUN) {
    await open(name)
    await expect(first(), name).toBeVisible()
    expect(await window.page.locator('.pdf-page :is(a, button:not(.boxmark), input, select, iframe, script)').count()).toBe(0)
  }
  expect(dialogs).toEqual([])
  expect(window.context.pages()).toHaveLength(1)
})

test('says of a damaged file that it cannot be opened, or shows what can be read of it', async () => {
  for (const name of DAMAGED) {
    await open(name)
    await expect(first().or(window.page.getByRole('alert').filter({ hasText: 'PDF 打不开' })).or(window.page.locator('.readempty')).first(), name).toBeVisible()
  }
})

test('lays every word of the text over its glyphs, at any zoom and turn', async () => {
  for (const name of GEOMETRY) {
    await open(name)
    await expect(first().locator('.pdf-text > span').first(), name).toBeAttached()
    const before = await boxes()
    expect(before.length, name).toBeGreaterThan(0)
    await window.page.getByRole('button', { name: '放大', exact: true }).click()
    await expect.poll(async () => (await boxes())[0]?.height ?? 0).not.toBe(before[0]?.height ?? 0)
    await expect.poll(async () => furthest(before, await boxes()), { message: name }).toBeLessThan(0.006)
    await window.page.getByRole('button', { name: '适宽', exact: true }).click()
  }
})

interface Share { readonly text: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly pixels: number }
/** Boxes of the words as shares of the page: the same at every zoom where the text lies on its glyphs. */
const boxes = (): Promise<readonly (Share & { readonly height: number })[]> => first().evaluate((page) => {
  const sheet = page.getBoundingClientRect()
  return [...page.querySelectorAll('.pdf-text > span')].flatMap((span) => {
    const box = span.getBoundingClientRect()
    return (span.textContent ?? '').trim() === '' ? [] : [{ text: span.textContent ?? '', x: (box.x - sheet.x) / sheet.width, y: (box.y - sheet.y) / sheet.height, width: box.width / sheet.width, height: box.height, pixels: box.height / sheet.height }]
  }).slice(0, 60)
})
const furthest = (before: readonly Share[], after: readonly Share[]): number =>
  before.length === after.length ? Math.max(...before.map((each, index) => Math.max(Math.abs(each.x - (after[index]?.x ?? 9)), Math.abs(each.y - (after[index]?.y ?? 9)), Math.abs(each.width - (after[index]?.width ?? 9))))) : 9
