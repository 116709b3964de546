import { setPriority } from 'node:os'
import { askedContent } from '../asked-content.ts'
import type { PageOutcome, RecogniseAnswer, RecogniseRequest } from './messages.ts'
import { openPages, PageFailure, type PageImage, type PageSource } from './page-source.ts'
import type { LineBox, TextRecogniser } from './recogniser.ts'

/**
 * Entry of the process that recognises text: native code (ONNX runtime, canvas) on untrusted pictures, so it holds
 * no case file and may crash or be ended at any moment. A worker thread would take the owner of the case file with it.
 */
process.umask(0o077)
process.on('disconnect', () => process.exit(0))

let recogniser: TextRecogniser | null = null
let source: PageSource | null = null
let openFailure: PageFailure | null = null
/** One after another: the next page is not begun before the one before is answered. */
let queue: Promise<void> = Promise.resolve()

const answer = (message: RecogniseAnswer): void => void process.send?.(message)
const asked = askedContent((start, end) => answer({ type: 'range', start, end }))
process.on('message', (message: RecogniseRequest) => {
  // What a page waits for must not wait for the page.
  if (message.type === 'given') {
    asked.given(message.bytes)
    return
  }
  queue = queue.then(() => receive(message))
})

async function receive(message: Exclude<RecogniseRequest, { readonly type: 'given' }>): Promise<void> {
  switch (message.type) {
    case 'start':
      if (message.background) stepBack()
      return start(message.threads)
    case 'open':
      await source?.close()
      source = null
      openFailure = null
      try {
        source = await openPages(asked.bytesOf(message.content), message.format, message.password)
      } catch (error) {
        openFailure = failureOf(error)
      }
      return
    case 'page':
      return answer({ type: 'page', outcome: await read(message.page) })
  }
}

/** Reading scans must not hold up the window. */
function stepBack(): void {
  try {
    setPriority(10)
  } catch {
    // Not every system lets a process lower itself; it then runs like any other.
  }
}

async function start(threads: number): Promise<void> {
  try {
    const { createPaddleRecogniser } = await import('./paddle-recogniser.ts')
    recogniser = await createPaddleRecogniser(threads)
    answer({ type: 'ready', model: recogniser.model })
  } catch (error) {
    answer({ type: 'unavailable', reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown' })
  }
}

async function read(number: number): Promise<PageOutcome> {
  try {
    if (openFailure) throw openFailure
    if (!recogniser || !source) throw new PageFailure('no-such-page')
    const page = await source.page(number)
    const lines = await recogniser.recognise(page.image)
    return { ok: true, page: { width: page.width, height: page.height, unit: page.unit, lines: lines.map((line) => ({ ...line, box: onPage(line.box, page) })) } }
  } catch (error) {
    const failure = failureOf(error)
    return { ok: false, problem: failure.problem, detail: failure.message.slice(0, 200) }
  }
}

const failureOf = (error: unknown): PageFailure => (error instanceof PageFailure ? error : new PageFailure('damaged', error instanceof Error ? error.message : ''))

/** From pixels of the drawn picture to the page's unit, to a hundredth. */
function onPage(box: LineBox, page: PageImage): LineBox {
  const [across, down] = [page.width / page.image.width, page.height / page.image.height]
  const round = (value: number): number => Math.round(value * 100) / 100
  return { x: round(box.x * across), y: round(box.y * down), width: round(box.width * across), height: round(box.height * down) }
}
