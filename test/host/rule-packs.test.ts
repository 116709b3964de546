import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallError } from '../../src-main/contract/errors.ts'
import type { MethodName, Params } from '../../src-main/contract/api.ts'
import type { Review } from '../../src-main/contract/review.ts'
import { BUILT_IN_PACK } from '../../src-main/domain/law/load-pack.ts'
import { PACK_FILE_FORMAT } from '../../src-main/domain/law/pack-file.ts'
import type { PackFiles } from '../../src-main/domain/law/read-pack.ts'
import { fingerprintOf, newSigningKey, signPack } from '../../src-main/host/rules/pack-signature.ts'
import { startTestHost, type TestHost } from './in-process.ts'

const language = 'zh-CN' as const
const NEWER = '2027.01.0'
let test: TestHost
beforeEach(async () => {
  test = startTestHost()
  await test.ask('cases.create', { token: await test.token(join(test.folder, 'empty.tcase')), passphrase: null, reviewer: '林晓' })
})
afterEach(() => test.end())

const review = (): Promise<Review> => test.ask('review.get', { language })
const state = () => test.ask('rules.state', { language })
async function refused<M extends MethodName>(method: M, params: Params<M>): Promise<CallError> {
  const result = await test.host.call(method, params)
  if (result.ok) throw new Error(`${method} was taken`)
  return result.error
}

type Changeable = { pack: { version: string }; circumstances: Record<string, unknown>[]; norms: Record<string, unknown>[] } & Record<string, unknown>
/** The delivered pack with changes, under a newer version. */
function changedPack(change: (pack: Changeable) => void = () => undefined): PackFiles {
  const pack = structuredClone(BUILT_IN_PACK) as unknown as Changeable
  pack.pack.version = NEWER
  change(pack)
  return pack as unknown as PackFiles
}
const key = newSigningKey()
const signed = (pack: PackFiles, by = key) => signPack({ format: PACK_FILE_FORMAT, pack, signedBy: '虚构高级人民法院', signedAt: '2027-01-05T09:00:00+08:00' }, by.privateKeyPem)
async function fileOf(value: unknown, name = 'pack.json'): Promise<string> {
  const path = join(test.folder, name)
  writeFileSync(path, JSON.stringify(value))
  return test.token(path)
}
async function installed(pack: PackFiles): Promise<string> {
  const token = await fileOf(signed(pack))
  const after = await test.ask('rules.install', { token, trust: fingerprintOf(key.publicKey), language })
  const found = after.installed.find((each) => each.version === NEWER)
  if (found === undefined) throw new Error('not installed')
  return found.sha256
}

