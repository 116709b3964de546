import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { drawPng } from '../import/recognise-text/drawn-page.ts'
import { ROOT } from '../rules/import-graph.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** A scanned statement with an amount that is none: from Intake to the picture of the row, its correction, and the row read again. */
test.describe.configure({ mode: 'serial' })

const SCAN = '流水扫描.png'
/** Another scan, whose third balance was printed wrong. */
const BROKEN = '断链扫描.png'
const PRINTED = '打印流水.pdf'
let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  const { host, folder } = window
  const bundle = join(folder, 'bundle')
  mkdirSync(bundle)
  writeFileSync(join(bundle, SCAN), drawPng([
    ['交易日期', '摘要', '交易金额', '账户余额'],
    ['2024-01-02', '工资', '+500.00', '1500.00'],
    ['2024-01-03', '消费', '二十元正', '1480.00'],
    ['2024-01-04', '转账', '-80.00', '1400.00'],
    ['2024-01-05', '消费', '-100.00', '1300.00'],
  ], { width: 1400 }))
  writeFileSync(join(bundle, BROKEN), drawPng([
    ['交易日期', '摘要', '交易金额', '账户余额'],
    ['2024-03-02', '工资', '+500.00', '2500.00'],
    ['2024-03-03', '消费', '-20.00', '2480.00'],
    ['2024-03-04', '转账', '-80.00', '2499.00'],
    ['2024-03-05', '消费', '-100.00', '2300.00'],
  ], { width: 1400 }))
  copyFileSync(join(ROOT, 'test/fixtures/pdf-tables/boc-flow.pdf'), join(bundle, PRINTED))
  expect((await host.call('cases.create', { token: (await host.grant(join(folder, 'a.tcase'))).token, passphrase: null })).ok).toBe(true)
  const finished = Promise.withResolvers<void>()
  host.subscribe((event) => void (event.type === 'recognition-finished' && finished.resolve()))
  expect((await host.call('intake.import', { tokens: [(await host.grant(bundle)).token] })).ok).toBe(true)
  await host.call('recognise.start', {})
  await finished.promise
  await window.page.reload()
})
test.afterAll(() => window.end())

test('shows the row that did not fit, beside its page, and reads it again once it is corrected', async () => {
  const { page } = window
  await page.evaluate(() => {
    location.hash = '#/intake'
  })
  await page.getByRole('link', { name: '第 1 页第 3 行' }).click()
  await expect(page.getByRole('heading', { name: '未能对上的行' })).toBeVisible()
  const form = page.getByRole('region', { name: '更正这一行' })
  const amount = form.getByLabel('机器识别：二十元正')
  await expect(amount).toHaveValue('二十元正')
  await expect(page.locator('.imagebox img')).toBeVisible()
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
  await amount.fill('-20.00')
  await amount.press('Enter')
  // Nothing is left that does not fit.
  await expect(page.getByRole('heading', { name: '未能对上的行' })).toBeHidden()
  await page.evaluate(() => {
    location.hash = '#/money'
  })
  await expect(page.getByRole('grid', { name: '流水' }).getByRole('row', { name: /20\.00/u }).first()).toBeVisible()
})

/** Opens the reader at a row that the intake of a file names. */
async function openMisfit(name: string, kind: 'rejection' | 'break'): Promise<void> {
  const { page, host } = window
  const answer = await host.call('review.get', { language: 'zh-CN' })
  if (!answer.ok) throw new Error('no review')
  const file = (answer.value as { intake: { files: { path: string; rows?: { rejections?: { line: number; page?: number }[] }; balance?: { breaks: { line: number; page?: number }[] } }[] } }).intake.files.find((each) => each.path === name)
  const place = kind === 'break' ? file?.balance?.breaks[0] : file?.rows?.rejections?.[0]
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/read?path=${encodeURIComponent(name)}&page=${place?.page ?? 0}&line=${place?.line ?? 0}`)
  await expect(page.getByRole('heading', { name: '未能对上的行' })).toBeVisible()
}

test('a balance of a scan that does not follow is put right beside its page, and one undo takes that back', async () => {
  const { page } = window
  await openMisfit(BROKEN, 'break')
  // The row before is there as well: the fault may lie in it.
  await expect(page.getByRole('region', { name: /更正前一行/u }).getByLabel('机器识别：2480.00')).toBeVisible()
  const balance = page.getByRole('region', { name: '更正这一行' }).getByLabel('机器识别：2499.00')
  await balance.fill('2400.00')
  await balance.press('Enter')
  await expect(page.getByRole('heading', { name: '未能对上的行' })).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: '未能对上的行' })).toBeVisible()
})

test('a row of a printed statement is put right cell by cell, listed beside what the machine read, and taken back', async () => {
  const { page } = window
  await openMisfit(PRINTED, 'rejection')
  const day = page.getByRole('region', { name: '更正这一行' }).getByLabel('记账日期，机器读作：2024-0?-11')
  await day.fill('2024-05-11')
  await day.press('Enter')
  await expect(page.getByText('已保存更正，并重新读取了该表各行。')).toBeVisible()
  await expect(page.getByText(/记账日期：机器读作“2024-0\?-11”，更正为“2024-05-11”/u)).toBeVisible()
  await openMisfit(PRINTED, 'break')
  const balance = page.getByRole('region', { name: '更正这一行' }).getByLabel('余额，机器读作：900.00')
  await expect(balance).toBeVisible()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await balance.fill('500.00')
  await balance.press('Enter')
  await expect(page.getByRole('heading', { name: '未能对上的行' })).toBeHidden()
  await page.getByRole('button', { name: /撤回更正，第 1 页第 \d+ 行“余额”/u }).click()
  await expect(page.getByText('已撤回更正，并重新读取了该表各行。')).toBeVisible()
  await expect(page.getByRole('heading', { name: '未能对上的行' })).toBeVisible()
})
