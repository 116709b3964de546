import type { CaseDocument } from '../case/case-view.ts'
import type { CaseFacts } from '../case/facts.ts'
import { kindProposals } from './document-kinds.ts'
import { amountProposals, dateProposals, obligationProposals } from './figures.ts'
import { milestoneProposals } from './milestones.ts'
import { documentNumberProposals, namedParties, partyProposals } from './parties.ts'
import type { Proposal, ProposalPlace } from './proposal.ts'
import { queryPathProposals } from './query-path.ts'
import { openReading, type Draft } from './reading.ts'
import { sameStatement, standingOf } from './standing.ts'
import { accountProposals, assetProposals, caseNumberProposals, plateProposals } from './things.ts'

/** Files whose text is not the word of anybody: rows of statements and travel records are read as rows. */
const READ: ReadonlySet<CaseDocument['kind']> = new Set<CaseDocument['kind']>(['document', 'image', 'other'])

/**
 * What a document says that could be a fact of the case: each with the passage, its place and the pattern that found it.
 * Pure and deterministic. Nothing of it is a fact before the reviewer takes it over.
 */
export function proposalsOf(document: CaseDocument, known: CaseFacts): readonly Proposal[] {
  const drafts: Draft[] = [...queryPathProposals(document, known)]
  if (READ.has(document.kind)) {
    const reading = openReading(document, known)
    const named = namedParties(reading)
    drafts.push(
      ...kindProposals(reading),
      ...caseNumberProposals(reading),
      ...partyProposals(reading, named),
      ...documentNumberProposals(reading, named),
      ...accountProposals(reading),
      ...milestoneProposals(reading, named),
      ...obligationProposals(reading),
      ...plateProposals(reading),
      ...assetProposals(reading),
      ...amountProposals(reading),
      ...dateProposals(reading),
    )
  }
  const once = new Map<string, Proposal>()
  for (const each of drafts) if (!once.has(each.id)) once.set(each.id, { ...each, standing: standingOf(each, known, document) })
  return [...once.values()]
}

/** A proposal with the other places that say the same. */
export interface MergedProposal extends Proposal {
  readonly alsoAt: readonly ProposalPlace[]
}

/** Order among proposals that say the same: a proof of service before a sentence that tells of it, a party with its papers before a bare name. */
function firstHand({ pattern, states }: Proposal): number {
  if (states?.kind === 'party') return -((states.body.documents ?? []).length + (states.body.aliases ?? []).length)
  return pattern === 'milestone.receipt' ? 0 : 1
}

/** Puts proposals of many documents that would state the same entry together; the best-founded one stands for them. */
export function mergeProposals(proposals: readonly Proposal[]): readonly MergedProposal[] {
  const groups = new Map<string, Proposal[]>()
  for (const proposal of proposals) {
    const key = sameStatement(proposal)
    const group = groups.get(key)
    if (group) group.push(proposal)
    else groups.set(key, [proposal])
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group.toSorted((left, right) => firstHand(left) - firstHand(right))
    return first === undefined ? [] : [{ ...first, alsoAt: others.map((each) => each.place) }]
  })
}