describe('a rule pack as a signed file', () => {
  it('shows whose key it is and refuses an unknown key until its fingerprint is given', async () => {
    const token = await fileOf(signed(changedPack()))
    expect(await test.ask('rules.inspect', { token, language })).toMatchObject({
      trusted: false, installed: false, pack: { version: NEWER, signedBy: { name: '虚构高级人民法院', fingerprint: fingerprintOf(key.publicKey), publicKey: key.publicKey } },
    })
    expect(await refused('rules.install', { token, trust: null, language })).toEqual({ code: 'rule-pack-unknown-key', details: { name: '虚构高级人民法院', fingerprint: fingerprintOf(key.publicKey) } })
    expect((await refused('rules.install', { token, trust: fingerprintOf(newSigningKey().publicKey), language })).code).toBe('rule-pack-unknown-key')
    const after = await test.ask('rules.install', { token, trust: fingerprintOf(key.publicKey), keyName: '虚构高院', language })
    expect(after.keys).toMatchObject([{ name: '虚构高院', publicKey: key.publicKey, addedBy: '林晓' }])
    expect(after.installed.map((each) => each.version)).toContain(NEWER)
    expect(after.newer?.version).toBe(NEWER)
    expect((await test.ask('log.list', { offset: 0, limit: 5 })).entries.map((entry) => entry.action)).toEqual(expect.arrayContaining(['rules.installed', 'rules.key-added']))
  })

  it('trusts a known key without asking again, and forgets packs of a key that is taken away', async () => {
    await installed(changedPack())
    const again = await fileOf(signed(changedPack((pack) => (pack.pack.version = '2027.02.0'))), 'again.json')
    expect((await test.ask('rules.install', { token: again, trust: null, language })).installed).toHaveLength(3)
    expect((await test.ask('rules.removeKey', { publicKey: key.publicKey, language })).installed).toHaveLength(1)
  })

  const file = () => signed(changedPack())
  it.each<[string, () => unknown]>([
    ['the pack', () => ({ ...file(), pack: changedPack((pack) => (pack.norms[0] = { ...pack.norms[0], verified: false })) })],
    ['the name of the signer', () => ({ ...file(), signedBy: '虚构最高法院' })],
    ['the day', () => ({ ...file(), signedAt: '2027-01-06T09:00:00+08:00' })],
    ['the key', () => ({ ...file(), publicKey: newSigningKey().publicKey })],
    ['the signature', () => ({ ...file(), signature: Buffer.alloc(64).toString('base64') })],
    ['the length of the key', () => ({ ...file(), publicKey: 'AAAA' })],
  ])('refuses a file in which %s was altered', async (_what, altered) => {
    const token = await fileOf(altered())
    expect((await refused('rules.inspect', { token, language })).code).toBe('rule-pack-altered')
    expect((await refused('rules.install', { token, trust: fingerprintOf(key.publicKey), language })).code).toBe('rule-pack-altered')
    expect((await state()).installed).toHaveLength(1)
  })

  it('says the place of a mistake in a pack that does not hold together, though it is signed', async () => {
    const token = await fileOf(signed(changedPack((pack) => (pack.circumstances[0] = { ...pack.circumstances[0], slots: ['EV-NONE'] }))))
    expect(await refused('rules.install', { token, trust: fingerprintOf(key.publicKey), language })).toMatchObject({ code: 'rule-file-unusable', details: { place: 'NPC2002-1', message: 'unknown slot EV-NONE' } })
    expect((await refused('rules.inspect', { token: await fileOf({ a: 1 }, 'other.json'), language })).details).toMatchObject({ place: 'file.format', message: 'missing' })
    const words = join(test.folder, 'words.json')
    writeFileSync(words, 'not json')
    expect((await refused('rules.inspect', { token: await test.token(words), language })).code).toBe('rule-file-unusable')
  })

  it('refuses other content under a version that is installed', async () => {
    await installed(changedPack())
    const token = await fileOf(signed(changedPack((pack) => (pack.norms[0] = { ...pack.norms[0], verified: false }))), 'twice.json')
    expect((await refused('rules.install', { token, trust: null, language })).code).toBe('rule-pack-known')
  })

  it('leaves aside an installed file that was changed on the disk', async () => {
    const sha256 = await installed(changedPack())
    const path = join(test.folder, 'data', 'rules', 'packs', `${sha256}.json`)
    writeFileSync(path, readFileSync(path, 'utf8').replace('虚构高级人民法院', '虚构最高法院'))
    expect((await state()).installed).toHaveLength(1)
  })
})

