import type { Rule } from '../rule.ts'
import { fareFinding, isRestricted, journeysTaken } from './counted-journeys.ts'

/**
 * `travel.air`: flights taken in the restriction period, any cabin, each segment one. Refunded, changed and unused
 * tickets are no journeys. Total: the known fares; null where no fare is known. Source: 法释〔2015〕17号 Art. 3(1).
 */
export const travelAir: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const restricted = isRestricted(context, party)
    return fareFinding('travel.air', party, journeysTaken(context, party, 'air').filter((row) => restricted(row.at.day)))
  })
