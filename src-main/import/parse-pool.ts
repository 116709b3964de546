import { CallFailure } from '../contract/errors.ts'
import { asContent, headOf, sizeOf, wholeOf, type Bytes, type Content } from './content.ts'
import type { PdfResources } from './documents/pdf-text.ts'
import { needsAttention } from './parsed.ts'
import { arriving, ReaderLost, type ArrivingFile, type RowFacts } from './arriving-file.ts'
import { rowQueue, type RowQueue } from './row-queue.ts'
import { createAssembly, isRowsOfStatement, NEXT, type Assembly, type ParseAnswer, type ParseRequest, type RangeWanted } from './parse-messages.ts'
import type { ParsedFile, ReasonCode } from './parsed-file.ts'
import { startReader, type Reader, type ReaderEnd } from './reader-process.ts'
import { sniff } from './sniff.ts'
import type { Shown, ShowRequest } from './show-document.ts'
import type { SourceTable } from './table.ts'

export interface ParsePoolOptions {
  /** Entry of the worker: `parse-worker.js` beside the built host, or the source file in a checkout. */
  readonly workerUrl: URL
  readonly size: number
  /** For one file; the worker is ended when it is over. */
  readonly timeoutMs: number
  /** Heap of one worker in MiB; a file that needs more ends only that worker, which is a process of its own. */
  readonly maxOldGenerationSizeMb: number
  /** Data of pdf.js; that of the installed package where left out. */
  readonly pdf?: PdfResources
}

/** What a caller may say about how a file is to be read. */
export type ReadOptions = Pick<ParseRequest, 'layouts' | 'choice' | 'early'>

export interface ParsePool {
  /** Never rejects because of the file: one that takes too long or too much memory needs attention for that reason. Rejects with {@link CallFailure} `cancelled` after {@link close}. */
  parse(bytes: Bytes, path: string, options?: ReadOptions): Promise<ParsedFile>
  /** As {@link parse}, with the rows of statements following while they are stored. They have to be taken or released. With `early` they may be withdrawn ({@link RowsWithdrawn}). */
  open(bytes: Bytes, path: string, options?: ReadOptions): Promise<ArrivingFile>
  /** Tables of an original for showing it; empty where they cannot be read. */
  tables(bytes: Bytes, path: string, options?: ReadOptions): Promise<readonly SourceTable[]>
  /** An original made ready for the screen; null where it cannot be. */
  show(bytes: Bytes, path: string, request: ShowRequest, options?: ReadOptions): Promise<Shown>
  /** Waits until the bytes of every file that a worker is reading have left this process: a long turn of the owner would hold them back, and the worker idle. */
  handedOver(): Promise<void>
  close(): Promise<void>
}

const YOUNG_GENERATION_MB = 36

/** Up to this size a file is sent whole with the request. */
const SENT_WHOLE = 8 * 1024 * 1024

type Failure = { readonly reason: ReasonCode; readonly detail: string | null }

interface Job {
  readonly request: ParseRequest
  readonly bytes: Bytes
  /** Where a big file lies, to answer the worker's questions from; null where it was sent whole. */
  readonly content: Content | null
  /** Done when the questions so far are answered. */
  given: Promise<void>
  readonly assembly: Assembly
  /** Told when everything of a file is there but the rows of its statements; null where these are waited for. */
  readonly opened: ((file: ArrivingFile) => void) | null
  /** Rows of an opened file. */
  rows: RowQueue | null
  /** What there is of a file, or why there is nothing. */
  done(assembly: Assembly, failure: Failure | null): void
  reject(error: Error): void
}

interface Slot {
  readonly reader: Reader
  job: Job | null
  timer: NodeJS.Timeout | null
}