describe('the pack of a case', () => {
  it('is kept in its file and stays when a newer one is installed', async () => {
    const before = await review()
    expect(before.rulePack).toMatchObject({ id: 'cn-313', version: (BUILT_IN_PACK.pack as { version: string }).version, former: [] })
    await installed(changedPack())
    expect((await review()).rulePack).toEqual(before.rulePack)
    expect(await state()).toMatchObject({ pin: { version: before.rulePack.version }, newer: { version: NEWER }, pins: [{ version: before.rulePack.version }] })
  })

  it('shows the difference, is raised with a reason, marks what was decided before, and goes back by undo', async () => {
    await test.ask('cases.openSample', {})
    await test.ask('reviewer.set', { name: '林晓' })
    const finding = (await review()).findings[0]?.id ?? ''
    await test.ask('findings.decide', { id: finding, status: 'accepted', reason: '与原件核对一致', stances: {}, language })
    await test.ask('elements.assess', { id: 'EL-ID', status: 'disputed', reasoning: '身份待核。', language })
    const former = (await review()).rulePack.version
    const sha256 = await installed(changedPack((pack) => {
      const item = pack.circumstances.find((each) => each['id'] === 'JI2024-3.4') as Record<string, unknown>
      item['title'] = { 'zh-CN': '换过的名称', en: 'a changed name' }
      pack.norms = pack.norms.filter((each) => each['id'] !== 'NT-2007')
      pack.norms.push({ ...pack.norms[0], id: 'NT-NEW', title: { 'zh-CN': '新说明', en: 'new note' } })
    }))
    const { differences } = await test.ask('rules.difference', { sha256, language })
    expect(differences.map((each) => [each.id, each.change])).toEqual(expect.arrayContaining([['pack.version', 'changed'], ['JI2024-3.4', 'changed'], ['NT-2007', 'removed'], ['NT-NEW', 'added']]))
    expect(differences).toHaveLength(4)
    expect(differences.find((each) => each.id === 'JI2024-3.4')?.fields).toEqual([
      { field: 'title.zh-CN', before: '未如实报告财产、违反限制消费令等，经罚款、拘留等后仍拒不执行', after: '换过的名称' },
      { field: 'title.en', before: expect.any(String) as string, after: 'a changed name' },
    ])
    expect((await refused('rules.raise', { sha256, reason: ' ', language })).code).toBe('reason-needed')

    const raised = await test.ask('rules.raise', { sha256, reason: '新规则已核对', language })
    expect(raised.rulePack).toMatchObject({ version: NEWER, sha256, pinnedBy: '林晓' })
    expect(raised.circumstances.find((each) => each.id === 'JI2024-3.4')?.title).toBe('换过的名称')
    expect(raised.rulePack.former).toEqual(expect.arrayContaining([{ kind: 'finding', target: finding, version: former }, { kind: 'element', target: 'EL-ID', version: former }]))
    expect((await test.ask('log.list', { offset: 0, limit: 1 })).entries[0]).toMatchObject({ action: 'rules.raised', details: { before: former, after: NEWER, added: 1, removed: 1, changed: 2 } })

    const confirmed = await test.ask('elements.assess', { id: 'EL-ID', status: 'disputed', reasoning: '按新规则再核，仍待核。', language })
    expect(confirmed.rulePack.former?.map((each) => each.target)).toEqual([finding])

    await test.ask('history.undo', { language })
    expect((await review()).rulePack.former).toHaveLength(2)
    await test.ask('history.undo', { language })
    expect(await review()).toMatchObject({ rulePack: { version: former, former: [] } })
    await test.ask('history.redo', { language })
    expect((await review()).rulePack.version).toBe(NEWER)
  })

  it('marks words on persons, placements, causation, property and the course of the case as well', async () => {
    await test.ask('cases.openSample', {})
    await test.ask('reviewer.set', { name: '林晓' })
    const before = await review()
    const [evidence] = before.evidence
    const property = before.opinion?.recovery[0]
    if (evidence === undefined || property === undefined) throw new Error('the sample has evidence and property that was disposed of')
    await test.ask('evidence.place', { subject: 'EL-KNOW', evidence: [evidence.id], stance: 'for', proof: null, why: '', language })
    await test.ask('recovery.state', { finding: property.finding, outcome: 'recover', text: '虚构的意见', language })
    await test.ask('causation.keep', { id: null, subject: 'JI2024-3.4', act: '虚构的行为', findings: [], failure: 'unable-part', failureText: '虚构的后果', evidence: [evidence.id], reason: '虚构的理由', language })
    await test.ask('acts.enter', { circumstance: 'JI2024-3.4', id: null, from: '2025-01-02', to: null, party: null, note: '虚构的行为', evidence: [], language })
    const raised = await test.ask('rules.raise', { sha256: await installed(changedPack()), reason: '新规则已核对', language })
    expect(raised.rulePack.former?.map((each) => each.kind).toSorted()).toEqual(['act', 'causation', 'placement', 'recovery'])
    expect(raised.rulePack.former?.find((each) => each.kind === 'placement')?.target).toBe(`EL-KNOW/${evidence.id}`)
  })

  it('travels with the case file: another machine without the pack opens it as it was decided', async () => {
    const sha256 = await installed(changedPack((pack) => {
      const item = pack.circumstances.find((each) => each['id'] === 'JI2024-3.4') as Record<string, unknown>
      item['title'] = { 'zh-CN': '换过的名称', en: 'a changed name' }
    }))
    const raised = await test.ask('rules.raise', { sha256, reason: '新规则已核对', language })
    const path = (await test.ask('cases.overview', {}))?.path ?? ''
    await test.ask('cases.close', {})
    const elsewhere = startTestHost()
    try {
      await elsewhere.ask('cases.open', { token: await elsewhere.token(path), passphrase: null })
      const there = await elsewhere.ask('review.get', { language })
      expect(there.rulePack).toEqual(raised.rulePack)
      expect(there.circumstances.find((each) => each.id === 'JI2024-3.4')?.title).toBe('换过的名称')
      expect((await elsewhere.ask('rules.pack', { language })).version).toBe(NEWER)
    } finally {
      await elsewhere.end()
    }
  })

  it('keeps working where the pack knows rules that this program does not, and does not know some that it has', async () => {
    const foreign = structuredClone(BUILT_IN_PACK) as unknown as { bearsOn: { bearsOn: Record<string, string[]> }; pack: Record<string, unknown> }
    foreign.bearsOn.bearsOn['travel.rocket'] = ['EL-ACT']
    delete foreign.bearsOn.bearsOn['travel.air']
    foreign.pack['later'] = 1
    const { validatePack } = await import('../../src-main/domain/law/validate-pack.ts')
    const strict = validatePack(foreign as unknown as PackFiles)
    expect(strict.ok ? [] : strict.error.map((problem) => `${problem.place}: ${problem.message}`)).toEqual(['pack.later: unknown key'])
    const kept = validatePack(foreign as unknown as PackFiles, 'kept')
    expect(kept.ok && [kept.value.bearsOn['travel.air'], kept.value.bearsOn['travel.rocket']]).toEqual([[], undefined])
  })
})

