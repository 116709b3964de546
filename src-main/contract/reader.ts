/** Records of the reader. Plain JSON. */

/** Pages on which words stand, and how often. */
export interface PagesFound {
  readonly pages: readonly { readonly page: number; readonly hits: number }[]
}

/** Six numbers a b c d e f of an affine map, as SVG writes them: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Affine = readonly [number, number, number, number, number, number]

/** Colour as `#rrggbb`, and how much it covers, 0 to 1. */
export interface Paint {
  readonly colour: string
  readonly opacity: number
}

/** Drawn with a line: width in units of the object. */
export interface Stroke extends Paint {
  readonly width: number
  readonly dashes: readonly number[]
  readonly cap: 'butt' | 'round' | 'square'
  readonly join: 'miter' | 'round' | 'bevel'
}

/** Family that stands in for a font that the window does not have. */
export type FontStyle = 'serif' | 'sans'

/**
 * One object of a fixed-layout page, in drawing order. `place` maps the object's own units to millimetres of the
 * page. Clips of an object are not applied: more of it may be seen than its author meant, and the page says `clip` in
 * what could not be drawn.
 */
export type PageItem = DrawnItem & {
  /** Only what lies inside all of these regions is shown; without them all of it. */
  readonly clips?: readonly ClipRegion[]
}

/** A part of a page that is shown: what lies in any of its paths. */
export type ClipRegion = readonly { readonly path: string; readonly place: Affine; readonly evenOdd: boolean }[]

type DrawnItem =
  | {
      readonly kind: 'text'
      readonly place: Affine
      /** Each character with the start of its base line; those of one text code follow one another. */
      readonly characters: readonly { readonly text: string; readonly x: number; readonly y: number }[]
      /** Height of the characters, in units of the object. */
      readonly size: number
      /** Width of a character against its usual width. */
      readonly stretch: number
      /** Quarter turns of each character, in degrees clockwise. */
      readonly turn: number
      readonly font: FontStyle
      readonly bold: boolean
      readonly italic: boolean
      readonly fill: Paint | null
      readonly stroke: Stroke | null
    }
  | { readonly kind: 'path'; readonly place: Affine; readonly path: string; readonly evenOdd: boolean; readonly fill: Paint | null; readonly stroke: Stroke | null }
  /** A picture in the unit square of the object, as a `data:` address. */
  | { readonly kind: 'image'; readonly place: Affine; readonly source: string; readonly opacity: number }

/** A page of a fixed-layout document (OFD), ready to be drawn. */
export interface FixedPage {
  readonly page: number
  /** Millimetres. */
  readonly width: number
  readonly height: number
  readonly items: readonly PageItem[]
  /** What of the page could not be drawn, such as a picture in a form that browsers do not show. Never left out unsaid. */
  readonly undrawn: readonly string[]
}

/** A document of words as HTML: paragraphs, tables, emphasis and its own pictures; nothing that runs, links or styles. */
export interface CleanHtml {
  readonly html: string
}

/** What the reviewer did with an original; one that has no word is unread. */
export type ReadingState = 'read' | 'later'

/** Where reading stopped. What does not apply to the kind of document is left out. */
export interface ReadingPlace {
  /** 1-based. */
  readonly page: number
  /** Share of the page, or of a text without pages, that lies above the pane, 0 to 1. */
  readonly down: number
  /** A factor, or what the zoom follows. */
  readonly zoom: number | 'fit' | 'page'
  readonly turn: 0 | 90 | 180 | 270
  readonly columns: 1 | 2
}

/** A passage that is kept at hand. */
export interface PinnedPassage {
  /** 1-based; null where the document has no pages. */
  readonly page: number | null
  /** 1-based line of a table; null elsewhere. */
  readonly line: number | null
  /** The words of the passage; null where a page as a whole is pinned. */
  readonly quote: string | null
}

export interface PinView extends PinnedPassage {
  readonly id: string
  readonly path: string
  readonly title: string
}

export interface Readings {
  /** By path; files that are not here are unread. */
  readonly states: Readonly<Record<string, ReadingState>>
  readonly pins: readonly PinView[]
  /** Path of the file that was read last; null where none was. */
  readonly last: string | null
}
