import { z } from 'zod'
import { day, id, query } from './method.ts'
import type { AbilityView, DeclaredView } from './property.ts'

/** What the debtor could pay on a day, and what the property report says beside what the file shows. */
export const PROPERTY_METHODS = {
  /** The sheet of one debtor for one day; the first debtor and the day of the enforcement notice where none is named. */
  'property.ability': query<AbilityView>()(z.strictObject({ party: id.nullable(), day: day.nullable() })),
  'property.declared': query<DeclaredView>()(z.strictObject({ party: id.nullable() })),
} as const