describe('official texts', () => {
  const texts = { format: 'threshold-official-texts/1', name: '虚构法规汇编', texts: [{ entry: 'JI2024-3.4', text: '（条文原文）', source: '虚构法规库', asOf: '2026-11-20' }, { entry: 'XX-1', text: '…', source: '虚构法规库', asOf: '2026-11-20' }] }

  it('are shown beside the paraphrase with hash and day, outside the pack, and can be taken away', async () => {
    const token = await fileOf(texts, 'texts.json')
    const after = await test.ask('rules.importTexts', { token, language })
    expect(after.officialTexts).toMatchObject([{ name: '虚构法规汇编', texts: 2, unknown: ['XX-1'], importedBy: '林晓' }])
    const entry = async () => (await test.ask('rules.pack', { language })).entries.find((each) => each.id === 'JI2024-3.4')
    expect((await entry())?.official).toMatchObject({ text: '（条文原文）', source: '虚构法规库', asOf: '2026-11-20', sha256: after.officialTexts[0]?.sha256, importedBy: '林晓' })
    expect((await entry())?.text).not.toBe('（条文原文）')
    expect((await review()).rulePack.sha256).toBe((await state()).installed[0]?.sha256)
    const removed = await test.ask('rules.removeTexts', { sha256: after.officialTexts[0]?.sha256 ?? '', language })
    expect(removed.officialTexts).toEqual([])
    expect((await entry())?.official).toBeNull()
  })

  it.each<[string, unknown, string]>([
    ['another form', { ...texts, format: 'other' }, 'file.format'],
    ['a day that is none', { ...texts, texts: [{ ...texts.texts[0], asOf: '2026-02-30' }] }, 'file.texts[0].asOf'],
    ['an entry twice', { ...texts, texts: [texts.texts[0], texts.texts[0]] }, 'file.texts[1].entry'],
    ['no text', { ...texts, texts: [] }, 'file.texts'],
    ['ids that the pack does not know', { ...texts, texts: [texts.texts[1]] }, 'file.texts[0].entry'],
  ])('are refused with %s', async (_what, value, place) => {
    expect(await refused('rules.importTexts', { token: await fileOf(value, 'texts.json'), language })).toMatchObject({ code: 'rule-file-unusable', details: { place } })
  })
})

describe('an act entered by its days', () => {
  const entry = { circumstance: 'JI2015-2.3', id: null, from: '2019-03-01', to: '2019-09-10', party: null, note: '拒不迁出，见现场笔录', evidence: [], language } satisfies Params<'acts.enter'>
  const item = (from: Review) => from.circumstances.find((each) => each.id === 'JI2015-2.3')

  it('chooses the version, is changed, taken out and undone', async () => {
    expect(item(await review())?.version?.acts).toEqual([])
    const after = await test.ask('acts.enter', entry)
    expect(item(after)).toMatchObject({ appliesByDate: 'yes', version: { acts: [{ id: 'a1', from: '2019-03-01', to: '2019-09-10', reviewer: '林晓' }], bands: [{ continuing: true, applies: 'yes' }] } })
    const changed = await test.ask('acts.enter', { ...entry, id: 'a1', to: '2025-01-10' })
    expect(item(changed)).toMatchObject({ appliesByDate: 'human-decision', version: { acts: [{ id: 'a1', to: '2025-01-10' }] } })
    expect(item((await test.ask('history.undo', { language })) ?? changed)?.version?.acts[0]?.to).toBe('2019-09-10')
    const removed = await test.ask('acts.remove', { circumstance: 'JI2015-2.3', id: 'a1', language })
    expect(item(removed)?.version?.acts).toEqual([])
    const second = await test.ask('acts.enter', entry)
    expect(item(second)?.version?.acts.map((act) => act.id)).toEqual(['a2'])
  })

  it('needs days in order, a note, a party and evidence that exist', async () => {
    expect((await refused('acts.enter', { ...entry, to: '2019-01-01' })).code).toBe('bad-request')
    expect((await refused('acts.enter', { ...entry, note: ' ' })).code).toBe('reason-needed')
    expect((await refused('acts.enter', { ...entry, circumstance: 'JI2015-9' })).code).toBe('not-found')
    expect((await refused('acts.enter', { ...entry, party: 'nobody' })).code).toBe('not-found')
    expect((await refused('acts.enter', { ...entry, evidence: ['E999'] })).code).toBe('not-found')
    expect((await refused('acts.remove', { circumstance: 'JI2015-2.3', id: 'a9', language })).code).toBe('not-found')
  })
})
