import { setImmediate } from 'node:timers/promises'
import { callError, CallFailure, type CallError } from '../../contract/errors.ts'
import type { Finding } from '../../domain/findings/finding.ts'
import type { RuleContext } from '../../domain/findings/rule.ts'
import type { Ledger } from '../../domain/ledger/ledger.ts'
import type { CaseView } from '../../domain/case/case-view.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { appendAudit } from '../../db/audit.ts'
import { allPages } from '../../db/files.ts'
import { closeCaseFile, openCaseFile, type CaseFile, type OpenOptions } from '../../db/open.ts'
import { readSetting, writeSetting } from '../../db/settings.ts'
import { inTransaction, inTransactionWithRests, type Steps } from '../../db/transaction.ts'
import type { Language, Review } from '../../contract/review.ts'
import type { LogEntry } from '../../contract/screens.ts'
import { shanghaiNow } from '../clock.ts'
import { randomUUID } from 'node:crypto'

/** What is worked out of the case file and kept until something in it changes. */
export interface Derived {
  readonly view: CaseView
  readonly context: RuleContext
  readonly findings: readonly Finding[]
  /** Parameters were changed since: the rows stand, the findings have to be worked out again. */
  readonly rulesChanged: boolean
}

/** The one open case file, and what was derived from it. */
export interface Session {
  readonly file: CaseFile
  derived: Derived | null
  /** Raised by every change that reaches the rows. */
  rowsAge: number
  /** The kept rows; null where they were not read since the last change that reached them. */
  ledger: Ledger | null
  /** Reviews made of the case as it stands, by language. */
  readonly reviews: Map<Language, Review>
  readonly openedAt: string
  /** While a long change is stored in slices: ends with it. Whoever reads or writes the case file in another turn waits for it. */
  storing: Promise<void> | null
  /** Ends what works on the case file in the background, before it is closed. */
  readonly beforeClose: (() => void)[]
}

export function openSession(path: string, options: OpenOptions): Result<Session, CallError> {
  const opened = openCaseFile(path, options)
  if (!opened.ok) return opened
  const session: Session = { file: opened.value, derived: null, rowsAge: 0, ledger: null, reviews: new Map(), openedAt: shanghaiNow(), storing: null, beforeClose: [] }
  if (options.create === true) {
    inTransaction(session.file.database, () => {
      writeSetting(session.file.database, 'case-id', randomUUID())
      writeSetting(session.file.database, 'created-at', session.openedAt)
      logIn(session, 'case.created', '', { encrypted: session.file.encrypted })
    })
  }
  return ok(session)
}

export function closeSession(session: Session): void {
  for (const end of session.beforeClose.splice(0)) end()
  closeCaseFile(session.file)
}

export const reviewerOf = (session: Session): string => readSetting(session.file.database, 'reviewer') ?? ''

/** Adds to the log in the name of the reviewer. */
export function logIn(session: Session, action: string, target: string, details: LogEntry['details']): LogEntry {
  return appendAudit(session.file.database, { at: shanghaiNow(), reviewer: reviewerOf(session), action, target, details })
}

/** What a change touches: `rows` = facts, files or rows; `pages` = text of pages alone; `rules` = parameters; `decisions` = the reviewer's word alone. */
export type Reach = 'rows' | 'pages' | 'rules' | 'decisions'

/**
 * A change of the case file: one transaction with its log entry. What was derived before is dropped as far as
 * the change reaches: reading a million rows again for every decision would freeze the window.
 */
export function changeCase<T>(session: Session, work: () => T, reaching: Reach | ((value: T) => Reach) = 'rows'): T {
  // It would be saved, or be lost, with a change that is none of its business.
  if (session.storing !== null) throw new Error('a change of the case file waits until what is being stored is in')
  const value = inTransaction(session.file.database, work)
  forgetDerived(session, reaching, value)
  return value
}

/** Longest time for which the rest of the program waits while a big file is stored. */
const TURN_MS = 1

/**
 * As {@link changeCase} for the rows of a file: the work lets others' turns in wherever it yields. The readers of files send
 * on meanwhile and progress is told; calls on the case file wait, as they would for a change in one piece.
 */
export async function changeCaseInSlices<T>(session: Session, work: () => Steps<T>): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await settled(session)
  session.storing = promise
  let since = performance.now()
  try {
    const value = await inTransactionWithRests(session.file.database, work, async () => {
      if (performance.now() - since < TURN_MS) return
      await setImmediate()
      since = performance.now()
    })
    forgetDerived(session, 'rows', value)
    return value
  } finally {
    session.storing = null
    resolve()
  }
}

/** Waits until nothing is being stored. */
export async function settled(session: Session): Promise<void> {
  while (session.storing !== null) await session.storing
}

/** Lets other calls in between slices of long work on the case file. Fails with `no-case-open` where it was closed meanwhile. */
export async function othersTurn(session: Session): Promise<void> {
  await setImmediate()
  await settled(session)
  if (!session.file.database.open) throw new CallFailure('no-case-open')
}

function forgetDerived<T>(session: Session, reaching: Reach | ((value: T) => Reach), value: T): void {
  const reach = typeof reaching === 'function' ? reaching(value) : reaching
  session.reviews.clear()
  if (reach === 'rows') {
    session.derived = null
    session.rowsAge += 1
    session.ledger = null
  } else if (reach === 'pages' && session.derived) session.derived = withPages(session.derived, allPages(session.file.database))
  else if (reach === 'rules' && session.derived) session.derived = { ...session.derived, rulesChanged: true }
}

/** Text that was recognised since: the rows stand as they were read. */
const withPages = (derived: Derived, pages: ReadonlyMap<number, readonly string[]>): Derived => ({
  ...derived,
  view: { ...derived.view, files: derived.view.files.map((file) => ({ ...file, pages: pages.get(Number(file.id.slice(1))) ?? [] })) },
  rulesChanged: true,
})

export const needSession = (session: Session | null): Result<Session, CallError> => (session ? ok(session) : fail(callError('no-case-open')))
