import type { DrawableFormat, PageProblem } from './page-source.ts'
import type { RecognisedLine } from './recogniser.ts'

/** To the process that recognises: the document once, then its pages one at a time. */
export type RecogniseRequest =
  | { readonly type: 'start'; readonly threads: number; readonly background: boolean }
  | { readonly type: 'open'; readonly key: string; readonly format: DrawableFormat; readonly password: string | null; readonly content: Uint8Array | { readonly size: number } }
  /** Answers to questions for ranges, in their order; null where it cannot be had. */
  | { readonly type: 'given'; readonly bytes: Uint8Array | null }
  | { readonly type: 'page'; readonly page: number }

/** A page as read: lines with boxes from the page's top left corner, in its unit. */
export interface RecognisedPageText {
  readonly width: number
  readonly height: number
  readonly unit: 'pt' | 'px'
  readonly lines: readonly RecognisedLine[]
}

export type PageOutcome = { readonly ok: true; readonly page: RecognisedPageText } | { readonly ok: false; readonly problem: PageProblem | 'time-out' | 'crashed'; readonly detail: string }

export type RecogniseAnswer =
  | { readonly type: 'ready'; readonly model: string }
  /** Runtime or models cannot be loaded on this machine. */
  | { readonly type: 'unavailable'; readonly reason: string }
  | { readonly type: 'page'; readonly outcome: PageOutcome }
  /** A question for a range of a big document, `end` not counted. */
  | { readonly type: 'range'; readonly start: number; readonly end: number }
