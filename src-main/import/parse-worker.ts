import { parentPort, workerData } from 'node:worker_threads'
import { parseFile } from './parse-file.ts'
import { answersForFile, answersForTables, NEXT, type ParseRequest, type WorkerSettings } from './parse-messages.ts'
import { readTables } from './read-tables.ts'

/**
 * Reads untrusted files in a thread of its own: no database, no native module, no network, so that it can be
 * ended at any moment. One request at a time; see parse-pool.ts for the other side.
 */
const port = parentPort
if (port === null) throw new Error('parse-worker runs as a worker thread only')
const { pdf } = workerData as WorkerSettings

/** Lets the worker send on; set while it waits. */
let sendOn: (() => void) | null = null

port.on('message', (message: ParseRequest | typeof NEXT) => {
  if (message === NEXT) sendOn?.()
  else void answer(message)
})

async function answer(request: ParseRequest): Promise<void> {
  const answers =
    request.task === 'tables'
      ? answersForTables(readTables(request.bytes, request.path))
      : answersForFile(await parseFile(request.bytes, request.path, pdf === null ? {} : { pdf }))
  for (const message of answers) {
    const taken = new Promise<void>((resolve) => {
      sendOn = resolve
    })
    port?.postMessage(message)
    if (message.kind === 'rows') await taken
  }
}
