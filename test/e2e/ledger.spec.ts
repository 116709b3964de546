import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { LedgerPage } from '../../src-main/contract/ledger.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** The reviewer's own words on the ledger, in the window: pairs by hand, counterparties, columns, selection, words of the lexicon. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  expect((await window.host.call('cases.openSample', {})).ok).toBe(true)
  await window.page.reload()
})
test.afterAll(() => window.end())
test.afterEach(() => {
  expect(window.complaints).toEqual([])
  expect(window.refused).toEqual([])
})

const show = (fragment: string) => window.page.evaluate((hash) => {
  location.hash = hash
}, fragment)
const grid = () => window.page.getByRole('grid', { name: '流水' })
const panel = () => window.page.getByRole('complementary', { name: '所选行' })

/** A picture for looking at, where the folder for them is given. */
async function picture(name: string): Promise<void> {
  const folder = process.env['THRESHOLD_PICTURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await window.page.screenshot({ path: join(folder, `${name}.png`) })
}

async function noBarriers(): Promise<void> {
  const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode(true).options({ preload: false }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
}

async function rows(filter: object, limit = 500): Promise<LedgerPage> {
  const answer = await window.host.call('money.rows', { filter, sort: 'time', offset: 0, limit })
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value as LedgerPage
}

test('a mirrored pair stands side by side, is parted with a reason, and undo brings it back', async () => {
  const page = await rows({})
  const row = page.rows.find((each) => each.mirroredWith !== null && each.direction === 'out')
  if (row === undefined) throw new Error('the sample case has mirrored rows')
  await show(`#/money?account=${row.account}&from=${row.day}&to=${row.day}&least=${row.amount}&most=${row.amount}`)
  await grid().getByRole('row').filter({ hasText: row.day }).filter({ hasText: row.amount.split('.')[1] ?? '' }).first().click()
  const pair = panel().locator('.side-by-side')
  await expect(pair.getByRole('link')).toHaveCount(2)
  await picture('pair')
  await panel().getByRole('button', { name: '不是一对…' }).click()
  const dialog = window.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '理由' }).fill('两笔不同的付款')
  await noBarriers()
  await picture('pair-dialog')
  await dialog.getByRole('button', { name: '不是一对' }).click()
  await expect(panel().getByRole('region', { name: '发现的变化' })).toContainText(/(\d+) 笔 → \d+ 笔/u)
  await expect(panel()).toContainText('人工认定不是一对')
  await picture('pair-parted')
  await noBarriers()
  await window.page.keyboard.press('Control+z')
  await expect(panel()).toContainText('由规则配对')
  // What the word changed goes with the word.
  await expect(panel().getByRole('region', { name: '发现的变化' })).toHaveCount(0)
})

test('two picked rows are paired by hand', async () => {
  const accounts = await window.host.call('money.accounts', {})
  if (!accounts.ok) throw new Error('accounts')
  const own = new Set((accounts.value as { id: string; relationToDebtor: string }[]).filter((each) => each.relationToDebtor !== 'other').map((each) => each.id))
  const page = await rows({})
  const free = page.rows.filter((each) => own.has(each.account) && each.mirroredWith === null && each.outcome === 'done' && each.currency === 'CNY')
  const one = free.find((each) => each.direction === 'out')
  const other = free.find((each) => each.direction === 'in' && each.account !== one?.account && each.day >= (one?.day ?? ''))
  if (one === undefined || other === undefined) throw new Error('rows')
  for (const row of [one, other]) {
    await show(`#/money?account=${row.account}&from=${row.day}&to=${row.day}&least=${row.amount}&most=${row.amount}`)
    await expect(window.page.getByRole('status').filter({ hasText: '符合' }).or(window.page.locator('.selbar'))).toContainText('1')
    await grid().getByRole('row').filter({ hasText: row.day }).last().click()
    await window.page.keyboard.press('Space')
  }
  await window.page.getByRole('button', { name: '将两行配对…' }).click()
  const dialog = window.page.getByRole('dialog')
  await expect(dialog.locator('.side-by-side').getByRole('link')).toHaveCount(2)
  await expect(dialog.getByRole('button', { name: '配对' })).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByRole('textbox', { name: '理由' }).fill('本人账户之间')
  await dialog.getByRole('button', { name: '配对' }).click()
  await expect(panel()).toContainText('人工配对')
  await expect(panel()).toContainText('本人账户之间')
  await window.page.keyboard.press('Control+z')
  await expect(panel()).not.toContainText('人工配对')
})

