import type { EvidenceItem, ReviewElement, Stance } from '../../contract/review.ts'
import { bearsOnOf } from '../law/bearing.ts'
import type { LegalElement } from '../law/rule-pack.ts'
import type { MissingSlot, SlotCalls } from './called-slots.ts'
import { standing } from './findings.ts'
import type { ReviewInput } from './review-input.ts'
import { slotNames } from './slot-names.ts'

type ElementInput = Pick<ReviewInput, 'findings' | 'pack' | 'decisions' | 'language' | 'translate'>

/**
 * The score per element: only stances that the reviewer took count, on accepted findings and on annotations. A finding
 * that bears on an element and on which no stance was taken stands open; nothing is ticked beforehand.
 */
export function buildElements(input: ElementInput, evidence: readonly EvidenceItem[], calls: SlotCalls): readonly ReviewElement[] {
  const groups = new Map(input.pack.groups.map((group) => [group.id, group.title[input.language]]))
  return input.pack.elements.map((element) => {
    const assessed = input.decisions.elements[element.id]
    const taken = stancesOn(element.id, input)
    const slots = new Set([...element.slots, ...element.conditionalSlots])
    return {
      id: element.id,
      group: element.group,
      groupTitle: groups.get(element.group) ?? element.group,
      title: element.title[input.language],
      source: element.source[input.language],
      status: assessed?.status ?? 'unassessed',
      for: taken.forFindings.length + taken.annotationsFor,
      against: taken.againstFindings.length + taken.annotationsAgainst,
      missing: missingOf(element, input, calls).map((missing) => slotNames(missing, input)),
      forFindings: taken.forFindings,
      againstFindings: taken.againstFindings,
      openFindings: taken.openFindings,
      evidence: evidence.filter((item) => item.slots.some((slot) => slots.has(slot.slot))).map((item) => item.id),
      defence: element.defence.map((question) => question[input.language]),
      verified: element.verified,
      reasoning: assessed === undefined || assessed.reasoning === '' ? null : assessed.reasoning,
      reviewer: assessed?.reviewer ?? null,
      decidedAt: assessed?.decidedAt ?? null,
    }
  })
}

/** Slots that the element calls for and the file lacks; none where the reviewer said that it does not apply. */
export function missingOf(element: LegalElement, input: Pick<ElementInput, 'decisions'>, calls: SlotCalls): readonly MissingSlot[] {
  return input.decisions.elements[element.id]?.status === 'not-applicable' ? [] : calls.forElement(element)
}

interface StancesOn {
  readonly forFindings: readonly string[]
  readonly againstFindings: readonly string[]
  readonly openFindings: readonly string[]
  readonly annotationsFor: number
  readonly annotationsAgainst: number
}

function stancesOn(element: string, input: ElementInput): StancesOn {
  const forFindings: string[] = []
  const againstFindings: string[] = []
  const openFindings: string[] = []
  const seen = new Set<string>()
  for (const finding of standing(input.findings, input.decisions)) {
    seen.add(finding.id)
    const record = input.decisions.findings[finding.id]
    const stance: Stance = record?.status === 'accepted' ? (record.stances[element] ?? 'not-assessed') : 'not-assessed'
    if (stance === 'for') forFindings.push(finding.id)
    else if (stance === 'against') againstFindings.push(finding.id)
    else if (bearsOnOf(finding, input.pack).includes(element)) openFindings.push(finding.id)
  }
  // A finding that was accepted and is counted no more has to be looked at again before it counts for either side.
  for (const [id, record] of Object.entries(input.decisions.findings)) {
    if (!seen.has(id) && record.status === 'accepted' && (record.stances[element] ?? 'not-assessed') !== 'not-assessed') openFindings.push(id)
  }
  const annotations = input.decisions.annotations ?? []
  return {
    forFindings,
    againstFindings,
    openFindings,
    annotationsFor: annotations.filter((annotation) => annotation.stances[element] === 'for').length,
    annotationsAgainst: annotations.filter((annotation) => annotation.stances[element] === 'against').length,
  }
}
