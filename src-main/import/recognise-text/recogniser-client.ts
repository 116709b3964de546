import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { asContent, wholeOf, type Bytes, type Content } from '../content.ts'
import { RETURNS_MEMORY } from '../../files/lean-process.ts'
import type { PageOutcome, RecogniseAnswer, RecogniseRequest } from './messages.ts'
import type { DrawableFormat } from './page-source.ts'

/** What is to be read: the key tells whether the process has the document already. */
export interface DocumentToRead {
  /** SHA-256 of the original. */
  readonly key: string
  readonly format: DrawableFormat
  /** What opens a protected PDF, where it was told or found at intake; null where none is needed. */
  readonly password: string | null
  /** Asked for only when the process does not have the document. */
  bytes(): Bytes
}

/** Recognition in a process of its own, as the host sees it. */
export interface RecogniserClient {
  /** Loads the models; name of the model, or why it cannot be had on this machine. */
  start(): Promise<{ readonly ok: true; readonly model: string } | { readonly ok: false; readonly reason: string }>
  /** Never rejects: a page that takes too long or ends the process is an outcome, and the next page gets a new process. */
  read(document: DocumentToRead, page: number): Promise<PageOutcome>
  close(): Promise<void>
}

export interface RecogniserClientOptions {
  /** Entry of the process: `recogniser.js` beside the built host, or the source file in a checkout. */
  readonly entry: URL
  /** For loading the models, and for one page. */
  readonly timeoutMs: number
  /** Processor threads for one page. */
  readonly threads: number
  /** Steps back behind other programs: for a window, which must not stutter. */
  readonly background?: boolean
}

/** Up to this size a document is sent whole. */
const SENT_WHOLE = 8 * 1024 * 1024

/** Starts the process when it is first needed and again after it was lost. One page at a time. */
export function createRecogniserClient(options: RecogniserClientOptions): RecogniserClient {
  let child: ChildProcess | null = null
  let loaded: string | null = null
  let opened: string | null = null
  /** Where the open document lies, if it is big. */
  let asked: Content | null = null
  let given: Promise<void> = Promise.resolve()
  let waiting: ((answer: RecogniseAnswer | null) => void) | null = null

  function launch(): ChildProcess {
    const started = fork(fileURLToPath(options.entry), [], {
      serialization: 'advanced',
      // What native code prints when it fails is no text for a person; the outcome says that the process ended.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
      // In a utility process the program of this process is Electron; it then has to run the entry as Node does.
      env: { ...process.env, ...RETURNS_MEMORY, ...(process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' }) },
    })
    started.on('message', (message) => {
      const answer = message as RecogniseAnswer
      if (answer.type === 'range') give(started, answer)
      else waiting?.(answer)
    })
    started.on('error', () => lose(started))
    started.on('exit', () => lose(started))
    return started
  }

  /** Answers questions for ranges one after the other, because the process tells answers by their order. */
  function give(to: ChildProcess, { start, end }: Extract<RecogniseAnswer, { readonly type: 'range' }>): void {
    const content = asked
    const isInside = content !== null && Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end && end <= content.size
    given = given.then(async () => {
      const bytes = isInside ? await content.read(start, end).catch(() => null) : null
      if (child === to && to.connected) to.send({ type: 'given', bytes } satisfies RecogniseRequest, (error) => void (error && lose(to)))
    })
  }

  function lose(lost: ChildProcess): void {
    if (child !== lost) return
    child = null
    loaded = null
    opened = null
    waiting?.(null)
  }

  /** Sends and waits for the answer: null where the process was lost, `'time-out'` where it was ended for taking too long. */
  async function ask(target: ChildProcess, messages: readonly RecogniseRequest[]): Promise<RecogniseAnswer | null | 'time-out'> {
    const { promise, resolve } = Promise.withResolvers<RecogniseAnswer | null | 'time-out'>()
    waiting = resolve
    const timer = setTimeout(() => {
      resolve('time-out')
      lose(target)
      target.kill('SIGKILL')
    }, options.timeoutMs)
    for (const message of messages) {
      if (target.connected) target.send(message, (error) => void (error && lose(target)))
      else lose(target)
    }
    const answer = await promise
    clearTimeout(timer)
    waiting = null
    return answer
  }

  async function start(): ReturnType<RecogniserClient['start']> {
    if (child && loaded !== null) return { ok: true, model: loaded }
    child = launch()
    const answer = await ask(child, [{ type: 'start', threads: options.threads, background: options.background ?? false }])
    if (answer !== null && answer !== 'time-out' && answer.type === 'ready') {
      loaded = answer.model
      return { ok: true, model: answer.model }
    }
    const reason = answer === null ? 'process ended' : answer === 'time-out' ? 'time-out' : answer.type === 'unavailable' ? answer.reason : 'unknown'
    await end()
    return { ok: false, reason }
  }

  async function end(): Promise<void> {
    const ending = child
    child = null
    loaded = null
    opened = null
    waiting?.(null)
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const { promise, resolve } = Promise.withResolvers<void>()
    ending.once('exit', () => resolve())
    ending.kill('SIGKILL')
    await promise
  }

  return {
    start,
    async read(document, page) {
      const started = await start()
      const target = child
      if (!started.ok || !target) return { ok: false, problem: 'crashed', detail: started.ok ? 'process ended' : started.reason }
      const messages: RecogniseRequest[] = [{ type: 'page', page }]
      // One that was opened without its password is opened again once somebody told it.
      const key = `${document.key} ${document.password ?? ''}`
      if (opened !== key) {
        const bytes = document.bytes()
        const isSent = bytes instanceof Uint8Array || bytes.size <= SENT_WHOLE
        asked = isSent ? null : asContent(bytes)
        const content = isSent ? await wholeOf(bytes) : { size: bytes.size }
        messages.unshift({ type: 'open', key: document.key, format: document.format, password: document.password, content })
      }
      opened = key
      const answer = await ask(target, messages)
      if (answer === 'time-out') return { ok: false, problem: 'time-out', detail: String(Math.round(options.timeoutMs / 1000)) }
      if (answer === null || answer.type !== 'page') return { ok: false, problem: 'crashed', detail: 'process ended' }
      return answer.outcome
    },
    close: end,
  }
}
