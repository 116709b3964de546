import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { Review } from '../../src-main/contract/review.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** The way to an opinion: a finding placed, answered, decided; a precondition; a request and its answer; a second reviewer, blind. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow({ width: 1440, height: 900 })
  expect((await window.host.call('cases.openSample', {})).ok).toBe(true)
  await window.host.call('reviewer.set', { name: '林晓' })
  const review = await window.host.call('review.get', { language: 'zh-CN' })
  if (!review.ok) throw new Error(review.error.code)
  const finding = (review.value as Review).findings.find((each) => each.elements.includes('EL-ABILITY'))
  expect((await window.host.call('findings.decide', { id: finding?.id ?? '', status: 'accepted', reason: '与原件核对一致', stances: { 'EL-ABILITY': 'against' }, language: 'zh-CN' })).ok).toBe(true)
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

test('shows both sides, chooses nothing, and asks for an answer to what stands against', async () => {
  const { page } = window
  await page.getByRole('navigation').getByRole('link', { name: '意见' }).click()
  await page.getByRole('link', { name: /^有能力执行/u }).click()
  const against = page.getByRole('region', { name: '反对成立' }).or(page.getByRole('region', { name: '反对' })).first()
  await expect(against.getByRole('listitem')).toHaveCount(1)
  const form = page.getByRole('form', { name: '我的意见' })
  for (const radio of await form.getByRole('radio').all()) await expect(radio).not.toBeChecked()
  await form.getByRole('radio', { name: '已证明' }).check({ force: true })
  await form.getByRole('textbox', { name: '理由' }).fill('流水显示有持续收入。')
  await expect(form.getByRole('button', { name: '记录意见' })).toBeDisabled()
  await expect(form.getByRole('textbox', { name: /未回应的 1 项/u })).toBeVisible()

  await against.getByRole('button', { name: /^写回应/u }).click()
  await against.getByRole('textbox', { name: '回应' }).fill('已扣除生活必需费用。')
  await against.getByRole('button', { name: '保存回应' }).click()
  await expect(against.getByText('已扣除生活必需费用。')).toBeVisible()
  await expect(form.getByRole('textbox', { name: /未回应/u })).toHaveCount(0)
  await form.getByRole('button', { name: '记录意见' }).click()
  await expect(page.getByRole('link', { name: /^有能力执行.*已证明/u })).toBeVisible()
  await axe()
})

test('takes an opinion back and does it again', async () => {
  const { page } = window
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('link', { name: /^有能力执行.*未评判/u })).toBeVisible()
  await page.keyboard.press('Control+y')
  await expect(page.getByRole('link', { name: /^有能力执行.*已证明/u })).toBeVisible()
})

test('steps through the list by keys', async () => {
  const { page } = window
  await page.getByRole('link', { name: /^有能力执行/u }).focus()
  await page.keyboard.press('j')
  await expect(page.locator('.oplist [aria-current="true"]')).toBeFocused()
  await expect(page.locator('.oplist [aria-current="true"]')).not.toContainText('有能力执行')
  await page.keyboard.press('k')
  await expect(page.locator('.oplist [aria-current="true"]')).toContainText('有能力执行')
})

test('shows the time limits and takes a date that no milestone tells', async () => {
  const { page } = window
  const clock = page.getByRole('listitem').filter({ hasText: '第一次补充侦查' })
  await clock.getByRole('button', { name: /录入日期/u }).click()
  await clock.getByLabel('起算日').fill('2026-01-31')
  await clock.getByLabel(/办结日/u).fill('2026-02-20')
  await clock.getByRole('button', { name: '保存日期' }).click()
  await expect(clock).toContainText('2026-02-28')
  await expect(clock).toContainText('未逾期')
})

