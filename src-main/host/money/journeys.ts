import type { JourneyRecord } from '../../contract/ledger.ts'
import { within } from '../../domain/case/facts.ts'
import type { Journey } from '../../domain/journeys/journey.ts'
import { derivedDestination, regionOf } from '../../domain/journeys/places.ts'
import { isTraveller } from '../../domain/journeys/traveller.ts'
import { daysBetween } from '../../domain/values/day.ts'
import { formatYuan } from '../../domain/values/money.ts'
import { derive } from '../case/derive.ts'
import { ledgerIndex } from './ledger-index.ts'
import type { Session } from '../case/session.ts'

/** Every travel row of the file, each with the rules that count it or the reason why none does. */
export function journeyRecords(session: Session): JourneyRecord[] {
  const derived = derive(session)
  const { context, view } = derived
  const index = ledgerIndex(derived)
  const rules = new Map(derived.findings.map((finding) => [finding.id as string, finding.rule]))
  return view.journeys.map((journey) => {
    const debtor = context.debtors.find((party) => isTraveller(journey, party)) ?? null
    const inRestriction = debtor !== null && context.periods.restriction(debtor).some((span) => within(journey.at.day, span))
    const countedBy = [...new Set((index.findingsOf(journey.path, journey.line)).flatMap((id) => rules.get(id) ?? []))].filter((rule) => rule.startsWith('travel.'))
    return {
      id: journey.id,
      mode: journey.mode,
      day: journey.at.day,
      time: journey.at.time,
      traveller: journey.travellerName,
      documentKind: journey.documents[0]?.kind ?? '',
      documentNumber: journey.documents[0]?.number ?? '',
      isDebtor: debtor !== null,
      ...placesOf(journey),
      region: regionOf(journey, view.journeys),
      derivedTo: journey.mode === 'border' ? (derivedDestination(journey, view.journeys)?.countryName ?? null) : null,
      status: journey.status,
      statusText: journey.statusText,
      inRestriction,
      countedBy,
      notCountedReason: countedBy.length > 0 ? null : reasonOf(journey, debtor !== null, inRestriction),
      nightsAway: nightsOf(journey, debtor === null ? [] : view.journeys.filter((each) => isTraveller(each, debtor))),
      file: journey.file,
      path: journey.path,
      line: journey.line,
      ...(journey.page === undefined ? {} : { page: journey.page }),
    }
  })
}

function placesOf(journey: Journey): Pick<JourneyRecord, 'direction' | 'carrier' | 'from' | 'to' | 'seat' | 'fare'> {
  const fare = journey.mode === 'border' || journey.fare === null ? null : formatYuan(journey.fare)
  switch (journey.mode) {
    case 'border':
      return { direction: journey.direction, carrier: journey.carrier, from: journey.port, to: journey.destination, seat: '', fare }
    case 'rail':
      return { direction: null, carrier: journey.train, from: journey.from, to: journey.to, seat: journey.seat, fare }
    case 'air':
      return { direction: null, carrier: journey.flight, from: journey.from, to: journey.to, seat: journey.cabin, fare }
    case 'ship':
      return { direction: null, carrier: journey.vessel, from: journey.from, to: journey.to, seat: journey.cabin, fare }
    case 'hotel':
      return { direction: null, carrier: journey.hotel, from: journey.place, to: '', seat: journey.room, fare }
  }
}

/** Codes of `journey.reason.<code>` in the catalogues. */
function reasonOf(journey: Journey, isDebtor: boolean, inRestriction: boolean): string {
  if (!isDebtor) return 'other-person'
  if (journey.status !== 'taken') return journey.status
  if (!inRestriction) return 'outside-restriction'
  if (journey.mode === 'hotel') return 'no-rule'
  if (journey.mode === 'border') return journey.direction === 'entry' ? 'entry' : journey.direction === 'unknown' ? 'direction-unknown' : 'seen-twice'
  return journey.mode === 'rail' || journey.mode === 'ship' ? 'class-allowed' : 'seen-twice'
}

/** Nights that the record of one row tells: of a stay, and of a trip whose return is in the file; `own` = journeys of the same debtor, none where it is somebody else's. */
function nightsOf(journey: Journey, own: readonly Journey[]): number | null {
  if (journey.mode === 'hotel') return journey.until === null || journey.until.day < journey.at.day ? null : daysBetween(journey.at.day, journey.until.day)
  return journey.mode === 'border' && journey.direction === 'exit' && own.length > 0 ? nightsAfter(journey, own) : null
}

/** Nights from an exit to the next entry; null while there is none. */
function nightsAfter(exit: Journey, journeys: readonly Journey[]): number | null {
  const entry = journeys
    .filter((each) => each.mode === 'border' && each.direction === 'entry' && (each.at.day > exit.at.day || (each.at.day === exit.at.day && (each.at.time ?? '24') >= (exit.at.time ?? ''))))
    .toSorted((left, right) => (left.at.day < right.at.day ? -1 : left.at.day > right.at.day ? 1 : 0))[0]
  return entry ? daysBetween(exit.at.day, entry.at.day) : null
}
