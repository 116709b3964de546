import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { RecognisedPage } from '../../src-main/contract/screens.ts'
import type { MarkView } from '../../src-main/contract/marks.ts'
import { mentionText, referenceOf } from '../../src-main/domain/citations/mention.ts'
import { paragraph, writeDocx } from '../import/documents/write-document.ts'
import { writeTiff, writeWav } from '../reader/write-media.ts'
import { ofdText, writeOfd } from '../reader/write-ofd.ts'
import { ROOT } from '../rules/import-graph.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** Originals that are no PDF, each in its own form: OFD, TIFF, DOCX, RTF, HTML, tables, recordings; and words laid over scans. */
/** A filled square of 40 mm, of which a clip leaves the left 10 mm. */
const SQUARE = '<ofd:AbbreviatedData>M 0 0 L 40 0 L 40 40 L 0 40 C</ofd:AbbreviatedData>'
const CLIPPED = `<ofd:PathObject ID="30" Boundary="20 60 40 40" Fill="true" Stroke="false">${SQUARE}<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 10 40"><ofd:AbbreviatedData>M 0 0 L 10 0 L 10 40 L 0 40 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips></ofd:PathObject>`

test.describe.configure({ mode: 'serial' })

let window: RunningWindow
const SCAN = '送达回证照片.jpg'

test.beforeAll(async () => {
  window = await startWindow()
  const bundle = join(window.folder, 'bundle')
  mkdirSync(bundle)
  const put = (name: string, content: Buffer | string): void => writeFileSync(join(bundle, name), content)
  put('通知.ofd', writeOfd({ pages: [ofdText(20, 30, '虚构送达通知', 7) + ofdText(20, 60, '被执行人已签收'), `${ofdText(20, 30, '第二页')}${CLIPPED}`], sealed: true }))
  put('传真.tif', writeTiff(400, 300, [40, 220]))
  put('说明.docx', writeDocx(`${paragraph('虚构说明')}<w:tbl><w:tr><w:tc>${paragraph('甲格')}</w:tc><w:tc>${paragraph('乙格')}</w:tc></w:tr></w:tbl>`))
  put('记录.rtf', "{\\rtf1\\ansi\\ansicpg936 \\'d0\\'e9\\'b9\\'b9 {\\b bold}\\par second\\par}")
  put('网页.html', '<html><body><h1>虚构网页</h1><p onclick="alert(1)">正文 <a href="https://example.invalid/">链接</a></p><script>document.title="ran"</script><img src="https://example.invalid/x.png"></body></html>')
  put('录音.wav', writeWav(20))
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['姓名', '金额'], ['虚构甲', 1], ['虚构乙', 2]]), '名单')
  put('名单.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  cpSync(join(ROOT, 'resources/sample-case/02执行文书/送达回证照片.jpg'), join(bundle, SCAN))
  expect((await window.host.call('cases.create', { token: (await window.host.grant(join(window.folder, 'kinds.tcase'))).token, passphrase: null })).ok).toBe(true)
  expect((await window.host.call('intake.import', { tokens: [(await window.host.grant(bundle)).token] })).ok).toBe(true)
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
  await window.page.evaluate((query) => {
    location.hash = `#/read?${query}`
  }, new URLSearchParams({ path, ...more }).toString())
  await expect(window.page.locator('main .head p')).toContainText(path)
}
const tool = (name: string | RegExp) => window.page.getByRole('toolbar', { name: '阅卷工具' }).getByRole('button', { name, exact: true })
async function accessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode(true).options({ preload: false }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map((violation) => [violation.id, violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))])).toEqual([])
}
const fileOf = async (path: string): Promise<string> => {
  const found = await window.host.call('read.byPath', { path })
  if (!found.ok) throw new Error(path)
  return (found.value as { file: string }).file
}

test('draws an OFD from its objects, with its words where they stand and its seal', async () => {
  await open('通知.ofd')
  const first = window.page.locator('.pdf-page[data-page="1"]')
  await expect(first.locator('.placed-text')).toContainText('虚构送达通知')
  await expect(first.locator('svg.fixed-picture image')).toHaveCount(1)
  const sheet = await first.boundingBox()
  const drawn = await first.locator('svg text').first().boundingBox()
  const laid = await first.locator('.placed-text > span').first().boundingBox()
  if (!sheet || !drawn || !laid) throw new Error('nothing drawn')
  // A4 at 210 mm: the line begins 20 mm from the left and is six characters of 7 mm wide.
  const millimetre = sheet.width / 210
  expect(Math.abs(laid.x - sheet.x - 20 * millimetre)).toBeLessThan(1)
  expect(Math.abs(laid.width - 42 * millimetre)).toBeLessThan(2)
  expect(Math.abs(drawn.x - laid.x)).toBeLessThan(2)
  expect(Math.abs(drawn.y + drawn.height / 2 - (laid.y + laid.height / 2))).toBeLessThan(drawn.height / 3)
  await tool('整页').click()
  await tool('向右转').click()
  const turned = await first.boundingBox()
  expect(turned?.width).toBeGreaterThan(turned?.height ?? 0)
  await tool('向左转').click()
  await accessible()
})

