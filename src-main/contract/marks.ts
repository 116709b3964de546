import { z } from 'zod'
import type { Stance } from './review.ts'

/** Stance of a marked passage. `context` is read beside an element and counts for neither side. */
export const markStance = z.enum(['for', 'against', 'context', 'not-assessed'])
export type MarkStance = Stance | 'context'

/** Weight that the reviewer gives a passage for one element; null where none was given. Never summed up. */
export const markWeight = z.enum(['slight', 'ordinary', 'strong'])
export type MarkWeight = z.infer<typeof markWeight>

/** Colour that the reviewer gives a mark, to sort passages by eye. None of them is a colour of a stance, and none says anything of a side. */
export const markColour = z.enum(['yellow', 'green', 'pink', 'purple'])
export type MarkColour = z.infer<typeof markColour>

const id = z.string().min(1).max(500)
const text = z.string().max(20_000)
const size = z.number().min(0).max(1_000_000)

/** A box from the top left corner of the page as the file turns it: points (1/72 inch) on a PDF page, pixels on an image. */
export const pageBox = z.strictObject({ unit: z.enum(['pt', 'px']), x: size, y: size, width: size, height: size })
export type PageBox = z.infer<typeof pageBox>

/** A thousand hours: longer than any recording of a hearing, short enough for a fragment with three decimals. */
const MOST_MILLISECONDS = 3_600_000_000

const page = z.int().min(1).max(1_000_000)

/** A span of a recording in milliseconds from its start; `end` is not part of it. A moment is a span of one millisecond. */
export const span = z.strictObject({ kind: z.literal('time'), start: z.int().min(0).max(MOST_MILLISECONDS), end: z.int().min(1).max(MOST_MILLISECONDS) }).refine(({ start, end }) => start < end)

/** What the window selected. The host looks it up in the text of the case before it is kept. */
export const anchorRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    page,
    exact: z.string().min(1).max(20_000),
    prefix: z.string().max(200),
    suffix: z.string().max(200),
    /** Characters before it, blanks not counted; null where only the words are known. */
    offset: z.int().min(0).nullable(),
    box: pageBox.nullable(),
  }),
  z.strictObject({ kind: z.literal('box'), page, box: pageBox }),
  z.strictObject({
    kind: z.literal('row'),
    /** From 0. */
    sheet: z.int().min(0).max(10_000),
    /** 1-based line of the original. */
    line: z.int().min(1),
    /** From 0; null where the whole row is marked. */
    cell: z.int().min(0).max(10_000).nullable(),
  }),
  span,
])
export type AnchorRequest = z.infer<typeof anchorRequest>

/** A passage bears on an element or circumstance: with which stance, how much, and why. */
export const assignment = z.strictObject({ element: id, stance: markStance, weight: markWeight.nullable(), why: text })
export type Assignment = z.infer<typeof assignment>

export const markContent = {
  note: text,
  tags: z.array(z.string().min(1).max(100)).max(50),
  /** Stance of the passage as a whole: it gives the line under it, and the colour where the mark has none of its own. */
  stance: markStance,
  /** Null or left out: the colour of the stance. */
  colour: markColour.nullable().optional(),
  assignments: z.array(assignment).max(200),
}

/** What may be changed on several marks at once; what is left out stays. */
export const markChange = z.strictObject({
  note: markContent.note.optional(),
  tags: markContent.tags.optional(),
  /** Assignments that agreed with the mark follow it; those with another stance of their own stay. */
  stance: markStance.optional(),
  /** Null gives the mark the colour of its stance again. */
  colour: markContent.colour,
  /** Replaces all assignments. */
  assignments: markContent.assignments.optional(),
  /** Adds assignments, or replaces those on the same elements. */
  assign: markContent.assignments.optional(),
  /** Takes assignments on these elements away. */
  unassign: z.array(id).max(200).optional(),
})
export type MarkChange = z.infer<typeof markChange>

/** How a marked passage is found: every selector of the W3C Web Annotation model that applies. */
export type Anchor =
  | {
      readonly kind: 'text'
      readonly page: number
      readonly exact: string
      readonly prefix: string
      readonly suffix: string
      /** First and past-the-last Unicode code point in the text of the page. */
      readonly start: number
      readonly end: number
      /** Characters before it, blanks not counted: the same in every layout of the text. */
      readonly offset: number
      readonly box: PageBox | null
    }
  | { readonly kind: 'box'; readonly page: number; readonly box: PageBox }
  | { readonly kind: 'row'; readonly sheet: number; readonly line: number; readonly cell: number | null; readonly cells: readonly string[] }
  | { readonly kind: 'time'; readonly start: number; readonly end: number }

/** A mark as the window shows it. `at`, `created` and `modified` are ISO 8601 in Asia/Shanghai. */
export interface MarkView {
  readonly id: string
  readonly sha256: string
  /** The file whose original it stands in; null where the case no longer lists it. */
  readonly file: string | null
  readonly path: string
  readonly title: string
  readonly anchor: Anchor
  readonly note: string
  readonly tags: readonly string[]
  readonly stance: MarkStance
  /** Left out where the mark has the colour of its stance. */
  readonly colour?: MarkColour
  readonly assignments: readonly Assignment[]
  readonly creator: string
  readonly created: string
  readonly modifier: string
  readonly modified: string
  /** Orphans are kept with their quote and listed; they are never dropped. */
  readonly state: 'found' | 'orphan'
  /** The words it was marked by, where its neighbours and place, or its box, still lead to it but other words stand there now. */
  readonly reworded?: string
}
