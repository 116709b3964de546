import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { join } from 'node:path'
import type { AssertionView } from '../../src-main/contract/assertions.ts'
import type { BrokenCitation } from '../../src-main/contract/citations.ts'
import type { MarkView } from '../../src-main/contract/marks.ts'
import { splitText } from '../../src-main/domain/citations/mention.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** Assertions, citations behind @, volumes and broken citations in the real window, through undo, a case opened again and both languages. */
test.describe.configure({ mode: 'serial' })

let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
  expect((await window.host.call('cases.openSample', {})).ok).toBe(true)
  expect((await window.host.call('reviewer.set', { name: '虚构检察官' })).ok).toBe(true)
  await window.page.reload()
})
test.afterAll(async () => {
  await window.end()
})
test.afterEach(() => {
  expect(window.complaints).toEqual([])
  expect(window.refused).toEqual([])
})

const PAPER = '01执行依据/民事判决书.pdf'
const language = 'zh-CN'
async function value<T>(call: Promise<{ ok: boolean; value?: unknown }>): Promise<T> {
  const result = await call
  expect(result.ok).toBe(true)
  return result.value as T
}
const assertions = (): Promise<readonly AssertionView[]> => value(window.host.call('assertions.list', { language }))
const marks = (): Promise<readonly MarkView[]> => value(window.host.call('marks.list', {}))
const broken = (): Promise<readonly BrokenCitation[]> => value(window.host.call('citations.broken', { language }))
const go = (fragment: string): Promise<void> => window.page.evaluate((hash) => {
  location.hash = hash
}, fragment)
async function passesAxe(): Promise<void> {
  const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode(true).options({ preload: false }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map((each) => [each.id, each.nodes.map((node) => node.html)])).toEqual([])
}
/** Kept beside the report of a run where the variable names a folder. */
async function picture(name: string): Promise<void> {
  const folder = process.env['THRESHOLD_PICTURES']
  if (folder !== undefined) await window.page.screenshot({ path: join(folder, `${name}.png`) })
}

test('a file gets its short name and its place on paper, several files as one act', async () => {
  const { page } = window
  await go('#/export')
  await page.getByRole('button', { name: '引注名称与卷页' }).click()
  const dialog = page.getByRole('dialog')
  const name = dialog.getByLabel('简称 民事判决书', { exact: true }).first()
  await name.fill('判决')
  await name.press('Enter')
  await expect(page.getByText('已改 1 件的引注名称与卷页')).toBeVisible()
  await dialog.getByLabel('选取：民事判决书').first().check()
  await dialog.getByRole('row').nth(3).getByRole('checkbox').check()
  await dialog.getByLabel('卷号').fill('2')
  await dialog.getByLabel('起始页').fill('15')
  await dialog.getByRole('button', { name: '编入' }).click()
  await expect(dialog.getByRole('cell', { name: '卷二第15页', exact: true })).toBeVisible()
  await picture('labels-zh')
  await passesAxe()
  await dialog.getByRole('button', { name: '完成' }).click()
  const labelled = async (): Promise<number> => (await value<readonly { label: { paper: unknown } | null }[]>(window.host.call('citations.labels', { language }))).filter((each) => each.label?.paper != null).length
  expect(await labelled()).toBe(2)
  await value(window.host.call('history.undo', { language }))
  expect(await labelled()).toBe(0)
  await value(window.host.call('history.redo', { language }))
  expect(await labelled()).toBe(2)
})

test('evidence is cited in a note behind @ by keys alone, shown by its short name, and opened by one press', async () => {
  const { page } = window
  const file = (await value<{ file: string }>(window.host.call('read.byPath', { path: PAPER }))).file
  const text = (await value<{ text: string }>(window.host.call('read.pageText', { file, page: 1 }))).text
  const exact = text.split('\n').filter((line) => line.trim() !== '')[4]?.trim() ?? ''
  const mark = await value<MarkView>(window.host.call('marks.create', { file, anchor: { kind: 'text', page: 1, exact, prefix: '', suffix: '', offset: null, box: null }, note: '', tags: [], stance: 'not-assessed', assignments: [] }))
  await page.reload()
  await go(`#/read?${new URLSearchParams({ path: PAPER, page: '1', mark: mark.id }).toString()}`)
  const note = page.getByLabel('批注', { exact: true }).last()
  await note.click()
  await note.pressSequentially('对照@判决15')
  const list = page.getByRole('listbox', { name: '可引证据' })
  await expect(list.getByRole('option').first()).toContainText('判决 卷二第15页')
  await picture('mention-zh')
  await passesAxe()
  await note.press('Enter')
  await note.pressSequentially('主文')
  await expect(note).toHaveValue('对照@判决 卷二第15页主文')
  await note.blur()
  await expect.poll(async () => (await marks())[0]?.note ?? '').toContain('](cite:file/')
  const kept = splitText((await marks())[0]?.note ?? '')
  expect(kept).toMatchObject([{ words: '对照' }, { mention: { target: { kind: 'file', page: 1 } } }, { words: '主文' }])
  await page.getByRole('button', { name: '判决 卷二第15页', exact: true }).click()
  await expect(page).toHaveURL(/page=1/u)
})

