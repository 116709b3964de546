import type { Anchor, Assignment, MarkChange, MarkColour, MarkStance, PageBox } from '../../contract/marks.ts'

/** A mark in an original as it is kept. `sha256` names the bytes, so that a copy under another path shows it too. */
export interface Annotation {
  /** `urn:uuid:…`. */
  readonly id: string
  readonly sha256: string
  /** Path under which the original was read when it was marked. */
  readonly path: string
  readonly mediaType: string
  readonly anchor: Anchor
  readonly note: string
  readonly tags: readonly string[]
  readonly stance: MarkStance
  /** Left out where the mark has the colour of its stance, as in case files from before there were others. */
  readonly colour?: MarkColour
  readonly assignments: readonly Assignment[]
  readonly creator: string
  /** ISO 8601 with offset, Asia/Shanghai. */
  readonly created: string
  readonly modifier: string
  readonly modified: string
}

/** The annotation after a change; the anchor and who made it first stay. */
export function changed(annotation: Annotation, change: MarkChange, modifier: string, modified: string): Annotation {
  const stance = change.stance ?? annotation.stance
  const before = change.assignments ?? annotation.assignments.map((each) => (each.stance === annotation.stance ? { ...each, stance } : each))
  const away = new Set([...(change.unassign ?? []), ...(change.assign ?? []).map((each) => each.element)])
  const { colour: former, ...rest } = annotation
  const colour = change.colour === undefined ? former : (change.colour ?? undefined)
  return {
    ...rest,
    ...(colour === undefined ? {} : { colour }),
    note: (change.note ?? annotation.note).trim(),
    tags: tidyTags(change.tags ?? annotation.tags),
    stance,
    assignments: onePerElement([...before.filter((each) => !away.has(each.element)), ...(change.assign ?? [])]),
    modifier,
    modified,
  }
}

/** Trimmed, without empty ones and repetitions, in the order given. */
export const tidyTags = (tags: readonly string[]): readonly string[] => [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))]

/** The last word on an element counts: two stances of one passage on one element would count on both sides. */
export function onePerElement(assignments: readonly Assignment[]): readonly Assignment[] {
  return [...new Map(assignments.map((each) => [each.element, { ...each, why: each.why.trim() }])).values()]
}

/** Hundredths of a point or pixel are finer than any pointer; longer figures would not survive as text of a fragment. */
export function tidyBox({ unit, x, y, width, height }: PageBox): PageBox {
  const hundredths = (value: number): number => Math.round(value * 100) / 100
  return { unit, x: hundredths(x), y: hundredths(y), width: hundredths(width), height: hundredths(height) }
}

/** Stance by element or circumstance id. */
export const stancesOf = (annotation: Annotation): Readonly<Record<string, MarkStance>> =>
  Object.fromEntries(annotation.assignments.map(({ element, stance }) => [element, stance]))
