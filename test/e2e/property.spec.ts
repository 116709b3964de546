import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { startWindow, type RunningWindow } from './launch.ts'

/** What could be paid, what was declared, and what changed since a finding was accepted: in the window, over the sample case. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  expect((await window.host.call('cases.openSample', {})).ok).toBe(true)
  await window.page.reload()
})
test.afterAll(async () => {
  await window.end()
})
test.afterEach(() => {
  expect(window.complaints).toEqual([])
  expect(window.refused).toEqual([])
})

async function show(fragment: string): Promise<void> {
  await window.page.evaluate((hash) => { location.hash = hash }, fragment)
}
/** Loaded anew in the scheme: the checker reads inherited colours of the scheme before where only the medium changes. */
async function inScheme(colorScheme: 'light' | 'dark'): Promise<void> {
  await window.page.emulateMedia({ colorScheme })
  await window.page.reload()
  await expect(window.page.locator('main h2').first()).toBeVisible()
}
/** Pictures to be looked at, only where a folder is named for them. */
async function picture(name: string): Promise<void> {
  const folder = process.env['LOOK_FOLDER']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    await inScheme(colorScheme)
    await window.page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
  await inScheme('light')
}
async function accessible(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode(true).options({ preload: false }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
    expect(violations.map((violation) => [violation.id, violation.nodes.slice(0, 3).map((node) => [node.html.slice(0, 160), node.failureSummary])])).toEqual([])
  }
  await window.page.emulateMedia({ colorScheme: 'light' })
}

test('the ability sheet stands for a day of the procedure, for any other day, and opens its rows', async () => {
  const { page } = window
  await show('#/money')
  await page.getByRole('radio', { name: '能力账' }).or(page.getByRole('button', { name: '能力账' })).first().click()
  const sheet = page.getByRole('group', { name: '能力账', exact: true })
  await expect(sheet.getByRole('heading', { name: /古盛远.*2023-05-10/u })).toBeVisible()
  await expect(sheet.getByRole('row', { name: /^当日未履行/u })).toContainText('1,260,000.00')
  await expect(sheet).toContainText('当日余力')
  await accessible()
  await picture('ability-zh')
  // 30,000.00 and 20,000.00 were paid before this day, and the court took 2,316.40 from the frozen card.
  await page.getByLabel('日期', { exact: true }).fill('2025-02-28')
  await page.keyboard.press('Enter')
  await expect(sheet.getByRole('row', { name: /^当日未履行/u })).toContainText('1,207,683.60')
  await page.getByRole('button', { name: /^拘留.*2024-04-15/u }).click()
  await expect(sheet.getByRole('heading', { name: /2024-04-15/u })).toBeVisible()
  await sheet.getByRole('row', { name: /农业银行.*使用的他人账户/u }).getByRole('link').click()
  await expect(page.getByRole('main', { name: '阅卷' })).toBeVisible()
})

test('the report stands beside what the file shows, and the word of the reviewer can be taken back', async () => {
  const { page } = window
  await show('#/money?view=declared')
  const sheet = page.getByRole('group', { name: '申报对照', exact: true })
  await expect(sheet.getByRole('row', { name: /建设银行/u }).first()).toBeVisible()
  await expect(page.getByText('期限 2023-05-20 已过，没有报告。')).toBeVisible()
  await accessible()
  await picture('declared-zh')
  const car = sheet.getByRole('group', { name: /小型轿车.*是否申报/u }).or(sheet.getByRole('radiogroup', { name: /小型轿车.*是否申报/u })).first()
  const yes = car.getByRole('radio', { name: '已申报' }).or(car.getByRole('button', { name: '已申报' })).first()
  const before = await window.host.call('review.get', { language: 'zh-CN' })
  const undeclared = (review: typeof before): number => (review.ok ? (review.value as { findings: { rule: string }[] }).findings.filter((each) => each.rule === 'asset.undeclared').length : -1)
  expect(undeclared(before)).toBe(2)
  await yes.click()
  await expect.poll(async () => undeclared(await window.host.call('review.get', { language: 'zh-CN' }))).toBe(1)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => undeclared(await window.host.call('review.get', { language: 'zh-CN' }))).toBe(2)
})

test('a finding that changed after it was accepted tells the difference and waits for a new decision', async () => {
  const { page, host } = window
  const id = 'account.third-party/account/acc-ccb-8825'
  expect((await host.call('findings.decide', { id, status: 'accepted', reason: '与流水核对一致', stances: {}, language: 'zh-CN' })).ok).toBe(true)
  await page.reload()
  await show(`#/findings?finding=${encodeURIComponent(id)}`)
  await page.getByRole('button', { name: '改参数…' }).click()
  const parameters = page.locator('form.parameters')
  await parameters.getByRole('textbox').fill('20000')
  await parameters.getByRole('button', { name: '重新计数' }).click()
  const changed = page.getByRole('region', { name: '发现的变化' })
  await expect(changed).toContainText('原决定待复核')
  await expect(changed).toContainText(/大额 \d+ 笔，[\d,.]+ → \d+ 笔/u)
  await accessible()
  await changed.getByRole('button').click()
  const note = page.getByRole('region', { name: '采纳之后有变化' })
  await expect(note).toContainText('10000.00')
  await expect(note).toContainText('20000.00')
  await expect(note).toContainText('新计入 0 行，不再计入 0 行')
  const form = page.getByRole('form', { name: '审查结论' })
  await expect(form.getByRole('radio', { checked: true })).toHaveCount(0)
  await accessible()
  await picture('stale-zh')
  await form.getByRole('radio', { name: '再次采纳' }).check()
  await form.getByRole('button', { name: /提交结论/u }).click()
  await expect(note).toHaveCount(0)

  // Other rows: with the notice known a month later, rows of the first month are not counted, and are named as gone.
  const facts = await host.call('facts.list', {})
  const notice = (facts.ok ? (facts.value as { entries: { kind: string; id: string; body: Record<string, unknown> }[] }).entries : []).find((each) => each.kind === 'milestone' && each.body['kind'] === 'enforcement-notice-served')
  expect((await host.call('facts.state', { kind: 'milestone', id: notice?.id, body: { ...notice?.body, date: '2023-07-10' } })).ok).toBe(true)
  await page.reload()
  await show(`#/findings?finding=${encodeURIComponent(id)}`)
  await expect(note).toContainText(/新计入 0 行，不再计入 [1-9]\d* 行/u)
  await expect(note.getByRole('listitem').first()).toContainText(/2023-0[5-7]/u)
  await page.keyboard.press('Control+z')
  await expect(note).toHaveCount(0)
})

test('both sheets speak English', async () => {
  const { page } = window
  await page.getByRole('button', { name: '设置' }).click()
  await page.getByText('English', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.keyboard.press('Escape')
  for (const [view, heading] of [['ability', /ability on 2023-05-10/u], ['declared', /Accounts and assets/u]] as const) {
    await show(`#/money?view=${view}`)
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    expect((await page.locator('body').innerText()).match(/\b(?:property-window|review-window|milestone)\.[a-z-]+[a-zA-Z.-]*/u)).toBeNull()
    await picture(`${view}-en`)
  }
})