/** Keeps up to `size` workers and gives each one file at a time. Workers are started when needed and ended by {@link ParsePool.close}. */
export function createParsePool(options: ParsePoolOptions): ParsePool {
  const slots = new Set<Slot>()
  const queue: Job[] = []
  const leaving = new Set<Promise<void>>()
  let closed = false

  function startSlot(): Slot {
    const slot: Slot = {
      reader: startReader({
        entry: options.workerUrl,
        settings: { pdf: options.pdf ?? null },
        maxOldGenerationSizeMb: options.maxOldGenerationSizeMb,
        // Enough for tables that are read whole; more would only be held, because long ones are read in pieces.
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
        onAnswer: (answer) => take(slot, answer),
        onEnd: (end) => giveUp(slot, failureOf(end)),
      }),
      job: null,
      timer: null,
    }
    slots.add(slot)
    return slot
  }

  function take(slot: Slot, answer: ParseAnswer | RangeWanted): void {
    if (answer.kind === 'range') give(slot, answer)
    else if (slot.job?.rows && isRowsOfStatement(answer)) {
      slot.job.rows.put(answer)
      patience(slot)
    } else if (slot.job?.opened && answer.kind === 'facts') openFile(slot, slot.job, answer.facts)
    else if (slot.job?.opened && answer.kind === 'begun') {
      slot.job.assembly.add({ kind: 'file', file: answer.file })
      openFile(slot, slot.job, null)
    } else if (slot.job && answer.kind === 'settled') slot.job.rows?.settle(answer.settled)
    else if (slot.job && answer.kind === 'withdrawn') withdraw(slot, slot.job)
    else if (slot.job?.assembly.add(answer) === true) finish(slot, null)
    else if (answer.kind === 'rows' || answer.kind === 'packed') void slot.reader.send(NEXT)
  }

  function openFile(slot: Slot, job: Job, facts: readonly RowFacts[] | null): void {
    const file = job.assembly.file()
    if (file === null || job.opened === null) return
    job.rows = rowQueue(file, facts, () => {
      if (slot.job !== job) return
      void slot.reader.send(NEXT)
      patience(slot)
    })
    job.opened(job.rows.file)
    patience(slot)
  }

  /** The reader reads the file once more, from its beginning; whoever takes the rows so far is told where it comes. */
  function withdraw(slot: Slot, job: Job): void {
    const again = Promise.withResolvers<ArrivingFile>()
    // Before the job changes: the batches that are dropped are told to the reader in its name.
    job.rows?.withdraw(again.promise)
    slot.job = {
      ...job, assembly: createAssembly(), rows: null, opened: again.resolve, reject: again.reject,
      done: (assembly, failure) => again.resolve(inFull(job.bytes, job.request.path, assembly, failure)),
    }
    patience(slot)
  }

  /** A reader has so long to say something. While its rows wait to be stored, it may rest. */
  function patience(slot: Slot): void {
    if (slot.timer) clearTimeout(slot.timer)
    slot.timer = slot.job?.rows?.hasRows() === true ? null : setTimeout(() => giveUp(slot, { reason: 'parse-timeout', detail: String(Math.round(options.timeoutMs / 1000)) }), options.timeoutMs)
  }

  /** Questions of one job are answered one after the other, because the worker tells answers by their order. */
  function give(slot: Slot, { start, end }: RangeWanted): void {
    const { job } = slot
    if (job === null || job.content === null) return
    const { content } = job
    const isInside = Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end && end <= content.size
    job.given = job.given.then(async () => {
      const bytes = isInside && slot.job === job ? await content.read(start, end).catch(() => null) : null
      if (slot.job === job) await slot.reader.send({ kind: 'given', bytes })
    })
  }

  /** Ends the worker, whose state nobody knows any more, and its file; the pool goes on with the next. */
  function giveUp(slot: Slot, failure: Failure): void {
    if (!slots.delete(slot)) return
    void slot.reader.end()
    finish(slot, failure)
  }

  function finish(slot: Slot, failure: Failure | null): void {
    if (slot.timer) clearTimeout(slot.timer)
    slot.timer = null
    const { job } = slot
    slot.job = null
    job?.rows?.end(failure === null ? null : new ReaderLost(failure.reason, failure.detail))
    job?.done(job.assembly, failure)
    dispatch()
  }

  function dispatch(): void {
    if (closed) return
    while (queue.length > 0) {
      const idle = [...slots].find((slot) => slot.job === null)
      const slot = idle ?? (slots.size < options.size ? startSlot() : null)
      if (slot === null) return
      const job = queue.shift()
      if (job === undefined) return
      slot.job = job
      patience(slot)
      const sent = slot.reader.send(job.request).then(() => void leaving.delete(sent))
      leaving.add(sent)
    }
  }

  async function run<T>(bytes: Bytes, request: Omit<ParseRequest, 'content'>, result: (assembly: Assembly, failure: Failure | null) => T | Promise<T>, opened: ((file: ArrivingFile) => T) | null = null): Promise<T> {
    const isSent = bytes instanceof Uint8Array || bytes.size <= SENT_WHOLE
    const content = isSent ? await wholeOf(bytes) : { size: sizeOf(bytes) }
    return await new Promise<T>((resolve, reject) => {
      if (closed) {
        reject(new CallFailure('cancelled'))
        return
      }
      const job: Job = {
        request: { ...request, content }, bytes, content: isSent ? null : asContent(bytes), given: Promise.resolve(), assembly: createAssembly(), reject, rows: null,
        opened: opened && ((file) => resolve(opened(file))),
        done: (assembly, failure) => resolve(result(assembly, failure)),
      }
      queue.push(job)
      dispatch()
    })
  }

  return {
    parse: (bytes, path, options = {}) =>
      run(bytes, { task: 'parse', path, ...options }, (assembly, failure) => {
        const file = assembly.file()
        return failure === null && file !== null ? file : unreadFile(bytes, path, failure ?? { reason: 'damaged', detail: null })
      }),
    open: (bytes, path, options = {}) =>
      run<ArrivingFile>(bytes, { task: 'parse', path, ...options }, (assembly, failure) => inFull(bytes, path, assembly, failure), (file) => file),
    tables: (bytes, path, options = {}) => run(bytes, { task: 'tables', path, ...options }, (assembly, failure) => (failure === null ? assembly.tables() : [])),
    handedOver: async () => void (await Promise.all(leaving)),
    show: (bytes, path, request, options = {}) => run(bytes, { task: request, path, ...options }, (assembly, failure) => (failure === null ? assembly.shown() : null)),
    async close() {
      closed = true
      const error = new CallFailure('cancelled')
      for (const { job } of slots) job?.rows?.end(new ReaderLost('unreadable-file', 'cancelled'))
      for (const job of queue.splice(0)) job.reject(error)
      const workers = [...slots]
      slots.clear()
      for (const slot of workers) {
        if (slot.timer) clearTimeout(slot.timer)
        slot.job?.reject(error)
      }
      await Promise.all(workers.map((slot) => slot.reader.end()))
    },
  }
}

const failureOf = (end: ReaderEnd): Failure => (end.kind === 'memory' ? { reason: 'too-large', detail: 'memory' } : { reason: 'damaged', detail: end.detail })

/** A file whose rows came with it, or that nobody could read. */
async function inFull(bytes: Bytes, path: string, assembly: Assembly, failure: Failure | null): Promise<ArrivingFile> {
  const file = assembly.file()
  return arriving(failure === null && file !== null ? file : await unreadFile(bytes, path, failure ?? { reason: 'damaged', detail: null }))
}

/** A file that no worker could read: its kind is known from its first bytes all the same. */
async function unreadFile(bytes: Bytes, path: string, failure: Failure): Promise<ParsedFile> {
  const type = sniff(await headOf(bytes, 64 * 1024), path)
  const isDocument = ['pdf', 'docx', 'doc', 'rtf', 'html', 'text'].includes(type.format)
  return needsAttention(isDocument ? 'document' : 'other', type, failure.reason, failure.detail)
}
