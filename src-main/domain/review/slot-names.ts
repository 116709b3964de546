import type { MissingSlot } from './called-slots.ts'
import type { ReviewInput } from './review-input.ts'

/** Name of a missing document, with those that would do as well: "fine decision or detention decision". */
export function slotNames(missing: Pick<MissingSlot, 'slot' | 'orElse'>, input: Pick<ReviewInput, 'pack' | 'language' | 'translate'>): string {
  const title = (id: string): string => input.pack.slots.find((slot) => slot.id === id)?.title[input.language] ?? id
  return [missing.slot, ...missing.orElse].map(title).join(input.translate('review.gap.or'))
}
