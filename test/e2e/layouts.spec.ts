import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { writeTablePdf } from '../import/documents/write-document.ts'
import { drawPng } from '../import/recognise-text/drawn-page.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** A statement that nobody described is read once a person has said what its columns are. */
test.describe.configure({ mode: 'serial' })

const ROWS = [
  '虚构村镇银行往来清单',
  '编号甲,编号乙,编号丙,编号丁,编号戊,编号己',
  'K1,2023-05-01,汇款,H,"1,000.00","3,000.00"',
  'K2,2023-05-02,货款,Q,200.50,"2,799.50"',
  'K3,2023-05-03,货款,Q,49.50,"2,750.00"',
  'K4,坏日期,货款,Q,1.00,"2,749.00"',
  '页栏,,,,1251.00,',
].join('\n')

const HEAD = ['编号甲', '编号乙', '编号丙', '编号丁', '编号戊']
const PRINTED = writeTablePdf([[['虚构合作社往来清单'], HEAD, ['K1', '2023-05-01', 'H', '1000.00', '3000.00'], ['K2', '2023-05-02', 'Q', '200.50', '2799.50']], [HEAD, ['K3', '2023-05-03', 'Q', '49.50', '2750.00']]], [40, 90, 250, 320, 440])
const SCANNED = [HEAD, ['K1', '2023-06-01', 'H', '1000.00', '3000.00'], ['K2', '2023-06-02', 'Q', '200.50', '2799.50'], ['K3', '2023-06-03', 'Q', '49.50', '2750.00']]
const VOYAGES = ['虚构轮渡登记', '登记甲,登记乙,登记丙,登记丁,登记戊,登记己', '甄虚构,990000199001010011,2023-05-01,浪花一号,甲港,乙港', '甄虚构,990000199001010011,2023-05-04,浪花一号,乙港,甲港'].join('\n')

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  const { host, folder } = window
  mkdirSync(join(folder, 'bundle'))
  writeFileSync(join(folder, 'bundle', '清单.csv'), ROWS)
  writeFileSync(join(folder, 'bundle', '打印清单.pdf'), PRINTED)
  writeFileSync(join(folder, 'bundle', '扫描清单.png'), drawPng(SCANNED, { width: 1400 }))
  writeFileSync(join(folder, 'bundle', '轮渡登记.csv'), VOYAGES)
  expect((await host.call('cases.create', { token: (await host.grant(join(folder, 'a.tcase'))).token, passphrase: null })).ok).toBe(true)
  expect((await host.call('intake.import', { tokens: [(await host.grant(join(folder, 'bundle'))).token] })).ok).toBe(true)
  const finished = Promise.withResolvers<void>()
  host.subscribe((event) => void (event.type === 'recognition-finished' && finished.resolve()))
  await host.call('recognise.start', {})
  await finished.promise
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
const page = () => window.page
const meaning = (name: string) => page().getByRole('combobox', { name: `“${name}”列的用途` })

test('the panel of an unknown file leads to its layout, which proposes and keeps nothing', async () => {
  await show('#/intake')
  await page().getByRole('treegrid').getByRole('row', { name: /清单\.csv/u }).click()
  await page().getByRole('button', { name: '认版式' }).click()
  await expect(page().getByRole('heading', { name: '认版式' })).toBeVisible()
  await expect(meaning('编号乙')).toHaveValue('date')
  await expect(meaning('编号丙')).toHaveValue('')
  await expect(page().getByRole('button', { name: '存为版式并重读' })).toHaveAttribute('aria-disabled', 'true')
})

test('every choice shows at once what it does to rows, totals and balances', async () => {
  await meaning('编号己').selectOption('balance')
  await meaning('编号戊').selectOption('amount')
  await meaning('编号丁').selectOption('direction')
  await page().getByRole('combobox', { name: '“Q”，3 行' }).selectOption('out')
  await page().getByRole('combobox', { name: '“H”，1 行' }).selectOption('in')
  const proof = page().getByRole('region', { name: '余额核对和行数守恒' })
  await expect(proof.getByText('余额全部衔接')).toBeVisible()
  await expect(proof.getByText('收入 1000.00，支出 250.00')).toBeVisible()
  await page().getByRole('radio', { name: /收支对调/u }).click()
  await expect(proof.getByText(/行余额不衔接/u)).toBeVisible()
  await page().keyboard.press('Control+z')
  await expect(proof.getByText('余额全部衔接')).toBeVisible()
  await page().getByRole('button', { name: '同类行不作数据行' }).click()
  await expect(page().getByRole('button', { name: '恢复' })).toBeVisible()
})

test('stands the check of accessibility, light and dark', async () => {
  for (const scheme of ['light', 'dark'] as const) {
    await page().emulateMedia({ colorScheme: scheme })
    const { violations } = await new AxeBuilder({ page: page() }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 120))])).toEqual([])
  }
  await page().emulateMedia({ colorScheme: 'light' })
})

