import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Params, ResultOf } from '../../contract/api.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Language } from '../../contract/review.ts'
import type { InstalledPack, RulesState } from '../../contract/versions.ts'
import { decide } from '../../db/decisions.ts'
import { keepRulePack, packPins, type KeptPack } from '../../db/rule-packs.ts'
import { BUILT_IN_PACK, loadPack } from '../../domain/law/load-pack.ts'
import { readOfficialTexts } from '../../domain/law/official-texts.ts'
import { packDifference } from '../../domain/law/pack-difference.ts'
import { compareVersions, packText, type PackFile } from '../../domain/law/pack-file.ts'
import type { PackFiles } from '../../domain/law/read-pack.ts'
import { validatePack } from '../../domain/law/validate-pack.ts'
import { shanghaiNow } from '../clock.ts'
import type { HostState } from '../handler.ts'
import { builtInPack, currentPin, keptFiles, packOf, packSha, pinOf } from './pack-of.ts'
import { packFileAt, readJsonAt } from './pack-on-disk.ts'
import { fingerprintOf } from './pack-signature.ts'
import { reviewOf } from '../opinion/review.ts'
import { keepReceived, readKeys, readPacks, readTexts, removeReceived, writeKeys, type Received } from './rules-store.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

type Answer<T> = Result<T, CallError>
const whoIs = (state: HostState): string => (state.session ? reviewerOf(state.session) : '')

/** Entries that the log of the open case keeps of what the office did while it was open. */
function note(state: HostState, action: string, target: string, details: Parameters<typeof logIn>[3]): void {
  const { session } = state
  if (session) changeCase(session, () => logIn(session, action, target, details), 'decisions')
}

export function rulesState(state: HostState, language: Language): RulesState {
  const { session, places } = state
  const installed = installedPacks(state, language)
  const pins = session ? packPins(session.file.database) : []
  const pin = pins.at(-1)
  const newest = pin === undefined ? undefined : installed.filter((pack) => pack.id === pin.id).toSorted((left, right) => compareVersions(right.version, left.version))[0]
  const known = new Set(allIds(session ? packOf(session) : loadPack()))
  return {
    language,
    installed,
    keys: readKeys(places.data).map((key) => ({ ...key, fingerprint: fingerprintOf(key.publicKey) })),
    officialTexts: readTexts(places.data).map(({ sha256, at, by, file }) => ({
      sha256, name: file.name, importedAt: at, importedBy: by, texts: file.texts.length, unknown: file.texts.map((text) => text.entry).filter((entry) => !known.has(entry)),
    })),
    pin: session === null || pin === undefined ? null : { id: pin.id, version: pin.version, title: packOf(session).title[language], ...pinOf(session) },
    newer: pin !== undefined && newest !== undefined && compareVersions(newest.version, pin.version) > 0 ? newest : null,
    pins: pins.map(({ version, at, reviewer }) => ({ version, at, by: reviewer })),
  }
}

const allIds = (pack: ReturnType<typeof loadPack>): readonly string[] => [...pack.elements, ...pack.circumstances, ...pack.consumption, ...pack.norms, ...(pack.ownElements ?? []), ...(pack.capacities ?? [])].map((entry) => entry.id)

function installedPacks(state: HostState, language: Language): readonly InstalledPack[] {
  const own: InstalledPack = { ...shown(builtInPack()), title: loadPack().title[language], signedBy: null, signedAt: null, installedAt: null, installedBy: null }
  const trusted = new Set(readKeys(state.places.data).map((key) => key.publicKey))
  return [own, ...readPacks(state.places.data).filter(({ file }) => trusted.has(file.publicKey)).flatMap((each) => installedFrom(each, language))]
}

const shown = ({ sha256, id, version }: KeptPack): Pick<InstalledPack, 'sha256' | 'id' | 'version'> => ({ sha256, id, version })