test('a mark becomes an assertion: date as far as known, a side for each evidence, dispute, and what is hoped for', async () => {
  const { page } = window
  const [mark] = await marks()
  await go(`#/read?${new URLSearchParams({ path: PAPER, page: '1', mark: mark?.id ?? '' }).toString()}`)
  await page.getByRole('button', { name: '写成待证事实' }).click()
  const sentence = page.getByLabel('事实，一句话')
  await expect(sentence).not.toHaveValue('')
  await sentence.fill('甲某在判决生效后知道自己的义务')
  const save = page.getByRole('button', { name: '保存' })
  // Nothing is chosen beforehand: it cannot be kept before somebody says on which side the mark stands.
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  await page.locator('.evlist').getByRole('button', { name: '能证明' }).click()
  await page.getByRole('textbox', { name: /^日期/u }).fill('2023年6月1日前')
  await expect(page.getByText('2023-06-01 以前')).toBeVisible()
  await page.getByLabel('其他人，用顿号隔开').fill('虚构证人')
  await page.getByLabel('加证据').fill('判决15')
  await page.getByLabel('加证据').press('Enter')
  await page.locator('.evlist li').nth(1).getByRole('button', { name: '相反' }).click()
  await page.getByRole('group', { name: '争议' }).getByRole('button', { name: '有争议', exact: true }).click()
  await page.getByLabel('尚待证明，指望从别处取得').check()
  await page.getByLabel('指望的来源').fill('送达回证原件')
  await picture('assertion-form-zh')
  await save.click()
  await expect(page.getByText('已写待证事实')).toBeVisible()
  expect(await assertions()).toMatchObject([{
    sentence: '甲某在判决生效后知道自己的义务', date: { kind: 'before', day: '2023-06-01' }, people: [{ party: null, name: '虚构证人' }], dispute: 'disputed', toProve: { source: '送达回证原件' },
    evidence: [{ side: 'for', state: 'found', reference: { kind: 'mark' } }, { side: 'against', state: 'found', reference: { kind: 'file', page: 1 } }],
  }])
  await expect(page.getByRole('grid', { name: '待证事实' })).toContainText('甲某在判决生效后知道自己的义务')
  await picture('assertion-zh')
  await passesAxe()
  await page.getByLabel('显示哪些').selectOption('without-evidence')
  await expect(page.getByText('没有这样的待证事实。')).toBeVisible()
  await page.getByLabel('显示哪些').selectOption('to-prove')
  await expect(page.getByRole('grid', { name: '待证事实' })).toContainText('2023-06-01 以前')
})

test('undo takes it back after the case was opened again, redo writes it again', async () => {
  const { page } = window
  const overview = await value<{ path: string }>(window.host.call('cases.overview', {}))
  expect((await window.host.call('cases.close', {})).ok).toBe(true)
  const { token } = await window.host.grant(overview.path)
  expect((await window.host.call('cases.open', { token, passphrase: null })).ok).toBe(true)
  await page.reload()
  await go('#/facts?view=assertions')
  const grid = page.getByRole('grid', { name: '待证事实' })
  await expect(grid).toContainText('甲某在判决生效后')
  await page.keyboard.press('Control+z')
  await expect(grid).not.toContainText('甲某在判决生效后')
  expect(await assertions()).toEqual([])
  await page.keyboard.press('Control+y')
  await expect(grid).toContainText('甲某在判决生效后')
})

test('a citation that points at nothing is shown and stops the final document, not the draft', async () => {
  const { page } = window
  const [mark] = await marks()
  await value(window.host.call('marks.remove', { ids: [mark?.id ?? ''] }))
  expect(await broken()).toMatchObject([{ within: 'assertion', why: 'not-listed' }])
  await page.reload()
  await go('#/export')
  await expect(page.getByText('1 处出处失效')).toBeVisible()
  await page.getByText('定稿', { exact: true }).click()
  await expect(page.getByText('有 1 处出处失效，定稿不能导出').first()).toBeVisible()
  await picture('export-zh')
  await passesAxe()
  await page.getByRole('button', { name: '查看' }).first().click()
  await expect(page.getByText('已不在', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect.poll(broken).toEqual([])
  await expect(page.getByText('已不在', { exact: true })).toHaveCount(0)
})

test('in English and in the dark', async () => {
  const { page } = window
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('button', { name: '设置' }).click()
  await page.getByText('English', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.keyboard.press('Escape')
  await go(`#/facts?${new URLSearchParams({ view: 'assertions', assertion: (await assertions())[0]?.id ?? '' }).toString()}`)
  await expect(page.getByRole('heading', { name: 'Assertions' })).toBeVisible()
  await expect(page.getByText('before 2023-06-01').first()).toBeVisible()
  await picture('assertion-en-dark')
  await go('#/export')
  await expect(page.getByText('All citations open')).toBeVisible()
  await picture('export-en-dark')
  await passesAxe()
})
