import { railClass } from '../../journeys/seat-class.ts'
import type { Rule } from '../rule.ts'
import { fareFinding, isRestricted, journeysTaken } from './counted-journeys.ts'

/** `travel.rail-unsure`: EMU sleeper berths (动卧) in the restriction period. The rule does not name them: a human decides. */
export const travelRailUnsure: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const restricted = isRestricted(context, party)
    const berths = journeysTaken(context, party, 'rail').filter((row) => restricted(row.at.day) && railClass(row) === 'emu-berth')
    return fareFinding('travel.rail-unsure', party, berths)
  })
