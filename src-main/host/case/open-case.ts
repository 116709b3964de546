import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { CaseOverview, RecentCase } from '../../contract/screens.ts'
import { writeSetting } from '../../db/settings.ts'
import type { HostState } from '../handler.ts'
import { takeIn } from '../intake/intake.ts'
import { caseOverview } from './overview.ts'
import { pinIfNone } from '../rules/pack-of.ts'
import { readRecent, rememberCase } from './recent.ts'
import { newestInstalled } from '../rules/rules-store.ts'
import { changeCase, closeSession, openSession, type Session } from './session.ts'

export function recentCases(state: HostState): RecentCase[] {
  return readRecent(state.places.data).map((entry) => ({ ...entry, token: state.grants.add(entry.path).token, missing: !existsSync(entry.path) }))
}

/** Puts an opened case in the place of the one before, which is closed in order. */
function install(state: HostState, session: Session): Result<CaseOverview, CallError> {
  if (state.session) closeSession(state.session)
  state.session = session
  pinIfNone(session, newestInstalled(state.places.data))
  const overview = caseOverview(session)
  rememberCase(state.places.data, {
    path: session.file.path,
    number: overview.number,
    title: overview.title,
    stage: overview.stage,
    openedAt: session.openedAt,
    encrypted: session.file.encrypted,
  })
  state.emit({ type: 'case-changed' })
  return ok(overview)
}

export function openCase(state: HostState, params: { token: string; passphrase: string | null }): Result<CaseOverview, CallError> {
  const path = state.grants.pathOf(params.token)
  if (path === null) return fail(callError('bad-request', { field: 'token' }))
  const opened = openSession(path, { passphrase: params.passphrase })
  return opened.ok ? install(state, opened.value) : opened
}

export function createCase(state: HostState, params: { token: string; passphrase: string | null; reviewer?: string | undefined }): Result<CaseOverview, CallError> {
  const path = state.grants.pathOf(params.token)
  if (path === null) return fail(callError('bad-request', { field: 'token' }))
  const created = openSession(withExtension(path), { create: true, passphrase: params.passphrase })
  if (!created.ok) return created
  const { reviewer } = params
  if (reviewer !== undefined && reviewer !== '') changeCase(created.value, () => writeSetting(created.value.file.database, 'reviewer', reviewer))
  return install(state, created.value)
}

export function closeCase(state: HostState): Result<null, CallError> {
  if (state.session) closeSession(state.session)
  state.session = null
  state.emit({ type: 'case-changed' })
  return ok(null)
}

const withExtension = (path: string): string => (path.toLowerCase().endsWith('.tcase') ? path : `${path}.tcase`)

/** The invented sample case: taken in once for this user, opened again afterwards. */
export async function openSample(state: HostState): Promise<Result<CaseOverview, CallError>> {
  mkdirSync(state.places.data, { recursive: true, mode: 0o700 })
  const path = join(state.places.data, 'sample.tcase')
  if (existsSync(path)) {
    const opened = openSession(path, { passphrase: null })
    if (opened.ok) return install(state, opened.value)
    // Made by another version of the program; it holds nothing that a person needs to keep.
    rmSync(path)
  }
  return newCaseFrom(state, join(state.places.resources, 'sample-case'), path)
}

/** A case file, or a bundle, named when the program was started. */
export async function startWith(state: HostState, token: string): Promise<Result<CaseOverview, CallError>> {
  const path = state.grants.pathOf(token)
  if (path === null || !existsSync(path)) return fail(callError('file-missing', { path: path ?? '' }))
  if (path.toLowerCase().endsWith('.tcase')) return openCase(state, { token, passphrase: null })
  const beside = join(dirname(path), `${basename(path).replace(/\.(zip|tar|tgz|gz)$/iu, '')}.tcase`)
  if (existsSync(beside)) return openCase(state, { token: state.grants.add(beside).token, passphrase: null })
  return newCaseFrom(state, path, beside)
}

async function newCaseFrom(state: HostState, bundle: string, path: string): Promise<Result<CaseOverview, CallError>> {
  const created = openSession(path, { create: true, passphrase: null })
  if (!created.ok) return created
  const taken = await takeIn(created.value, state.parser, bundle, { source: null,
      passwords: [], onProgress: (progress) => state.emit({ type: 'import-progress', ...progress }) })
  state.emit({ type: 'import-finished' })
  if (!taken.ok) {
    closeSession(created.value)
    rmSync(path, { force: true })
    return taken
  }
  return install(state, created.value)
}
