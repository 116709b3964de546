import { PDFWorker, VerbosityLevel } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

/** A worker of pdf.js, for one document: whatever a hostile file does to it ends with that document. */
export interface DocumentWorker {
  readonly worker: PDFWorker
  end(): void
}

let spare: DocumentWorker | null = null

function startWorker(): DocumentWorker {
  const port = new Worker(workerUrl, { type: 'module' })
  // A fuzzed or fontless file makes many warnings that help nobody who reads it.
  const worker = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS })
  return {
    worker,
    end() {
      worker.destroy()
      port.terminate()
    },
  }
}

/** Starts a worker for the document that is opened next: its script takes longer to load than the first page to draw. */
export function keepSpareWorker(): void {
  spare ??= startWorker()
}

/** By then the first page of a document is drawn: starting a worker meanwhile would take the processor from it. */
const NEXT_AFTER_MS = 3_000

/** The worker that stands ready, or a new one; the next is started some time after, when the window has nothing else to do. */
export function takeWorker(): DocumentWorker {
  const taken = spare ?? startWorker()
  spare = null
  setTimeout(() => requestIdleCallback(keepSpareWorker), NEXT_AFTER_MS)
  return taken
}
