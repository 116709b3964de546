import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ROOT } from '../rules/import-graph.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** A statement and a travel record that came as PDF: their rows open the original at its page. */
test.describe.configure({ mode: 'serial' })

const STATEMENT = '招行.pdf'
let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  const { host, folder } = window
  const bundle = join(folder, 'bundle')
  mkdirSync(bundle)
  copyFileSync(join(ROOT, 'test/fixtures/pdf-tables/cmb-statement.pdf'), join(bundle, STATEMENT))
  copyFileSync(join(ROOT, 'test/fixtures/pdf-tables/border-e-file.pdf'), join(bundle, '出入境.pdf'))
  writeFileSync(join(bundle, 'case.json'), JSON.stringify({
    schema: 'threshold-case/1', case: { number: '（2024）虚0101执1号' },
    parties: [{ id: 'p1', name: '甄虚构', role: 'debtor', documents: [{ kind: 'resident-id', number: '990000199001010011' }] }],
    accounts: [{ id: 'a1', institution: '招商银行', number: '6200000000009001', holder: 'p1' }],
    milestones: [{ kind: 'judgment-effective', date: '2023-06-01', party: 'p1' }, { kind: 'restriction-served', date: '2024-01-01', party: 'p1' }],
  }))
  expect((await host.call('cases.create', { token: (await host.grant(join(folder, 'pdf.tcase'))).token, passphrase: null })).ok).toBe(true)
  expect((await host.call('intake.import', { tokens: [(await host.grant(bundle)).token] })).ok).toBe(true)
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
const asked = (): Promise<string> => window.page.evaluate(() => decodeURIComponent(location.hash))
const pageTwo = () => window.page.locator('.pdf-page[data-page="2"]')

test('a row of the ledger opens its page with O', async () => {
  await show('#/money')
  const row = window.page.getByRole('grid', { name: '流水' }).getByRole('row', { name: /ATM取款/u })
  await expect(row.getByRole('link', { name: '打开原件第 2 页第 23 行' })).toBeVisible()
  await row.click()
  await window.page.keyboard.press('o')
  await expect(window.page.getByRole('main', { name: '阅卷' })).toBeVisible()
  expect(await asked()).toBe(`#/read?path=${STATEMENT}&line=23&page=2`)
  await expect(pageTwo().getByText('ATM取款')).toBeInViewport()
})

test('a citation of a finding opens its page, and a passage is marked there', async () => {
  await show(`#/read?path=${encodeURIComponent(STATEMENT)}`)
  await expect(window.page.locator('.pdf-page[data-page="1"]')).toBeInViewport()
  await show('#/findings?finding=travel.border%2Fparty%2Fp1')
  await window.page.getByRole('link', { name: '出入境，第 2 页第 9 行' }).click()
  expect(await asked()).toBe('#/read?path=出入境.pdf&line=9&page=2')
  await expect(pageTwo().getByText('XX981')).toBeInViewport()
  await expect(pageTwo().locator('mark')).toHaveCount(0)
  await show(`#/read?path=${encodeURIComponent(STATEMENT)}&page=2&line=23&quote=${encodeURIComponent('ATM取款')}`)
  // The PDF sets the words in pieces; together they are the passage, marked once.
  await expect.poll(async () => (await pageTwo().locator('mark').allTextContents()).join('')).toBe('ATM取款')
  await expect(pageTwo().locator('mark').first()).toBeInViewport()
})
