import { getDocument, PDFDataRangeTransport, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist'
import { RANGE_CHUNK, readEnds } from './file-ends.ts'
import type { FileEnds } from './file-ends.ts'
import { readRange } from './read-bytes.ts'
import { takeWorker } from './spare-worker.ts'

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
  readonly #ends: FileEnds

  constructor(url: string, size: number, gone: (reason: unknown) => void) {
    super(size, null)
    this.#url = url
    this.#gone = gone
    this.#ends = readEnds(size, (begin, end) => this.#read(begin, end))
  }

  #read(begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    return readRange(this.#url, begin, end, this.#stop.signal)
  }

  override requestDataRange(begin: number, end: number): void {
    const last = Math.min(end, this.length)
    const bytes = this.#ends.find(begin, last) ?? this.#read(begin, last)
    bytes.then(
      (chunk) => this.onDataRange(begin, chunk),
      (reason: unknown) => {
        if (!this.#stop.signal.aborted) this.#gone(reason)
      },
    )
  }

  /** The document is open: what was read ahead is with pdf.js now. */
  opened(): void {
    this.#ends.forget()
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
  const { worker, end } = takeWorker()
  let fail: (reason: unknown) => void = () => undefined
  const gone = new Promise<never>((_resolve, reject) => {
    fail = reject
  })
  const range = new OriginalTransport(url, size, (reason) => fail(reason))
  const task = getDocument({
    ...(password === null ? {} : { password }),
    range,
    rangeChunkSize: RANGE_CHUNK,
    disableAutoFetch: true,
    disableStream: true,
    worker,
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
    void task.destroy().finally(end)
  }
  try {
    const opened = await Promise.race([task.promise, gone])
    range.opened()
    return { document: opened, close }
  } catch (error) {
    close()
    throw error
  }
}
