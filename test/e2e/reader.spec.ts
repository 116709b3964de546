import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { writeLargePdf } from '../reader/write-large-pdf.ts'
import { writeBookPdf } from '../reader/write-book-pdf.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** Reading PDFs in the real window: ranges, page tree, thumbnails, outline, labels, two pages, find. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
let scanSize = 0
/** Bytes of originals that the window asked for since it was last set to 0. */
let read = 0

test.beforeAll(async () => {
  window = await startWindow()
  const bundle = join(window.folder, 'bundle')
  mkdirSync(bundle)
  scanSize = writeLargePdf(join(bundle, '大卷.pdf'), { pages: 160, pictureBytes: 200_000, tree: 'flat' })
  writeLargePdf(join(bundle, '分层.pdf'), { pages: 40, pictureBytes: 20_000, tree: 'balanced' })
  writeFileSync(join(bundle, '目录.pdf'), writeBookPdf())
  const created = await window.host.call('cases.create', { token: (await window.host.grant(join(window.folder, 'reader.tcase'))).token, passphrase: null })
  expect(created.ok).toBe(true)
  const taken = await window.host.call('intake.import', { tokens: [(await window.host.grant(bundle)).token] })
  expect(taken.ok).toBe(true)
  window.page.on('request', (request) => {
    const range = /^bytes=(\d+)-(\d+)$/u.exec(request.headers()['range'] ?? '')
    if (range && request.url().includes('/blob/')) read += Number(range[2]) - Number(range[1]) + 1
    else if (request.url().includes('/blob/')) read += scanSize
  })
  await window.page.reload()
})
test.afterAll(async () => {
  await window.end()
})
test.afterEach(() => {
  expect(window.complaints).toEqual([])
  expect(window.refused).toEqual([])
})

async function open(path: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  read = 0
  await window.page.evaluate((query) => {
    location.hash = `#/read?${query}`
  }, new URLSearchParams({ path, ...more }).toString())
  await expect(window.page.locator('main .head p')).toContainText(path)
}
const page = (number: number) => window.page.locator(`.pdf-page[data-page="${number}"]`)
/** Share of dark dots in the picture of a page: nothing on a page that was not drawn. */
const drawnAt = (number: number): Promise<boolean> => page(number).locator('canvas').count().then((count) => count > 0)
const tool = (name: string | RegExp) => window.page.getByRole('toolbar', { name: '阅卷工具' }).getByRole('button', { name, exact: true })

test('shows the first page of a large scan with a flat page tree and reads only what that page needs', async () => {
  await open('大卷.pdf')
  await expect(page(1).locator('.pdf-text')).toContainText('sheet 1')
  await expect.poll(() => drawnAt(1)).toBe(true)
  // Tail with the cross-reference table, root of the tree, last page (pdf.js proves the count by it), and the pages drawn ahead.
  expect(read).toBeGreaterThan(200_000)
  expect(read).toBeLessThan(2_500_000)
  expect(scanSize).toBeGreaterThan(30_000_000)
})

test('goes to any page of it and reads that page, not those before it', async () => {
  read = 0
  const field = window.page.getByRole('textbox', { name: '页码' })
  await field.fill('120')
  await field.press('Enter')
  await expect(page(120).locator('.pdf-text')).toContainText('sheet 120')
  await expect.poll(() => drawnAt(120)).toBe(true)
  expect(read).toBeLessThan(2_500_000)
})

test('finds the pages of a tree with many nodes', async () => {
  await open('分层.pdf', { page: '37' })
  await expect(page(37).locator('.pdf-text')).toContainText('sheet 37')
})

test('draws small pictures of the pages in sight and goes to the one chosen', async () => {
  await window.page.getByRole('button', { name: '页', exact: true }).click()
  const strip = window.page.getByRole('list', { name: '页' })
  await expect(strip.getByRole('button', { name: '第 37 页' })).toBeInViewport()
  await expect(strip.getByRole('button', { name: '第 37 页' }).locator('canvas')).toBeVisible()
  expect(await strip.getByRole('button').count()).toBeLessThan(15)
  await strip.getByRole('button', { name: '第 36 页' }).click()
  await expect(window.page.getByRole('textbox', { name: '页码' })).toHaveValue('36')
  await strip.getByRole('button', { name: '第 36 页' }).press('ArrowDown')
  await expect(window.page.getByRole('textbox', { name: '页码' })).toHaveValue('37')
  await expect(strip.getByRole('button', { name: '第 37 页' })).toBeFocused()
})

