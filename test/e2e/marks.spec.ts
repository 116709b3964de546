import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Locator } from '@playwright/test'
import type { MarkView } from '../../src-main/contract/marks.ts'
import type { Review } from '../../src-main/contract/review.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** Marking in the real window: passages, boxes and rows, by pointer and by keys, through undo, reload and both languages. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  expect((await window.host.call('cases.openSample', {})).ok).toBe(true)
  expect((await window.host.call('reviewer.set', { name: '虚构检察官' })).ok).toBe(true)
  await window.page.reload()
})
test.afterAll(async () => {
  await window.end()
})
test.afterEach(() => {
  expect(window.complaints).toEqual([])
  expect(window.refused).toEqual([])
})

const PAPER = '01执行依据/民事判决书.pdf'
const PHOTO = '02执行文书/送达回证照片.jpg'
const TABLE = '04出行记录/客轮船票.csv'
const WITNESS = '05言词证据/证人证言_许念真.docx'

async function value<T>(call: Promise<{ ok: boolean; value?: unknown }>): Promise<T> {
  const result = await call
  expect(result.ok).toBe(true)
  return result.value as T
}
const marks = (): Promise<readonly MarkView[]> => value(window.host.call('marks.list', {}))
const review = (): Promise<Review> => value(window.host.call('review.get', { language: 'zh-CN' }))

async function open(path: string): Promise<void> {
  await window.page.evaluate((query) => {
    location.hash = `#/read?${query}`
  }, new URLSearchParams({ path }).toString())
  await expect(window.page.locator('main .head p')).toContainText(path)
}

/** Where words stand on the first page: its pieces of text are as small as the fonts of the file want them. */
async function placeOf(words: string): Promise<{ from: { x: number; y: number }; to: { x: number; y: number } }> {
  await expect(window.page.locator('.pdf-page[data-page="1"] .pdf-text')).toContainText(words)
  return window.page.locator('.pdf-page[data-page="1"] .pdf-text').evaluate((layer, wanted) => {
    const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT)
    const nodes: Text[] = []
    while (walker.nextNode()) nodes.push(walker.currentNode as Text)
    const start = nodes.map((node) => node.data).join('').indexOf(wanted)
    const rectAt = (offset: number): DOMRect => {
      let left = offset
      for (const node of nodes) {
        if (left < node.data.length) {
          const range = document.createRange()
          range.setStart(node, left)
          range.setEnd(node, left + 1)
          return range.getBoundingClientRect()
        }
        left -= node.data.length
      }
      throw new Error('not there')
    }
    const [first, last] = [rectAt(start), rectAt(start + wanted.length - 1)]
    return { from: { x: first.left + 1, y: first.top + first.height / 2 }, to: { x: last.right - 1, y: last.top + last.height / 2 } }
  }, words)
}

async function drag(words: string): Promise<void> {
  const { from, to } = await placeOf(words)
  const { mouse } = window.page
  await mouse.move(from.x, from.y)
  await mouse.down()
  await mouse.move(to.x, to.y, { steps: 6 })
  await mouse.up()
}

const painted = (name: string): Promise<number> => window.page.evaluate((key) => CSS.highlights.get(key)?.size ?? 0, name)
const form = (): Locator => window.page.getByRole('dialog', { name: '新标记' })

async function accessible(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode(true).options({ preload: false }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
    expect(violations.map((violation) => [violation.id, violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))])).toEqual([])
  }
}

test('marks selected text with stance, element and note by keys', async () => {
  const { page } = window
  const before = (await review()).elements.find((element) => element.id === 'EL-ABILITY')?.against
  await open(PAPER)
  await drag('原告：林照溪')
  await expect(form()).toBeVisible()
  // Nothing is chosen before the reviewer does.
  await expect(form().getByRole('button', { name: '未评' })).toHaveAttribute('aria-pressed', 'true')
  expect(await form().getByRole('checkbox', { checked: true }).count()).toBe(0)
  await accessible()
  await page.keyboard.press('2')
  await page.keyboard.press('e')
  await page.keyboard.type('ynlzx')
  await page.keyboard.press('Enter')
  await expect(form().getByRole('checkbox', { name: /^有能力执行/u })).toBeChecked()
  await form().getByRole('textbox', { name: '批注' }).fill('虚构批注')
  await page.keyboard.press('Control+Enter')
  await expect(form()).toBeHidden()
  const [mark] = await marks()
  expect(mark).toMatchObject({ path: PAPER, stance: 'against', note: '虚构批注', creator: '虚构检察官', state: 'found', assignments: [{ element: 'EL-ABILITY', stance: 'against' }] })
  if (mark?.anchor.kind !== 'text') throw new Error('no text anchor')
  expect(mark.anchor.exact).toContain('原告')
  expect(mark.anchor.box).toMatchObject({ unit: 'pt' })
  await expect.poll(() => painted('mark-against')).toBe(1)
  expect((await review()).elements.find((element) => element.id === 'EL-ABILITY')?.against).toBe((before ?? 0) + 1)
  await expect(page.getByRole('complementary').getByText('虚构检察官')).toBeVisible()
  await accessible()
})

