import type { HostEvent } from '../../contract/api.ts'
import type { RecognitionStatus } from '../../contract/screens.ts'
import { fileById } from '../../db/files.ts'
import { originalContent } from '../case/original-content.ts'
import { keepFailedPage, keepPageAgain, keepRecognisedPage, pagesToRecognise, pageToRecogniseAgain, recognisedLines, recognitionByFile, recognitionOfFile, type PageToRecognise, type RecognisedLineRow, type RecognisedPageRow } from '../../db/recognised.ts'
import { choiceOf } from '../../db/readings.ts'
import { inTransaction } from '../../db/transaction.ts'
import { hasReadableText } from '../../import/documents/document-text.ts'
import { rounded } from '../../import/recognise-text/ctc.ts'
import type { RecognisedPageText } from '../../import/recognise-text/messages.ts'
import { DRAWABLE_FORMATS, isDrawable } from '../../import/recognise-text/page-source.ts'
import { pageTextOf } from '../../import/recognise-text/recogniser.ts'
import type { RecogniserClient } from '../../import/recognise-text/recogniser-client.ts'
import type { LayoutFile } from '../../import/layouts.ts'
import { shanghaiNow } from '../clock.ts'
import { fileNumber } from '../reading/read.ts'
import { withCorrections } from './read-anew.ts'
import { remakePage } from './recognised-text.ts'
import { readScannedRows } from './scanned-rows.ts'
import { changeCase, logIn, reviewerOf, settled, type Session } from '../case/session.ts'

/** What a person looks at and wants read first; `page` null for the whole file. */
export interface WantedFirst {
  readonly file: string
  readonly page: number | null
  /** The page is read although it was recognised before. */
  readonly again?: boolean
}

/** Reading of pages without text, in the background, one case at a time. */
export interface Recognition {
  /** Starts, or puts the wanted pages in front where it runs already. Returns at once; `idle` where nothing is to be read. */
  start(session: Session, first: WantedFirst | null): RecognitionStatus
  /** Ends after what is kept already; the page under way is read again another time. */
  cancel(session: Session): RecognitionStatus
  status(session: Session): RecognitionStatus
}

/** A page that waits; `again` where it was recognised before and a person asked for it. */
interface Waiting extends PageToRecognise {
  readonly again?: true
}

interface Run {
  readonly session: Session
  queue: Waiting[]
  current: Waiting | null
  /** Files with pages that are kept and not yet told in the log. */
  readonly untold: Set<number>
  recognised: number
  failed: number
  ended: boolean
}

/** How often findings and window take up the text while pages come in. */
const TELL_EVERY_MS = 20_000

