import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { Review } from '../../src-main/contract/review.ts'
import { BUILT_IN_PACK } from '../../src-main/domain/law/load-pack.ts'
import { PACK_FILE_FORMAT } from '../../src-main/domain/law/pack-file.ts'
import type { PackFiles } from '../../src-main/domain/law/read-pack.ts'
import { fingerprintOf, newSigningKey, signPack } from '../../src-main/host/rules/pack-signature.ts'
import { startWindow, type RunningWindow } from './launch.ts'

/** The rules page: entries, packs and their sources, another pack with the difference, official texts, and the acts that a person enters. */
test.describe.configure({ mode: 'serial' })

const NEWER = '2027.01.0'
const OFFICE = '虚构高级人民法院'
let window: RunningWindow
test.beforeAll(async () => {
  window = await startWindow()
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
const side = () => window.page.getByRole('complementary')
const packs = (name: string) => window.page.getByRole('region', { name })

/** The delivered pack under a newer version, with one title changed, signed with a key that nobody here knows. */
function signedPack(): { readonly path: string; readonly fingerprint: string } {
  const pack = structuredClone(BUILT_IN_PACK) as unknown as { pack: { version: string }; circumstances: { id: string; title: unknown }[] }
  pack.pack.version = NEWER
  const item = pack.circumstances.find((each) => each.id === 'JI2024-3.4')
  if (item === undefined) throw new Error('the pack has no JI2024-3.4')
  item.title = { 'zh-CN': '换过的名称', en: 'a changed name' }
  const key = newSigningKey()
  const path = join(window.folder, 'pack.json')
  writeFileSync(path, JSON.stringify(signPack({ format: PACK_FILE_FORMAT, pack: pack as unknown as PackFiles, signedBy: OFFICE, signedAt: '2027-01-05T09:00:00+08:00' }, key.privateKeyPem)))
  return { path, fingerprint: fingerprintOf(key.publicKey) }
}

test('lists the entries with their articles and marks, filters them, and shows one whole with its answer by date', async () => {
  const { page } = window
  await show('#/rules')
  const table = page.getByRole('grid', { name: '规则条目' })
  await expect(table).toBeVisible()
  await page.getByRole('button', { name: '情形', exact: true }).click()
  await page.getByRole('searchbox').fill('JI2024-3.4')
  await expect(table.getByRole('row')).toHaveCount(2)
  await expect(side()).toContainText('JI2024-3.4')
  await expect(side()).toContainText('前身')
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: '全部', exact: true }).click()
  const unit = (await review()).versions?.find((version) => version.id === 'ST-UNIT') ?? (await review()).versions?.[0]
  if (unit === undefined) throw new Error('no entry changes with the day')
  await show(`#/rules?entry=${unit.id}`)
  await expect(side()).toContainText('本案按日期')
  await expect(side()).toContainText(unit.former)
  await axe()
})

