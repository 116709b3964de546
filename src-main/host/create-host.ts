import type { HostEvent, MethodName } from '../contract/api.ts'
import { API } from '../contract/api.ts'
import { callError, CallFailure, type CallError } from '../contract/errors.ts'
import { fail, type Result } from '../contract/result.ts'
import { originalSize, readOriginal } from '../db/originals.ts'
import { fileBySha256 } from '../db/files.ts'
import { createGrants } from './grants.ts'
import type { HostState } from './handler.ts'
import { handlers } from './handlers.ts'
import type { Host, HostPlaces, ShellServices } from './host.ts'
import { createRecognition } from './intake/recognise.ts'
import { ownLayouts, parserWithLayouts } from './intake/layouts.ts'
import { recogniserProcess } from './intake/recogniser-service.ts'
import type { RecogniserClient } from '../import/recognise-text/recogniser-client.ts'
import { workerParser, type ParseService } from './intake/parse-service.ts'
import { closeSession, settled } from './case/session.ts'

/** Makes the owner of the case file. `parser` and `recogniser` are replaced in tests; otherwise files are read in workers and scans in a process of its own. */
export function createHost(
  places: HostPlaces,
  shell: ShellServices,
  parser: ParseService = workerParser(),
  recogniser: RecogniserClient = recogniserProcess(shell.capabilities.shell),
): Host {
  const listeners = new Set<(event: HostEvent) => void>()
  const emit = (event: HostEvent): void => listeners.forEach((listener) => listener(event))
  const state: HostState = {
    places,
    shell,
    parser: parserWithLayouts(parser, places, () => state.session),
    grants: createGrants(),
    recogniser,
    recognition: createRecognition(recogniser, emit, (session) => ownLayouts(places, session)),
    session: null,
    importing: null,
    emit,
  }
  // Commands run one after another: two writers in one case file would see each other's half-done work.
  let queue: Promise<unknown> = Promise.resolve()

  async function run(method: MethodName, params: unknown): Promise<Result<unknown, CallError>> {
    const parsed = API[method].params.safeParse(params)
    if (!parsed.success) return fail(callError('bad-request', { method, problem: parsed.error.issues[0]?.message ?? '' }))
    try {
      // A file that is half in must not be read. What is being stored is not waited for by what would end it.
      if (method !== 'intake.cancel' && state.session) await settled(state.session)
      const handler = handlers[method] as (state: HostState, params: unknown) => Promise<Result<unknown, CallError>>
      const result = await handler(state, parsed.data)
      // In a window pages without text are read in the background from then on; a command says itself whether it waits for them.
      if (result.ok && BRINGS_PAGES.has(method) && shell.capabilities.shell !== 'command-line' && state.session) state.recognition.start(state.session, null)
      return result
    } catch (error) {
      if (error instanceof CallFailure) return fail(error.error)
      console.error(error)
      return fail(callError('internal', { method, cause: error instanceof Error ? error.message : String(error) }))
    }
  }

  return {
    async call(method, params) {
      if (!isMethod(method)) return fail(callError('unknown-method', { method }))
      // Cancelling must not wait behind what it cancels.
      if (API[method].kind === 'query' || method === 'intake.cancel' || method === 'recognise.cancel') return run(method, params)
      const result = queue.then(() => run(method, params))
      queue = result.catch(() => undefined)
      return result
    },
    grant: (path) => Promise.resolve(state.grants.add(path)),
    pathOf: (token) => Promise.resolve(state.grants.pathOf(token)),
    blobFacts(sha256) {
      const database = state.session?.file.database
      const size = database ? originalSize(database, sha256) : null
      if (!database || size === null) return Promise.resolve(null)
      return Promise.resolve({ size, mediaType: fileBySha256(database, sha256)?.media_type ?? 'application/octet-stream' })
    },
    readBlob(sha256, start, end) {
      const database = state.session?.file.database
      return Promise.resolve(database ? readOriginal(database, sha256, start, end) : new Uint8Array())
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      state.importing?.abort()
      await queue.catch(() => undefined)
      if (state.session) closeSession(state.session)
      state.session = null
      await Promise.all([parser.close(), recogniser.close()])
    },
  }
}

/** Calls after which the open case may have pages that nobody has read yet. */
const BRINGS_PAGES: ReadonlySet<MethodName> = new Set(['intake.import', 'intake.reread', 'cases.open', 'cases.openSample', 'cases.startWith'])

const isMethod = (method: string): method is MethodName => Object.hasOwn(API, method)
