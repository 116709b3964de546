import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ROOT } from '../rules/import-graph.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** Real PDFs, where the sample data lies beside the project: shown under the strict policy. Where selections land is in reader-geometry. */
test.describe.configure({ mode: 'serial' })

const SAMPLES = join(ROOT, '../shared/data/pdf')
test.skip(!existsSync(SAMPLES), 'the sample PDFs are not beside the project')

/** What is drawn although nothing of it is in the file but a name: fonts that are not embedded, scans in every form, the last two of them JPEG 2000. */
const SHOWN = ['noembed-identity-2.pdf', 'noembed-sjis.pdf', '90ms_rksj_h_sample.pdf', 'SimFang-variant.pdf', 'bitmap-symbol.pdf', 'ccitt_EndOfBlock_false.pdf', 'rotated.pdf', 'images.pdf', 'standard_fonts.pdf', 'mixedfonts.pdf', 'stamps.pdf', 'issue5549.pdf', 'issue5481.pdf']
const NEVER_RUN = ['js-buttons.pdf', 'autoprint.pdf', 'file_url_link.pdf', 'annotation-choice-widget.pdf', 'xfa_filled_imm1344e.pdf']
const DAMAGED = ['helloworld-bad.pdf', 'issue9105_other.pdf', 'bug1020226.pdf', 'bad-PageLabels.pdf', 'Pages-tree-refs.pdf', 'poppler-67295-0.pdf', 'poppler-85140-0.pdf', 'REDHAT-1531897-0.pdf']

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  const bundle = join(window.folder, 'bundle')
  mkdirSync(bundle)
  for (const name of new Set([...SHOWN, ...NEVER_RUN, ...DAMAGED])) cpSync(join(SAMPLES, name), join(bundle, name))
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
