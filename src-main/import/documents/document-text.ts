import type { ReasonCode } from '../parsed-file.ts'

/** Text of a document by page. */
export interface DocumentText {
  readonly pages: readonly string[]
  readonly pagesWithoutText: number
  /** Set where only a part could be read: which, in `detail`. */
  readonly fault: DocumentFault | null
  /** The password that opened it; left out where none was needed. */
  readonly password?: string
}

export interface DocumentFault {
  readonly reason: ReasonCode
  readonly detail: string | null
}

/** A document of one page; for formats whose pages exist only when they are laid out. */
export function onePage(text: string): DocumentText {
  return { pages: [text], pagesWithoutText: hasReadableText(text) ? 0 : 1, fault: null }
}

/**
 * False for a page that has no letter or digit, or whose characters are mostly private or unassigned: the text
 * layer of a font without a Unicode mapping is such garbage, and only recognition of the image can read that page.
 */
export function hasReadableText(text: string): boolean {
  const readable = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const garbage = text.match(/(?!\s)[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu)?.length ?? 0
  return readable > garbage
}

/** Lines without blanks at their ends, never more than one empty line in a row, no empty line at the ends. */
export function tidyLines(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[ \t\u00a0]+$/gmu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/^\n+|\n+$/gu, '')
}
