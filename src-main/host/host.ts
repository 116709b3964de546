import type { HostEvent, MethodName } from '../contract/api.ts'
import type { CallError } from '../contract/errors.ts'
import type { Result } from '../contract/result.ts'
import type { Capabilities, Grant } from '../contract/shell-port.ts'

/** What the host needs of the shell around it. */
export interface ShellServices {
  readonly capabilities: Capabilities
  /** Prints a self-contained page to an A4 PDF. */
  printToPdf(html: string, target: string): Promise<Result<null, CallError>>
}

/** Places that the shell tells the host once, at start. */
export interface HostPlaces {
  /** Rule packs, lexica, the sample case. */
  readonly resources: string
  /** Settings of this user: the list of recent cases, the opened sample. */
  readonly data: string
}

/**
 * The owner of the case file, as every caller sees it: in the same process (command line, tests) or behind a
 * channel (windows). Calls never throw; bytes of originals go by {@link readBlob}, never through calls.
 */
export interface Host {
  call(method: MethodName | (string & {}), params: unknown): Promise<Result<unknown, CallError>>
  grant(path: string): Promise<Grant>
  /** Path behind a grant, for the shell's own use (revealing a written file). */
  pathOf(token: string): Promise<string | null>
  /** Size and media type of an original; null where the open case has none with this SHA-256. */
  blobFacts(sha256: string): Promise<{ readonly size: number; readonly mediaType: string } | null>
  /** Bytes `start` to `end`, both counted. */
  readBlob(sha256: string, start: number, end: number): Promise<Uint8Array>
  subscribe(listener: (event: HostEvent) => void): () => void
  /** Finishes what is under way, closes the case file in order. */
  close(): Promise<void>
}