function installedFrom({ sha256, at, by, file }: Received<PackFile>, language: Language): readonly InstalledPack[] {
  const pack = validatePack(file.pack)
  if (!pack.ok) return []
  const { id, version, title } = pack.value
  return [{ sha256, id, version, title: title[language], signedBy: { publicKey: file.publicKey, fingerprint: fingerprintOf(file.publicKey), name: file.signedBy }, signedAt: file.signedAt, installedAt: at, installedBy: by }]
}

function readJson(state: HostState, token: string): Answer<unknown> {
  const path = state.grants.pathOf(token)
  return path === null ? fail(callError('bad-request', { field: 'token' })) : readJsonAt(path)
}

function checkedPack(state: HostState, token: string): Answer<PackFile> {
  const path = state.grants.pathOf(token)
  return path === null ? fail(callError('bad-request', { field: 'token' })) : packFileAt(path)
}

export function inspectPack(state: HostState, { token, language }: Params<'rules.inspect'>): Answer<ResultOf<'rules.inspect'>> {
  const file = checkedPack(state, token)
  if (!file.ok) return file
  const sha256 = packSha(file.value.pack)
  const [pack] = installedFrom({ sha256, at: '', by: '', file: file.value }, language)
  if (pack === undefined) return fail(callError('rule-file-unusable', { path: '', place: '', message: '' }))
  return ok({
    pack: { ...pack, installedAt: null, installedBy: null },
    trusted: readKeys(state.places.data).some((key) => key.publicKey === file.value.publicKey),
    installed: installedPacks(state, language).some((each) => each.sha256 === sha256),
  })
}

/** Installs a pack whose key is known, or whose fingerprint the person has compared and confirmed. */
export function installPack(state: HostState, { token, trust, keyName, language }: Params<'rules.install'>): Answer<RulesState> {
  const file = checkedPack(state, token)
  if (!file.ok) return file
  const { publicKey, signedBy } = file.value
  const fingerprint = fingerprintOf(publicKey)
  const keys = readKeys(state.places.data)
  const known = keys.some((key) => key.publicKey === publicKey)
  if (!known && trust !== fingerprint) return fail(callError('rule-pack-unknown-key', { name: signedBy, fingerprint }))
  const sha256 = packSha(file.value.pack)
  const pack = validatePack(file.value.pack)
  if (!pack.ok) return fail(callError('rule-file-unusable', { path: '', place: '', message: '' }))
  const { id, version } = pack.value
  const other = installedPacks(state, language).find((each) => each.id === id && each.version === version)
  if (other !== undefined && other.sha256 !== sha256) return fail(callError('rule-pack-known', { id, version }))
  if (!known) {
    writeKeys(state.places.data, [...keys, { publicKey, name: keyName?.trim() || signedBy, addedAt: shanghaiNow(), addedBy: whoIs(state) }])
    note(state, 'rules.key-added', keyName?.trim() || signedBy, { fingerprint })
  }
  if (other === undefined) {
    keepReceived(state.places.data, 'packs', { sha256, at: shanghaiNow(), by: whoIs(state), file: file.value })
    note(state, 'rules.installed', `${id} ${version}`, { sha256, fingerprint, name: signedBy })
  }
  return ok(rulesState(state, language))
}

export function removePack(state: HostState, { sha256, language }: Params<'rules.remove'>): Answer<RulesState> {
  if (!removeReceived(state.places.data, 'packs', sha256)) return fail(callError('not-found', { id: sha256 }))
  note(state, 'rules.removed', sha256, {})
  return ok(rulesState(state, language))
}

/** Packs of a key that is trusted no longer stay on the disk and are not offered; cases bound to them keep theirs. */
export function removeKey(state: HostState, { publicKey, language }: Params<'rules.removeKey'>): Answer<RulesState> {
  const keys = readKeys(state.places.data)
  const key = keys.find((each) => each.publicKey === publicKey)
  if (key === undefined) return fail(callError('not-found', { id: publicKey }))
  writeKeys(state.places.data, keys.filter((each) => each !== key))
  note(state, 'rules.key-removed', key.name, { fingerprint: fingerprintOf(publicKey) })
  return ok(rulesState(state, language))
}

