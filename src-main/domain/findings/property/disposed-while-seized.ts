import type { Asset, DealingKind } from '../../case/facts.ts'
import { seizedSpans } from '../../periods/periods.ts'
import { assetSubject, buildFinding, knownTotal } from '../build-finding.ts'
import type { Finding } from '../finding.ts'
import type { Rule, RuleContext } from '../rule.ts'
import { certainlyWithin } from './certain-days.ts'
import { dealingActs, partlyKnownCount } from './dealing-acts.ts'
import { eachPlaceOnce } from './fact-citations.ts'
import { seizureEvents } from './seizures.ts'

const DISPOSALS: ReadonlySet<DealingKind> = new Set(['sale', 'gift', 'lease', 'mortgage', 'destruction', 'hand-over'])

/**
 * `property.disposed-while-seized`: sale, gift, lease, mortgage, destruction or hand-over of an asset on a day when it was
 * certainly seized (from the day of seizure to the day before the lifting). It is about the asset: whoever disposes
 * counts. Total: the stated prices (for a lease the rent of one period), null where none is known.
 */
export const propertyDisposedWhileSeized: Rule = (context) => context.view.facts.assets.flatMap((asset) => disposed(context, asset))

function disposed(context: RuleContext, asset: Asset): readonly Finding[] {
  const spans = seizedSpans(context.view.facts, asset)
  const dealings = context.view.facts.dealings.filter(
    (each) => each.asset === asset.id && DISPOSALS.has(each.kind) && spans.some((span) => certainlyWithin(each.date, span)),
  )
  if (dealings.length === 0) return []
  const first = spans.find((span) => dealings.some((each) => certainlyWithin(each.date, span)))
  return [
    buildFinding({
      rule: 'property.disposed-while-seized',
      subject: assetSubject(asset),
      acts: dealingActs(dealings),
      total: knownTotal(dealings.map((each) => each.price)),
      context: eachPlaceOnce(seizureEvents(context, asset).map((each) => each.citation)),
      values: {
        asset: asset.title,
        seizedFrom: first?.from ?? '',
        seizedTo: first?.to ?? '',
        pricesMissing: dealings.filter((each) => each.price === null).length,
        partlyKnown: partlyKnownCount(dealings),
      },
    }),
  ]
}