test('shows of an object of an OFD only what its clip leaves', async () => {
  await open('通知.ofd', { page: '2' })
  const clipped = window.page.locator('.pdf-page[data-page="2"] .fixed-picture path[fill="#000000"]')
  await expect(clipped).toHaveCount(1)
  // A square of 40 mm of which the left quarter is left; elements cut away are no longer under the pointer.
  const under = (share: number): Promise<boolean> => clipped.evaluate((path, at) => {
    const svg = path.closest('svg')
    const [page, overlays] = [path.closest<HTMLElement>('.pdf-page'), path.closest('.pdf-page')?.querySelectorAll<HTMLElement>('.placed-frame, .pagemarks') ?? []]
    if (!svg || !page) throw new Error('no page')
    const [box, unit] = [svg.getBoundingClientRect(), svg.getBoundingClientRect().width / 210]
    for (const each of overlays) each.style.pointerEvents = 'none'
    const found = document.elementsFromPoint(box.x + (20 + 40 * at) * unit, box.y + (60 + 20) * unit).includes(path)
    for (const each of overlays) each.style.pointerEvents = ''
    return found
  }, share)
  await clipped.scrollIntoViewIfNeeded()
  await expect.poll(() => under(0.1)).toBe(true)
  expect([await under(0.4), await under(0.9)]).toEqual([false, false])
})

test('marks words of an OFD where they stand, and finds them again', async () => {
  const created = await window.host.call('marks.create', { file: await fileOf('通知.ofd'), anchor: { kind: 'text', page: 1, exact: '被执行人已签收', prefix: '', suffix: '', offset: null, box: null }, note: '', tags: [], stance: 'for', assignments: [] })
  expect(created).toMatchObject({ ok: true, value: { state: 'found' } })
  await window.page.reload()
  await expect.poll(() => window.page.evaluate(() => CSS.highlights.get('mark-for')?.size ?? 0)).toBe(1)
})

test('shows every page of a TIFF, which browsers do not', async () => {
  await open('传真.tif')
  const picture = window.page.locator('.imagebox img')
  await expect(picture).toBeVisible()
  const shade = () => picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 1
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0, 1, 1)
    return context?.getImageData(0, 0, 1, 1).data[0] ?? -1
  })
  expect(await shade()).toBe(40)
  await tool('下一页').click()
  await expect(window.page.getByRole('textbox', { name: '页码' })).toHaveValue('2')
  await expect(picture).toBeVisible()
  await expect.poll(shade).toBe(220)
})

test('enlarges a picture at the pointer, up to eight times, and gives it contrast on the screen only', async () => {
  const desk = window.page.locator('.imagedesk')
  const picture = window.page.locator('.imagebox img')
  const before = await picture.boundingBox()
  if (!before) throw new Error('no picture')
  const point = { x: before.x + before.width * 0.75, y: before.y + before.height * 0.75 }
  await window.page.mouse.move(point.x, point.y)
  await window.page.keyboard.down('Control')
  const shareAtPointer = async (): Promise<number> => {
    const box = await picture.boundingBox()
    return box === null ? -1 : (point.x - box.x) / box.width
  }
  let held = -1
  for (let turn = 0; turn < 5; turn += 1) {
    // A picture smaller than its pane stays in the middle; from the third step on it is larger, and the point stays.
    if (turn === 3) held = await shareAtPointer()
    const width = (await picture.boundingBox())?.width ?? 0
    await window.page.mouse.wheel(0, -200)
    await expect.poll(async () => (await picture.boundingBox())?.width).toBeGreaterThan(Math.min(width * 1.2, 3199))
  }
  await window.page.keyboard.up('Control')
  const after = await picture.boundingBox()
  if (!after) throw new Error('no picture')
  expect(after.width).toBeCloseTo(400 * 8, 0)
  expect(Math.abs(await shareAtPointer() - held)).toBeLessThan(0.005)
  await tool('对比').click()
  await expect(picture).toHaveCSS('filter', 'contrast(1.5)')
  await tool('适宽').click()
  await expect(desk).toBeVisible()
})

test('shows DOCX and RTF as clean HTML, and HTML without anything that runs or loads', async () => {
  await open('说明.docx')
  await expect(window.page.locator('.htmlsheet td').nth(1)).toHaveText('乙格')
  await open('记录.rtf')
  await expect(window.page.locator('.htmlsheet b')).toHaveText('bold')
  await expect(window.page.locator('.htmlsheet')).toContainText('虚构')
  await open('网页.html')
  await expect(window.page.locator('.htmlsheet h1')).toHaveText('虚构网页')
  expect(await window.page.locator('.htmlsheet a, .htmlsheet img, .htmlsheet [onclick]').count()).toBe(0)
  expect(await window.page.title()).not.toBe('ran')
  await accessible()
})

test('shows a table with the addresses of its cells', async () => {
  await open('名单.xlsx')
  await expect(window.page.getByRole('columnheader', { name: /^B/u })).toBeVisible()
  await window.page.getByRole('row', { name: /虚构乙/u }).click()
  await expect(window.page.getByRole('complementary')).toContainText('B3')
})

