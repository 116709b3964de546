import type { Asset, Dealing, Party } from '../../case/facts.ts'
import type { Day } from '../../values/day.ts'
import type { AssetId } from '../../values/ids.ts'
import type { RuleContext } from '../rule.ts'

export const assetOf = (context: RuleContext, id: AssetId | null): Asset | null =>
  id === null ? null : (context.view.facts.assets.find((each) => each.id === id) ?? null)

/** Assets whose owner is the party. */
export const assetsOf = (context: RuleContext, party: Party): readonly Asset[] =>
  context.view.facts.assets.filter((each) => each.owner === party.id)

/**
 * The debtor who made the dealing: its `from`, or, where nobody is named there, the owner of the asset.
 * Null where somebody else made it, or where nobody is known to have.
 */
export function dealingDebtor(context: RuleContext, dealing: Dealing): Party | null {
  const maker = dealing.from ?? assetOf(context, dealing.asset)?.owner ?? null
  return context.debtors.find((each) => each.id === maker) ?? null
}

/**
 * First day from which dealings of the party are examined: `suit-notice`. Where that day is not known, the judgment's
 * taking effect, else service of the enforcement notice, both of which come after any notice of suit.
 */
export const suitDay = (context: RuleContext, party: Party): Day | null =>
  context.certainDay(party, 'suit-notice') ??
  context.certainDay(party, 'judgment-effective') ??
  context.certainDay(party, 'enforcement-notice-served')
