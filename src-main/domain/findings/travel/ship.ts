import { shipCounts } from '../../journeys/seat-class.ts'
import type { Rule } from '../rule.ts'
import { fareFinding, isRestricted, journeysTaken } from './counted-journeys.ts'

/** `travel.ship`: ship journeys in second class or above in the restriction period. Source: 法释〔2015〕17号 Art. 3(1). */
export const travelShip: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const restricted = isRestricted(context, party)
    return fareFinding('travel.ship', party, journeysTaken(context, party, 'ship').filter((row) => restricted(row.at.day) && shipCounts(row)))
  })