test('counterparties are made one, shown as one in the flow picture, and split again', async () => {
  await show('#/money?view=counterparties')
  const table = window.page.getByRole('grid', { name: '交易对方' })
  await expect(table.getByRole('row').nth(3)).toBeVisible()
  await noBarriers()
  await picture('counterparties')
  await table.getByRole('row').nth(1).click()
  await window.page.keyboard.press('Space')
  await window.page.keyboard.press('ArrowDown')
  await window.page.keyboard.press('Space')
  await window.page.getByRole('button', { name: '合并为一个…' }).click()
  const dialog = window.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '称为' }).fill('虚构合并方')
  await dialog.getByRole('textbox', { name: '理由' }).fill('同一人的两个名字')
  await noBarriers()
  await dialog.getByRole('button', { name: '合并', exact: true }).click()
  const merged = table.getByRole('row').filter({ hasText: '合并 2 个' })
  await expect(merged).toBeVisible()
  await merged.click()
  const side = window.page.getByRole('complementary', { name: '可能为同一对方' })
  await expect(side).toContainText('同一人的两个名字')
  await noBarriers()
  await picture('counterparties-merged')
  await side.getByRole('button', { name: '全部拆分…' }).click()
  await dialog.getByRole('textbox', { name: '理由' }).fill('看错了')
  await dialog.getByRole('button', { name: '拆分', exact: true }).click()
  await expect(merged).toHaveCount(0)
  await window.page.keyboard.press('Control+z')
  await expect(merged).toBeVisible()
  await window.page.keyboard.press('Control+z')
  await expect(merged).toHaveCount(0)
})

test('columns are chosen and ordered, and stay so on this machine', async () => {
  await show('#/money')
  await window.page.getByRole('button', { name: '列…' }).click()
  const dialog = window.page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: '摘要' }).uncheck()
  await dialog.getByRole('button', { name: '上移 对方' }).click()
  await noBarriers()
  await picture('columns')
  await dialog.getByRole('button', { name: '采用' }).click()
  const heads = () => grid().getByRole('columnheader').allInnerTexts()
  await expect.poll(async () => (await heads()).join(' ')).not.toContain('摘要')
  await window.page.reload()
  await expect(grid().getByRole('row').nth(3)).toBeVisible()
  const texts = (await heads()).join(' ')
  expect(texts).not.toContain('摘要')
  expect(texts.indexOf('对方')).toBeLessThan(texts.indexOf('账户'))
})

test('more filters, a selection with its sum, and its export with citations', async () => {
  await show('#/money')
  await window.page.getByRole('button', { name: '更多筛选' }).click()
  await window.page.getByRole('combobox', { name: '消费类别' }).selectOption('flights')
  await expect(window.page.locator('.selbar')).not.toContainText('771')
  await noBarriers()
  await picture('more-filters')
  const rowsShown = grid().getByRole('row').filter({ hasText: /20\d\d-/u }).filter({ has: window.page.getByRole('link') })
  await rowsShown.first().click()
  await window.page.keyboard.press('Space')
  await window.page.keyboard.press('ArrowDown')
  await window.page.keyboard.press('Space')
  const target = join(window.folder, 'picked.csv')
  window.answers.saveTarget = target
  await window.page.locator('.selbar').getByRole('button', { name: '导出…' }).click()
  await expect(window.page.getByText('已写入')).toBeVisible()
  expect(readFileSync(target, 'utf8').trim().split('\r\n').length).toBeGreaterThan(1)
  await window.page.emulateMedia({ colorScheme: 'dark' })
  await noBarriers()
  await picture('more-filters-dark')
})

test('a word added to the lexicon of the case changes what is counted, and undo takes it back', async () => {
  await window.page.emulateMedia({ colorScheme: 'light' })
  await show('#/money')
  await window.page.getByRole('button', { name: '词库…' }).click()
  const lexicon = panel().getByRole('region', { name: '本案消费词库' })
  await lexicon.getByRole('combobox', { name: '消费类别' }).selectOption('luxury')
  await lexicon.getByRole('textbox', { name: '新词' }).fill('江州惠邻便民超市')
  await lexicon.getByRole('button', { name: '加入' }).click()
  await expect(panel().getByRole('region', { name: '发现的变化' })).toContainText('→')
  await expect(lexicon).toContainText('本案加入')
  await noBarriers()
  await picture('lexicon')
  await window.page.keyboard.press('Control+z')
  await expect(lexicon).not.toContainText('本案加入')
})

