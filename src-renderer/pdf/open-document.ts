import { getDocument, PDFDataRangeTransport, PDFWorker, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { readRange } from './read-bytes.ts'

/** Least bytes asked for at once by pdf.js: looking up a page costs one such piece wherever it stands, so a large piece would soon be the file. */
const RANGE_CHUNK = 65_536

export interface OpenDocument {
  readonly document: PDFDocumentProxy
  close(): void
}

/** Where the build puts the character maps, fonts, colour profiles and decoders of pdf.js. */
const resource = (folder: string): string => new URL(`./pdfjs/${folder}/`, document.baseURI).href

/** Feeds pdf.js by range requests alone: its own loader begins with a request for the whole file, which a large scan does not allow. */
class OriginalTransport extends PDFDataRangeTransport {
  readonly #url: string
  readonly #gone: (reason: unknown) => void
  readonly #stop = new AbortController()

  constructor(url: string, size: number, gone: (reason: unknown) => void) {
    super(size, null)
    this.#url = url
    this.#gone = gone
  }

  override requestDataRange(begin: number, end: number): void {
    readRange(this.#url, begin, Math.min(end, this.length), this.#stop.signal).then(
      (chunk) => this.onDataRange(begin, chunk),
      (reason: unknown) => {
        if (!this.#stop.signal.aborted) this.#gone(reason)
      },
    )
  }

  override abort(): void {
    this.#stop.abort()
  }
}

/**
 * Opens the PDF at `url` (relative, `size` bytes). Scripts, forms and links of the document never run:
 * only pages are drawn and their text is laid over them. WebAssembly stays off, the content policy
 * does not allow it. Rejects where the file is not a readable PDF or its bytes cannot be had.
 */
export async function openDocument(url: string, size: number, password: string | null = null): Promise<OpenDocument> {
  const port = new Worker(workerUrl, { type: 'module' })
  const worker = PDFWorker.create({ port })
  let fail: (reason: unknown) => void = () => undefined
  const gone = new Promise<never>((_resolve, reject) => {
    fail = reject
  })
  const task = getDocument({
    ...(password === null ? {} : { password }),
    range: new OriginalTransport(url, size, (reason) => fail(reason)),
    rangeChunkSize: RANGE_CHUNK,
    disableAutoFetch: true,
    disableStream: true,
    worker,
    // A fuzzed or fontless file makes many warnings that help nobody who reads it.
    verbosity: VerbosityLevel.ERRORS,
    useWasm: false,
    enableXfa: false,
    cMapUrl: resource('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: resource('standard_fonts'),
    iccUrl: resource('iccs'),
    wasmUrl: resource('wasm'),
  })
  const close = (): void => {
    void task.destroy().finally(() => {
      worker.destroy()
      port.terminate()
    })
  }
  try {
    return { document: await Promise.race([task.promise, gone]), close }
  } catch (error) {
    close()
    throw error
  }
}