test('names pages as the file does and follows its outline, but nothing that leads out of it', async () => {
  await open('目录.pdf')
  const field = window.page.getByRole('textbox', { name: '页码' })
  await expect(field).toHaveValue('i')
  await expect(window.page.getByText('第 1 / 6 页')).toBeVisible()
  await field.fill('2')
  await field.press('Enter')
  await expect(page(4)).toBeInViewport()
  await expect(field).toHaveValue('2')
  await window.page.getByRole('button', { name: '目录', exact: true }).click()
  const outline = window.page.getByRole('tree', { name: '目录' })
  await outline.getByRole('treeitem', { name: '第二章' }).click()
  await expect(field).toHaveValue('3')
  const before = window.page.url()
  for (const name of ['外部链接', '启动程序', '脚本']) {
    await outline.getByRole('treeitem', { name }).click()
    await expect(window.page.getByText('这一条不指向本件的页')).toBeVisible()
  }
  expect(window.page.url()).toBe(before)
  expect(window.context.pages()).toHaveLength(1)
})

test('lays two pages side by side and fits a page as a whole', async () => {
  await tool('双页').click()
  const boxes = async () => Promise.all([page(5).boundingBox(), page(6).boundingBox()])
  await tool('整页').click()
  const [left, right] = await boxes()
  if (!left || !right) throw new Error('no pages')
  expect(left.y).toBe(right.y)
  expect(right.x).toBeGreaterThan(left.x + left.width)
  const pane = await window.page.locator('.pdf-scroll').boundingBox()
  expect(left.height).toBeLessThanOrEqual(pane?.height ?? 0)
  await tool('双页').click()
  await tool('适宽').click()
})

test('keeps the former picture on the screen while another zoom is drawn', async () => {
  await open('目录.pdf', { page: '2' })
  await expect.poll(() => drawnAt(2)).toBe(true)
  // Looks at every frame after the act: a page in sight must never be without a picture.
  const gaps = window.page.evaluate(async () => {
    let empty = 0
    for (let frame = 0; frame < 40; frame += 1) {
      await new Promise((done) => requestAnimationFrame(done))
      const pane = document.querySelector('.pdf-scroll')?.getBoundingClientRect()
      for (const each of document.querySelectorAll('.pdf-page')) {
        const box = each.getBoundingClientRect()
        if (pane && box.bottom > pane.top && box.top < pane.bottom && each.querySelector('canvas') === null) empty += 1
      }
    }
    return empty
  })
  await tool('放大').click()
  expect(await gaps).toBe(0)
  await tool('适宽').click()
})

test('finds words in the document and walks the pages that hold them', async () => {
  const field = window.page.getByRole('searchbox', { name: '本件内查找' })
  await field.fill('虚构')
  await field.press('Enter')
  await expect(window.page.getByText('第 1 / 6 页，共 12 处')).toBeVisible()
  await field.press('Enter')
  await expect(window.page.getByText('第 2 / 6 页，共 12 处')).toBeVisible()
  await expect(page(2).locator('mark')).toHaveCount(2)
  await field.press('Escape')
})

test('runs no script, form, launch or link of the file', async () => {
  const dialogs: string[] = []
  window.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await open('目录.pdf', { page: '1' })
  await expect(page(1).locator('.pdf-text')).toContainText('第1页')
  const before = window.page.url()
  const box = await page(1).boundingBox()
  if (!box) throw new Error('no page')
  // The link lies over the title, the launch below it, the button with its script below that (in points from below).
  for (const fromBelow of [710, 550, 350]) await window.page.mouse.click(box.x + (200 / 595) * box.width, box.y + ((842 - fromBelow) / 842) * box.height)
  expect(await page(1).locator('a, button, input, iframe, object, embed, script').count()).toBe(0)
  await tool('下一页').click()
  await expect(page(2)).toBeInViewport()
  expect(dialogs).toEqual([])
  expect(window.page.url().split('#')[0]).toBe(before.split('#')[0])
  expect(window.context.pages()).toHaveLength(1)
})