test('asks before it trusts a key that nobody here knows, with nothing ticked', async () => {
  const { page } = window
  const { path, fingerprint } = signedPack()
  await show('#/rules?tab=packs')
  await expect(packs('本案')).toContainText('2026.11.1')
  window.answers.files = [path]
  await page.getByRole('button', { name: /安装规则包/u }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(fingerprint)
  await expect(dialog).toContainText(OFFICE)
  await expect(dialog.getByRole('checkbox')).not.toBeChecked()
  const trust = dialog.getByRole('button', { name: '添加密钥并安装' })
  await expect(trust).toHaveAttribute('aria-disabled', 'true')
  await axe()
  await dialog.getByRole('checkbox').check({ force: true })
  await trust.click()
  await expect(dialog).toBeHidden()
  await expect(packs('已安装的规则包')).toContainText(NEWER)
  await expect(packs('可信的签名密钥')).toContainText(fingerprint)
})

test('shows the difference, goes over only with a reason, marks what was decided before, and goes back', async () => {
  const { page } = window
  const [finding, citing] = [(await review()).findings[0], (await review()).evidence[0]]
  if (finding === undefined || citing === undefined) throw new Error('the sample has findings and evidence')
  expect((await window.host.call('findings.decide', { id: finding.id, status: 'accepted', reason: '与原件核对一致', stances: {}, language: 'zh-CN' })).ok).toBe(true)
  expect((await window.host.call('evidence.place', { subject: 'EL-KNOW', evidence: [citing.id], stance: 'for', proof: null, why: '', language: 'zh-CN' })).ok).toBe(true)
  await page.reload()
  await show('#/rules?tab=packs')
  await packs('已安装的规则包').getByRole('button', { name: '查看不同之处' }).click()
  const difference = packs('查看不同之处')
  await expect(difference).toContainText('JI2024-3.4')
  await expect(difference).toContainText('换过的名称')
  const raise = difference.getByRole('button', { name: new RegExp(NEWER, 'u') })
  await expect(raise).toHaveAttribute('aria-disabled', 'true')
  await difference.getByRole('textbox').fill('新规则已逐条核对')
  await axe()
  await raise.click()
  await expect(packs('本案')).toContainText(NEWER)
  await expect(packs('本案')).toContainText('2 项')
  await show(`#/findings?finding=${encodeURIComponent(finding.id)}`)
  await expect(page.getByText(/在规则 2026\.11\.1 下作出/u)).toBeVisible()
  await show('#/elements?tab=matrix&element=EL-KNOW')
  await expect(side().getByText(/在规则 2026\.11\.1 下作出/u)).toBeVisible()
  await show('#/rules?tab=packs')
  await page.locator('h1').first().click()
  await page.keyboard.press('Control+z')
  await expect(packs('本案')).toContainText('2026.11.1')
  expect((await review()).rulePack.former).toEqual([])
})

test('takes official texts from a file of the office and shows them with where they come from', async () => {
  const { page } = window
  const path = join(window.folder, 'texts.json')
  writeFileSync(path, JSON.stringify({ format: 'threshold-official-texts/1', name: '虚构法条汇编', texts: [{ entry: 'JI2024-3.4', text: '此处为虚构的条文，仅供测试。', source: '虚构公报', asOf: '2026-10-01' }] }))
  await show('#/rules?tab=packs')
  window.answers.files = [path]
  await page.getByRole('button', { name: '导入原文文件…' }).press('Enter')
  await expect(packs('法条原文')).toContainText('虚构法条汇编')
  await show('#/rules?entry=JI2024-3.4')
  await expect(side().locator('blockquote')).toHaveText('此处为虚构的条文，仅供测试。')
  await expect(side()).toContainText('虚构公报')
})

test('draws the acts against the lines of the law and takes an act with its day, who acted and where it stands', async () => {
  const { page } = window
  await show('#/elements?tab=circumstances&circumstance=JI2024-3.4')
  const card = page.getByRole('article')
  await expect(card.getByRole('img', { name: /与各版规定的时间对照/u })).toBeVisible()
  await expect(card.getByText('加重档、单位犯罪等按日期')).toBeVisible()
  await card.getByRole('button', { name: '录入行为' }).click()
  const form = card.getByRole('form', { name: '录入行为' })
  await form.getByLabel('行为日或者起日').fill('2025-03-03')
  await form.getByLabel('行为人').selectOption({ label: '古盛远' })
  await form.getByLabel('行为和出处').fill('拒不迁出房屋')
  await form.getByLabel('行为人').press('Tab')
  const item = (await review()).evidence[0]
  await form.getByRole('combobox', { name: /证据/u }).selectOption(item?.id ?? '')
  await axe()
  await form.getByRole('button', { name: '保存' }).click()
  await expect(card.getByRole('listitem').filter({ hasText: '拒不迁出房屋' })).toContainText('古盛远')
  const acts = async () => (await review()).circumstances.find((each) => each.id === 'JI2024-3.4')?.version?.acts ?? []
  expect(await acts()).toMatchObject([{ from: '2025-03-03', note: '拒不迁出房屋', evidence: [item?.id] }])
  await page.keyboard.press('Control+z')
  await expect.poll(acts).toEqual([])
})