test('is undone and redone by key and stands after a reload', async () => {
  const { page } = window
  await page.locator('.pdf-scroll').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await marks()).length).toBe(0)
  await expect.poll(() => painted('mark-against')).toBe(0)
  await page.keyboard.press('Control+y')
  await expect.poll(async () => (await marks()).length).toBe(1)
  await page.reload()
  await expect.poll(() => painted('mark-against')).toBe(1)
})

test('highlights first and weighs later, and a click on the passage chooses it', async () => {
  const { page } = window
  await page.locator('.pdf-scroll').focus()
  await page.keyboard.press('h')
  await drag('民事判决书')
  await expect.poll(async () => (await marks()).length).toBe(2)
  await expect(form()).toBeHidden()
  expect((await marks())[1]).toMatchObject({ stance: 'not-assessed', assignments: [] })
  await expect(page.getByRole('button', { name: '标记 2', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('1')
  await expect.poll(async () => (await marks())[1]?.stance).toBe('for')
  await page.keyboard.press('v')
  const { from } = await placeOf('原告：林照溪')
  await page.mouse.click(from.x + 2, from.y)
  await expect(page.getByRole('complementary').getByRole('textbox', { name: '批注' })).toHaveValue('虚构批注')
})

test('keeps note, weight and reason of an assignment as soon as the field is left', async () => {
  const side = window.page.getByRole('complementary')
  await side.getByRole('combobox', { name: '分量' }).selectOption({ label: '重' })
  await expect.poll(async () => (await marks())[0]?.assignments[0]?.weight).toBe('strong')
  await side.getByRole('textbox', { name: '理由，一句话' }).fill('本人陈述')
  await side.getByRole('textbox', { name: '标签' }).fill('待核 收入')
  await side.getByRole('textbox', { name: '批注' }).focus()
  await expect.poll(async () => (await marks())[0]).toMatchObject({ tags: ['待核', '收入'], assignments: [{ weight: 'strong', why: '本人陈述' }] })
})

test('gives a mark a colour of its own by key, by its name in the list, undone and redone', async () => {
  const { page } = window
  const side = page.getByRole('complementary')
  await page.locator('.pdf-scroll').focus()
  const { from } = await placeOf('原告：林照溪')
  await page.mouse.click(from.x + 2, from.y)
  await expect(side.getByRole('button', { name: '按立场' })).toHaveAttribute('aria-pressed', 'true')
  await page.locator('.pdf-scroll').focus()
  await page.keyboard.press('8')
  await expect.poll(async () => (await marks())[0]?.colour).toBe('purple')
  await expect.poll(() => painted('colour-purple')).toBe(1)
  // The line of the stance stays under it, and the name stands in the list.
  expect(await painted('mark-against')).toBe(1)
  await expect(side.getByRole('group', { name: '颜色' }).getByRole('button', { name: '紫' })).toHaveAttribute('aria-pressed', 'true')
  await expect(side.getByRole('listitem').filter({ hasText: '原告' })).toContainText('反对 · 紫')
  await accessible()
  await page.locator('.pdf-scroll').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(() => painted('colour-purple')).toBe(0)
  expect((await marks())[0]).not.toHaveProperty('colour')
  await page.keyboard.press('Control+y')
  await expect.poll(() => painted('colour-purple')).toBe(1)
  await page.keyboard.press('9')
  await expect.poll(() => painted('colour-purple')).toBe(0)
  await page.keyboard.press('5')
  await expect.poll(() => painted('colour-yellow')).toBe(1)
})

test('marks stay on their words through zoom, fitting and turning', async () => {
  const { page } = window
  const tool = (name: string) => page.getByRole('toolbar', { name: '阅卷工具' }).getByRole('button', { name, exact: true })
  /** The glyphs under the paint: what the painted range holds, and how far it lies from the words in the text of the page. */
  const lies = (): Promise<{ text: string; away: number }> => page.evaluate(() => {
    const range = [...(CSS.highlights.get('colour-yellow') ?? [])][0] as Range | undefined
    const layer = document.querySelector('.pdf-page[data-page="1"] .pdf-text')
    if (range === undefined || !layer?.contains(range.startContainer)) return { text: '', away: -1 }
    const [painted, sheet] = [range.getBoundingClientRect(), layer.getBoundingClientRect()]
    return { text: range.toString().replaceAll(/\s/gu, ''), away: (painted.top - sheet.top) / sheet.height }
  })
  const before = await lies()
  expect(before.text).toContain('原告')
  for (const name of ['放大', '放大', '整页', '适宽', '缩小']) {
    await tool(name).click()
    await expect.poll(async () => (await lies()).text).toBe(before.text)
    expect(Math.abs((await lies()).away - before.away)).toBeLessThan(0.004)
  }
  await tool('向右转').click()
  await expect.poll(async () => (await lies()).text).toBe(before.text)
  await tool('向左转').click()
  await tool('适宽').click()
  await expect.poll(async () => (await lies()).text).toBe(before.text)
})

test('boxes a place on a page by keys alone', async () => {
  const { page } = window
  await page.locator('.pdf-scroll').focus()
  await page.keyboard.press('b')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await expect(form()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await marks())[2]?.anchor.kind).toBe('box')
  await expect(page.locator('.boxmark.sel')).toHaveAccessibleName(/^框选，未评/u)
  await expect(page.locator('.pdf-scroll')).toBeFocused()
  await page.keyboard.press('v')
  await page.keyboard.press('Delete')
  await expect.poll(async () => (await marks()).length).toBe(2)
})

test('boxes a place on an image, the same place however it is turned', async () => {
  const { page } = window
  await open(PHOTO)
  const picture = page.locator('.imagebox img')
  await expect(picture).toBeVisible()
  await page.locator('.imagedesk').focus()
  await page.keyboard.press('b')
  const area = await page.locator('.boxdrawing').boundingBox()
  if (!area) throw new Error('no picture')
  await page.mouse.move(area.x + area.width * 0.25, area.y + area.height * 0.5)
  await page.mouse.down()
  await page.mouse.move(area.x + area.width * 0.5, area.y + area.height * 0.75, { steps: 5 })
  await page.mouse.up()
  await form().getByRole('button', { name: '支持' }).click()
  await form().getByRole('button', { name: /^标记/u }).click()
  await expect.poll(async () => (await marks()).length).toBe(3)
  const natural = await picture.evaluate((image) => ({ width: (image as HTMLImageElement).naturalWidth, height: (image as HTMLImageElement).naturalHeight }))
  const anchor = (await marks())[2]?.anchor
  if (anchor?.kind !== 'box') throw new Error('no box')
  expect(anchor.box.unit).toBe('px')
  expect(Math.abs(anchor.box.x - natural.width * 0.25)).toBeLessThan(natural.width * 0.01)
  expect(Math.abs(anchor.box.height - natural.height * 0.25)).toBeLessThan(natural.height * 0.01)
  await page.getByRole('button', { name: '向右转' }).click()
  await page.waitForTimeout(200)
  const turned = await picture.boundingBox()
  const shown = await page.locator('.boxmark').boundingBox()
  if (!turned || !shown) throw new Error('not in sight')
  // Turned clockwise, what was the middle left quarter below stands at the top, left of the middle.
  expect(Math.abs((shown.x - turned.x) / turned.width - 0.25)).toBeLessThan(0.02)
  expect(Math.abs((shown.y - turned.y) / turned.height - 0.25)).toBeLessThan(0.02)
  await accessible()
})

test('marks a row of a table and a cell of it', async () => {
  const { page } = window
  await open(TABLE)
  await page.getByRole('row', { name: /LH901/u }).first().click()
  await page.getByRole('grid').focus()
  await page.keyboard.press('h')
  await expect(form()).toBeVisible()
  await form().getByRole('combobox', { name: '标记范围' }).selectOption({ index: 4 })
  await form().getByRole('button', { name: '反对' }).click()
  await form().getByRole('button', { name: /^标记/u }).click()
  await expect(page.locator('tr.marked.mark-against').first()).toContainText('LH901')
  const mark = (await marks())[3]
  expect(mark).toMatchObject({ path: TABLE, anchor: { kind: 'row', cell: 3, line: 3 } })
  if (mark?.anchor.kind === 'row') expect(mark.anchor.cells[3]).toBe('LH901')
})

test('takes the row that is shown as chosen, however soon the key follows the click', async () => {
  const { page } = window
  await open(TABLE)
  for (const flight of ['LH902', 'LH903']) {
    const row = page.getByRole('row', { name: new RegExp(flight, 'u') }).first()
    await expect(row).toBeVisible()
    await row.evaluate(async (element: HTMLElement) => {
      element.click()
      // No later than React shows the choice: what it does afterwards has not been done.
      while (element.getAttribute('aria-selected') !== 'true') await Promise.resolve()
      element.closest('table')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', code: 'KeyH', bubbles: true, cancelable: true }))
    })
    await expect(form()).toContainText(flight)
    await page.keyboard.press('Escape')
    await expect(form()).toBeHidden()
  }
})

test('marks words typed, where there is no pointer, and says so where they are not there', async () => {
  const { page } = window
  await open(WITNESS)
  // A DOCX is shown by its paragraphs; they are there only with their words.
  const told = page.locator('.htmlsheet p').filter({ hasText: /\p{Script=Han}{8,}/u }).nth(1)
  await expect(told).toBeVisible()
  const line = (await told.innerText()).trim().slice(0, 14)
  await page.locator('.textdesk').focus()
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('textbox', { name: '原文文字' }).fill('这句话不在本件之中')
  await page.getByRole('dialog').getByRole('button', { name: '继续' }).click()
  await page.keyboard.type('不丢')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('not-found')
  await expect(form().getByRole('textbox', { name: '批注' })).toHaveValue('不丢')
  await page.keyboard.press('Escape')
  await page.locator('.textdesk').focus()
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('textbox', { name: '原文文字' }).fill(line)
  await page.getByRole('dialog').getByRole('button', { name: '继续' }).click()
  await page.keyboard.type('按文字标记')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await marks()).length).toBe(5)
  expect((await marks())[4]).toMatchObject({ path: WITNESS, note: '按文字标记', state: 'found' })
  await expect.poll(() => painted('mark-not-assessed')).toBeGreaterThan(0)
})

