import { CallFailure } from '../contract/errors.ts'
import type { PdfResources } from './documents/pdf-text.ts'
import { needsAttention } from './parsed.ts'
import { createAssembly, NEXT, type Assembly, type ParseAnswer, type ParseRequest } from './parse-messages.ts'
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
export type ReadOptions = Pick<ParseRequest, 'layouts' | 'choice'>

export interface ParsePool {
  /** Never rejects because of the file: one that takes too long or too much memory needs attention for that reason. Rejects with {@link CallFailure} `cancelled` after {@link close}. */
  parse(bytes: Uint8Array, path: string, options?: ReadOptions): Promise<ParsedFile>
  /** Tables of an original for showing it; empty where they cannot be read. */
  tables(bytes: Uint8Array, path: string, options?: ReadOptions): Promise<readonly SourceTable[]>
  /** An original made ready for the screen; null where it cannot be. */
  show(bytes: Uint8Array, path: string, request: ShowRequest): Promise<Shown>
  close(): Promise<void>
}

const YOUNG_GENERATION_MB = 128

type Failure = { readonly reason: ReasonCode; readonly detail: string | null }

interface Job {
  readonly request: ParseRequest
  readonly assembly: Assembly
  done(failure: Failure | null): void
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
  let closed = false

  function startSlot(): Slot {
    const slot: Slot = {
      reader: startReader({
        entry: options.workerUrl,
        settings: { pdf: options.pdf ?? null },
        maxOldGenerationSizeMb: options.maxOldGenerationSizeMb,
        // With the small default for new objects, a table of some hundred thousand rows spends four fifths of its time in collection.
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

  function take(slot: Slot, answer: ParseAnswer): void {
    if (slot.job?.assembly.add(answer) === true) finish(slot, null)
    else if (answer.kind === 'rows' || answer.kind === 'packed') slot.reader.send(NEXT)
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
    job?.done(failure)
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
      slot.timer = setTimeout(() => giveUp(slot, { reason: 'parse-timeout', detail: String(Math.round(options.timeoutMs / 1000)) }), options.timeoutMs)
      slot.reader.send(job.request)
    }
  }

  function run<T>(request: ParseRequest, result: (assembly: Assembly, failure: Failure | null) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (closed) {
        reject(new CallFailure('cancelled'))
        return
      }
      const assembly = createAssembly()
      queue.push({ request, assembly, done: (failure) => resolve(result(assembly, failure)), reject })
      dispatch()
    })
  }

  return {
    parse: (bytes, path, options = {}) =>
      run({ task: 'parse', bytes, path, ...options }, (assembly, failure) => {
        const file = assembly.file()
        return failure === null && file !== null ? file : unreadFile(bytes, path, failure ?? { reason: 'damaged', detail: null })
      }),
    tables: (bytes, path, options = {}) => run({ task: 'tables', bytes, path, ...options }, (assembly, failure) => (failure === null ? assembly.tables() : [])),
    show: (bytes, path, request) => run({ task: request, bytes, path }, (assembly, failure) => (failure === null ? assembly.shown() : null)),
    async close() {
      closed = true
      const error = new CallFailure('cancelled')
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

/** A file that no worker could read: its kind is known from its first bytes all the same. */
function unreadFile(bytes: Uint8Array, path: string, failure: Failure): ParsedFile {
  const type = sniff(bytes.subarray(0, 64 * 1024), path)
  const isDocument = ['pdf', 'docx', 'doc', 'rtf', 'html', 'text'].includes(type.format)
  return needsAttention(isDocument ? 'document' : 'other', type, failure.reason, failure.detail)
}
