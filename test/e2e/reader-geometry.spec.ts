import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { MarkView } from '../../src-main/contract/marks.ts'
import { PICTURE_PAGE, writeTurnedPdf } from '../reader/write-turned-pdf.ts'
import { ROOT } from '../rules/import-graph.ts'
import { glyphsOf, misplaced, type Glyphs } from './glyph-places.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** What is selected with the pointer is what stands there: dragging over glyphs, wherever the file and the window turn them, marks those words in that place. */
test.describe.configure({ mode: 'serial' })

const SAMPLES = join(ROOT, '../shared/data/pdf')
const OWN = '转页.pdf'
/** Chinese without embedded fonts, turned pages, mixed sizes and fonts, damaged files. */
const REAL = ['noembed-identity-2.pdf', 'noembed-sjis.pdf', '90ms_rksj_h_sample.pdf', 'rotated.pdf', 'two_paragraphs.pdf', 'mixedfonts.pdf', 'helloworld-bad.pdf']

let window: RunningWindow
const files = new Map<string, Buffer>()
test.beforeAll(async () => {
  window = await startWindow()
  const bundle = join(window.folder, 'bundle')
  mkdirSync(bundle)
  files.set(OWN, writeTurnedPdf())
  if (existsSync(SAMPLES)) for (const name of REAL) files.set(name, readFileSync(join(SAMPLES, name)))
  for (const [name, bytes] of files) writeFileSync(join(bundle, name), bytes)
  expect((await window.host.call('cases.create', { token: (await window.host.grant(join(window.folder, 'geometry.tcase'))).token, passphrase: null })).ok).toBe(true)
  expect((await window.host.call('intake.import', { tokens: [(await window.host.grant(bundle)).token] })).ok).toBe(true)
  expect((await window.host.call('reviewer.set', { name: '虚构检察官' })).ok).toBe(true)
  await window.page.reload()
})
test.afterAll(async () => {
  await window.end()
})
test.afterEach(() => {
  expect(window.refused).toEqual([])
  expect(window.complaints.filter((each) => /Content Security Policy|wasm|eval/u.test(each))).toEqual([])
})

const sheet = (page: number) => window.page.locator(`.pdf-page[data-page="${page}"]`)
const tool = (name: string) => window.page.getByRole('toolbar', { name: '阅卷工具' }).getByRole('button', { name, exact: true })
async function open(path: string, page: number): Promise<void> {
  await window.page.evaluate((query) => {
    location.hash = `#/read?${query}`
  }, new URLSearchParams({ path, page: String(page) }).toString())
  await expect(window.page.locator('main .head p')).toContainText(path)
  await expect(sheet(page)).toBeInViewport()
}
async function marks(): Promise<readonly MarkView[]> {
  const answer = await window.host.call('marks.list', {})
  if (!answer.ok) throw new Error('marks.list')
  return answer.value as readonly MarkView[]
}

/** All pages at hand are drawn with the text of this one turned as asked, so that nothing moves any more. */
async function settled(glyphs: Glyphs, turn: number): Promise<void> {
  await expect(sheet(glyphs.page).locator('.pdf-text')).toHaveAttribute('data-main-rotation', String((glyphs.rotate + turn) % 360))
  await expect(sheet(glyphs.page).locator('.pdf-text')).toContainText(glyphs.text)
  await expect.poll(() => window.page.locator('.pdf-page:not(:has(canvas))').count()).toBe(0)
}

/** Drags over the place of the glyphs with the highlighter and gives what was marked. */
async function markAt(glyphs: Glyphs, turn: number, drag = glyphs.drag(turn)): Promise<MarkView['anchor']> {
  await settled(glyphs, turn)
  const [from, to] = await sheet(glyphs.page).evaluate((page, ends) => {
    const place = () => {
      const box = page.getBoundingClientRect()
      return [ends.from, ends.to].map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height }))
    }
    const pane = page.closest('.pdf-scroll')
    const [first, last] = place()
    if (pane && first && last) {
      const view = pane.getBoundingClientRect()
      pane.scrollBy((first.x + last.x) / 2 - view.x - view.width / 2, (first.y + last.y) / 2 - view.y - view.height / 2)
    }
    return place()
  }, drag)
  if (!from || !to) throw new Error('no place')
  await settled(glyphs, turn)
  const before = new Set((await marks()).map((mark) => mark.id))
  const { mouse } = window.page
  await mouse.move(from.x, from.y)
  await mouse.down()
  await mouse.move(to.x, to.y, { steps: 4 })
  await mouse.up()
  const fresh = async (): Promise<readonly MarkView[]> => (await marks()).filter((mark) => !before.has(mark.id))
  await expect.poll(async () => (await fresh()).length, { message: `${glyphs.text}, page ${glyphs.page}, turned by ${turn}` }).toBe(1)
  const [made] = await fresh()
  if (made === undefined) throw new Error('no mark')
  return made.anchor
}

