import type { TextEncoding } from '../contract/intake-methods.ts'

/** How a file is to be read where the reviewer or the sender said more than the content does. */
export interface ReadingChoice {
  /** Null: chosen by strict decoding. */
  readonly encoding: TextEncoding | null
  /** Tried in turn on a protected document. */
  readonly passwords: readonly string[]
}

export const BY_CONTENT: ReadingChoice = { encoding: null, passwords: [] }
