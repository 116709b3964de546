import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startWindow, type RunningWindow } from './launch.ts'

/** Evidence held against evidence: contradictions explained and taken back, lists of checksums, requests by unit, and the timeline by keys and in print. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
const CHAT = '虚构的聊天记录\n'
test.beforeAll(async () => {
  window = await startWindow()
  const bundle = join(window.folder, 'bundle')
  mkdirSync(join(bundle, '电子数据'), { recursive: true })
  const digest = createHash('sha256').update(CHAT).digest('hex')
  writeFileSync(join(bundle, '电子数据', '聊天.txt'), CHAT)
  writeFileSync(join(bundle, '电子数据', '改过.txt'), '改过的内容\n')
  writeFileSync(join(bundle, '扣押清单.csv'), `序号,文件名,SHA-256\n1,聊天.txt,${digest}\n2,改过.txt,${digest.replaceAll(/[0-9]/gu, 'a')}\n3,不在.bin,${'f'.repeat(64)}\n`)
  writeFileSync(join(bundle, '立案通知.txt'), '立案通知\n本院于2099年4月2日立案执行。\n')
  writeFileSync(join(bundle, '情况说明.txt'), '情况说明\n本院于2099年4月6日立案执行。\n')
  writeFileSync(join(bundle, 'case.json'), JSON.stringify({
    schema: 'threshold-case/1', case: { number: '（2099）虚0102执1号', title: '虚构案件' }, parties: [{ id: 'p1', name: '卜明川', role: 'debtor' }],
    milestones: [{ kind: 'judgment-effective', date: '2099-01' }, { kind: 'restriction-served', date: '2099-05-01', party: 'p1' }, { kind: 'fine-served', date: '2099-06-10', party: 'p1' }],
  }))
  const { token } = await window.host.grant(join(window.folder, 'case.tcase'))
  expect((await window.host.call('cases.create', { token, passphrase: null, reviewer: '林晓' })).ok).toBe(true)
  expect((await window.host.call('intake.import', { tokens: [(await window.host.grant(bundle)).token] })).ok).toBe(true)
  await window.page.reload()
})
test.afterAll(() => window.end())
test.afterEach(() => {
  expect(window.complaints).toEqual([])
  expect(window.refused).toEqual([])
})

const show = async (fragment: string): Promise<void> => {
  await window.page.evaluate((hash) => {
    location.hash = hash
  }, fragment)
  await expect(window.page.locator('main h1').first()).toBeVisible()
}
const axe = async (): Promise<void> => {
  const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode(true).options({ preload: false }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map((violation) => [violation.id, violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])).toEqual([])
}

test('shows what disagrees side by side, keeps the explanation, and takes it back', async () => {
  const { page } = window
  await show('#/evidence')
  await page.getByRole('button', { name: '矛盾', exact: true }).click()
  const row = page.getByRole('row', { name: /日期不一致/u })
  await expect(row).toContainText('2099-04-02')
  await expect(row).toContainText('2099-04-06')
  await row.click()
  const form = page.getByRole('form', { name: '审查人说明' })
  await expect(form.getByRole('button', { name: '记录说明' })).toHaveAttribute('aria-disabled', 'true')
  await form.getByRole('textbox').fill('后者为恢复执行的立案日。')
  await axe()
  await form.getByRole('button', { name: '记录说明' }).click()
  await expect(row).toContainText('已说明')
  await page.keyboard.press('Control+z')
  await expect(row).toContainText('未说明')
  await row.getByRole('link', { name: /情况说明/u }).click()
  await expect(page).toHaveURL(/#\/read\?path=/u)
})

test('holds a seizure list against the originals and takes one from paper', async () => {
  const { page } = window
  await show('#/evidence?tab=checksums')
  await expect(page.getByRole('row', { name: /聊天\.txt/u })).toContainText('一致')
  await expect(page.getByRole('row', { name: /改过\.txt/u })).toContainText('不一致')
  await expect(page.getByRole('row', { name: /不在\.bin/u })).toContainText('卷内无')
  await page.getByRole('row', { name: /改过\.txt/u }).click()
  await expect(page.getByRole('complementary')).toContainText('本案件文件')
  await axe()
  await page.getByRole('button', { name: '录入清单…' }).click()
  const form = page.getByRole('form', { name: '加一行' })
  await form.getByLabel('清单所列名称').fill('改过.txt')
  await form.getByLabel('校验算法').selectOption('md5')
  await form.getByLabel('校验值').fill(createHash('md5').update('改过的内容\n').digest('hex'))
  await form.getByRole('button', { name: '加一行' }).click()
  await page.getByRole('button', { name: '保存清单' }).click()
  await expect(page.getByRole('row', { name: /改过\.txt/u }).filter({ hasText: 'MD5' })).toContainText('一致')
})

test('asks one document of two units, each under its number, and the answer closes the gap', async () => {
  const { page } = window
  await show('#/elements?tab=matrix')
  const side = page.getByRole('complementary')
  const item = side.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^编为请求，银行、微信/u }) }).first()
  await item.getByRole('button', { name: /^编为请求/u }).click()
  await side.getByLabel('发往单位').selectOption('bank')
  await side.getByRole('button', { name: '保存请求' }).click()
  const asked = side.getByRole('listitem').filter({ hasText: '请求 1' }).first()
  await expect(asked).toContainText('开户银行')
  await asked.getByRole('button', { name: /^另向其他单位请求/u }).click()
  await side.getByLabel('发往单位').selectOption('exchange')
  await side.getByRole('button', { name: '保存请求' }).click()
  await expect(asked).toContainText('请求 2')
  await page.keyboard.press('Control+z')
  await expect(asked).not.toContainText('请求 2')
  await asked.getByRole('button', { name: /^改请求/u }).click()
  await side.getByLabel('状态').selectOption('answered')
  await side.getByLabel('答复的证据').selectOption({ index: 1 })
  await side.getByRole('button', { name: '保存请求' }).click()
  await expect(side.getByRole('heading', { name: /已编号的请求/u })).toBeVisible()
})

test('walks, zooms and prints the timeline', async () => {
  const { page } = window
  await show('#/timeline')
  const drawing = page.getByRole('group', { name: /在图上/u })
  await drawing.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('complementary')).toContainText('2099-01')
  await page.keyboard.press('End')
  await expect(page.getByRole('complementary')).toContainText('罚款')
  await page.keyboard.press('+')
  await expect(page.getByRole('status').filter({ hasText: '2 倍' })).toBeVisible()
  await expect(page.locator('.tline .mk-milestone .rb')).toHaveCount(1)
  await axe()
  window.answers.saveTarget = join(window.folder, 'timeline.pdf')
  await page.getByRole('button', { name: '打印时间轴…' }).click()
  await expect(page.getByText('已写出时间轴')).toBeVisible()
  expect(readFileSync(join(window.folder, 'timeline.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})
