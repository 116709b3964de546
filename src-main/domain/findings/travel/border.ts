import { buildFinding, cite, partySubject } from '../build-finding.ts'
import { BY_FLIGHT, type FindingGroup } from '../finding.ts'
import type { Rule } from '../rule.ts'
import type { Journey } from '../../journeys/journey.ts'
import { derivedDestination, type DerivedDestination } from '../../journeys/places.ts'
import { borderTrips, type BorderTrip } from './border-trips.ts'
import { isRestricted, journeysTaken } from './counted-journeys.ts'

/**
 * `travel.border`: exits in the restriction period, one per trip, grouped by the destination as the record writes it
 * (else that of the flight it names, by the ticket, marked `by-flight:`; `unknown` where neither tells). A return after the restriction still ends the trip. Values: nights over all trips,
 * nights of each trip in the order of the acts (`?` the return is not recorded, `-` still abroad), trips still abroad.
 */
export const travelBorder: Rule = (context) =>
  context.debtors.flatMap((party) => {
    const restricted = isRestricted(context, party)
    const crossings = journeysTaken(context, party, 'border')
    const trips = borderTrips(crossings).filter(({ exit }) => restricted(exit.at.day))
    if (trips.length === 0) return []
    const byFlight = destinationsByFlight(trips, context.view.journeys)
    return [
      buildFinding({
        rule: 'travel.border',
        subject: partySubject(party),
        acts: trips.map(({ exit }) => ({ day: exit.at.day, citation: cite(exit), amount: null })),
        total: null,
        groups: byDestination(trips, byFlight),
        context: [
          ...trips.flatMap(({ entry }) => (entry === null ? [] : [cite(entry)])),
          // Who doubts a derived destination opens the ticket it was taken from.
          ...[...byFlight.values()].flatMap(({ from }) => context.view.journeys.filter(({ id }) => id === from).map((ticket) => cite(ticket))),
        ],
        values: {
          nights: trips.reduce((nights, trip) => nights + (trip.nights ?? 0), 0),
          nightsOfTrips: trips.map((trip) => trip.nights ?? (trip.abroad ? '-' : '?')).join(', '),
          abroad: trips.filter((trip) => trip.abroad).length,
          byFlight: byFlight.size,
          withoutDirection: crossings.filter((row) => row.direction === 'unknown' && restricted(row.at.day)).length,
        },
      }),
    ]
  })

/** Of trips whose record names no destination, that of the flight it names, where a ticket tells it (`derivedDestination`). */
function destinationsByFlight(trips: readonly BorderTrip[], journeys: readonly Journey[]): ReadonlyMap<BorderTrip, DerivedDestination> {
  return new Map(trips.flatMap((trip): [BorderTrip, DerivedDestination][] => {
    const derived = trip.exit.destination.trim() === '' ? derivedDestination(trip.exit, journeys) : null
    return derived === null ? [] : [[trip, derived]]
  }))
}

/** A derived destination is a group of its own beside what the records say, so that nobody takes the one for the other. */
function byDestination(trips: readonly BorderTrip[], byFlight: ReadonlyMap<BorderTrip, DerivedDestination>): readonly FindingGroup[] {
  const keyOf = (trip: BorderTrip): string => {
    const derived = byFlight.get(trip)
    return derived === undefined ? trip.exit.destination.trim() || 'unknown' : `${BY_FLIGHT}${derived.countryName}`
  }
  return [...Map.groupBy(trips, keyOf)].map(([key, members]) => ({ key, count: members.length, total: null }))
}
