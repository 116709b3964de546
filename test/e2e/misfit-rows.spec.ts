import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { drawPng } from '../import/recognise-text/drawn-page.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** A scanned statement with an amount that is none: from Intake to the picture of the row, its correction, and the row read again. */
test.describe.configure({ mode: 'serial' })

const SCAN = '流水扫描.png'
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
