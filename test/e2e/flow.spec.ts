import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { loadImage } from '@napi-rs/canvas'
import { SaxesParser } from 'saxes'
import type { FlowPicture } from '../../src-main/contract/ledger.ts'
import { readGraphml } from '../flow-case/graphml-rules.ts'
import { RESTRICTION, writeFlowCase, type FlowCase, type Payment } from '../flow-case/write.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** The flow picture of a case with more than two hundred ends: seen, walked by keys, filtered, followed and exported in the window. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
let written: FlowCase
test.beforeAll(async () => {
  window = await startWindow()
  written = writeFlowCase(join(window.folder, 'bundle'))
  await ask('cases.create', { token: (await window.host.grant(join(window.folder, 'flow.tcase'))).token, passphrase: null })
  await ask('intake.import', { tokens: [(await window.host.grant(join(window.folder, 'bundle'))).token] })
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
const asShown = (amount: string): string => amount.replace(/\B(?=(?:\d{3})+\.)/gu, ',')
const yuan = (amount: bigint): string => `${amount / 100n}.${(amount % 100n).toString().padStart(2, '0')}`
const total = (payments: readonly Payment[]): bigint => payments.reduce((sum, each) => sum + each.amount, 0n)
const payments = (): readonly Payment[] => [...written.edges.values()].flatMap((edge) => edge.payments)

async function show(conditions: Readonly<Record<string, string>>): Promise<void> {
  await window.page.evaluate((hash) => { location.hash = hash }, `#/money?${new URLSearchParams({ view: 'flow', ...conditions }).toString()}`)
  await expect(window.page.locator('svg.flow').first()).toBeVisible()
}
const note = () => window.page.locator('.flow-charts h2 small').first()
const list = () => window.page.getByRole('listbox', { name: /^(?:资金图|Flow picture)/u })
/** Pictures to be looked at, only where a folder is named for them. */
async function picture(name: string): Promise<void> {
  const folder = process.env['LOOK_FOLDER']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.page.emulateMedia({ colorScheme })
    await window.page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
}

/** Pairs of ends, or of an end and a heading, whose bars or labels meet on the screen. */
const meetings = (): Promise<readonly string[]> => window.page.locator('svg.flow').evaluate((svg) => {
  const owned = [...svg.querySelectorAll('g[role="option"]')].filter((group) => group.querySelector('rect.nd') !== null)
  const shapes = [...owned.flatMap((group) => [...group.querySelectorAll('text, rect.nd')].map((shape) => ({ owner: group.getAttribute('aria-label') ?? '', shape }))),
    ...[...svg.querySelectorAll('text.ng')].map((shape) => ({ owner: `heading ${shape.textContent}`, shape }))]
  const boxes = shapes.map(({ owner, shape }) => ({ owner, box: shape.getBoundingClientRect() }))
  return boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => other.owner !== one.owner
    && one.box.left < other.box.right - 0.5 && other.box.left < one.box.right - 0.5 && one.box.top < other.box.bottom - 0.5 && other.box.top < one.box.bottom - 0.5,
  ).map((other) => `${one.owner} meets ${other.owner}`))
})

test('at 200 ends no label and no bar meets another, all of it fits the width, and the check can fail', async () => {
  for (const ends of ['18', '60', '200']) {
    await show({ ends })
    await expect.poll(() => window.page.locator('svg.flow rect.nd').count()).toBe(Number(ends) + 2)
    expect(await meetings()).toEqual([])
    const [room, drawn] = await window.page.locator('.flow-wide').first().evaluate((box) => [box.clientWidth, box.scrollWidth])
    expect(drawn).toBeLessThanOrEqual(room ?? 0)
  }
  await window.page.locator('svg.flow').evaluate((svg) => {
    const labels = [...svg.querySelectorAll('g[role="option"] > text.nl')]
    const [moved] = labels
    const beside = labels.find((each) => each !== moved && each.getAttribute('x') === moved?.getAttribute('x'))
    moved?.setAttribute('y', beside?.getAttribute('y') ?? '')
  })
  expect((await meetings()).length).toBeGreaterThan(0)
  await window.page.reload()
  await show({ ends: '200' })
  await picture('flow-200')
  await window.page.locator('.flow-charts').evaluate((box) => { box.scrollTop = box.scrollHeight * 0.4 })
  await picture('flow-200-middle')
})

