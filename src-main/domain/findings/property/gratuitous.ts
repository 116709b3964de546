import type { DealingKind } from '../../case/facts.ts'
import { buildFinding, dealingSubject } from '../build-finding.ts'
import type { Rule } from '../rule.ts'
import { certainlyFrom } from './certain-days.ts'
import { dealingActs, partlyKnownCount } from './dealing-acts.ts'
import { assetOf, dealingDebtor, suitDay } from './debtor-dealings.ts'
import { assetCitation } from './fact-citations.ts'

const GRATUITOUS: ReadonlySet<DealingKind> = new Set(['gift', 'waiver', 'extension'])

/**
 * `property.gratuitous`: a gift, a waiver (of a claim or of security) or the extension of a matured claim by the debtor on
 * or after the notice of suit, each a subject of its own. Total: the valuation of the asset, null where there is none.
 */
export const propertyGratuitous: Rule = (context) =>
  context.view.facts.dealings.flatMap((dealing) => {
    if (!GRATUITOUS.has(dealing.kind)) return []
    const party = dealingDebtor(context, dealing)
    const start = party === null ? null : suitDay(context, party)
    if (party === null || start === null || !certainlyFrom(dealing.date, start)) return []
    const asset = assetOf(context, dealing.asset)
    const valuation = asset?.valuation ?? null
    return [
      buildFinding({
        rule: 'property.gratuitous',
        subject: dealingSubject(dealing, asset),
        acts: dealingActs([dealing], () => valuation),
        total: valuation,
        context: asset === null ? [] : [assetCitation(asset)],
        values: {
          party: party.name,
          dealing: dealing.kind,
          object: asset?.title ?? dealing.id,
          receiver: context.view.facts.parties.find((each) => each.id === dealing.to)?.name ?? '',
          date: dealing.date,
          suitDay: start,
          partlyKnown: partlyKnownCount([dealing]),
        },
      }),
    ]
  })
