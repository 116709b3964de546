import type { Asset, Milestone } from '../../case/facts.ts'
import type { Citation } from '../finding.ts'
import type { RuleContext } from '../rule.ts'
import { possibleDays, type PossibleDays } from './certain-days.ts'
import { assetCitation, milestoneCitation } from './fact-citations.ts'

/** A seizure or its lifting, by the asset's own dates or by a milestone that names the asset. */
export interface SeizureEvent {
  readonly kind: 'seized' | 'lifted'
  readonly days: PossibleDays
  readonly citation: Citation
}

/** Seizures and liftings of the asset, by the first day that each may mean. */
export function seizureEvents(context: RuleContext, asset: Asset): readonly SeizureEvent[] {
  const events: SeizureEvent[] = []
  const note = (kind: SeizureEvent['kind'], days: PossibleDays | null, citation: Citation): void => {
    if (days !== null) events.push({ kind, days, citation })
  }
  note('seized', possibleDays(asset.seizedFrom), assetCitation(asset))
  note('lifted', possibleDays(asset.seizedTo), assetCitation(asset))
  for (const milestone of context.view.facts.milestones) {
    if (milestone.asset !== asset.id) continue
    const kind = eventKind(milestone)
    if (kind !== null) note(kind, possibleDays(milestone.date), milestoneCitation(milestone))
  }
  return events.toSorted((left, right) => (left.days.first < right.days.first ? -1 : left.days.first > right.days.first ? 1 : 0))
}

const eventKind = (milestone: Milestone): SeizureEvent['kind'] | null =>
  milestone.kind === 'seizure' ? 'seized' : milestone.kind === 'seizure-lifted' ? 'lifted' : null
