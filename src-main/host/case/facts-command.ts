import type { z } from 'zod'
import {
  bundleAccount, bundleAsset, bundleCase, bundleDealing, bundleFile, bundleMilestone, bundleObligation, bundleParty, type BundleFile,
} from '../../contract/case-bundle.ts'
import type { Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { STATED_KINDS, type FactBody, type FactChange, type FactList, type FactRecord, type FactRevisionRecord, type StatedKind } from '../../contract/facts.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { canonicalJson } from '../../domain/audit/canonical-json.ts'
import { earliest } from '../../domain/values/day.ts'
import { decide } from '../../db/decisions.ts'
import { currentFacts, factIdTaken, factOrigins, factRevisions, isFactKind, type FactKind } from '../../db/facts.ts'
import { fileByPath, listFiles, type FileRow } from '../../db/files.ts'
import { FACT, factStep, FILE_ENTRY } from '../../db/revised.ts'
import { listDiscoveredAccounts } from '../../db/accounts.ts'
import { DATE_KEYS } from './case-json.ts'
import { shanghaiNow } from '../clock.ts'
import { derive } from './derive.ts'
import { loadFacts } from './load-case.ts'
import { keepsPrincipal, partiesWith } from './principal.ts'
import { reassignRows } from '../intake/reassign-rows.ts'
import { changeCase, logIn, reviewerOf, type Session } from './session.ts'

/** Source of a fact that no document stands behind. */
export const BY_HAND = 'reviewer'

const SCHEMAS: Readonly<Record<StatedKind, z.ZodType>> = {
  case: bundleCase,
  party: bundleParty,
  account: bundleAccount,
  obligation: bundleObligation,
  asset: bundleAsset,
  dealing: bundleDealing,
  milestone: bundleMilestone,
  file: bundleFile,
}

/** Kinds whose body carries its id; a case has one `case` and one `obligation`. */
const WITH_ID: ReadonlySet<StatedKind> = new Set<StatedKind>(['party', 'account', 'asset', 'dealing'])
const SINGLE: ReadonlySet<StatedKind> = new Set<StatedKind>(['case', 'obligation'])

/** Keys that name another entry. */
const REFERENCES: Readonly<Record<string, 'party' | 'account' | 'asset'>> = {
  holder: 'party', usedBy: 'party', owner: 'party', from: 'party', to: 'party', party: 'party', asset: 'asset', account: 'account',
}

/** Facts in the order of case.json, each with where it comes from; accounts that wait to be stated; files as stated. */
export function factList(session: Session): FactList {
  const { database } = session.file
  const origins = factOrigins(database)
  const entries = currentFacts(database).map((fact): FactRecord => {
    const origin = origins.get(`${fact.kind}/${fact.id}`)
    return { kind: fact.kind, id: fact.id, body: fact.body as FactBody, source: origin?.source ?? '', at: origin?.at ?? '', revisions: origin?.revisions ?? 1 }
  })
  const files = listFiles(database)
  // Kept from the last review: looking through a million rows again for every list would freeze the window.
  const { view } = derive(session)
  const holding = new Map<string, Set<string>>()
  for (const statement of view.statements) holding.set(statement.account, (holding.get(statement.account) ?? new Set()).add(statement.path))
  const discovered = new Set<string>(view.facts.accounts.filter((each) => each.origin === 'discovered').map((each) => each.id))
  return {
    entries: entries.toSorted((left, right) => STATED_KINDS.indexOf(left.kind) - STATED_KINDS.indexOf(right.kind)),
    discovered: listDiscoveredAccounts(database)
      .filter((each) => discovered.has(each.id))
      .map(({ id, institution, number, holderName }) => ({ id, institution, number, holderName, files: [...(holding.get(id) ?? [])] })),
    files: files.filter((file) => file.kind !== 'archive' && file.kind !== 'manifest').map((file) => ({ kind: 'file', id: file.path, body: fileBody(file), source: '', at: file.imported_at, revisions: 1 })),
  }
}

/** What is stated of a file, as its entry in case.json. */
export function fileBody(file: FileRow): FactBody {
  return {
    path: file.path,
    title: file.title,
    ...(file.evidence_kind === null ? {} : { evidenceKind: file.evidence_kind }),
    ...(file.source === null ? {} : { source: file.source }),
    ...(file.stated_account === null ? {} : { account: file.stated_account }),
    ...(file.stated_party === null ? {} : { party: file.stated_party }),
  }
}

export function factHistory(session: Session, kind: StatedKind, id: string): readonly FactRevisionRecord[] {
  if (!isFactKind(kind)) return []
  return factRevisions(session.file.database, kind, id).map((each) => ({ ...each, body: each.body as FactBody | null }))
}

/**
 * States one entry: checked against its contract, tied to entries that are there, kept as a revision, logged.
 * Rows of statements go to the account that it states; findings are worked out again and never changed by it.
 */
export function stateEntry(session: Session, kind: StatedKind, id: string | null, body: FactBody, source: string): Result<FactChange, CallError> {
  const given = id ?? newId(session, kind, body)
  const checked = checkEntry(session, kind, WITH_ID.has(kind) ? { ...body, id: given } : body)
  if (!checked.ok) return checked
  if (kind === 'file') return stateFileEntry(session, checked.value as unknown as BundleFile, source)
  if (SINGLE.has(kind) && given !== kind) return fail(callError('bad-request', { field: 'id', value: given }))
  if (id === null && !SINGLE.has(kind) && factIdTaken(session.file.database, kind, given)) return fail(callError('bad-request', { field: 'id', value: given }))
  return writeFact(session, kind, given, checked.value, source)
}

/** Takes an entry away by a revision without a body. Refused while another entry names it. */
export function removeEntry(session: Session, kind: StatedKind, id: string): Result<FactChange, CallError> {
  if (!isFactKind(kind)) return fail(callError('bad-request', { field: 'kind', value: kind }))
  const { database } = session.file
  if (!currentFacts(database).some((fact) => fact.kind === kind && fact.id === id)) return fail(callError('not-found', { id }))
  const user = entriesNaming(session, kind, id)[0]
  if (user !== undefined) return fail(callError('bad-request', { field: 'id', value: id, namedBy: user }))
  return writeFact(session, kind, id, null, BY_HAND)
}

function writeFact(session: Session, kind: FactKind, id: string, body: FactBody | null, source: string): Result<FactChange, CallError> {
  const { database } = session.file
  if (kind === 'party') {
    const allowed = keepsPrincipal(session, loadFacts(database), { parties: partiesWith(session, id, body) })
    if (!allowed.ok) return allowed
  }
  const before = factRevisions(database, kind, id).at(-1)?.body ?? null
  if ((before === null ? null : canonicalJson(before)) === (body === null ? null : canonicalJson(body))) return ok({ kind, id, changed: false, rowsMoved: 0 })
  const change = changeCase(session, (): FactChange => {
    const accounts = kind === 'account' ? loadFacts(database).accounts : []
    decide(database, { kind: FACT, target: `${kind}/${id}`, body: body === null ? null : (JSON.parse(factStep({ body, source })) as Json), reviewer: reviewerOf(session), at: shanghaiNow() })
    const rowsMoved = kind === 'account' ? reassignRows(database, accounts) : 0
    logIn(session, body === null ? 'fact.removed' : 'fact.stated', `${kind}/${id}`, {
      before: before === null ? null : canonicalJson(before),
      after: body === null ? null : canonicalJson(body),
      source,
      ...(rowsMoved > 0 ? { rowsMoved } : {}),
    })
    return { kind, id, changed: true, rowsMoved }
  })
  return ok(change)
}

/** What is stated of a file is changed in place; the log keeps what it was. What the entry does not say stays. */
function stateFileEntry(session: Session, body: BundleFile, source: string): Result<FactChange, CallError> {
  const { database } = session.file
  const file = fileByPath(database, body.path)
  if (!file) return fail(callError('not-found', { id: body.path }))
  const before = fileBody(file)
  const stated = {
    title: body.title ?? file.title,
    evidence_kind: body.evidenceKind ?? file.evidence_kind,
    source: body.source ?? file.source,
    stated_account: body.account ?? file.stated_account,
    stated_party: body.party ?? file.stated_party,
  }
  const after = fileBody({ ...file, ...stated })
  if (canonicalJson(before) === canonicalJson(after)) return ok({ kind: 'file', id: file.path, changed: false, rowsMoved: 0 })
  return ok(changeCase(session, (): FactChange => {
    const accounts = loadFacts(database).accounts
    decide(database, { kind: FILE_ENTRY, target: file.path, body: stated, reviewer: reviewerOf(session), at: shanghaiNow() })
    const rowsMoved = stated.stated_account === file.stated_account ? 0 : reassignRows(database, accounts)
    logIn(session, 'file.stated', file.path, { before: canonicalJson(before), after: canonicalJson(after), source, ...(rowsMoved > 0 ? { rowsMoved } : {}) })
    return { kind: 'file', id: file.path, changed: true, rowsMoved }
  }))
}

/** An id that no entry of the kind ever had, so that the history of one fact is never continued by another. */
function newId(session: Session, kind: StatedKind, body: FactBody): string {
  if (kind === 'file') return typeof body['path'] === 'string' ? body['path'] : ''
  if (SINGLE.has(kind)) return kind
  if (WITH_ID.has(kind) && typeof body['id'] === 'string' && body['id'] !== '') return body['id']
  const stem = kind === 'milestone' && typeof body['kind'] === 'string' ? body['kind'] : kind
  for (let number = 1; ; number += 1) {
    if (!factIdTaken(session.file.database, kind, `${stem}-${number}`)) return `${stem}-${number}`
  }
}

function checkEntry(session: Session, kind: StatedKind, body: FactBody): Result<FactBody, CallError> {
  const parsed = SCHEMAS[kind].safeParse(body)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return fail(callError('bad-request', { field: issue?.path.map(String).join('.') ?? kind, problem: issue?.message ?? '' }))
  }
  // A body of zod's strict objects holds text, numbers, booleans and lists only.
  const entry = parsed.data as FactBody
  for (const [key, value] of Object.entries(entry)) {
    if (DATE_KEYS.has(key) && typeof value === 'string' && earliest(value) === null) return fail(callError('bad-request', { field: key, value }))
    const refers = REFERENCES[key]
    if (refers !== undefined && typeof value === 'string' && !namesEntry(session, refers, value)) return fail(callError('bad-request', { field: key, value }))
  }
  return ok(entry)
}

const namesEntry = (session: Session, kind: FactKind, id: string): boolean => currentFacts(session.file.database).some((fact) => fact.kind === kind && fact.id === id)

/** Entries and files that name this one. */
function entriesNaming(session: Session, kind: FactKind, id: string): readonly string[] {
  const names = (body: Json): boolean =>
    typeof body === 'object' && body !== null && Object.entries(body).some(([key, value]) => REFERENCES[key] === kind && value === id)
  const { database } = session.file
  return [
    ...currentFacts(database).filter((fact) => names(fact.body)).map((fact) => `${fact.kind}/${fact.id}`),
    ...listFiles(database).filter((file) => (kind === 'account' && file.stated_account === id) || (kind === 'party' && file.stated_party === id)).map((file) => file.path),
  ]
}