test('lists the whole case, opens a mark in another document, and assigns several at once', async () => {
  const { page } = window
  await page.getByRole('button', { name: /^全案标记 5/u }).click()
  const side = page.getByRole('complementary')
  for (const path of [PAPER, PHOTO, TABLE, WITNESS]) await expect(side.getByRole('heading', { name: path })).toBeVisible()
  await accessible()
  const boxes = side.getByRole('checkbox', { name: /^选取/u })
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await side.getByRole('button', { name: '挂要件', exact: true }).click()
  // The tick comes with the answer of the host.
  await side.getByRole('checkbox', { name: /^主体身份/u }).click()
  await expect(side.getByRole('checkbox', { name: /^主体身份/u })).toBeChecked()
  await expect.poll(async () => (await marks()).filter((mark) => mark.assignments.some((each) => each.stance === 'not-assessed')).length).toBe(2)
  await value(window.host.call('history.undo', { language: 'zh-CN' }))
  expect((await marks()).filter((mark) => mark.assignments.some((each) => each.stance === 'not-assessed'))).toEqual([])
  await side.getByRole('region', { name: PHOTO }).getByRole('button').click()
  await expect(page.locator('main .head p')).toContainText(PHOTO)
  await expect(page.locator('.boxmark.sel')).toBeVisible()
  // Going to a mark moves the original, never the frame of the window.
  expect(await page.evaluate(() => [document.documentElement.scrollTop, document.body.scrollTop])).toEqual([0, 0])
})

