import type { Asset, Dealing, Party } from '../../case/facts.ts'
import { sum, type Fen } from '../../values/money.ts'
import { assetSubject, buildFinding } from '../build-finding.ts'
import type { Finding, RuleId } from '../finding.ts'
import type { ParameterSet } from '../parameters.ts'
import type { RuleContext } from '../rule.ts'
import { certainlyFrom } from './certain-days.ts'
import { dealingActs, partlyKnownCount } from './dealing-acts.ts'
import { suitDay } from './debtor-dealings.ts'
import { assetCitation, NOT_STATED } from './fact-citations.ts'

/** How a sale is held against the valuation of its asset. */
export interface PriceCheck {
  readonly rule: RuleId
  readonly parameters: ParameterSet
  /** The debtor whose dealing it is; null where it is nobody's. */
  debtorOf(dealing: Dealing): Party | null
  /** Is the price off by more than the rule allows? */
  isOff(price: Fen, valuation: Fen): boolean
  /** By how much, in fen. */
  differenceOf(price: Fen, valuation: Fen): Fen
}

/**
 * Sales of an asset on or after the notice of suit whose price is off the valuation, one finding per asset.
 * A sale without a price, or of an asset without a valuation, cannot be held against anything and is not counted.
 */
export const pricesAgainstValuation = (context: RuleContext, check: PriceCheck): readonly Finding[] =>
  context.view.facts.assets.flatMap((asset) => salesOff(context, asset, check))

function salesOff(context: RuleContext, asset: Asset, check: PriceCheck): readonly Finding[] {
  const { valuation } = asset
  if (valuation === null) return []
  const difference = (dealing: Dealing): Fen | null => (dealing.price === null ? null : check.differenceOf(dealing.price, valuation))
  const sales = context.view.facts.dealings.filter((dealing) => {
    if (dealing.kind !== 'sale' || dealing.asset !== asset.id || dealing.price === null) return false
    const party = check.debtorOf(dealing)
    const start = party === null ? null : suitDay(context, party)
    return start !== null && certainlyFrom(dealing.date, start) && check.isOff(dealing.price, valuation)
  })
  const differences = sales.map(difference).filter((each) => each !== null)
  const first = sales[0]
  if (first === undefined) return []
  const party = check.debtorOf(first)
  return [
    buildFinding({
      rule: check.rule,
      subject: assetSubject(asset),
      acts: dealingActs(sales, difference),
      total: sum(differences),
      parameters: check.parameters,
      context: [assetCitation(asset)],
      values: {
        party: party?.name ?? '',
        asset: asset.title,
        valuationDate: asset.valuationDate ?? NOT_STATED,
        suitDay: (party === null ? null : suitDay(context, party)) ?? '',
        partlyKnown: partlyKnownCount(sales),
        ...check.parameters,
      },
    }),
  ]
}