/** Files of an installed pack, as they would be kept in a case. */
function installedFiles(state: HostState, sha256: string): PackFiles | null {
  if (sha256 === builtInPack().sha256) return BUILT_IN_PACK
  const trusted = new Set(readKeys(state.places.data).map((key) => key.publicKey))
  return readPacks(state.places.data).find((each) => each.sha256 === sha256 && trusted.has(each.file.publicKey))?.file.pack ?? null
}

const pinnedFiles = (session: Session): PackFiles => {
  const pin = currentPin(session)
  return pin === null || pin.sha256 === builtInPack().sha256 ? BUILT_IN_PACK : keptFiles(session, pin.sha256)
}

export function packDifferences(state: HostState, session: Session, { sha256, language }: Params<'rules.difference'>): Answer<ResultOf<'rules.difference'>> {
  const files = installedFiles(state, sha256)
  const pack = files === null ? null : validatePack(files)
  if (files === null || pack === null || !pack.ok) return fail(callError('not-found', { id: sha256 }))
  return ok({ from: currentPin(session)?.version ?? loadPack().version, to: pack.value.version, differences: packDifference(pinnedFiles(session), files, language) })
}

/** Binds the case to an installed pack: a decision with a reason, in the log, undone like any other. */
export function raisePack(state: HostState, session: Session, { sha256, reason, language }: Params<'rules.raise'>): Answer<ResultOf<'rules.raise'>> {
  if (reason.trim() === '') return fail(callError('reason-needed', { id: sha256 }))
  const files = installedFiles(state, sha256)
  const pack = files === null ? null : validatePack(files)
  if (files === null || pack === null || !pack.ok) return fail(callError('not-found', { id: sha256 }))
  const { id, version } = pack.value
  const before = currentPin(session)
  if (before?.sha256 === sha256) return ok(reviewOf(session, language))
  const differences = packDifference(pinnedFiles(session), files, language)
  const count = (change: string): number => differences.filter((each) => each.change === change).length
  changeCase(session, () => {
    const at = shanghaiNow()
    keepRulePack(session.file.database, { sha256, id, version, body: packText(files) }, at)
    decide(session.file.database, { kind: 'rule-pack', target: id, body: { id, version, sha256, reason: reason.trim() }, reviewer: reviewerOf(session), at })
    logIn(session, 'rules.raised', `${id} ${version}`, {
      before: before?.version ?? null, after: version, sha256, reason: reason.trim(), added: count('added'), removed: count('removed'), changed: count('changed'),
    })
  }, 'rules')
  return ok(reviewOf(session, language))
}

export function importTexts(state: HostState, { token, language }: Params<'rules.importTexts'>): Answer<RulesState> {
  const json = readJson(state, token)
  if (!json.ok) return json
  const file = readOfficialTexts(json.value)
  const path = state.grants.pathOf(token) ?? ''
  if (!file.ok) return fail(callError('rule-file-unusable', { path, place: file.error[0]?.place ?? '', message: file.error[0]?.message ?? '', count: file.error.length }))
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
  const known = new Set(allIds(state.session ? packOf(state.session) : loadPack()))
  if (!file.value.texts.some((text) => known.has(text.entry))) {
    return fail(callError('rule-file-unusable', { path, place: 'file.texts[0].entry', message: `unknown id ${file.value.texts[0]?.entry ?? ''}`, count: file.value.texts.length }))
  }
  keepReceived(state.places.data, 'official-texts', { sha256, at: shanghaiNow(), by: whoIs(state), file: json.value })
  note(state, 'rules.texts-imported', file.value.name, { sha256, texts: file.value.texts.length })
  return ok(rulesState(state, language))
}

export function removeTexts(state: HostState, { sha256, language }: Params<'rules.removeTexts'>): Answer<RulesState> {
  const texts = readTexts(state.places.data).find((each) => each.sha256 === sha256)
  if (!removeReceived(state.places.data, 'official-texts', sha256)) return fail(callError('not-found', { id: sha256 }))
  note(state, 'rules.texts-removed', texts?.file.name ?? sha256, { sha256 })
  return ok(rulesState(state, language))
}