test('saved, it reads the file again; undo takes that back; it is handed on as a file', async () => {
  await page().getByRole('textbox', { name: '版式名称' }).fill('虚构村镇银行清单')
  await page().getByRole('button', { name: '存为版式并重读' }).click()
  await expect(page().getByText(/已按新版式重读/u)).toBeVisible()
  const row = page().getByRole('treegrid').getByRole('row', { name: /清单\.csv/u })
  await expect(row).toContainText('4')
  await row.click()
  await page().getByRole('button', { name: '认版式' }).click()
  const target = join(window.folder, 'out.json')
  window.answers.saveTarget = target
  await page().getByRole('button', { name: '导出，版式“虚构村镇银行清单”' }).click()
  await expect(page().getByText('版式“虚构村镇银行清单”已导出。')).toBeVisible()
  expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ title: '虚构村镇银行清单', onlyNamed: true })
  await page().getByRole('button', { name: '放弃' }).click()
  await page().keyboard.press('Control+z')
  await expect.poll(async () => ((await window.host.call('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 9 })) as { value: { rows: unknown[] } }).value.rows.length).toBe(0)
})

/** Opens the layout of a file and waits for its rows. */
async function openLayout(name: string): Promise<void> {
  await show('#/intake')
  await page().getByRole('treegrid').getByRole('row', { name: new RegExp(name.replace('.', '\\.'), 'u') }).click()
  await page().getByRole('button', { name: '认版式' }).click()
  await expect(page().getByRole('region', { name: '原表各行' }).getByRole('row').nth(2)).toBeVisible()
}

for (const [name, place] of [['打印清单.pdf', '2 页'], ['扫描清单.png', '1 页']] as const) {
  test(`a table of ${name} is named column by column, its totals and proof follow, and it is read with page and line`, async () => {
    await openLayout(name)
    await expect(page().getByRole('rowheader', { name: new RegExp(place, 'u') }).first()).toBeVisible()
    for (const [column, means] of [['编号乙', 'date'], ['编号丁', 'amount'], ['编号戊', 'balance'], ['编号丙', 'direction']] as const) await meaning(column).selectOption(means)
    await page().getByRole('combobox', { name: '“Q”，2 行' }).selectOption('out')
    await page().getByRole('combobox', { name: '“H”，1 行' }).selectOption('in')
    const proof = page().getByRole('region', { name: '余额核对和行数守恒' })
    await expect(proof.getByText('收入 1000.00，支出 250.00')).toBeVisible()
    await expect(proof.getByText('余额全部衔接')).toBeVisible()
    await page().getByRole('textbox', { name: '版式名称' }).fill(`虚构版式 ${name}`)
    await page().getByRole('button', { name: '存为版式并重读' }).click()
    await expect(page().getByRole('heading', { name: '认版式' })).toBeHidden()
    const answer = await window.host.call('money.rows', { filter: {}, sort: 'time', offset: 0, limit: 20 })
    const rows = answer.ok ? (answer.value as { rows: { path: string; page?: number; amount: string }[] }).rows : []
    expect(rows.filter((row) => row.path === name).map((row) => [row.page !== undefined, row.amount])).toEqual([[true, '1000.00'], [true, '200.50'], [true, '49.50']])
  })
}

test('a travel table is named column by column, and its rows become journeys', async () => {
  await openLayout('轮渡登记.csv')
  await page().getByRole('combobox', { name: '记录种类' }).selectOption('ship')
  await page().getByRole('combobox', { name: '表头所在行' }).selectOption('2')
  for (const [column, means] of [['登记甲', 'name'], ['登记乙', 'document'], ['登记丙', 'date'], ['登记丁', 'vessel'], ['登记戊', 'from'], ['登记己', 'to']] as const) await meaning(column).selectOption(means)
  await expect(page().getByText('已成行 2，退改或未成行 0，不明 0')).toBeVisible()
  await expect(page().getByText('2023-05-01 甄虚构 浪花一号 甲港—乙港')).toBeVisible()
  for (const scheme of ['light', 'dark'] as const) {
    await page().emulateMedia({ colorScheme: scheme })
    const { violations } = await new AxeBuilder({ page: page() }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 120))])).toEqual([])
  }
  await page().emulateMedia({ colorScheme: 'light' })
  await page().getByRole('textbox', { name: '版式名称' }).fill('虚构轮渡登记')
  await page().getByRole('button', { name: '存为版式并重读' }).click()
  await expect(page().getByRole('heading', { name: '认版式' })).toBeHidden()
  const answer = await window.host.call('journeys.list', {})
  expect(answer.ok ? (answer.value as { mode: string; carrier: string }[]).map(({ mode, carrier }) => [mode, carrier]) : answer).toEqual([['ship', '浪花一号'], ['ship', '浪花一号']])
})