test('takes the word on a precondition before what was worked out', async () => {
  const { page } = window
  await show('#/elements?tab=circumstances&circumstance=JI2024-3.4')
  const row = page.getByRole('row', { name: /受过罚款、拘留等处罚/u })
  await expect(row).toContainText('已具备')
  await row.getByRole('button', { name: /^确认/u }).click()
  const form = page.getByRole('form', { name: /受过罚款、拘留等处罚/u })
  for (const radio of await form.getByRole('radio').all()) await expect(radio).not.toBeChecked()
  await form.getByRole('radio', { name: '不明' }).check({ force: true })
  await form.getByRole('textbox', { name: '理由' }).fill('复议结果未入卷。')
  await axe()
  await form.getByRole('button', { name: '记录' }).click()
  await expect(row).toContainText('不明')
  await expect(row).toContainText('林晓')
  await expect(form).toContainText('程序得出：已具备')
})

test('turns a gap into a request and an answer closes it', async () => {
  const { page } = window
  await show('#/elements')
  const side = page.getByRole('complementary')
  const first = side.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^编为请求/u }) }).first()
  const name = ((await first.getByRole('button').getAttribute('aria-label')) ?? '').replace('编为请求，', '')
  await first.getByRole('button').click()
  await side.getByLabel('答复期限').fill('2099-12-10')
  await side.getByRole('button', { name: '保存请求' }).click()
  const item = side.getByRole('listitem').filter({ hasText: name }).first()
  await expect(item).toContainText('请求 1')
  await expect(item).toContainText('2099-12-10')
  await item.getByRole('button', { name: /^改请求/u }).click()
  await item.getByLabel('状态').selectOption('answered')
  await expect(item.getByRole('button', { name: '保存请求' })).toBeDisabled()
  await item.getByLabel('答复的证据').selectOption({ index: 1 })
  await item.getByRole('button', { name: '保存请求' }).click()
  await expect(side.getByRole('heading', { name: /已编号的请求/u })).toBeVisible()
  await expect(side.getByRole('button', { name: `编为请求，${name}` })).toHaveCount(0)
  await axe()
})

test('keeps formal checks of a piece of evidence', async () => {
  const { page } = window
  await show('#/evidence')
  await page.getByRole('treegrid').getByRole('row', { name: /判决书/u }).first().click()
  const check = page.getByRole('group', { name: '清单、说明有签名或者盖章' })
  await check.getByRole('button', { name: '可补正' }).click()
  await expect(check.getByRole('button', { name: '可补正' })).toHaveAttribute('aria-pressed', 'true')
  await axe()
})

test('keeps two views apart until both have signed', async () => {
  const { page } = window
  await show('#/opinion?subject=EL-ABILITY')
  const side = page.getByRole('complementary')
  await side.getByRole('textbox', { name: '第二审查人姓名' }).fill('赵敏')
  await side.getByRole('button', { name: '开始第二审查' }).click()
  await side.getByRole('button', { name: '换 赵敏 审查' }).click()
  await expect(page.getByText('第二审查人 赵敏')).toBeVisible()
  await expect(page.getByRole('link', { name: /^有能力执行.*未评判/u })).toBeVisible()
  await expect(page.getByText('流水显示有持续收入。')).toHaveCount(0)
  await expect(page.getByText('已扣除生活必需费用。')).toHaveCount(0)

  const form = page.getByRole('form', { name: '我的意见' })
  await form.getByRole('radio', { name: '未证明' }).check({ force: true })
  await form.getByRole('textbox', { name: '理由' }).fill('收入来源未查清。')
  await form.getByRole('button', { name: '记录意见' }).click()
  await side.getByRole('button', { name: '签署我的意见' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '签署我的意见' }).click()
  await expect(side.getByRole('button', { name: '撤回签署' })).toBeVisible()
  await side.getByRole('button', { name: '换 林晓 审查' }).click()
  await expect(side.getByText('内容封存')).toBeVisible()
  await expect(page.getByText('收入来源未查清。')).toHaveCount(0)
  await axe()

  await side.getByRole('button', { name: '签署我的意见' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '签署我的意见' }).click()
  await expect(side.getByRole('heading', { name: /不同之处/u })).toBeVisible()
  await expect(side.getByText('收入来源未查清。')).toBeVisible()
  await expect(side.getByText('流水显示有持续收入。')).toBeVisible()
  await axe()
})
