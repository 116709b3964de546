import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startWindow, type RunningWindow } from './launch.ts'

/** The walk of a first day: sample case, intake, a finding accepted, its element, its citation, the exports. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
})
test.afterAll(async () => {
  await window.end()
})
test.afterEach(() => {
  expect(window.complaints).toEqual([])
  expect(window.refused).toEqual([])
})

const rail = (name: string | RegExp) => window.page.getByRole('navigation').getByRole('link', { name })

test('opens the sample case', async () => {
  await window.page.getByRole('button', { name: '打开练习案件' }).click()
  await expect(rail(/^入卷，6/u)).toBeVisible()
  await expect(window.page.getByText('虚构数据')).toBeVisible()
})

test('shows what came in, row by row conserved', async () => {
  await rail(/^入卷/u).click()
  const proof = window.page.getByRole('region', { name: '行数守恒' })
  await expect(proof.getByRole('definition')).toHaveText(['949', '896', '47', '6'])
  await window.page.getByRole('button', { name: /^需处理/u }).click()
  await expect(window.page.getByRole('treegrid').getByRole('row', { name: /行拒收/u })).toHaveCount(6)
})

test('shows one ledger over all accounts and opens a row in its original', async () => {
  await rail('资金').click()
  const grid = window.page.getByRole('grid', { name: '流水' })
  await expect(grid).toHaveAttribute('aria-rowcount', /^7\d\d$/u)
  await window.page.getByRole('searchbox', { name: /对方/u }).fill('星阑直播')
  await expect(grid.getByRole('row', { name: /星阑直播/u }).first()).toBeVisible()
  await grid.getByRole('row', { name: /星阑直播/u }).first().getByRole('link').click()
  await expect(window.page.getByRole('main', { name: '阅卷' })).toBeVisible()
  await expect(window.page.locator('[aria-current="true"], .here, [aria-selected="true"]').filter({ hasText: '星阑直播' }).first()).toBeVisible()
})

test('lists journeys with what counts and what does not', async () => {
  await rail('出行').click()
  await expect(window.page.getByRole('row', { name: /计入/u }).first()).toBeVisible()
  await expect(window.page.getByText('57,600.00').first()).toBeVisible()
})

test('takes a reason and a stance with a finding, and shows it at its element', async () => {
  await rail(/^发现/u).click()
  const { page } = window
  const grid = page.getByRole('grid', { name: '发现' })
  await grid.getByRole('row', { name: /出境.*古盛远/u }).click()
  await expect(page.getByRole('heading', { level: 2, name: /出境/u })).toBeVisible()
  const form = page.getByRole('form', { name: '审查结论' })
  // Nothing is ticked before the reviewer chooses.
  for (const radio of await form.getByRole('radio').all()) await expect(radio).not.toBeChecked()
  await expect(form.getByRole('button', { name: '提交结论' })).toBeDisabled()
  await form.getByRole('radio', { name: '采纳', exact: true }).check({ force: true })
  await expect(form.getByRole('button', { name: '提交结论' })).toBeDisabled()
  await form.getByRole('group', { name: '拒不执行的行为' }).getByRole('button', { name: '支持' }).click()
  await form.getByRole('textbox', { name: '理由' }).fill('出入境记录与护照号码一致，限制消费令已送达。')
  await form.getByRole('button', { name: '提交结论' }).click()
  await expect(grid.getByRole('row', { name: /出境.*采纳/u })).toBeVisible()

  await rail(/^要件/u).click()
  const row = page.getByRole('grid', { name: '要件与证据' }).getByRole('row', { name: /拒不执行的行为/u })
  await expect(row.getByRole('gridcell').nth(1)).toHaveText('1')
  await expect(row.getByRole('gridcell').nth(2)).toHaveText(/0|·/u)
})

test('keeps the decision through undo, redo and a reload of the window', async () => {
  const { page } = window
  const undone = await window.host.call('history.undo', { language: 'zh-CN' })
  expect(undone.ok).toBe(true)
  await page.reload()
  await expect(rail(/^发现，40/u)).toBeVisible()
  await window.host.call('history.redo', { language: 'zh-CN' })
  await page.reload()
  await expect(rail(/^发现，39/u)).toBeVisible()
})

test('opens the citation of a finding at its row', async () => {
  await rail(/^发现/u).click()
  const { page } = window
  await page.getByRole('grid', { name: '发现' }).getByRole('row', { name: /出境.*古盛远/u }).click()
  await page.getByRole('link', { name: /出入境记录，第 \d+ 行/u }).first().click()
  await expect(page.getByRole('main', { name: '阅卷' })).toBeVisible()
  await expect(page.getByText('出入境记录.csv').first()).toBeVisible()
  await expect(page.getByRole('row', { name: /出境/u }).first()).toBeVisible()
})

test('shows a PDF page whose text can be selected', async () => {
  const { page } = window
  await rail('阅卷').click()
  await page.getByText('民事判决书', { exact: false }).first().click()
  const canvas = page.locator('canvas').first()
  await expect(canvas).toBeVisible()
  await expect(page.locator('.pdf-text').first()).toContainText('虚构')
  const drawn = await canvas.evaluate((element) => {
    const picture = element as HTMLCanvasElement
    const pixels = picture.getContext('2d')?.getImageData(0, 0, picture.width, picture.height).data ?? new Uint8ClampedArray()
    let dark = 0
    for (let index = 0; index < pixels.length; index += 4) if ((pixels[index] ?? 255) < 128 && (pixels[index + 3] ?? 0) > 128) dark += 1
    return dark
  })
  expect(drawn).toBeGreaterThan(1000)
})

test('writes every export', async () => {
  const call = async (format: string, name: string): Promise<string> => {
    const path = join(window.folder, name)
    const { token } = await window.host.grant(path)
    const result = await window.host.call('export.write', { format, token, language: 'zh-CN' })
    expect([format, result.ok]).toEqual([format, true])
    return path
  }
  // Through the window once, through the contract for the rest.
  const { page } = window
  window.answers.saveTarget = join(window.folder, 'from-window.docx')
  await rail('导出').click()
  await page.getByRole('button', { name: /^导出 DOCX/u }).click()
  await expect.poll(() => existsSync(join(window.folder, 'from-window.docx'))).toBe(true)
  expect(readFileSync(join(window.folder, 'from-window.docx')).subarray(0, 2).toString()).toBe('PK')
  expect(readFileSync(await call('pdf', 'c.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  expect(readFileSync(await call('html', 'c.html'), 'utf8')).toContain('<html')
  expect(JSON.parse(readFileSync(await call('json', 'r.json'), 'utf8'))).toMatchObject({ schema: 'threshold-review/1' })
})

test('checks originals and log', async () => {
  const { page } = window
  await rail('日志').click()
  await page.getByRole('button', { name: /核验/u }).first().click()
  await expect(page.getByText(/一致|未变/u).first()).toBeVisible()
})
