/**
 * The checklist as data: what stands in the document and in which order, before it is printed as a page or as a Word
 * file. Both are printed from this one model, so that the copy on screen and the copy in the file never disagree.
 */
export interface ChecklistDocument {
  readonly language: 'zh-CN' | 'en'
  /** Line above the title: the kind of case. */
  readonly kicker: string
  readonly title: string
  /** Set where the case says of itself that it is invented; stands under the title. */
  readonly invented: string | null
  readonly head: readonly Fact[]
  /** What the document is and is not; stands before the first section. */
  readonly notice: readonly string[]
  readonly sections: readonly Section[]
  readonly footer: Footer
}

export interface Section {
  /** With its number (`三、发现`). */
  readonly title: string
  readonly blocks: readonly Block[]
  /** Begins on a page of its own when it is printed: what is signed must not be torn apart. */
  readonly ownPage?: boolean
}

/** Foot of every page: left, right, and the page number with `{{page}}` and `{{pages}}` in it. */
export interface Footer {
  readonly left: string
  readonly page: string
  readonly right: string
}

export interface Fact {
  readonly label: string
  readonly text: string
  /** `good`: written in green. Set only where the words themselves say that all is well, so that nothing is told by colour alone. */
  readonly tone?: 'good'
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly tone: 'body' | 'note'; readonly text: string }
  | { readonly kind: 'facts'; readonly items: readonly Fact[] }
  /** Small lines under a label, such as sources. */
  | { readonly kind: 'lines'; readonly label: string; readonly items: readonly string[] }
  /** Labels with a rule behind them, to be filled in by hand. */
  | { readonly kind: 'fill'; readonly labels: readonly string[] }
  | Table

export interface Table {
  readonly kind: 'table'
  /** Says what the table holds; stands above it. */
  readonly caption: string | null
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

export interface Column {
  readonly head: string
  /** Share of the width of the page; the shares of a table add up to 100. */
  readonly width: number
  readonly align: 'start' | 'end' | 'center'
  readonly face: 'text' | 'mono'
}

export type Row =
  /** One cell a column, each of one or more lines. */
  | { readonly kind: 'cells'; readonly cells: readonly (readonly string[])[] }
  /** Title of the rows that follow, over the whole width. */
  | { readonly kind: 'band'; readonly text: string }
  /** What belongs to the row above, over the whole width. */
  | { readonly kind: 'span'; readonly items: readonly Fact[] }

export const column = (head: string, width: number, align: Column['align'] = 'start', face: Column['face'] = 'text'): Column => ({ head, width, align, face })

/** A row of one-line cells. */
export const cells = (...texts: readonly (string | readonly string[])[]): Row => ({
  kind: 'cells',
  cells: texts.map((text) => (typeof text === 'string' ? [text] : text)),
})

export const heading = (level: 2 | 3, text: string): Block => ({ kind: 'heading', level, text })
export const body = (text: string): Block => ({ kind: 'paragraph', tone: 'body', text })
export const note = (text: string): Block => ({ kind: 'paragraph', tone: 'note', text })

/**
 * Text that may be put on paper. Control characters make a Word file unreadable, and marks that turn the direction of
 * writing let a file name show other than it is: each becomes the replacement character, so that it is seen.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, '\uFFFD')
}