/** `layouts` = those of the site and of the case, for the tables that recognised pages hold. */
export function createRecognition(client: RecogniserClient, emit: (event: HostEvent) => void, layouts: (session: Session) => readonly LayoutFile[] = () => []): Recognition {
  let run: Run | null = null
  let model: string | null = null
  let problem: string | null = null
  /** Runs follow one another: two would use one process at once. */
  let before: Promise<void> = Promise.resolve()
  let told = 0

  const alive = (each: Run): boolean => !each.ended && each.session.file.database.open

  function waiting(session: Session, again: WantedFirst | null): PageToRecognise[] {
    const wanted = again === null ? null : fileNumber(again.file)
    return pagesToRecognise(session.file.database, DRAWABLE_FORMATS).filter(
      (page) => !hasReadableText(page.text) && (page.failed === 0 || (page.file === wanted && (again?.page == null || again.page === page.page))),
    )
  }

  function status(session: Session): RecognitionStatus {
    const running = run !== null && run.session === session && alive(run)
    const kept = [...recognitionByFile(session.file.database).values()]
    const current = running ? (run?.current ?? null) : null
    return {
      state: running ? 'running' : problem === null ? 'idle' : 'unavailable',
      model,
      problem,
      recognised: kept.reduce((sum, each) => sum + each.done, 0),
      failed: kept.reduce((sum, each) => sum + each.failed, 0),
      waiting: waiting(session, null).length,
      current: current && { file: `f${current.file}`, path: current.path, page: current.page },
    }
  }

  /** Tells the log what was read of a file. */
  function tell(each: Run, file: number): void {
    if (!each.untold.delete(file)) return
    const { done, failed, lines, confidence } = recognitionOfFile(each.session.file.database, file)
    const path = fileById(each.session.file.database, file)?.path ?? ''
    changeCase(each.session, () => logIn(each.session, 'recognise.file', path, { pages: done, failed, lines, confidence: confidence === null ? null : rounded(confidence), model }), 'decisions')
  }

  /** Lets findings and review be made anew with the text: the rules look into pages, so it costs a run of all rules. */
  function refresh(each: Run): void {
    told = Date.now()
    changeCase(each.session, () => undefined, 'pages')
    emit({ type: 'case-changed' })
  }

  function end(each: Run): void {
    if (each.ended) return
    if (each.session.file.database.open) for (const file of each.untold) tell(each, file)
    each.ended = true
    each.current = null
  }

  async function work(each: Run): Promise<void> {
    if (!alive(each)) return void (await finish(each))
    const started = await client.start()
    problem = started.ok ? null : started.reason
    if (started.ok) model = started.model
    while (problem === null && alive(each)) {
      const page = each.queue.shift()
      if (!page) break
      each.current = page
      const done = each.recognised + each.failed
      emit({ type: 'recognition-progress', done, total: done + each.queue.length + 1, file: `f${page.file}`, path: page.path, page: page.page })
      await readPage(each, page)
    }
    await finish(each)
  }

  async function workAfter(former: Promise<void>, each: Run): Promise<void> {
    await former
    try {
      await work(each)
    } catch (error) {
      // The case file could not be written (a full disk): the pages stay as they were, and it is not read again here.
      problem = error instanceof Error ? error.message : 'unknown'
      each.ended = true
      if (run === each) run = null
      emit({ type: 'recognition-finished', recognised: each.recognised, failed: each.failed, waiting: each.queue.length + 1, problem })
    }
  }

  async function readPage(each: Run, page: Waiting): Promise<void> {
    if (!isDrawable(page.format)) return
    const { database } = each.session.file
    const outcome = await client.read({ key: page.sha256, format: page.format, password: choiceOf(database, page.file).password, bytes: () => (database.open ? originalContent(database, page.sha256) : null) ?? new Uint8Array() }, page.page)
    await settled(each.session)
    // Cancelled or closed meanwhile: what came back belongs to nobody.
    if (!alive(each)) return
    if (!outcome.ok && outcome.problem === 'crashed') {
      const again = await client.start()
      await settled(each.session)
      if (!alive(each)) return
      // The machine cannot run it any more; that is no fault of the page.
      if (!again.ok) {
        problem = again.reason
        return
      }
    }
    inTransaction(database, () => {
      if (page.again) {
        // What was read before stands where it cannot be read now.
        if (outcome.ok) keepAgain(each.session, page, outcome.page, model ?? '')
        return
      }
      if (outcome.ok) keepPage(each.session, page, outcome.page, model ?? '')
      else keepFailedPage(database, { file: page.file, page: page.page, model: model ?? '', at: shanghaiNow() }, outcome.problem)
      each.untold.add(page.file)
      if (!each.queue.some((other) => other.file === page.file)) tell(each, page.file)
    })
    const fileIsRead = !each.queue.some((other) => other.file === page.file)
    if (fileIsRead) readScannedRows(each.session, page.file, layouts(each.session))
    if (outcome.ok) each.recognised += 1
    else each.failed += 1
    // A person waits for what is read again.
    if (page.again || Date.now() - told > TELL_EVERY_MS) refresh(each)
  }

  async function finish(each: Run): Promise<void> {
    await settled(each.session)
    const open = each.session.file.database.open
    end(each)
    if (run === each) run = null
    const left = open ? waiting(each.session, null).length : 0
    emit({ type: 'recognition-finished', recognised: each.recognised, failed: each.failed, waiting: left, problem })
    if (each.recognised + each.failed > 0 && open) refresh(each)
  }

  return {
    status,
    start(session, first) {
      const again = first?.again === true && first.page !== null ? pageToRecogniseAgain(session.file.database, fileNumber(first.file) ?? -1, first.page) : undefined
      const queue: Waiting[] = [...(again === undefined ? [] : [{ ...again, again: true as const }]), ...inFront(waiting(session, first), first)]
      if (run && run.session === session && alive(run)) {
        const asked = run.queue.filter((page) => page.again === true && (page.file !== again?.file || page.page !== again.page))
        run.queue = [...asked, ...queue].filter((page) => page.file !== run?.current?.file || page.page !== run.current.page)
        return status(session)
      }
      if (queue.length === 0) return status(session)
      const next: Run = { session, queue, current: null, untold: new Set(), recognised: 0, failed: 0, ended: false }
      run = next
      told = Date.now()
      session.beforeClose.push(() => {
        if (next.ended) return
        end(next)
        void client.close()
      })
      before = workAfter(before, next)
      return status(session)
    },
    cancel(session) {
      if (run && run.session === session) {
        end(run)
        void client.close()
      }
      return status(session)
    },
  }
}

/** The wanted page, then the rest of its file, then the others in the order of intake. */
function inFront(pages: readonly PageToRecognise[], first: WantedFirst | null): PageToRecognise[] {
  if (first === null) return [...pages]
  const file = fileNumber(first.file)
  const rank = (page: PageToRecognise): number => (page.file !== file ? 2 : page.page === first.page ? 0 : 1)
  return pages.toSorted((left, right) => rank(left) - rank(right))
}

function keepPage(session: Session, page: PageToRecognise, read: RecognisedPageText, model: string): void {
  keepRecognisedPage(session.file.database, pageRow(page, read, model), lineRows(read), pageTextOf(read.lines))
}

/** Keeps a further reading beside the one before; corrections by hand count on. */
function keepAgain(session: Session, page: PageToRecognise, read: RecognisedPageText, model: string): void {
  const { database } = session.file
  const before = recognisedLines(database, page.file, page.page)
  const lines = withCorrections(lineRows(read), before)
  changeCase(session, () => {
    keepPageAgain(database, { ...pageRow(page, read, model), reviewer: reviewerOf(session) }, lines)
    remakePage(database, page.file, page.page)
    logIn(session, 'recognise.again', page.path, { page: page.page, before: before.length, lines: lines.length, corrections: lines.filter((line) => line.correctedAs !== null).length, model })
  }, 'pages')
}

const lineRows = (read: RecognisedPageText): readonly RecognisedLineRow[] => read.lines.map(({ box, ...line }, index) => ({ ...line, ...box, line: index + 1 }))

function pageRow(page: PageToRecognise, read: RecognisedPageText, model: string): Omit<RecognisedPageRow, 'state' | 'problem'> {
  const length = read.lines.reduce((sum, line) => sum + line.text.length, 0)
  const confidence = length === 0 ? null : rounded(read.lines.reduce((sum, line) => sum + line.confidence * line.text.length, 0) / length)
  return { file: page.file, page: page.page, model, width: read.width, height: read.height, unit: read.unit, confidence, at: shanghaiNow() }
}
