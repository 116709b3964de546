import type { EvidenceItem, ReviewElement, Stance } from '../../contract/review.ts'
import type { LegalElement } from '../law/rule-pack.ts'
import type { MissingSlot, SlotCalls } from './called-slots.ts'
import { standing } from './findings.ts'
import type { ReviewInput } from './review-input.ts'
import { slotNames } from './slot-names.ts'
import { commonTree, type Tree } from './trees.ts'

type ElementInput = Pick<ReviewInput, 'view' | 'findings' | 'pack' | 'decisions' | 'language' | 'translate'>

/**
 * The score per element of one tree: only stances that the reviewer took count, on accepted findings, marks and assigned evidence. A finding
 * that bears on an element and on which no stance was taken stands open; nothing is ticked beforehand.
 */
export function buildElements(input: ElementInput, evidence: readonly EvidenceItem[], calls: SlotCalls, tree: Tree = commonTree(input)): readonly ReviewElement[] {
  const groups = new Map(input.pack.groups.map((group) => [group.id, group.title[input.language]]))
  return tree.elements.map((element) => {
    const id = tree.id(element.id)
    const assessed = input.decisions.elements[id]
    const taken = stancesOn(element.id, tree, input)
    const placements = (input.decisions.placements ?? []).filter((placement) => placement.subject === id)
    const placed = (stance: Stance): number => placements.filter((placement) => placement.stance === stance).length
    const slots = new Set([...element.slots, ...element.conditionalSlots])
    return {
      id,
      group: element.group,
      groupTitle: groups.get(element.group) ?? element.group,
      title: element.title[input.language],
      source: element.source[input.language],
      status: assessed?.status ?? 'unassessed',
      for: taken.forFindings.length + taken.annotationsFor + placed('for'),
      against: taken.againstFindings.length + taken.annotationsAgainst + placed('against'),
      missing: missingOf(element, input, calls, tree).map((missing) => slotNames(missing, input)),
      forFindings: taken.forFindings,
      againstFindings: taken.againstFindings,
      openFindings: taken.openFindings,
      placements,
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
export function missingOf(element: LegalElement, input: Pick<ElementInput, 'decisions'>, calls: SlotCalls, tree: Pick<Tree, 'id'>): readonly MissingSlot[] {
  return input.decisions.elements[tree.id(element.id)]?.status === 'not-applicable' ? [] : calls.forElement(element)
}

interface StancesOn {
  readonly forFindings: readonly string[]
  readonly againstFindings: readonly string[]
  readonly openFindings: readonly string[]
  readonly annotationsFor: number
  readonly annotationsAgainst: number
}

function stancesOn(entry: string, tree: Tree, input: ElementInput): StancesOn {
  const element = tree.id(entry)
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
    else if (tree.mine(finding) && tree.bearsOn(finding, entry)) openFindings.push(finding.id)
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
