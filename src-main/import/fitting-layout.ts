/** By which column names a layout is told, whatever it describes. */
export interface FittedLayout {
  /** People made it, before what comes with the program. */
  readonly own: boolean
  readonly requires: readonly string[]
  readonly anyOf: readonly string[]
  readonly excludes: readonly string[]
  /** Not null where the table has no header line to be told by. */
  readonly positions: readonly unknown[] | null
}

/**
 * The layout that the names of a header fit, the one with most required columns first; null where they fit none. A layout
 * that people made counts before those of the program, because they made it for files that these did not read well.
 */
export function fittingLayout<Layout extends FittedLayout>(names: ReadonlySet<string>, layouts: readonly Layout[]): Layout | null {
  let best: Layout | null = null
  for (const layout of layouts) {
    if (layout.positions !== null || layout.requires.length + layout.anyOf.length === 0) continue
    const fits =
      layout.requires.every((name) => names.has(name)) &&
      (layout.anyOf.length === 0 || layout.anyOf.some((name) => names.has(name))) &&
      !layout.excludes.some((name) => names.has(name))
    if (fits && weightOf(layout) > (best === null ? 0 : weightOf(best))) best = layout
  }
  return best
}

const weightOf = (layout: FittedLayout): number => layout.requires.length + (layout.own ? 1000 : 0)
