import type { TextEncoding } from '../contract/intake-methods.ts'

/** A cell of a row in a printed table that was put right by hand. */
export interface CellCorrection {
  /** Printed line of the whole document at which its row begins. */
  readonly line: number
  /** Place in the row from the left, counted from 0. */
  readonly cell: number
  readonly text: string
}

/** How a file is to be read where the reviewer or the sender said more than the content does. */
export interface ReadingChoice {
  /** Null: chosen by strict decoding. */
  readonly encoding: TextEncoding | null
  /** Tried in turn on a protected document. */
  readonly passwords: readonly string[]
  /** Cells of its printed tables that were put right. */
  readonly corrections?: readonly CellCorrection[]
  /** Line of a printed document that is the header of its table, while a person makes a layout for it. */
  readonly headerLine?: number
}

export const BY_CONTENT: ReadingChoice = { encoding: null, passwords: [] }
