import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { Review } from '../../src-main/contract/review.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** The workspace: evidence assigned by keyboard and by drag, filters, several persons, the cards, the offices, two views, and undo. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow({ width: 1440, height: 900 })
  expect((await window.host.call('cases.openSample', {})).ok).toBe(true)
  await window.host.call('reviewer.set', { name: '林晓' })
  await window.page.reload()
})
test.afterAll(() => window.end())
test.afterEach(() => {
  expect(window.complaints).toEqual([])
  expect(window.refused).toEqual([])
})

const review = async (): Promise<Review> => {
  const answer = await window.host.call('review.get', { language: 'zh-CN' })
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value as Review
}
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
const grid = () => window.page.getByRole('grid', { name: '要件与证据' })
const row = (name: RegExp) => grid().getByRole('row', { name })
const side = () => window.page.getByRole('complementary')
const placements = async (): Promise<readonly (readonly string[])[]> => ((await review()).placements ?? []).map((one) => [one.subject, one.evidence, one.stance])

test('assigns evidence by keyboard, with nothing chosen beforehand, and takes it back', async () => {
  const { page } = window
  await show('#/elements?tab=matrix')
  const first = (await review()).evidence.toSorted((left, right) => (left.path < right.path ? -1 : 1)).find((item) => item.evidenceKind === 'documentary')
  if (first === undefined) throw new Error('no documentary evidence')
  await page.getByRole('button', { name: '全部证据' }).click()
  await row(/有能力执行/u).getByRole('rowheader', { name: '有能力执行' }).click()
  await grid().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('2')
  await expect(side().getByRole('heading', { name: /反对成立/u })).toContainText('1')
  await expect.poll(placements).toEqual([['EL-ABILITY', first.id, 'against']])
  await page.keyboard.press('0')
  await expect.poll(placements).toEqual([['EL-ABILITY', first.id, 'not-assessed']])
  await page.keyboard.press('1')
  await expect.poll(placements).toEqual([['EL-ABILITY', first.id, 'for']])
  await expect(row(/有能力执行/u).locator('[aria-selected="true"]').getByRole('img', { name: /支持/u })).toBeVisible()
  await axe()
  await page.keyboard.press('Control+z')
  await expect.poll(placements).toEqual([['EL-ABILITY', first.id, 'not-assessed']])
  await page.keyboard.press('Control+y')
  await expect.poll(placements).toEqual([['EL-ABILITY', first.id, 'for']])
  await grid().focus()
  await page.keyboard.press('Delete')
  await expect.poll(placements).toEqual([])
})

test('assigns by drag: onto a side with a stance, anywhere else in the row without one', async () => {
  const { page } = window
  const column = grid().getByRole('columnheader', { name: '民事判决书' })
  await column.dragTo(row(/知悉执行义务/u).locator('[data-side="for"]'))
  await expect.poll(async () => (await placements()).map(([subject, , stance]) => [subject, stance])).toEqual([['EL-KNOW', 'for']])
  await column.dragTo(row(/受罚款、拘留等处罚/u).getByRole('rowheader', { name: '受罚款、拘留等处罚' }))
  await expect.poll(async () => (await placements()).map(([subject, , stance]) => [subject, stance])).toEqual([['EL-KNOW', 'for'], ['EL-SANCTION', 'not-assessed']])
  const placed = side().getByRole('group', { name: '民事判决书' })
  await expect(placed.getByRole('button', { name: '尚未评判' })).toHaveAttribute('aria-pressed', 'true')
  await placed.getByRole('button', { name: '反对' }).click()
  await expect.poll(async () => (await placements()).map(([, , stance]) => stance)).toEqual(['for', 'against'])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await placements()).length).toBe(1)
})

