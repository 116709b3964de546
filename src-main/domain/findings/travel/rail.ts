import { railClass } from '../../journeys/seat-class.ts'
import type { Rule } from '../rule.ts'
import { fareFinding, isRestricted, journeysTaken } from './counted-journeys.ts'

/**
 * `travel.rail`: journeys in the restriction period on a G train in any seat, on another EMU train in first class or
 * above, in a soft sleeper of a conventional train. Source: 法释〔2015〕17号 Art. 3(1) and (9).
 */
export const travelRail: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const restricted = isRestricted(context, party)
    const counted = journeysTaken(context, party, 'rail').filter((row) => {
      const seat = railClass(row)
      return restricted(row.at.day) && (seat === 'g-train' || seat === 'emu-first' || seat === 'soft-sleeper')
    })
    return fareFinding('travel.rail', party, counted)
  })
