import countryCodes from '../../../resources/travel/airport-countries.json' with { type: 'json' }
import fullNames from '../../../resources/travel/country-names.json' with { type: 'json' }
import table from '../../../resources/travel/airports.json' with { type: 'json' }
import { simplified } from '../search/characters.ts'
import type { AirRow, BorderRow, Journey } from './journey.ts'
import { inMainlandCity, stationOf } from './stations.ts'
import { sameDocument } from './traveller.ts'

/** Where a place lies as a court tells it apart: Hong Kong, Macao and Taiwan are neither the mainland nor abroad. */
export type Region = 'mainland' | 'hk-mo-tw' | 'abroad'

export interface Place {
  /** ISO 3166 alpha-2. */
  readonly country: string
  readonly countryName: string
  readonly region: Region
}

const APART: ReadonlySet<string> = new Set(table.apart)
/** Short names as border records write them; the full name where a country has no short one. */
const COUNTRIES: ReadonlyMap<string, string> = new Map([...Object.entries(fullNames.names), ...Object.entries(table.countries)])
const FULL_NAMES: ReadonlyMap<string, string> = new Map(Object.entries(fullNames.names).map(([code, name]) => [name, code]))
const plain = (text: string): string => simplified(text.normalize('NFKC').toUpperCase().replace(/[\s()·]/gu, ''))
const AIRPORTS = Object.entries(table.airports).map(([code, [country = '', name = '']]) => ({ code, country, name: plain(name) }))
const BY_CODE: ReadonlyMap<string, string> = new Map([
  ...Object.entries(countryCodes.codes).flatMap(([country, codes]) => (codes.match(/.{3}/gu) ?? []).map((code): [string, string] => [code, country])),
  ...AIRPORTS.map((airport): [string, string] => [airport.code, airport.country]),
])

const placeIn = (country: string): Place => ({ country, countryName: COUNTRIES.get(country) ?? country, region: country === 'CN' ? 'mainland' : APART.has(country) ? 'hk-mo-tw' : 'abroad' })

/**
 * An airport by its code or by its Chinese name, with or without the word for airport (北京首都机场, 首都, PEK), or by the
 * mainland city that its name begins with (绵阳南郊机场); null where it is not known.
 */
export function airportPlace(text: string): Place | null {
  const name = plain(text).replace(/(?:国际)?机场(?:T\d|航站楼)?$/u, '')
  if (name === '') return null
  const coded = BY_CODE.get(name) ?? BY_CODE.get(/(?:^|[^A-Z])([A-Z]{3})(?:[^A-Z]|$)/u.exec(name)?.[1] ?? '')
  if (coded !== undefined) return placeIn(coded)
  const found = new Set(AIRPORTS.filter((airport) => airport.name === name || (name.length >= 2 && (airport.name.startsWith(name) || airport.name.endsWith(name)))).map(({ country }) => country))
  const [only] = found
  if (only !== undefined && found.size === 1) return placeIn(only)
  return countryPlace(text) ?? (found.size === 0 && inMainlandCity(name) ? placeIn('CN') : null)
}

/** A country or region as a border record writes it; null where it is not known. */
export function countryPlace(text: string): Place | null {
  const name = plain(text).replace(/^中国(?=香港|澳门|台湾)/u, '').replace(/特别行政区$|地区$/u, '')
  for (const [code, known] of COUNTRIES) if (name === known || name === code) return placeIn(code)
  const full = FULL_NAMES.get(name)
  return full === undefined ? null : placeIn(full)
}

/** What a border record does not say and a flight does. */
export interface DerivedDestination extends Place {
  /** The flight row it was taken from. */
  readonly from: Journey['id']
}

const flightNumber = (text: string): string => /(?:^|[^A-Z0-9])([A-Z]{2}|[A-Z]\d|\d[A-Z])0*(\d{1,4})(?![0-9])/u.exec(text.normalize('NFKC').toUpperCase())?.slice(1).join('') ?? ''

/**
 * The country to which an exit (from which an entry) without a destination led, by the ticket of the same person for
 * the flight that the record names, on that day. Null where there is none, or where tickets of that flight disagree.
 */
export function derivedDestination(crossing: BorderRow, journeys: readonly Journey[]): DerivedDestination | null {
  const flight = flightNumber(crossing.carrier)
  if (crossing.destination.trim() !== '' || flight === '' || crossing.direction === 'unknown') return null
  const found = journeys.flatMap((journey): DerivedDestination[] => {
    if (journey.mode !== 'air' || journey.at.day !== crossing.at.day || flightNumber(journey.flight) !== flight || !isSamePerson(journey, crossing)) return []
    const place = airportPlace(crossing.direction === 'exit' ? journey.to : journey.from)
    return place === null || place.region === 'mainland' ? [] : [{ ...place, from: journey.id }]
  })
  const [first] = found
  return first !== undefined && found.every(({ country }) => country === first.country) ? first : null
}

/** Ticket and crossing name one number, or one name where a number is missing or of another document. */
const isSamePerson = (ticket: AirRow, crossing: BorderRow): boolean =>
  ticket.documents.some((one) => crossing.documents.some((other) => sameDocument(one.number, other.number))) ||
  (ticket.travellerName !== '' && plain(ticket.travellerName) === plain(crossing.travellerName))

/** A railway station by its name; null where it is not known. */
export function stationPlace(text: string): Place | null {
  const station = stationOf(text)
  return station === null ? null : placeIn(station.country)
}

/** Where a journey led; null where its places are not known: one end elsewhere tells it, the mainland needs both. */
export function regionOf(journey: Journey, journeys: readonly Journey[]): Region | null {
  if (journey.mode === 'border') return countryPlace(journey.destination)?.region ?? derivedDestination(journey, journeys)?.region ?? null
  if (journey.mode !== 'air' && journey.mode !== 'rail') return null
  const place = journey.mode === 'air' ? airportPlace : stationPlace
  const ends = [place(journey.from)?.region ?? null, place(journey.to)?.region ?? null]
  if (ends.includes('abroad')) return 'abroad'
  if (ends.includes('hk-mo-tw')) return 'hk-mo-tw'
  return ends.every((end) => end === 'mainland') ? 'mainland' : null
}