test('plays a recording by ranges, with a span between two moments', async () => {
  await open('录音.wav')
  const timer = window.page.getByRole('timer')
  await expect(timer).toHaveText('0:00.0 / 0:20.0')
  await window.page.getByRole('textbox', { name: '起', exact: true }).fill('5')
  await window.page.getByRole('textbox', { name: '止', exact: true }).fill('0:06.5')
  await window.page.keyboard.press('Enter')
  await window.page.getByRole('button', { name: '播放这一段' }).click()
  await expect.poll(() => window.page.locator('video').evaluate((media: HTMLVideoElement) => media.currentTime)).toBeGreaterThanOrEqual(5)
  await expect.poll(() => window.page.locator('video').evaluate((media: HTMLVideoElement) => media.paused && media.currentTime > 6.4)).toBe(true)
  await open('录音.wav', { at: '12' })
  await expect(timer).toHaveText('0:12.0 / 0:20.0')
  await accessible()
})

test('marks a span of a recording from the player, and opens it again at its second', async () => {
  const { page } = window
  await open('录音.wav')
  await page.getByRole('textbox', { name: '起', exact: true }).fill('8')
  await page.getByRole('textbox', { name: '止', exact: true }).fill('9.5')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '标记这一段' }).click()
  const form = page.getByRole('dialog', { name: '新标记' })
  await expect(form).toBeVisible()
  await page.keyboard.press('2')
  await page.keyboard.press('n')
  await page.keyboard.type('虚构批注')
  await page.keyboard.press('Control+Enter')
  const marks = async (): Promise<readonly MarkView[]> => {
    const answer = await window.host.call('marks.list', {})
    return answer.ok ? (answer.value as readonly MarkView[]).filter((mark) => mark.anchor.kind === 'time') : []
  }
  await expect.poll(marks).toMatchObject([{ path: '录音.wav', stance: 'against', note: '虚构批注', anchor: { kind: 'time', start: 8000, end: 9500 } }])
  await expect(page.getByRole('list', { name: '时间标记' })).toContainText('虚构批注')
  // From another document: the mark in the list of the whole case, then a citation in a note, each at its second.
  await open('名单.xlsx')
  await page.getByRole('button', { name: /^全案标记/u }).click()
  await page.getByRole('complementary').getByRole('region', { name: '录音.wav' }).getByRole('listitem').getByRole('button').click()
  await expect(page.locator('main .head p')).toContainText('录音.wav')
  await expect(page.getByRole('timer')).toHaveText('0:08.0 / 0:20.0')
  expect(new URL(page.url()).hash).toContain('at=8')
  const [mark] = await marks()
  const reference = referenceOf({ kind: 'file', sha256: mark?.sha256 ?? '', page: null, line: null, time: { start: 12_500, end: 13_000 } })
  expect((await window.host.call('marks.change', { ids: [mark?.id], change: { note: `对照${mentionText({ name: '录音', reference })}` } })).ok).toBe(true)
  await page.reload()
  await page.getByRole('complementary').getByRole('button', { name: /0:12|00:12/u }).first().click()
  await expect(page.getByRole('timer')).toHaveText('0:12.5 / 0:20.0')
  await accessible()
})

test('lays recognised words over a scan, each on its own place, to be selected and found', async () => {
  const file = await fileOf(SCAN)
  expect((await window.host.call('recognise.start', { file })).ok).toBe(true)
  let page: RecognisedPage | null = null
  await expect.poll(async () => {
    const answer = await window.host.call('read.recognisedLines', { file, page: 1 })
    page = answer.ok ? (answer.value as RecognisedPage) : null
    return page?.state
  }, { timeout: 90_000 }).toBe('done')
  const recognised = page as RecognisedPage | null
  await open(SCAN)
  const spans = window.page.locator('.imagebox .placed-text > span')
  await expect(spans).toHaveCount(recognised?.lines.length ?? -1)
  const picture = await window.page.locator('.imagebox img').boundingBox()
  const natural = await window.page.locator('.imagebox img').evaluate((image: HTMLImageElement) => image.naturalWidth)
  if (!picture || !recognised) throw new Error('no picture')
  const scale = picture.width / natural
  for (const [index, line] of recognised.lines.entries()) {
    const box = await spans.nth(index).boundingBox()
    if (!box) throw new Error('no box')
    expect(Math.abs(box.x - picture.x - line.box.x * scale)).toBeLessThan(1.5)
    expect(Math.abs(box.y - picture.y - line.box.y * scale)).toBeLessThan(1.5)
    expect(Math.abs(box.width - line.box.width * scale)).toBeLessThan(2)
  }
  const [first] = recognised.lines
  const box = await spans.first().boundingBox()
  if (!box || !first) throw new Error('no line')
  await window.page.mouse.move(box.x + 1, box.y + box.height / 2)
  await window.page.mouse.down()
  await window.page.mouse.move(box.x + box.width - 1, box.y + box.height / 2, { steps: 5 })
  await window.page.mouse.up()
  expect(await window.page.evaluate(() => getSelection()?.toString() ?? '')).toBe(first.text)
  await window.page.keyboard.press('Escape')
})
