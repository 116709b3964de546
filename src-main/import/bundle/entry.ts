import type { ReasonCode } from '../parsed-file.ts'

/** One file of a bundle, listed whether it may be read or not: nothing that came in goes unmentioned. */
export interface BundleEntry {
  /** Inside the bundle: forward slashes, NFC, members of archives as `inner.zip!/a/b.csv`. A refused name is shown as it stood. */
  readonly path: string
  /** Bytes; for a refused archive member what its header claims. */
  readonly size: number
  /** `YYYY-MM-DD HH:MM:SS` on the wall clock of Asia/Shanghai (ZIP: the clock of whoever packed it); null where unknown. */
  readonly modified: string | null
  readonly problem: ReasonCode | null
  /** What the problem is about, for the sentence: the fault of a name, a hash, a method. */
  readonly detail: string | null
  /** False where the content must not or cannot be taken out: {@link read} and {@link stream} then fail with the problem. */
  readonly readable: boolean
  /** True for an archive whose members follow in the listing. */
  readonly opened: boolean
  /** The whole content. Rejects with {@link EntryFailure}. */
  read(): Promise<Uint8Array>
  /** The content in pieces, for hashing and for files that do not belong in memory. Fails with {@link EntryFailure}. */
  stream(): AsyncIterable<Uint8Array>
}

/** The content of one entry could not be read to its end. The reason goes into the list of files. */
export class EntryFailure extends Error {
  readonly reason: ReasonCode
  readonly detail: string | null
  constructor(reason: ReasonCode, detail: string | null = null) {
    super(detail === null ? reason : `${reason}: ${detail}`)
    this.name = 'EntryFailure'
    this.reason = reason
    this.detail = detail
  }
}

/** An archive that could not be opened as a whole. */
export class ArchiveFailure extends EntryFailure {}

export interface EntryFacts {
  readonly path: string
  readonly size: number
  readonly modified: string | null
}

/** An entry whose content may be read. */
export function readableEntry(facts: EntryFacts, stream: () => AsyncIterable<Uint8Array>): BundleEntry {
  return { ...facts, problem: null, detail: null, readable: true, opened: false, stream, read: () => collect(stream(), facts.size) }
}

/** An entry that is listed and never taken out. */
export function refusedEntry(facts: EntryFacts, problem: ReasonCode, detail: string | null): BundleEntry {
  const stream = (): AsyncIterable<Uint8Array> => failing(new EntryFailure(problem, detail))
  return { ...facts, problem, detail, readable: false, opened: false, stream, read: () => collect(stream(), 0) }
}

const failing = (failure: EntryFailure): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(failure) }),
})

/** One array of all pieces. `expected` spares copying where the size is known; it is a hint, not trusted. */
export async function collect(chunks: AsyncIterable<Uint8Array>, expected: number): Promise<Uint8Array> {
  let buffer = new Uint8Array(Math.min(expected, 64 * 1024 * 1024))
  let length = 0
  for await (const chunk of chunks) {
    if (length + chunk.length > buffer.length) {
      const larger = new Uint8Array(Math.max(length + chunk.length, expected > buffer.length ? Math.min(expected, buffer.length * 4) : buffer.length * 2))
      larger.set(buffer.subarray(0, length))
      buffer = larger
    }
    buffer.set(chunk, length)
    length += chunk.length
  }
  return length === buffer.length ? buffer : buffer.slice(0, length)
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** Wall-clock text in Asia/Shanghai (no daylight saving since 1991); null outside four-digit years. */
export function shanghaiText(epochMs: number): string | null {
  const date = new Date(epochMs + SHANGHAI_OFFSET_MS)
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1970 || date.getUTCFullYear() > 9999) return null
  return date.toISOString().slice(0, 19).replace('T', ' ')
}