test('selects on from a word of one character beside a gap, where a browser would drag that character away', async () => {
  const { page } = window
  await open(PAPER)
  await placeOf('民事判决书')
  // As on a machine whose fonts for the layer of text are narrower than those of the page.
  await page.evaluate(() => {
    for (const span of document.querySelectorAll<HTMLElement>('.pdf-page[data-page="1"] .pdf-text span')) if (span.textContent?.length === 1) span.style.fontSize = '10px'
  })
  await drag('民事判决书')
  await expect.poll(() => page.evaluate(() => getSelection()?.toString().replaceAll(/\s/gu, '') ?? '')).toBe('民事判决书')
  await expect(form()).toBeVisible()
  await page.keyboard.press('Escape')
})

test('speaks English', async () => {
  const { page } = window
  await page.getByRole('button', { name: '设置' }).click()
  await page.getByText('English', { exact: true }).click()
  await page.keyboard.press('Escape')
  await open(PAPER)
  await page.getByRole('button', { name: /^Marks 2/u }).click()
  await expect(page.getByRole('heading', { name: /^Marks in this document/u })).toBeVisible()
  await drag('民事判决书')
  await expect(page.getByRole('dialog', { name: 'New mark' })).toBeVisible()
  expect(await page.locator('body').innerText()).not.toMatch(/\b(?:marks|window|review-window)\.[a-z]/u)
})