test('filters what is proved by nothing, against by nothing, only indirectly, only by the accused', async () => {
  const { page } = window
  const filter = page.getByRole('combobox', { name: '证据情况' })
  const titles = (): Promise<readonly string[]> => grid().locator('tbody th.el').allInnerTexts()
  await filter.selectOption({ label: '没有支持的' })
  await expect.poll(titles).not.toContain('知悉执行义务')
  expect(await titles()).toContain('有能力执行')
  await filter.selectOption({ label: '只有间接证据' })
  await expect(page.getByText('没有要件')).toBeVisible()
  await filter.selectOption({ label: '证据情况：全部' })
  await row(/知悉执行义务/u).getByRole('rowheader', { name: '知悉执行义务' }).click()
  await side().getByRole('group', { name: '民事判决书' }).getByRole('button', { name: '间接证据' }).click()
  await expect(side().getByText(/直接 0，间接 1/u)).toBeVisible()
  await filter.selectOption({ label: '只有间接证据' })
  await expect.poll(titles).toEqual(['知悉执行义务'])
  await filter.selectOption({ label: '证据情况：全部' })

  const statement = (await review()).evidence.find((item) => item.evidenceKind === 'accused-statement')
  await row(/明知而拒绝/u).getByRole('rowheader', { name: '明知而拒绝' }).click()
  await side().getByRole('combobox', { name: '证据' }).selectOption(statement?.id ?? '')
  await side().getByRole('group', { name: '立场' }).getByRole('button', { name: '支持' }).click()
  await filter.selectOption({ label: '只有被告人供述' })
  await expect.poll(titles).toEqual(['明知而拒绝'])
  await filter.selectOption({ label: '证据情况：全部' })
})

test('folds a group of the tree and opens it again', async () => {
  const fold = grid().getByRole('button', { name: /一、身份/u })
  await fold.click()
  await expect(fold).toHaveAttribute('aria-expanded', 'false')
  await expect(grid().getByRole('rowheader', { name: '主体身份' })).toHaveCount(0)
  await fold.press('Enter')
  await expect(grid().getByRole('rowheader', { name: '主体身份' })).toBeVisible()
})

