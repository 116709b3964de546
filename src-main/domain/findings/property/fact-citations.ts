import type { Asset, Dealing, Milestone } from '../../case/facts.ts'
import type { Citation } from '../finding.ts'

/** Facts without a document of their own stand in the case file's statement of facts. */
export const FACTS_PATH = 'case.json'

/** Stands in a sentence for a fact that the case does not state. */
export const NOT_STATED = '—'

/** The document behind a dealing; else its entry in the stated facts, found there by its id. */
export const dealingCitation = (dealing: Dealing): Citation =>
  dealing.evidence === null ? { path: FACTS_PATH, quote: dealing.id } : { path: dealing.evidence }

/** The document behind a milestone; else its entry in the stated facts. */
export const milestoneCitation = (milestone: Milestone): Citation =>
  milestone.evidence === null ? { path: FACTS_PATH, quote: milestone.kind } : { path: milestone.evidence }

/** An asset has no document of its own in the case facts. */
export const assetCitation = (asset: Asset): Citation => ({ path: FACTS_PATH, quote: asset.id })

/** Each place once, in the order given: an asset's own dates and the asset stand in one entry of the stated facts. */
export const eachPlaceOnce = (citations: readonly Citation[]): readonly Citation[] =>
  [...new Map(citations.map((each) => [`${each.path}\n${each.line ?? ''}\n${each.quote ?? ''}`, each])).values()]
