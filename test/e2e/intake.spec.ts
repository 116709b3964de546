import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import UTIF from 'utif2'
import { writeProtectedPdf } from '../import/documents/write-protected-pdf.ts'
import { startWindow, type RunningWindow } from './launch.ts'

const HEAD = '交易卡号,交易户名,交易时间,交易金额,收付标志,对手户名,摘要说明,交易流水号'
const row = (day: string, serial: string): string => `6200000000000001,虚构甲,2024-01-${day} 08:00:00,12.50,出,虚构商行,转账,${serial}`

/** Intake as a person does it: a folder, a password, an encoding, who handed it over, the report. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  const bundle = join(window.folder, '虚构案卷')
  mkdirSync(join(bundle, '账户流水'), { recursive: true })
  const statement = [HEAD, row('01', 'S1'), row('02', 'S2')].join('\n')
  writeFileSync(join(bundle, '账户流水', '一.csv'), Buffer.byteLength(statement) % 2 === 0 ? statement : `${statement}\n`)
  writeFileSync(join(bundle, '回函.pdf'), writeProtectedPdf('Fictitious reply 417', 'geheim7'))
  writeFileSync(join(bundle, '说明.txt'), '虚构说明：本案数据均为虚构。')
  const created = await window.host.call('cases.create', { token: (await window.host.grant(join(window.folder, 'case.tcase'))).token, passphrase: null })
  expect(created.ok).toBe(true)
  await window.page.reload()
  window.answers.folder = bundle
})
test.afterAll(async () => window.end())

test('takes a folder in, and says what became of each file and row', async () => {
  const { page } = window
  await page.evaluate(() => {
    location.hash = '#/intake'
  })
  await page.getByRole('button', { name: '添加材料' }).click()
  await page.getByRole('menuitem', { name: /文件夹/u }).click()
  await expect(page.getByRole('row', { name: /回函\.pdf/u })).toContainText('有密码')
  await expect(page.getByRole('row', { name: /一\.csv/u })).toContainText('已入卷')
})

test('opens a protected PDF with its password', async () => {
  const { page } = window
  await page.getByRole('row', { name: /回函\.pdf/u }).click()
  const password = page.getByLabel(/^密码/u)
  await password.fill('falsch')
  await page.getByRole('button', { name: '用密码打开' }).click()
  await expect(page.getByText('密码打不开这个文件')).toBeVisible()
  await password.fill('geheim7')
  await page.getByRole('button', { name: '用密码打开' }).click()
  await expect(page.getByText('已重新读取：1 页')).toBeVisible()
  await expect(page.getByRole('row', { name: /回函\.pdf/u })).toContainText('已入卷')
  await page.getByRole('complementary').getByRole('button', { name: /打开原件/u }).first().click()
  // The reader draws the page with the password that was told once.
  await expect(page.getByText('Fictitious reply 417').first()).toBeVisible()
  await page.goBack()
})

test('reads a statement in an encoding chosen by hand and comes back', async () => {
  const { page } = window
  await page.getByRole('row', { name: /一\.csv/u }).click()
  const kept = page.getByRole('region', { name: '行数守恒' })
  await expect(kept).toContainText('读入2')
  await page.getByLabel('按此编码读取').selectOption('UTF-16LE')
  await page.getByRole('button', { name: '重新读取' }).click()
  await expect(page.getByText('已重新读取：原 2 行，现 0 行')).toBeVisible()
  await expect(kept).toContainText('读入0')
  await page.getByLabel('按此编码读取').selectOption('UTF-8')
  await page.getByRole('button', { name: '重新读取' }).click()
  await expect(page.getByText('已重新读取：原 0 行，现 2 行')).toBeVisible()
  await expect(kept).toContainText('读入2')
})

test('notes who handed the files over, and writes the intake report', async () => {
  const { page } = window
  await page.getByLabel('移交人').fill('虚构市公安局')
  await page.getByLabel('用于').selectOption('所有未写明的文件')
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByText('已记下移交人：4 个文件').or(page.getByText('已记下移交人：3 个文件'))).toBeVisible()
  window.answers.saveTarget = join(window.folder, 'report.html')
  await page.getByRole('button', { name: '入卷报告' }).click()
  await page.getByRole('menuitem', { name: 'HTML 网页' }).click()
  await expect(page.getByText('已写出入卷报告：report.html')).toBeVisible()
  const report = readFileSync(window.answers.saveTarget, 'utf8')
  expect(report).toContain('虚构市公安局')
  expect(report).toContain('交接回执')
})

for (const theme of ['light', 'dark'] as const) {
  test(`has no barrier that axe finds, in ${theme}`, async () => {
    const { page } = window
    await page.emulateMedia({ colorScheme: theme })
    await page.getByRole('row', { name: /一\.csv/u }).click()
    expect((await new AxeBuilder({ page }).setLegacyMode(true).options({ preload: false }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()).violations).toEqual([])
    expect(window.complaints).toEqual([])
  })
}

test('pauses the recognition of scans and goes on with it', async () => {
  const { page } = window
  const scans = join(window.folder, '扫描件')
  mkdirSync(scans)
  // Blank sheets of as many different sizes: no two are the same file.
  for (let number = 0; number < 40; number += 1) writeFileSync(join(scans, `${String(number).padStart(2, '0')}.tif`), Buffer.from(UTIF.encodeImage(new Uint8Array((600 + number) * 800 * 4).fill(255), 600 + number, 800)))
  expect((await window.host.call('intake.import', { tokens: [(await window.host.grant(scans)).token] })).ok).toBe(true)
  const recognition = page.getByRole('group', { name: '文字识别' })
  await recognition.getByRole('button', { name: '暂停识别' }).click()
  await expect(recognition).toContainText(/还有 \d+ 页没有识别/u)
  await recognition.getByRole('button', { name: '继续识别' }).click()
  await expect(recognition.getByRole('button', { name: '暂停识别' })).toBeVisible()
  await recognition.getByRole('button', { name: '暂停识别' }).click()
  await expect(recognition.getByRole('button', { name: '继续识别' })).toBeVisible()
})