test('puts an outsider under review with a tree of their own and decides there alone', async () => {
  const { page } = window
  await page.getByRole('button', { name: '追加审查对象' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名或者名称').selectOption({ label: '程家岭' })
  await dialog.getByLabel('以何身份审查').selectOption({ label: '案外人（共犯）' })
  await dialog.getByLabel('帮助的是谁').selectOption({ label: '古盛远' })
  await expect(dialog.getByRole('button', { name: '列为审查对象' })).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('理由').fill('账户由被执行人使用')
  await dialog.getByRole('button', { name: '列为审查对象' }).click()
  await page.getByRole('combobox', { name: '审查对象' }).selectOption({ label: '程家岭，案外人（共犯）' })
  for (const name of ['通谋', '帮助隐藏、转移财产等', '明知他人有能力执行而拒不执行']) await expect(grid().getByRole('rowheader', { name })).toBeVisible()
  await expect(grid().getByRole('rowheader', { name: '有能力执行', exact: true })).toHaveCount(0)
  await grid().getByRole('rowheader', { name: '通谋' }).click()
  await side().getByRole('radio', { name: '未证明' }).check({ force: true })
  await side().getByRole('textbox', { name: '理由' }).fill('只有亲属关系，无联络证据。')
  await side().getByRole('button', { name: '提交' }).click()
  await expect(row(/通谋/u).first()).toContainText('未证明')
  await axe()
  await page.getByRole('combobox', { name: '审查对象' }).selectOption({ label: '古盛远，被执行人' })
  await expect(grid().getByRole('rowheader', { name: '有能力执行', exact: true })).toBeVisible()
})

test('places a finding in the tree of the outsider, and leads from their card to the very entry of the rules', async () => {
  const { page } = window
  const finding = (await review()).findings.find((one) => one.elements.includes('EL-ACT'))
  if (finding === undefined) throw new Error('no finding bears on the act')
  await show(`#/findings?finding=${encodeURIComponent(finding.id)}`)
  const form = page.getByRole('form', { name: '审查结论' })
  await form.getByRole('radio', { name: '采纳', exact: true }).check({ force: true })
  const place = form.getByRole('group', { name: '通谋 · 程家岭' })
  for (const button of await place.getByRole('button').all()) await expect(button).toHaveAttribute('aria-pressed', 'false')
  await place.getByRole('button', { name: '支持' }).click()
  await form.getByRole('textbox', { name: '理由' }).fill('款项经其账户转出。')
  await axe()
  await form.getByRole('button', { name: '提交结论' }).click()
  const placed = async () => (await review()).persons?.find((person) => person.name === '程家岭')?.subjects.find((subject) => subject.id.startsWith('EL-ACC-AGREE@'))?.for.map((item) => item.id)
  await expect.poll(placed).toEqual([finding.id])
  await page.keyboard.press('Control+z')
  await expect.poll(placed).toEqual([])

  const person = (await review()).persons?.find((one) => one.name === '程家岭')
  const circumstance = person?.circumstances.at(-1)
  if (person?.id == null || circumstance === undefined) throw new Error('the outsider has no circumstance')
  await show(`#/elements?tab=circumstances&person=${encodeURIComponent(person.id)}&circumstance=${encodeURIComponent(circumstance.id)}`)
  await page.getByRole('link', { name: '查看规则' }).click()
  await expect(side()).toContainText(`${circumstance.id.split('@')[0] ?? ''} ${circumstance.title}`)
})

test('states the act of a sanction and links an act to the failure of execution on the card', async () => {
  const { page } = window
  await show('#/elements?tab=circumstances&circumstance=JI2024-3.4')
  const card = page.getByRole('article')
  await expect(card.getByRole('row', { name: /处罚之后仍拒不执行/u }).getByRole('link').first()).toBeVisible()
  await card.getByRole('button', { name: /^写明 2024-04-15/u }).click()
  await card.getByLabel('处罚的是哪一行为').fill('逾期未报告财产')
  await card.getByRole('button', { name: '保存', exact: true }).click()
  await expect(card.getByRole('row', { name: /^2024-04-15/u })).toContainText('逾期未报告财产')

  await card.getByRole('button', { name: '建立联系' }).click()
  const form = card.getByRole('form', { name: /因果联系/u })
  for (const radio of await form.getByRole('radio').all()) await expect(radio).not.toBeChecked()
  await form.getByLabel('哪一行为').fill('限制消费期间多次乘机')
  await form.getByRole('radio', { name: '部分无法执行' }).check({ force: true })
  await form.getByLabel('具体后果').fill('执行款未到位')
  await form.getByLabel('为什么是这一行为造成的').fill('同期支出超过执行款。')
  await expect(form.getByRole('button', { name: '记录联系' })).toHaveAttribute('aria-disabled', 'true')
  await form.getByLabel('引用证据').selectOption({ index: 1 })
  await form.getByRole('button', { name: '记录联系' }).click()
  await expect(card.getByText('同期支出超过执行款。')).toBeVisible()
  await axe()
  await page.keyboard.press('Control+z')
  await expect(card.getByText('同期支出超过执行款。')).toHaveCount(0)
  await page.keyboard.press('Control+y')
  await expect(card.getByText('同期支出超过执行款。')).toBeVisible()
})

test('shows each office its own first view, order and lists', async () => {
  const { page } = window
  await show('#/elements?tab=matrix')
  await page.getByRole('combobox', { name: '审查岗位' }).selectOption({ label: '执行法官（移送）' })
  await expect.poll(async () => (await review()).office?.id).toBe('transfer')
  await show('#/opinion')
  await show('#/elements')
  await expect(page.getByRole('heading', { name: /五类证据/u })).toBeVisible()
  await expect(page.getByRole('row', { name: /案件移送函和执行情况说明/u })).toBeVisible()
  await axe()
  await page.getByRole('combobox', { name: '审查岗位' }).selectOption({ label: '自诉审查' })
  await expect(page.getByRole('heading', { name: /两个条件/u })).toBeVisible()
  await expect(page.getByRole('heading', { name: /自诉材料/u })).toBeVisible()
  await page.getByRole('combobox', { name: '审查岗位' }).selectOption({ label: '审判法官' })
  await expect.poll(async () => (await review()).office?.id).toBe('judge')
  await show('#/opinion')
  await show('#/elements')
  await expect(page.getByRole('article')).toBeVisible()
  await page.getByRole('combobox', { name: '审查岗位' }).selectOption({ label: '检察官（审查起诉）' })
  await expect.poll(async () => (await review()).office?.id).toBe('prosecutor')
})

test('goes on with something open only for a written reason, recommends no course, and is undone', async () => {
  const { page } = window
  await show('#/opinion')
  const form = page.getByRole('form', { name: '全案处理意见' })
  for (const radio of await form.getByRole('radio').all()) await expect(radio).not.toBeChecked()
  await form.getByRole('radio', { name: /^退回补充侦查/u }).check({ force: true })
  await form.getByRole('textbox', { name: '理由', exact: true }).fill('缺送达回证。')
  await expect(form.getByRole('button', { name: '记录处理意见' })).toHaveAttribute('aria-disabled', 'true')
  await form.getByRole('textbox', { name: /仍有未决/u }).fill('待补充侦查后评判。')
  await form.getByRole('button', { name: '记录处理意见' }).click()
  await expect(side().getByText(/退回补充侦查。缺送达回证。/u)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(side().getByText(/退回补充侦查。缺送达回证。/u)).toHaveCount(0)
})

test('writes an opinion on property that was disposed of', async () => {
  await show('#/opinion')
  await side().getByRole('button', { name: /^写意见/u }).first().click()
  await side().getByRole('group', { name: '处理意见' }).getByRole('button', { name: '追缴', exact: true }).click()
  await side().locator('.recform').getByRole('textbox', { name: '理由' }).fill('交执行法院。')
  await side().getByRole('button', { name: '记录意见' }).click()
  await expect(side().getByText(/交执行法院。/u)).toBeVisible()
})

test('keeps a second reviewer’s view of the outsider apart until both have signed', async () => {
  const { page } = window
  await show('#/opinion?person=p-father-in-law&subject=EL-ACC-AGREE%40p-father-in-law')
  await expect(page.getByText('只有亲属关系，无联络证据。')).toBeVisible()
  await side().getByRole('textbox', { name: '第二审查人姓名' }).fill('赵敏')
  await side().getByRole('button', { name: '开始第二审查' }).click()
  await side().getByRole('button', { name: '换 赵敏 审查' }).click()
  await expect(page.getByText('第二审查人 赵敏')).toBeVisible()
  await expect(page.getByText('只有亲属关系，无联络证据。')).toHaveCount(0)
  const form = page.getByRole('form', { name: '我的意见' })
  await form.getByRole('radio', { name: '有争议' }).check({ force: true })
  await form.getByRole('textbox', { name: '理由' }).fill('通话记录尚待调取。')
  await form.getByRole('button', { name: '记录意见' }).click()
  await side().getByRole('button', { name: '签署我的意见' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '签署我的意见' }).click()
  await expect(side().getByRole('button', { name: '撤回签署' })).toBeVisible()
  await side().getByRole('button', { name: '换 林晓 审查' }).click()
  await expect(page.getByText('通话记录尚待调取。')).toHaveCount(0)
  await side().getByRole('button', { name: '签署我的意见' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '签署我的意见' }).click()
  await expect(side().getByRole('link', { name: '通谋（程家岭）' })).toBeVisible()
  await expect(side().getByText('通话记录尚待调取。')).toBeVisible()
  await axe()
})
