import { setFlagsFromString } from 'node:v8'
import { askedContent } from './asked-content.ts'
import { openEarly, openLong, parseFile } from './parse-file.ts'
import { wholeOf, type Bytes } from './content.ts'
import { answersForEarly, answersForFile, answersForLong, answersForShown, answersForTables, NEXT, type ParseAnswer, type ParseRequest, type RangeGiven, type WorkerSettings } from './parse-messages.ts'
import { outgoing } from './outgoing.ts'
import type { ReaderMessage } from './reader-process.ts'
import { showDocument } from './show-document.ts'
import { loadPdfjsForText } from './documents/pdfjs-for-text.ts'
import { shownTables } from './shown-tables.ts'

/**
 * Reads untrusted files in a process of its own: no database, no native module, no network, so that it can be
 * ended at any moment and takes nobody with it. One request at a time; see parse-pool.ts for the other side.
 */
process.umask(0o077)
// V8 notes where objects are made that live long, and makes the next ones there where they stay until a full collection. The
// first rows of a file live long, those behind them do not: a third of all that rows leave behind stayed with their lists.
setFlagsFromString('--no-allocation-site-pretenuring')
loadPdfjsForText()
// The owner of the case file is gone.
process.on('disconnect', () => process.exit(0))
if (process.send === undefined) throw new Error('parse-worker runs as a process of the parse pool only')
const { pdf } = JSON.parse(process.argv[2] ?? '{"pdf":null}') as WorkerSettings

/** Resolves once all of the message has left, or nobody is left to hear it. */
const send = (message: ReaderMessage): Promise<void> => new Promise((resolve) => void process.send?.(message, () => resolve()))

async function breakDown(error: unknown): Promise<void> {
  await send({ kind: 'broken', detail: error instanceof Error ? error.message.slice(0, 200) : 'unknown' })
  process.exit(70)
}
process.on('uncaughtException', breakDown)
process.on('unhandledRejection', breakDown)

/** Batches that may be under way and not yet taken: the receiver stores rows between two looks at what came, and merges the index of words for a tenth of a second now and then. */
const AHEAD = 64
let underWay = 0
/** Lets the worker send on; set while it waits. */
let sendOn: (() => void) | null = null

/** Waits until the receiver has taken enough of what is under way. */
async function fewUnderWay(): Promise<void> {
  if (underWay < AHEAD) return
  await new Promise<void>((resolve) => {
    sendOn = resolve
  })
  await fewUnderWay()
}

const asked = askedContent((start, end) => void send({ kind: 'range', start, end }))

process.on('message', (message: ParseRequest | RangeGiven | typeof NEXT) => {
  if (message === NEXT) {
    underWay -= 1
    sendOn?.()
  } else if ('task' in message) void answer(message)
  else asked.given(message.bytes)
})

const answers = outgoing<ParseAnswer>(send)

async function answer(request: ParseRequest): Promise<void> {
  for await (const message of await answersTo(asked.bytesOf(request.content), request)) {
    const holdsRows = message.kind === 'rows' || message.kind === 'packed'
    if (holdsRows) underWay += 1
    answers.put(message)
    await answers.letOut()
    if (holdsRows) await fewUnderWay()
  }
}

async function answersTo(bytes: Bytes, request: ParseRequest): Promise<Iterable<ParseAnswer> | AsyncIterable<ParseAnswer>> {
  const { path, task } = request
  const options = {
    ...(pdf === null ? {} : { pdf }),
    ...(request.layouts === undefined ? {} : { layouts: request.layouts }),
    ...(request.choice === undefined ? {} : { choice: request.choice }),
  }
  if (task === 'tables') return answersForTables(await shownTables(bytes, path, options))
  if (task !== 'parse') return answersForShown(await showDocument(await wholeOf(bytes), path, task, request.choice?.passwords))
  const inFull = async (): Promise<Iterable<ParseAnswer> | AsyncIterable<ParseAnswer>> => {
    const long = await openLong(bytes, path, options)
    return long === null ? answersForFile(await parseFile(bytes, path, options)) : answersForLong(long)
  }
  const early = request.early === undefined ? null : await openEarly(bytes, path, request.early, options)
  return early === null ? await inFull() : answersForEarly(early, inFull)
}
