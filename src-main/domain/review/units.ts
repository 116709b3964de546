import source from '../../../resources/requests/units.json' with { type: 'json' }
import type { Language } from '../../contract/review.ts'

/** A unit that can be asked for documents: bank, border inspection, railway, register, court. */
export interface AskedUnit {
  readonly id: string
  readonly title: string
}

/** Units that may hold the document, in the order of the list. */
export const unitsFor = (slot: string, language: Language): readonly AskedUnit[] =>
  source.units.filter((unit) => unit.slots.includes(slot)).map(({ id, title }) => ({ id, title: title[language] }))

export const unitTitle = (unit: string, language: Language): string | null => source.units.find((each) => each.id === unit)?.title[language] ?? null