test('has no barriers with 200 ends, in the light and in the dark', async () => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode(true).options({ preload: false }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
    expect(violations.map((violation) => [violation.id, violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))])).toEqual([])
  }
})

test('keys reach every edge and every end, each speaks its sums, and what is reached is in view', async () => {
  // Sixty ends, because each press is a press; that the keys reach everything among 209 is proved beside the layout.
  const { page } = window
  await show({ ends: '60' })
  await expect.poll(() => page.locator('svg.flow rect.nd').count()).toBe(62)
  const { edges, nodes } = await ask<FlowPicture>('flow.picture', { filter: { most: 60 } })
  const spoken = (): Promise<string> => list().evaluate((box) => document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label') ?? '')
  const inView = (): Promise<boolean> => list().evaluate((box) => {
    const group = document.getElementById(box.getAttribute('aria-activedescendant') ?? '')
    const room = box.closest('.flow-charts')?.getBoundingClientRect()
    const label = group?.querySelector('text')?.getBoundingClientRect()
    return room !== undefined && label !== undefined && label.top >= room.top - 1 && label.bottom <= room.bottom + 1
  })
  await list().focus()
  const seen = new Set<string>()
  const ends = new Set<string>()
  const met = new Set<string>()
  const hear = async (there: 'ArrowLeft' | 'ArrowRight', back: 'ArrowLeft' | 'ArrowRight'): Promise<void> => {
    await page.keyboard.press(there)
    const words = await spoken()
    ends.add(words)
    expect(await inView(), words).toBe(true)
    await page.keyboard.press(back)
  }
  await page.keyboard.press('Home')
  for (let nth = 0; nth < edges.length; nth += 1) {
    const words = await spoken()
    seen.add(words)
    // The first edge in reading order that reaches or leaves an end is also where the way back from it leads.
    const [, from = '', to = ''] = /^(.*) 付给 (.*?)，/u.exec(words) ?? []
    if (!met.has(`→${to}`)) await hear('ArrowRight', 'ArrowLeft')
    if (!met.has(`${from}→`)) await hear('ArrowLeft', 'ArrowRight')
    met.add(`→${to}`).add(`${from}→`)
    await page.keyboard.press('ArrowDown')
  }
  expect(seen.size).toBe(edges.length)
  for (const edge of edges) expect([...seen].filter((words) => words.includes(asShown(edge.total)) && words.includes(`${edge.count} 笔`)).length).toBeGreaterThan(0)
  const missing = nodes.filter((node) => ![...ends].some((words) => words.includes(asShown(node.in)) && words.includes(asShown(node.out)) && words.includes(node.kind === 'counterparty' ? node.name : '')))
  expect(missing.map((node) => node.id)).toEqual([])
})

test('shows of a period and of a least sum what was written of them', async () => {
  const { page } = window
  await show({ ends: '200' })
  await expect(note()).toContainText(asShown(yuan(total(payments()))))
  await page.getByRole('combobox', { name: '期间' }).selectOption('restriction')
  const during = payments().filter((payment) => payment.at >= RESTRICTION)
  await expect(note()).toContainText(asShown(yuan(total(during))))
  await expect(page.getByRole('complementary')).toContainText(asShown(yuan(total(payments()) - total(during))))
  await page.getByRole('combobox', { name: '期间' }).selectOption('')
  await page.getByRole('textbox', { name: '一条去向至少' }).fill('30000')
  await page.keyboard.press('Enter')
  const large = [...written.edges.values()].filter((edge) => total(edge.payments) >= 3_000_000n)
  await expect(note()).toContainText(asShown(yuan(total(large.flatMap((edge) => edge.payments)))))
  await expect.poll(() => page.locator('svg.flow path.rib-hit').count()).toBe(large.length)
})

test('follows money from a row of the ledger, and from any end, as many hops as wanted', async () => {
  const { page } = window
  await page.evaluate(() => { location.hash = '#/money?words=砚池文化' })
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await page.getByRole('link', { name: '在资金图中追踪' }).click()
  await expect(page.getByRole('group', { name: '资金图条件' })).toContainText('追踪')
  await expect(page.locator('svg.flow path.rib-hit').first()).toBeAttached()
  const near = await page.locator('svg.flow path.rib-hit').count()
  await page.getByRole('combobox', { name: '向下' }).selectOption('0')
  await expect.poll(() => page.locator('svg.flow path.rib-hit').count()).toBeLessThan(near)
  await show({ ends: '200' })
  await list().focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('f')
  await expect(page.getByRole('group', { name: '资金图条件' })).toContainText('追踪')
  await expect.poll(() => page.locator('svg.flow rect.nd').count()).toBeLessThan(100)
})

test('exports a picture, a graph and a table that say the same sums', async () => {
  // The picture at double sharpness has twelve million dots.
  test.slow()
  const { page } = window
  await show({ ends: '200' })
  await expect.poll(() => page.locator('svg.flow rect.nd').count()).toBe(202)
  const folder = process.env['LOOK_FOLDER'] ?? window.folder
  const file = async (format: string, label: string): Promise<string> => {
    window.answers.saveTarget = join(folder, `flow-export.${format}`)
    await page.getByRole('button', { name: '导出图和明细' }).click()
    await page.getByRole('menuitem', { name: label }).click()
    await expect(page.getByText(`已导出：${window.answers.saveTarget}`)).toBeVisible({ timeout: 30_000 })
    return window.answers.saveTarget
  }
  const { nodes, edges } = await ask<FlowPicture>('flow.picture', { filter: { most: 200 } })
  const texts: string[] = []
  const outside: string[] = []
  const svg = new SaxesParser({ xmlns: true })
  let size = { width: 0, height: 0 }
  svg.on('opentag', (tag) => {
    for (const each of Object.values(tag.attributes)) if (['class', 'style', 'href'].includes(each.local) || /url\(|var\(/u.test(each.value)) outside.push(`${tag.name} ${each.name}=${each.value}`)
    if (tag.name === 'svg') size = { width: Number(tag.attributes['width']?.value), height: Number(tag.attributes['height']?.value) }
  })
  svg.on('text', (words) => { texts.push(words.trim()) })
  svg.on('error', (error) => { throw error })
  svg.write(readFileSync(await file('svg', '资金图 SVG'), 'utf8')).close()
  // Nothing leans on the style sheet of the window, and every end shows its sum.
  expect(outside).toEqual([])
  for (const node of nodes.filter((each) => !each.stated)) expect(texts.some((words) => words === asShown(node.in) || words === asShown(node.out))).toBe(true)

  const image = await loadImage(await file('png', '资金图 PNG'))
  expect([image.width, image.height]).toEqual([Math.round(size.width * 2), Math.round(size.height * 2)])

  const graph = readGraphml(readFileSync(await file('graphml', '关系数据 GraphML'), 'utf8'))
  expect(graph.faults).toEqual([])
  expect(graph.edges.map(({ data }) => data['total'])).toEqual(edges.map((edge) => edge.total))
  const lines = readFileSync(await file('csv', '逐笔明细 CSV'), 'utf8').trim().split('\r\n').slice(1)
  expect(lines).toHaveLength(payments().length)
})

test('speaks English and stands without overlaps there too', async () => {
  const { page } = window
  await page.getByRole('button', { name: '设置' }).click()
  await page.getByText('English', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.keyboard.press('Escape')
  for (const ends of ['18', '200']) {
    await show({ ends })
    await expect.poll(() => page.locator('svg.flow rect.nd').count()).toBe(Number(ends) + 2)
    expect(await meetings()).toEqual([])
    await picture(`flow-en-${ends}`)
  }
})