async function expectOnGlyphs(name: string, glyphs: Glyphs, turn: number): Promise<void> {
  const what = `${name}, page ${glyphs.page}, "${glyphs.text}", turned by ${turn}`
  const anchor = await markAt(glyphs, turn)
  if (anchor.kind !== 'text' || !anchor.box) throw new Error(`${what}: no box`)
  expect(anchor.page, what).toBe(glyphs.page)
  expect(anchor.exact, what).toBe(glyphs.text)
  const off = misplaced(anchor.box, glyphs)
  expect(off.ends, `${what}: its ends, in points: ${JSON.stringify([anchor.box, glyphs.box])}`).toBeLessThan(1.5)
  expect(off.covered, `${what}: share of the letters covered`).toBeGreaterThan(0.6)
  expect(off.thickness, `${what}: no higher than its line`).toBeLessThan(2.2)
}

/** Short enough to be dragged over in one pane, and with nothing else at its place. */
function chosen(all: readonly Glyphs[], most: number): readonly Glyphs[] {
  const apart = (one: Glyphs, two: Glyphs): boolean => one.page !== two.page || one.box.x + one.box.width < two.box.x || two.box.x + two.box.width < one.box.x || one.box.y + one.box.height < two.box.y || two.box.y + two.box.height < one.box.y
  return all.filter((one) => Math.max(one.box.width, one.box.height) < 330 && all.every((two) => one === two || apart(one, two))).slice(0, most)
}

test('marks the glyphs one drags over on turned, cropped and mixed pages, at every turn and zoom of the window', async () => {
  test.setTimeout(240_000)
  const all = await glyphsOf(files.get(OWN) ?? Buffer.alloc(0), 5)
  expect(all).toHaveLength(11)
  expect(new Set(all.map((each) => each.rotate))).toEqual(new Set([0, 90, 180, 270]))
  await open(OWN, 1)
  await window.page.locator('.pdf-scroll').first().focus()
  await window.page.keyboard.press('h')
  for (const [turn, zoom] of [[0, '适宽'], [90, '整页'], [180, '放大'], [270, '适宽']] as const) {
    await tool(zoom).click()
    for (const glyphs of all) {
      await open(OWN, glyphs.page)
      await expectOnGlyphs(OWN, glyphs, turn)
    }
    await tool('向右转').click()
  }
})

test('shows a page with a JPEG 2000 picture under the strict policy', async () => {
  await open(OWN, PICTURE_PAGE)
  /** Red, green and blue at a share of the height of the page. */
  const colours = () => sheet(PICTURE_PAGE).locator('canvas').evaluate((canvas: HTMLCanvasElement) =>
    [0.2, 0.8].map((down) => [...(canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height * down, 1, 1).data ?? [])].slice(0, 3)))
  await expect(sheet(PICTURE_PAGE).locator('canvas')).toHaveCount(1)
  const [above, below] = await colours()
  expect((above?.[2] ?? 0) - (above?.[0] ?? 0)).toBeGreaterThan(40)
  expect((below?.[0] ?? 0) - (below?.[2] ?? 0)).toBeGreaterThan(40)
})

test('marks the glyphs one drags over in real files', async () => {
  test.skip(!existsSync(SAMPLES), 'the sample PDFs are not beside the project')
  test.setTimeout(240_000)
  for (const name of REAL) {
    const words = chosen(await glyphsOf(files.get(name) ?? Buffer.alloc(0)), 3)
    expect(words.length, name).toBeGreaterThan(0)
    await open(name, 1)
    await window.page.locator('.pdf-scroll').first().focus()
    await window.page.keyboard.press('h')
    for (const [turn, zoom] of [[0, '适宽'], [90, '放大']] as const) {
      await tool(zoom).click()
      for (const glyphs of words) {
        await open(name, glyphs.page)
        await expectOnGlyphs(name, glyphs, turn)
      }
      await tool('向右转').click()
    }
  }
})

test('a drag that ends on bare paper past a word, or begins before one, marks that word and nothing of other lines', async () => {
  test.skip(!existsSync(SAMPLES), 'the sample PDFs are not beside the project')
  test.setTimeout(240_000)
  for (const name of ['two_paragraphs.pdf', 'noembed-identity-2.pdf', 'mixedfonts.pdf', 'rotated.pdf']) {
    const all = await glyphsOf(files.get(name) ?? Buffer.alloc(0))
    // The last words of lines, with paper right of them.
    const words = chosen(all, 40).filter((one) => one.alongX && all.every((two) => two === one || two.box.x < one.box.x || two.box.y + two.box.height < one.box.y || two.box.y > one.box.y + one.box.height)).slice(0, 2)
    expect(words.length, name).toBeGreaterThan(0)
    await open(name, 1)
    await window.page.locator('.pdf-scroll').first().focus()
    await window.page.keyboard.press('h')
    await tool('适宽').click()
    for (const glyphs of words) {
      // From inside the word, and from the bare paper before it, where nothing else stands there.
      for (const [before, past] of [[-1, 1], [-1, 12], [1, 4]] as const) {
        await open(name, glyphs.page)
        const anchor = await markAt(glyphs, 0, glyphs.dragPast(0, before, past))
        expect(anchor.kind === 'text' ? anchor.exact : anchor.kind, `${name}, "${glyphs.text}", to ${past} pt past it`).toBe(glyphs.text)
      }
    }
  }
})
