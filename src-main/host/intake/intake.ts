import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { callError, CallFailure, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { FactBody } from '../../contract/facts.ts'
import type { BundleFile } from '../../contract/case-bundle.ts'
import { dropArriving, settleOriginal } from '../../db/arriving.ts'
import { stateFact } from '../../db/facts.ts'
import { fileByPath, fileBySha256, insertFile, setFileStatus, stateFile, type FileRow } from '../../db/files.ts'
import { storeOriginal } from '../../db/originals.ts'
import { createSpool, type Spool } from '../../files/spool.ts'
import { EntryFailure, type BundleEntry } from '../../import/bundle/entry.ts'
import { listBundle } from '../../import/bundle/list-bundle.ts'
import { arriving, ReaderLost, RowsWithdrawn, type ArrivingFile } from '../../import/arriving-file.ts'
import type { ReasonCode } from '../../import/parsed-file.ts'
import { needsAttention } from '../../import/parsed.ts'
import { readCaseJson, type ReadCaseJson } from '../case/case-json.ts'
import { passesDecisionsOn } from '../case/principal.ts'
import { shanghaiNow } from '../clock.ts'
import { loadFacts } from '../case/load-case.ts'
import { openEntry, readEntry, type OpenedEntry, type ReadEntry } from './read-ahead.ts'
import { keepPassword } from './read-again.ts'
import { reassignRows } from './reassign-rows.ts'
import type { ParseService } from './parse-service.ts'
import { changeCase, changeCaseInSlices, logIn, type Session } from '../case/session.ts'
import { storeParsedFile, type StoredRows } from './store-file.ts'
import { createTimeLeft } from './time-left.ts'

export interface IntakeOptions {
  /** Who handed the bundle over; null where nobody said. */
  readonly source: string | null
  /** Passwords of protected documents, as the sender told them; each is tried. */
  readonly passwords: readonly string[]
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: { done: number; total: number; path: string; pages: number; rows: number; secondsLeft: number | null }) => void
}
export interface IntakeResult {
  /** Files that came in new. */
  readonly added: number
  readonly unchanged: number
  readonly cancelled: boolean
}

/**
 * Takes a bundle (folder, archive, single file) into the case file, one transaction per file: a run that is
 * cancelled or killed leaves whole files behind, and the next one goes on from there. What is in the case
 * already, under the same path with the same bytes, is left as it is.
 */
export async function takeIn(session: Session, parser: ParseService, bundle: string, options: IntakeOptions): Promise<Result<IntakeResult, CallError>> {
  // Beside the case file: its disk has to hold the content anyway, and a temporary folder may be memory.
  const spool = createSpool(dirname(session.file.path))
  try {
    return await takeInWith(spool, session, parser, bundle, options)
  } finally {
    await spool.close()
  }
}

