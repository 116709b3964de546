import table from '../../../resources/travel/stations.json' with { type: 'json' }
import { simplified } from '../search/characters.ts'

/** Where a station lies. `country` as in ISO 3166 alpha-2; province and city only inside the mainland. */
export interface Station {
  readonly country: string
  readonly province: string | null
  readonly city: string | null
}

const STATIONS: ReadonlyMap<string, Station> = new Map([
  ...Object.entries(table.mainland).flatMap(([province, cities]) =>
    Object.entries(cities as Readonly<Record<string, readonly string[]>>).flatMap(([city, names]) => names.map((name): [string, Station] => [name, { country: 'CN', province, city }]))),
  ...Object.entries(table.elsewhere).map(([name, country]): [string, Station] => [name, { country, province: null, city: null }]),
])

/** Cities of the mainland by name, for places that are named after theirs. */
const CITIES: readonly string[] = [...new Set(Object.values(table.mainland).flatMap((cities) => Object.keys(cities)))].filter((city) => city.length >= 2)

/** Does the name of a place begin with a city of the mainland (绵阳南郊, 三亚凤凰)? */
export const inMainlandCity = (name: string): boolean => CITIES.some((city) => name.startsWith(city))

/**
 * A railway station by its name as a ticket prints it (`南 昌站`, `北京南`); null where it is not known. A station
 * named after a known one and a quarter of the sky (`南昌北`) lies in that city, as the railway names them.
 */
export function stationOf(text: string): Station | null {
  const name = simplified(text.normalize('NFKC')).replace(/\s+/gu, '').replace(/站$/u, '')
  return STATIONS.get(name) ?? STATIONS.get(name.replace(/[东南西北]$/u, '')) ?? null
}
