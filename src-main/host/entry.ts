import { callError, type CallError } from '../contract/errors.ts'
import { fail, type Result } from '../contract/result.ts'
import type { FromHost, ToHost } from './channel.ts'
import { createHost } from './create-host.ts'
import type { Host } from './host.ts'

/**
 * Entry of the host process: an Electron utility process, or a forked Node process behind the browser host.
 * Both hand over the same messages; only the port differs.
 */
interface ParentPort {
  postMessage(message: FromHost): void
  on(event: 'message', listener: (event: { data: ToHost }) => void): void
}
const parentPort = (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort

const post = (message: FromHost): void => {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}

process.umask(0o077)
// Without this an unhandled rejection in a utility process only warns, and callers wait for ever.
process.on('unhandledRejection', (reason) => {
  console.error(reason)
  process.exit(70)
})

let host: Host | null = null
let nextPrint = 1
const prints = new Map<number, (result: Result<null, CallError>) => void>()

function start(message: Extract<ToHost, { type: 'start' }>): void {
  host = createHost(message.places, {
    capabilities: message.capabilities,
    printToPdf(html, target) {
      const { promise, resolve } = Promise.withResolvers<Result<null, CallError>>()
      const id = nextPrint
      nextPrint += 1
      prints.set(id, resolve)
      post({ type: 'print', id, html, target })
      return promise
    },
  })
  host.subscribe((event) => post({ type: 'event', event }))
  post({ type: 'ready' })
}

async function receive(message: ToHost): Promise<void> {
  if (message.type === 'start') return start(message)
  if (!host) return
  switch (message.type) {
    case 'call':
      post({ type: 'answer', id: message.id, value: await host.call(message.method, message.params).catch((): Result<unknown, CallError> => fail(callError('internal'))) })
      return
    case 'grant':
      post({ type: 'answer', id: message.id, value: await host.grant(message.path) })
      return
    case 'path-of':
      post({ type: 'answer', id: message.id, value: await host.pathOf(message.token) })
      return
    case 'blob-facts':
      post({ type: 'answer', id: message.id, value: await host.blobFacts(message.sha256) })
      return
    case 'blob':
      post({ type: 'answer', id: message.id, value: await host.readBlob(message.sha256, message.start, message.end) })
      return
    case 'printed':
      prints.get(message.id)?.(message.result)
      prints.delete(message.id)
      return
    case 'close':
      await host.close()
      post({ type: 'closed' })
      return
  }
}

if (parentPort) parentPort.on('message', (event) => void receive(event.data))
else {
  process.on('message', (message) => void receive(message as ToHost))
  // The shell is gone: close the case file in order and go too.
  process.on('disconnect', () => void (host?.close() ?? Promise.resolve()).finally(() => process.exit(0)))
}