async function takeInWith(spool: Spool, session: Session, parser: ParseService, bundle: string, options: IntakeOptions): Promise<Result<IntakeResult, CallError>> {
  const entries: BundleEntry[] = []
  try {
    for await (const entry of listBundle(bundle, {}, spool)) entries.push(entry)
  } catch (error) {
    if (error instanceof CallFailure) return fail(error.error)
    return fail(callError('bundle-unreadable', { path: bundle, reason: error instanceof Error ? error.message : 'unknown' }))
  }
  if (entries.length === 0) return fail(callError('bundle-empty', { path: bundle }))

  const stated = await takeCaseJson(session, entries)
  const casePath = caseJsonPath(entries)
  // Paths in case.json start where it lies.
  const root = casePath === null ? '' : casePath.slice(0, -'case.json'.length)
  const statedFiles = new Map(stated.files.map((file) => [root + file.path.normalize('NFC').replaceAll('\\', '/').replace(/^\.\//u, ''), file]))
  let added = 0
  let unchanged = 0
  let rows = 0
  let pages = 0
  let work = 0
  const timeLeft = createTimeLeft(entries.reduce((total, entry) => total + workOf(entry), 0))
  const read = (entry: BundleEntry): Promise<ReadEntry | null> => (entry.readable ? readEntry(entry, options.signal) : Promise.resolve(null))
  const open = async (entry: BundleEntry, reading: Promise<ReadEntry | null>): Promise<OpenedEntry | null> => {
    const content = await reading
    return content === null ? null : openEntry(session, parser, entry, content, options.passwords, statedNumber(session, statedFiles.get(entry.path) ?? null), options.signal)
  }
  let ahead: Promise<OpenedEntry | null> | null = null
  /** The file after the next: it is hashed while rows are stored. */
  let farAhead: Promise<ReadEntry | null> | null = null
  const stopped = async (): Promise<Result<IntakeResult, CallError>> => {
    release(await ahead)
    await farAhead
    dropArriving(session.file.database)
    return ok({ added, unchanged, cancelled: true })
  }
  // A container's entry stands before its members; the members carry its content, so it is listed and hashed like any file.
  for (const [done, entry] of entries.entries()) {
    if (options.signal?.aborted) return stopped()
    options.onProgress?.({ done, total: entries.length, path: entry.path, pages, rows, secondsLeft: timeLeft(work) })
    const opened: OpenedEntry | null = await (ahead ?? open(entry, read(entry)))
    const [next, afterNext] = entries.slice(done + 1, done + 3)
    const reading: Promise<ReadEntry | null> | null = next ? (farAhead ?? read(next)) : null
    ahead = next && reading ? open(next, reading) : null
    // One after the other: the first of them is waited for.
    farAhead = afterNext && reading ? reading.then(() => read(afterNext)) : null
    // The next file is written into the case file, where it is a big one, before the rows of this one are.
    await ahead
    // Stopped while a big file came in: it is no file that could not be read.
    if (options.signal?.aborted) {
      release(opened)
      return stopped()
    }
    const result = await takeEntry(session, parser, entry, opened, {
      stated: statedFiles.get(entry.path) ?? null,
      source: options.source,
      caseProblems: entry.path === casePath ? stated.problems : [],
    }, (stored) => options.onProgress?.({ done, total: entries.length, path: entry.path, pages, rows: rows + stored, secondsLeft: timeLeft(work) })).finally(() => release(opened))
    if (result === null) unchanged += 1
    else {
      added += 1
      rows += result.rows
      pages += result.pages
    }
    work += workOf(entry)
  }
  dropArriving(session.file.database)
  options.onProgress?.({ done: entries.length, total: entries.length, path: '', pages, rows, secondsLeft: null })
  return ok({ added, unchanged, cancelled: false })
}

/** Number of the account that the bundle states for a file; null where it states none. */
function statedNumber({ file: { database } }: Session, stated: BundleFile | null): string | null {
  const account = stated?.account
  return account === undefined ? null : (loadFacts(database).accounts.find((each) => each.id === account)?.number ?? null)
}

/** Its reader need not wait for somebody to take its rows. */
const release = (opened: OpenedEntry | null): void => void (opened?.ok === true && opened.release())

/** What a file costs, in bytes: opening, logging and committing one takes as long as some tens of kilobytes of content. */
const workOf = (entry: BundleEntry): number => 65_536 + (entry.readable ? entry.size : 0)

/** case.json at the root of the bundle, of a BagIt payload, or of the originals in a bag that this program wrote. */
const caseJsonPath = (entries: readonly BundleEntry[]): string | null =>
  ['case.json', 'data/case.json', 'data/originals/case.json'].find((path) => entries.some((entry) => entry.path === path && entry.readable)) ?? null

async function takeCaseJson(session: Session, entries: readonly BundleEntry[]): Promise<ReadCaseJson> {
  const nothing: ReadCaseJson = { facts: [], files: [], problems: [] }
  const path = caseJsonPath(entries)
  const entry = entries.find((each) => each.path === path)
  if (!entry) return nothing
  let bytes: Uint8Array
  try {
    bytes = await entry.read()
  } catch {
    // The loop over the files names the failure.
    return nothing
  }
  const read = readCaseJson(new TextDecoder('utf-8').decode(bytes))
  const known = fileByPath(session.file.database, entry.path)
  // Taken in before: what the reviewer changed since then must not be stated over.
  if (known && known.sha256 === createHash('sha256').update(bytes).digest('hex')) return { ...read, facts: [] }
  const problems = [...read.problems]
  changeCase(session, () => {
    const at = shanghaiNow()
    const before = loadFacts(session.file.database).accounts
    const changed = read.facts.filter((fact) => {
      const refused = fact.kind === 'party' ? passesDecisionsOn(session, fact.id, fact.body as FactBody) : null
      if (refused !== null) problems.push({ place: `parties ${fact.id}`, problem: refused })
      return refused === null && stateFact(session.file.database, fact.kind, fact.id, fact.body, entry.path, at)
    })
    // Statements taken in before their accounts were stated stand under accounts of their own.
    const rowsMoved = changed.some((fact) => fact.kind === 'account') ? reassignRows(session.file.database, before) : 0
    if (changed.length > 0) logIn(session, 'facts.stated', entry.path, { entries: changed.length, problems: problems.length, ...(rowsMoved > 0 ? { rowsMoved } : {}) })
  })
  return { ...read, problems }
}

interface EntryFacts {
  readonly stated: BundleFile | null
  readonly source: string | null
  readonly caseProblems: ReadCaseJson['problems']
}

/** What of a file that came in new was read. */
interface TakenFile {
  readonly rows: number
  readonly pages: number
}

/** Takes one file in. Null where the case has it already. */
async function takeEntry(session: Session, parser: ParseService, entry: BundleEntry, opened: OpenedEntry | null, facts: EntryFacts, onRows: (stored: number) => void): Promise<TakenFile | null> {
  const { database } = session.file
  const before = fileByPath(database, entry.path)
  if (opened === null) {
    if (before) return null
    return refuse(session, entry, facts, entry.problem ?? 'unreadable-file', entry.detail)
  }
  if (!opened.ok) {
    const { error } = opened
    if (before) return null
    if (error instanceof EntryFailure) return refuse(session, entry, facts, error.reason, error.detail)
    return refuse(session, entry, facts, 'unreadable-file', error instanceof Error ? error.message : null)
  }
  const { bytes, prints } = opened
  const { sha256 } = prints
  const path = before ? freePath(session, entry.path, sha256) : entry.path
  if (path === null) return null

  const twin = prints.size === 0 ? undefined : fileBySha256(database, sha256)
  const parsed = twin || entry.opened ? null : await opened.parsed()
  // The reader goes on with the next file while the rows of this one are stored.
  await parser.handedOver()

  const store = (read: ArrivingFile | null): Promise<TakenFile> => changeCaseInSlices(session, function* () {
    if (bytes === null) settleOriginal(database, sha256)
    else storeOriginal(database, bytes, prints.sm3)
    const row = fileRow(entry, path, sha256, facts, twin ?? null, read)
    const id = insertFile(database, row)
    const rows = read ? yield* storeParsedFile(database, id, read, { account: facts.stated?.account ?? null }, loadFacts(database).accounts, onRows) : null
    if (read !== null && read.password !== null) keepPassword(session, id, read.password)
    const final = settleStatus(session, id, row, rows)
    const rowsMoved = twin && facts.stated ? stateOnOriginal(session, twin, facts.stated) : 0
    logIn(session, 'intake.file', path, {
      sha256,
      sm3: prints.sm3,
      size: prints.size,
      status: final.status,
      reason: final.reason,
      ...(rows && rows.read > 0 ? { rowsRead: rows.read, rowsKept: rows.kept, rowsDuplicate: rows.duplicate, rowsRejected: rows.rejected } : {}),
      ...(rowsMoved > 0 ? { rowsMoved } : {}),
    })
    return { rows: rows?.kept ?? 0, pages: row.pages }
  })
  return await storeArriving(parsed, store)
}

/** Stores a file whose rows may fail to come, or come once more: nothing stays of what was stored of them until then. */
async function storeArriving(parsed: ArrivingFile | null, store: (read: ArrivingFile | null) => Promise<TakenFile>): Promise<TakenFile> {
  try {
    return await store(parsed)
  } catch (error) {
    if (error instanceof RowsWithdrawn) return await storeArriving(await error.again, store)
    if (!(error instanceof ReaderLost) || parsed === null) throw error
    // The file is listed with the reason.
    const { format, mediaType, encoding } = parsed
    return await store(arriving(needsAttention('other', { format, mediaType }, error.reason, error.detail, { encoding })))
  }
}

/**
 * The rows of two equal files stand under the one that came first. Where only the later path has an account or a
 * party stated, that holds for the same bytes: otherwise an unlisted copy would leave the rows without their account.
 * Returns how many rows changed their account. What is stated of the first file itself stays.
 */
function stateOnOriginal(session: Session, twin: FileRow, stated: BundleFile): number {
  const { database } = session.file
  const account = twin.stated_account ?? stated.account ?? null
  const party = twin.stated_party ?? stated.party ?? null
  if (account === twin.stated_account && party === twin.stated_party) return 0
  const accounts = loadFacts(database).accounts
  stateFile(database, twin.id, { title: twin.title, evidence_kind: twin.evidence_kind, source: twin.source, stated_account: account, stated_party: party })
  return account === twin.stated_account ? 0 : reassignRows(database, accounts)
}

function refuse(session: Session, entry: BundleEntry, facts: EntryFacts, reason: ReasonCode, detail: string | null): TakenFile {
  return changeCase(session, () => {
    insertFile(session.file.database, {
      ...fileRow(entry, entry.path, null, facts, null, null),
      status: 'rejected',
      reason_code: reason,
      reason_detail: detail,
    })
    logIn(session, 'intake.file', entry.path, { status: 'rejected', reason })
    return { rows: 0, pages: 0 }
  })
}

/** Another file under a path that is taken: the same bytes are no news, others get a path of their own. */
function freePath(session: Session, path: string, sha256: string): string | null {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${path} (${number})`
    const taken = fileByPath(session.file.database, candidate)
    if (!taken) return candidate
    if (taken.sha256 === sha256) return null
  }
}

function fileRow(entry: BundleEntry, path: string, sha256: string | null, facts: EntryFacts, twin: FileRow | null, parsed: ArrivingFile | null): Omit<FileRow, 'id'> {
  const { stated } = facts
  const name = path.slice(path.lastIndexOf('/') + 1)
  const mismatch = stated?.sha256 !== undefined && sha256 !== null && stated.sha256.toLowerCase() !== sha256
  const overlooked = isOverlookedTable(stated, parsed)
  const problem = entry.problem ?? (mismatch ? 'checksum-mismatch' : facts.caseProblems.length > 0 ? 'case-json-invalid' : overlooked ? 'unknown-columns' : null)
  const reason = problem ?? parsed?.reasonCode ?? null
  const detail = entry.problem
    ? entry.detail
    : mismatch
      ? (stated.sha256 ?? null)
      : facts.caseProblems.length > 0
        ? problemText(facts.caseProblems)
        : overlooked
          ? (parsed?.pages[0]?.split('\n', 1)[0]?.slice(0, 300) ?? null)
          : (parsed?.reasonDetail ?? null)
  return {
    path,
    sha256,
    size: entry.size,
    modified: entry.modified,
    source: stated?.source ?? facts.source,
    title: stated?.title ?? name.replace(/\.[A-Za-z0-9]{1,5}$/u, ''),
    kind: kindOf(entry, stated, twin, parsed),
    evidence_kind: stated?.evidenceKind ?? null,
    format: entry.opened ? 'archive' : (parsed?.format ?? twin?.format ?? 'unknown'),
    media_type: parsed?.mediaType ?? twin?.media_type ?? 'application/octet-stream',
    encoding: parsed?.encoding ?? twin?.encoding ?? null,
    status: twin ? 'duplicate' : problem !== null ? 'needs-attention' : (parsed?.status ?? 'imported'),
    reason_code: reason,
    reason_detail: detail,
    duplicate_of: twin?.id ?? null,
    stated_account: stated?.account ?? null,
    stated_party: stated?.party ?? null,
    stated_sha256: stated?.sha256 ?? null,
    pages: parsed?.pages.length ?? 0,
    pages_without_text: parsed?.pagesWithoutText ?? 0,
    imported_at: shanghaiNow(),
  }
}

/** A text that the bundle calls a statement or a travel record, read as prose: its rows would be missing without a word. */
const isOverlookedTable = (stated: BundleFile | null, parsed: ArrivingFile | null): boolean =>
  (stated?.kind === 'bank-statement' || stated?.kind === 'travel-record') &&
  parsed?.format === 'text' && parsed.status === 'imported' && parsed.statements.length + parsed.travel.length === 0

const problemText = (problems: ReadCaseJson['problems']): string => problems.slice(0, 5).map((each) => `${each.place}: ${each.problem}`).join('; ')

function kindOf(entry: BundleEntry, stated: BundleFile | null, twin: FileRow | null, parsed: ArrivingFile | null): FileRow['kind'] {
  if (entry.opened) return 'archive'
  if (twin) return twin.kind
  const found = parsed?.kind ?? 'other'
  // What was read as rows is what it is; elsewhere the bundle's own word counts.
  return found === 'bank-statement' || found === 'travel-record' || found === 'manifest' || found === 'archive' ? found : (stated?.kind ?? found)
}

/** A file with refused rows needs a person; a query that was answered "nothing found" does not. */
function settleStatus(session: Session, id: number, row: Omit<FileRow, 'id'>, rows: StoredRows | null): { status: string; reason: string | null } {
  if (row.status !== 'imported' || rows === null || rows.refused === 0) return { status: row.status, reason: row.reason_code }
  setFileStatus(session.file.database, id, 'needs-attention', 'rows-rejected', String(rows.rejected))
  return { status: 'needs-attention', reason: 'rows-rejected' }
}
