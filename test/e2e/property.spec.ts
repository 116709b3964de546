import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
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
/** As it stands, in both schemes: for what a page loaded anew would not show, such as a form that is being filled in. */
async function pictureHere(name: string): Promise<void> {
  const folder = process.env['LOOK_FOLDER']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.page.emulateMedia({ colorScheme })
    await window.page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
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

test('a property report is typed in line by line, counts as declared, and every line can be changed and taken back', async () => {
  const { page, host } = window
  const findings = async (rule: string): Promise<number> => {
    const review = await host.call('review.get', { language: 'zh-CN' })
    return review.ok ? (review.value as { findings: { rule: string }[] }).findings.filter((each) => each.rule === rule).length : -1
  }
  await show('#/money?view=declared')
  const sheet = page.getByRole('group', { name: '申报对照', exact: true })
  expect([await findings('report.none'), await findings('asset.undeclared')]).toEqual([1, 2])
  // By the keyboard alone: the report, then two lines, one after the other.
  await sheet.getByRole('button', { name: '录入一份报告' }).focus()
  await page.keyboard.press('Enter')
  const head = page.getByRole('form', { name: '录入一份报告' })
  await expect(head.getByLabel('哪一种')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('2023-06-31')
  await page.keyboard.press('Enter')
  await expect(head.getByLabel('报告日期')).toBeFocused()
  await expect(head).toContainText('写成 2024-03-20')
  await head.getByLabel('报告日期').fill('2023-06-30')
  await page.keyboard.press('Enter')
  const report = sheet.getByRole('region', { name: /财产报告.*2023-06-30/u })
  await expect(report).toContainText('这份报告还没有录入行。')
  expect(await findings('report.none')).toBe(0)
  await expect(page.getByText('已于 2023-06-30 报告财产。')).toBeVisible()

  await report.getByRole('button', { name: '录入一行' }).click()
  const form = page.getByRole('form', { name: '录入一行' })
  await expect(form.getByLabel('开户银行或存放处')).toBeFocused()
  await page.keyboard.type('虚构银行')
  await form.getByLabel('价值（元）').fill('12,34')
  await page.keyboard.press('Enter')
  await expect(form).toContainText('最多两位小数')
  await accessible()
  await pictureHere('report-form-zh')
  await form.getByLabel('账号、证号、车牌').fill('6222 9999 0000 0001 011')
  await form.getByLabel('价值（元）').fill('1,234.5')
  await page.keyboard.press('Enter')
  const lines = report.getByRole('table')
  await expect(lines.getByRole('row', { name: /虚构银行/u })).toContainText('1,234.50')
  await expect(lines.getByRole('row', { name: /虚构银行/u })).toContainText(/账户.*工商银行.*号码或名称相同/u)
  await expect(form.getByLabel('开户银行或存放处')).toBeFocused()
  await form.getByLabel('项目').selectOption('vehicle')
  await form.getByRole('textbox', { name: '名称', exact: true }).fill('轿车一台')
  const thing = form.getByLabel('对应的案内事项')
  await thing.selectOption('asset/a-car')
  await form.getByRole('textbox', { name: '名称', exact: true }).press('Enter')
  await expect(lines.getByRole('row')).toHaveCount(3)
  expect(await findings('asset.undeclared')).toBe(1)
  await expect(sheet.getByRole('region', { name: '发现的变化' })).toContainText('186,000.00 → 无')
  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)

  // The comparison names the line; the press leads to it.
  const car = sheet.getByRole('row', { name: /小型轿车.*本人财产/u })
  await car.getByRole('button', { name: '已申报：财产报告 2023-06-30 第 2 行', exact: true }).click()
  await expect(lines.getByRole('row', { name: /轿车一台/u })).toBeFocused()
  await expect(car).toContainText('案情另记为未申报，与录入的报告不一致')
  await expect(sheet.getByRole('row', { name: /工商银行.*本人账户/u })).toContainText('第 1 行，1,234.50 元')
  await accessible()
  await picture('reports-zh')

  // A large outflow of the report period that a line names stands as declared, and is not left to be looked for.
  const omitted = async (): Promise<number> => {
    const review = await host.call('review.get', { language: 'zh-CN' })
    return review.ok ? ((review.value as { findings: { rule: string; count: number }[] }).findings.find((each) => each.rule === 'report.omitted-dealing')?.count ?? 0) : -1
  }
  const left = await omitted()
  await report.getByRole('button', { name: '录入一行' }).click()
  await form.getByLabel('项目').selectOption('dealing')
  await form.getByLabel('变动内容').fill('购货付款')
  await thing.selectOption((await thing.locator('option[value^="row/"]').first().getAttribute('value')) ?? '')
  await form.getByLabel('变动内容').press('Enter')
  await expect(sheet.getByRole('row', { name: /支出给/u }).getByRole('button', { name: '已申报：财产报告 2023-06-30 第 3 行' })).toBeVisible()
  expect(await omitted()).toBe(left - 1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect.poll(omitted).toBe(left)

  await report.getByRole('button', { name: '改第 2 行 轿车一台' }).click()
  const change = page.getByRole('form', { name: '改这一行' })
  await change.getByLabel('对应的案内事项').selectOption('none')
  await change.getByRole('button', { name: '保存修改' }).click()
  await expect.poll(() => findings('asset.undeclared')).toBe(2)
  await page.keyboard.press('Control+z')
  await expect.poll(() => findings('asset.undeclared')).toBe(1)
  await report.getByRole('button', { name: '删第 1 行 虚构银行' }).click()
  await expect(lines.getByRole('row')).toHaveCount(2)
  await report.getByRole('button', { name: '删报告' }).click()
  await expect(report).toHaveCount(0)
  await expect.poll(() => findings('report.none')).toBe(1)
  for (let steps = 2; steps > 0; steps -= 1) await page.keyboard.press('Control+z')
  await expect(lines.getByRole('row')).toHaveCount(3)
  await show('#/log')
  await expect(page.getByText('删除财产报告', { exact: true }).first()).toBeVisible()
})

test('lines that the form in the file seems to hold are proposed, and count only once they are taken', async () => {
  const { page, host } = window
  const folder = mkdtempSync(join(tmpdir(), 'threshold-report-'))
  writeFileSync(join(folder, '财产报告表（虚构样例）.txt'), '财产报告表\n项目\t内容\t金额（元）\n银行存款\t虚构银行江州支行\t8000\n不动产\t虚构路9号房屋一套\t86万元\n车辆\t无\t\n')
  expect((await host.call('intake.import', { tokens: [(await host.grant(folder)).token] })).ok).toBe(true)
  rmSync(folder, { recursive: true, force: true })
  await page.reload()
  await show('#/money?view=declared')
  const proposed = page.getByRole('region', { name: '报告文书中像是表格的行' })
  await expect(proposed.getByRole('row')).toHaveCount(3)
  await expect(proposed.getByRole('row', { name: /虚构路9号/u })).toContainText('860,000.00')
  await accessible()
  await picture('proposals-zh')
  const lines = page.getByRole('region', { name: /财产报告.*2023-06-30/u }).getByRole('table')
  await expect(lines.getByRole('row')).toHaveCount(3)
  await proposed.getByRole('button', { name: '取用 虚构银行江州支行' }).click()
  await expect(lines.getByRole('row', { name: /虚构银行江州支行/u })).toContainText('8,000.00')
  await expect(lines.getByRole('row', { name: /虚构银行江州支行/u }).getByRole('link')).toBeVisible()
  await expect(proposed.getByRole('row')).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await expect(proposed.getByRole('row')).toHaveCount(3)
  await expect(lines.getByRole('row')).toHaveCount(3)
  // The rest of this file speaks of the case without a report: take it back, act by act.
  const removed = await host.call('property.declared', { party: null })
  const id = removed.ok ? ((removed.value as { typed: { id: string }[] }).typed[0]?.id ?? '') : ''
  expect((await host.call('reports.remove', { id, language: 'zh-CN' })).ok).toBe(true)
  await page.reload()
  await expect(page.getByText('还没有录入。')).toBeVisible()
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
  // The forms of a report and of a line, and what a line names.
  await page.getByRole('button', { name: 'Type in a report' }).click()
  const head = page.getByRole('form', { name: 'Type in a report' })
  await head.getByLabel('Day of the report').fill('2023-06-30')
  await head.getByRole('button', { name: /^Keep report/u }).click()
  const report = page.getByRole('region', { name: 'Property report of 2023-06-30' })
  await report.getByRole('button', { name: 'Type in a line' }).click()
  const form = page.getByRole('form', { name: 'Type in a line' })
  await form.getByLabel('Bank or place').fill('Invented Bank')
  await form.getByLabel('Account, certificate or plate').fill('6222999900000001011')
  await form.getByLabel('Value (CNY)').fill('90071992547409.93')
  await page.keyboard.press('Enter')
  await expect(report.getByRole('row', { name: /Invented Bank/u })).toContainText('90,071,992,547,409.93')
  await expect(report.getByRole('row', { name: /Invented Bank/u })).toContainText('same number or title')
  await accessible()
  await pictureHere('report-form-en')
  expect((await page.locator('body').innerText()).match(/\b(?:property-window|review-window|milestone)\.[a-z-]+[a-zA-Z.-]*/u)).toBeNull()
  await page.keyboard.press('Escape')
  await picture('reports-en')
})
