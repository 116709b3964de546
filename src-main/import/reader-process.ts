import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { RETURNS_MEMORY } from '../files/lean-process.ts'
import type { NEXT, ParseAnswer, ParseRequest, RangeGiven, RangeWanted, WorkerSettings } from './parse-messages.ts'

/** How a reader ended: by itself or by force, because its memory was used up, or because something in it broke. */
export type ReaderEnd = { readonly kind: 'memory' } | { readonly kind: 'broken'; readonly detail: string }

export interface ReaderOptions {
  /** Entry of the process. */
  readonly entry: URL
  readonly settings: WorkerSettings
  /** Heap in MiB. */
  readonly maxOldGenerationSizeMb: number
  readonly maxYoungGenerationSizeMb: number
  onAnswer(answer: ParseAnswer | RangeWanted): void
  /** Told once; nothing comes after it. */
  onEnd(end: ReaderEnd): void
}

/** One reader, as the pool sees it. */
export interface Reader {
  /** Resolves once all of it has left this process, or nobody is left to hear it. */
  send(message: ParseRequest | RangeGiven | typeof NEXT): Promise<void>
  /** Ends it at once, whatever it is doing. */
  end(): Promise<void>
}

/** What a reader says besides its answers: that a fault escaped it, before it goes. */
export type ReaderMessage = ParseAnswer | RangeWanted | { readonly kind: 'broken'; readonly detail: string }

/**
 * Room for old objects before V8 looks which of them are still wanted. It counts the buffers of rows that wait to leave
 * as well, and with the usual room looked through everything a few times a second while rows go through.
 */
const ROOM_FOR_OLD_MB = 96

/**
 * Starts a reader of untrusted files in a process of its own. A thread would share its end with the owner of the
 * case file: where V8 meets the memory limit inside one large allocation it ends the whole process, not the thread.
 */
export function startReader(options: ReaderOptions): Reader {
  const child = fork(fileURLToPath(options.entry), [JSON.stringify(options.settings)], {
    // Bytes, and amounts as big integers, cross as they are.
    serialization: 'advanced',
    // What V8 prints at its end is no text for a person; the outcome says what happened.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Switches of the host (an inspector, a loader of tests) are none of the reader's business.
    execArgv: [
      `--max-old-space-size=${options.maxOldGenerationSizeMb}`,
      `--initial-old-space-size=${Math.min(ROOM_FOR_OLD_MB, options.maxOldGenerationSizeMb)}`,
      `--max-semi-space-size=${Math.max(1, Math.floor(options.maxYoungGenerationSizeMb / 3))}`,
    ],
    // In a utility process the program of this process is Electron; it then has to run the entry as Node does.
    env: { ...process.env, ...RETURNS_MEMORY, ...(process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' }) },
  })
  let ended = false
  const finish = (end: ReaderEnd): void => {
    if (ended) return
    ended = true
    options.onEnd(end)
  }
  child.on('message', (message) => {
    const answer = message as ReaderMessage
    if (answer.kind === 'broken') finish({ kind: 'broken', detail: answer.detail })
    else if (!ended) options.onAnswer(answer)
  })
  child.on('error', (error) => finish({ kind: 'broken', detail: error.message.slice(0, 200) }))
  child.on('exit', (code, signal) => finish(usedUpMemory(code, signal) ? { kind: 'memory' } : { kind: 'broken', detail: 'reader-ended' }))
  return {
    send(message) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const left = (lost: boolean): void => {
        if (lost) finish({ kind: 'broken', detail: 'reader-ended' })
        resolve()
      }
      if (!child.connected) left(true)
      else child.send(message, (error) => left(error !== null))
      return promise
    },
    async end() {
      ended = true
      await gone(child)
    },
  }
}

/** V8 aborts at its limit; the system kills whoever takes the last memory. Exit codes are those of Windows and of shells. */
const usedUpMemory = (code: number | null, signal: NodeJS.Signals | null): boolean =>
  signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGKILL' || signal === 'SIGILL' || code === 134 || code === 0x80000003

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const { promise, resolve } = Promise.withResolvers<void>()
  child.once('exit', () => resolve())
  child.kill('SIGKILL')
  await promise
}
