import { buildFinding, cite, partySubject } from '../build-finding.ts'
import type { FindingGroup } from '../finding.ts'
import type { Rule } from '../rule.ts'
import type { Journey } from '../../journeys/journey.ts'
import { derivedDestination } from '../../journeys/places.ts'
import { borderTrips, type BorderTrip } from './border-trips.ts'
import { isRestricted, journeysTaken } from './counted-journeys.ts'

/**
 * `travel.border`: exits in the restriction period, one per trip, grouped by the destination as the record writes it
 * (else that of the flight it names, by the ticket; `unknown` where neither tells). A return after the restriction still ends the trip. Values: nights over all trips,
 * nights of each trip in the order of the acts (`?` the return is not recorded, `-` still abroad), trips still abroad.
 */
export const travelBorder: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const restricted = isRestricted(context, party)
    const crossings = journeysTaken(context, party, 'border')
    const trips = borderTrips(crossings).filter(({ exit }) => restricted(exit.at.day))
    if (trips.length === 0) return []
    return [
      buildFinding({
        rule: 'travel.border',
        subject: partySubject(party),
        acts: trips.map(({ exit }) => ({ day: exit.at.day, citation: cite(exit), amount: null })),
        total: null,
        groups: byDestination(trips, context.view.journeys),
        context: trips.flatMap(({ entry }) => (entry === null ? [] : [cite(entry)])),
        values: {
          nights: trips.reduce((nights, trip) => nights + (trip.nights ?? 0), 0),
          nightsOfTrips: trips.map((trip) => trip.nights ?? (trip.abroad ? '-' : '?')).join(', '),
          abroad: trips.filter((trip) => trip.abroad).length,
          withoutDirection: crossings.filter((row) => row.direction === 'unknown' && restricted(row.at.day)).length,
        },
      }),
    ]
  })

/** A destination that the record does not have is that of the flight it names, where a ticket tells it (`derivedDestination`). */
function byDestination(trips: readonly BorderTrip[], journeys: readonly Journey[]): readonly FindingGroup[] {
  const groups = Map.groupBy(trips, ({ exit }) => exit.destination.trim() || derivedDestination(exit, journeys)?.countryName || 'unknown')
  return [...groups].map(([key, members]) => ({ key, count: members.length, total: null }))
}
