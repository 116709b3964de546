import type { Language } from '../contract/review.ts'
import type { RulePackView } from '../contract/screens.ts'
import { loadPack } from '../domain/law/load-pack.ts'

/**
 * The rule pack as a page of the window shows it: every entry with its article numbers and verification mark.
 * Evidence slots state no law: their text is the unit to ask.
 */
export function packView(language: Language): RulePackView {
  const pack = loadPack()
  return {
    id: pack.id,
    version: pack.version,
    entries: [
      ...pack.slots.map((slot) => ({ id: slot.id, title: slot.title[language], source: '', text: slot.askUnit[language], from: null, to: null, verified: true })),
      ...[...pack.elements, ...pack.circumstances, ...pack.consumption, ...pack.norms, ...(pack.capacities ?? []), ...(pack.ownElements ?? [])].map((entry) => ({
        id: entry.id,
        title: entry.title[language],
        source: entry.source[language],
        text: entry.officialText ?? entry.text[language],
        from: entry.from,
        to: entry.to,
        verified: entry.verified,
      })),
    ],
  }
}
