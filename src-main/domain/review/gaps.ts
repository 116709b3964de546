import type { ReviewGap } from '../../contract/review.ts'
import type { SlotCalls } from './called-slots.ts'
import { requestOf, requestsOf } from './requests.ts'
import { unitsFor } from './units.ts'
import { missingOf } from './elements.ts'
import type { ReviewInput } from './review-input.ts'
import { slotNames } from './slot-names.ts'
import { commonTree, type Tree } from './trees.ts'

/**
 * What to ask for, of whom: the lines of the supplementary-investigation outline, numbered in the order of the
 * elements, the principal's tree first. Each document stands once, with the first element that calls for it, so that nobody is asked twice.
 */
export function buildGaps(input: Pick<ReviewInput, 'view' | 'pack' | 'decisions' | 'language' | 'translate'>, calls: SlotCalls, trees: readonly Tree[] = [commonTree(input)]): readonly ReviewGap[] {
  const { pack, language, translate } = input
  const asked = new Set<string>()
  const gaps: ReviewGap[] = []
  for (const { tree, element } of trees.flatMap((each) => each.elements.map((one) => ({ tree: each, element: one })))) {
    for (const missing of missingOf(element, input, calls, tree)) {
      if (asked.has(missing.slot)) continue
      for (const slot of [missing.slot, ...missing.orElse]) asked.add(slot)
      const elementTitle = element.title[language]
      // The item and its predecessor often carry the same title; it is said once.
      const circumstances = [...new Set(missing.circumstances.map((circumstance) => circumstance.title[language]))]
      const reason =
        circumstances.length > 0
          ? translate('review.gap.why-circumstance', { element: elementTitle, circumstances: circumstances.join(translate('review.gap.separator')) })
          : element.slots.includes(missing.slot)
            ? translate('review.gap.why-required', { element: elementTitle })
            : translate('review.gap.why-finding', { element: elementTitle })
      gaps.push({
        number: gaps.length + 1,
        element: tree.id(element.id),
        elementTitle,
        slot: missing.slot,
        document: slotNames(missing, input),
        askUnit: pack.slots.find((slot) => slot.id === missing.slot)?.askUnit[language] ?? '',
        why: missing.orElse.length === 0 ? reason : `${reason}${translate('review.gap.one-is-enough')}`,
        request: requestOf(missing.slot, input),
        requests: requestsOf(missing.slot, input),
        units: [missing.slot, ...missing.orElse].flatMap((slot) => unitsFor(slot, language)).filter((unit, at, all) => all.findIndex((other) => other.id === unit.id) === at),
      })
    }
  }
  return gaps
}
