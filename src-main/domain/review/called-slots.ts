import type { EvidenceItem } from '../../contract/review.ts'
import type { CaseStage } from '../case/facts.ts'
import type { Finding } from '../findings/finding.ts'
import { bearsOnOf, countsActs, pointsTo } from '../law/bearing.ts'
import type { Circumstance, EvidenceSlot, LegalElement, RulePack } from '../law/rule-pack.ts'

/** A slot that something calls for, with why. */
export interface CalledSlot {
  readonly slot: string
  /** Circumstances that findings point to and that call for it; empty where the element itself does. */
  readonly circumstances: readonly Circumstance[]
}

/** A slot called for and not filled, together with those that would do as well. */
export interface MissingSlot extends CalledSlot {
  readonly orElse: readonly string[]
}

/** What the file calls for, worked out once for elements, circumstances and gaps. */
export interface SlotCalls {
  forElement(element: LegalElement): readonly MissingSlot[]
  forCircumstance(circumstance: Circumstance): readonly MissingSlot[]
}

/**
 * A required slot is always called for. A conditional slot is called for where a circumstance that a standing finding
 * points to lists it; one that no circumstance of the pack lists (a performance receipt) where a finding bears on the
 * element itself. So flights ask for the restriction order, and never for an injury opinion.
 */
export function createSlotCalls(
  pack: RulePack,
  standing: readonly Finding[],
  evidence: readonly EvidenceItem[],
  stage: CaseStage | null,
): SlotCalls {
  const slots = new Map(pack.slots.map((slot) => [slot.id, slot]))
  const filled = new Set(evidence.flatMap((item) => item.slots.map((slot) => slot.slot)))
  const inSomeCircumstance = new Set(pack.circumstances.flatMap((circumstance) => slotsOf(circumstance)))
  const borneOn = new Set(standing.flatMap((finding) => bearsOnOf(finding, pack)))
  // A missing sanction or a version line points to items that nobody is said to have done: only counted acts call for documents.
  const pointingTo = (circumstance: Circumstance): readonly Finding[] =>
    standing.filter((finding) => countsActs(finding.rule) && pointsTo(finding, circumstance, pack))
  const callers = new Map<string, Circumstance[]>()
  for (const circumstance of pack.circumstances) {
    const pointing = pointingTo(circumstance)
    for (const slot of pointing.length === 0 ? [] : slotsCalledBy(circumstance, pointing, pack)) {
      callers.set(slot, [...(callers.get(slot) ?? []), circumstance])
    }
  }

  const missing = (called: readonly CalledSlot[]): readonly MissingSlot[] => {
    const result: MissingSlot[] = []
    for (const call of called) {
      const slot = slots.get(call.slot)
      if (slot === undefined || !calledAtStage(slot, stage) || filled.has(call.slot)) continue
      const group = pack.alternatives?.find((ids) => ids.includes(call.slot)) ?? [call.slot]
      if (group.some((id) => filled.has(id)) || result.some((other) => group.includes(other.slot))) continue
      const orElse = group.filter((id) => id !== call.slot && called.some((other) => other.slot === id))
      result.push({ ...call, orElse })
    }
    return result
  }

  return {
    forElement: (element) =>
      missing([
        ...element.slots.map((slot) => ({ slot, circumstances: [] })),
        ...element.conditionalSlots.flatMap((slot) => {
          const circumstances = callers.get(slot) ?? []
          const byItself = !inSomeCircumstance.has(slot) && borneOn.has(element.id)
          return circumstances.length > 0 || byItself ? [{ slot, circumstances }] : []
        }),
      ]),
    forCircumstance: (circumstance) => {
      return missing(slotsCalledBy(circumstance, pointingTo(circumstance), pack).map((slot) => ({ slot, circumstances: [circumstance] })))
    },
  }
}

const slotsOf = (circumstance: Circumstance): readonly string[] => [
  ...circumstance.slots,
  ...(circumstance.branches ?? []).flatMap((branch) => branch.slots),
]

/** Slots of the item itself and of the branches that the findings are about; of every branch where they are about none. */
function slotsCalledBy(circumstance: Circumstance, pointing: readonly Finding[], pack: RulePack): readonly string[] {
  const branches = circumstance.branches ?? []
  const ids = new Set(pointing.flatMap((finding) => bearsOnOf(finding, pack)))
  const taken = branches.filter((branch) => branch.when.some((id) => ids.has(id)))
  const called = pointing.length === 0 ? branches : taken
  return [...new Set([...called.flatMap((branch) => branch.slots), ...circumstance.slots])]
}

/** A private prosecution has no transfer letter, and an enforcement court no police file: neither is a gap then. */
function calledAtStage(slot: EvidenceSlot, stage: CaseStage | null): boolean {
  return stage === null || slot.stages === undefined || slot.stages.includes(stage)
}