test('rows stand in groups with their sums, each group opens to its rows, and a row keeps its keys there', async () => {
  await show('#/money')
  await window.page.reload()
  await window.page.getByRole('combobox', { name: '分组', exact: true }).selectOption('month')
  const tree = window.page.getByRole('treegrid', { name: '流水' })
  const first = tree.getByRole('row').nth(1)
  await expect(first).toContainText(/20\d\d-\d\d/u)
  await picture('groups-month')
  await noBarriers()
  await first.click()
  await expect(first).toHaveAttribute('aria-expanded', 'true')
  await expect(tree.getByRole('row').nth(2).getByRole('link')).toBeVisible()
  await window.page.getByRole('combobox', { name: '分组', exact: true }).selectOption('counterparty')
  await window.page.getByRole('combobox', { name: '分组顺序' }).selectOption('out')
  await tree.getByRole('row').nth(1).click()
  await expect(tree.getByRole('row').nth(2).getByRole('link')).toBeVisible()
  await window.page.keyboard.press('ArrowDown')
  await window.page.keyboard.press('Space')
  await expect(window.page.locator('.selbar')).toContainText('已选 1 行')
  await picture('groups-counterparty')
  await noBarriers()
  await window.page.getByRole('combobox', { name: '分组', exact: true }).selectOption('')
  await window.page.locator('.selbar').getByRole('button', { name: '取消选取' }).click()
})

test('ranges by Shift and everything by Ctrl A have a running total', async () => {
  await show('#/money?direction=out')
  const bar = window.page.locator('.selbar')
  const wanted = await rows({ direction: 'out' })
  const rowLines = grid().getByRole('row').filter({ has: window.page.getByRole('link') })
  await expect(bar).toContainText(`筛选 ${wanted.total.toLocaleString('en-US')} 行`)
  await rowLines.nth(0).click()
  await rowLines.nth(4).click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('已选 5 行')
  const fen = wanted.rows.slice(0, 5).filter((row) => row.outcome === 'done' || row.outcome === 'partly-refunded').reduce((sum, row) => sum + BigInt(row.amount.replace('.', '')), 0n)
  const yuan = `${(fen / 100n).toLocaleString('en-US')}.${String(fen % 100n).padStart(2, '0')}`
  await expect(bar).toContainText(`支出 ${yuan}`)
  await window.page.keyboard.press('Shift+ArrowUp')
  await expect(bar).toContainText('已选 4 行')
  await window.page.keyboard.press('Shift+ArrowDown')
  await window.page.keyboard.press('Shift+ArrowDown')
  await expect(bar).toContainText('已选 6 行')
  await picture('range')
  await window.page.keyboard.press('Control+a')
  await expect(bar).toContainText(`已选 ${wanted.total.toLocaleString('en-US')} 行`)
  await window.page.keyboard.press('Space')
  await expect(bar).toContainText(`已选 ${(wanted.total - 1).toLocaleString('en-US')} 行`)
  await noBarriers()
  const target = join(window.folder, 'all.csv')
  window.answers.saveTarget = target
  await bar.getByRole('button', { name: '导出…' }).click()
  await expect(window.page.getByText('已写入')).toBeVisible()
  expect(readFileSync(target, 'utf8').trim().split('\r\n')).toHaveLength(wanted.total)
  await show('#/money')
  await expect(bar).toContainText('已选 0 行')
})

test('counterparty and party are conditions of the filter', async () => {
  await show('#/money')
  const bar = window.page.locator('.selbar')
  if (await window.page.getByRole('button', { name: '更多筛选' }).isVisible()) await window.page.getByRole('button', { name: '更多筛选' }).click()
  const party = window.page.getByRole('combobox', { name: '当事人' })
  await party.selectOption({ index: 2 })
  const value = await party.inputValue()
  await expect(bar).toContainText(`筛选 ${(await rows({ party: value })).total} 行`)
  await party.selectOption('')
  await window.page.getByRole('searchbox', { name: '对方', exact: true }).fill('超市')
  await expect(bar).toContainText(`筛选 ${(await rows({ counterparty: '超市' })).total} 行`)
  await picture('counterparty-filter')
  await noBarriers()
})
