import { LAYOUTS as STATEMENT_LAYOUTS, readLayout, type Layout } from './statements/layout.ts'
import type { StatementLayoutFile } from './statements/layout-file.ts'
import { readTravelLayout, TRAVEL_LAYOUTS, type TravelLayout } from './travel/layout.ts'
import type { TravelLayoutFile } from './travel/layout-file.ts'

/** A layout as data, of a statement or of a travel record. */
export type LayoutFile = StatementLayoutFile | TravelLayoutFile

export const isTravelLayout = (file: LayoutFile): file is TravelLayoutFile => 'kind' in file

/** The layouts with which tables are read, those that people made first. */
export interface Layouts {
  readonly statements: readonly Layout[]
  readonly travel: readonly TravelLayout[]
}

/** The layouts that come with the program. */
export const LAYOUTS: Layouts = { statements: STATEMENT_LAYOUTS, travel: TRAVEL_LAYOUTS }

/** Throws where a layout names a meaning that does not exist; see `readLayout` and `readTravelLayout`. */
export function withOwnLayouts(files: readonly LayoutFile[]): Layouts {
  if (files.length === 0) return LAYOUTS
  return {
    statements: [...files.flatMap((file) => (isTravelLayout(file) ? [] : [readLayout(file, true)])), ...STATEMENT_LAYOUTS],
    travel: [...files.flatMap((file) => (isTravelLayout(file) ? [readTravelLayout(file, true)] : [])), ...TRAVEL_LAYOUTS],
  }
}
