import { fittingLayout } from '../fitting-layout.ts'
import type { JourneyStatus } from '../../domain/journeys/journey.ts'
import type { DateOrder } from '../statements/layout.ts'
import type { TravelLayoutFile } from './layout-file.ts'
import { MODE_COLUMNS, SHARED_COLUMNS, footerPlain, headingForms, plain, type TravelMode } from './vocabulary.ts'
import airAgency from '../../../resources/travel/layouts/air-agency.json' with { type: 'json' }
import airDirected from '../../../resources/travel/layouts/air-directed.json' with { type: 'json' }
import airItinerary from '../../../resources/travel/layouts/air-itinerary.json' with { type: 'json' }
import airTickets from '../../../resources/travel/layouts/air-ticket-history.json' with { type: 'json' }
import borderCodes from '../../../resources/travel/layouts/border-codes.json' with { type: 'json' }
import borderDirected from '../../../resources/travel/layouts/border-directed.json' with { type: 'json' }
import borderPersonal from '../../../resources/travel/layouts/border-e-file.json' with { type: 'json' }
import hotelCodes from '../../../resources/travel/layouts/hotel-codes.json' with { type: 'json' }
import hotelDirected from '../../../resources/travel/layouts/hotel-directed.json' with { type: 'json' }
import railDirected from '../../../resources/travel/layouts/rail-directed.json' with { type: 'json' }
import railOrders from '../../../resources/travel/layouts/rail-orders.json' with { type: 'json' }
import shipPassengers from '../../../resources/travel/layouts/ship-passengers.json' with { type: 'json' }

/** A form of travel record ready for use: what its column names alone do not say. */
export interface TravelLayout {
  readonly id: string
  /** Made by a person in the window or given by the site, not part of the program. */
  readonly own: boolean
  readonly mode: TravelMode
  readonly institution: string | null
  readonly requires: readonly string[]
  readonly anyOf: readonly string[]
  readonly excludes: readonly string[]
  /** Heading as compared -> meaning. */
  readonly meanings: ReadonlyMap<string, string>
  readonly positions: readonly (string | null)[] | null
  readonly onlyNamed: boolean
  /** Null: the dates of the column themselves have to show whether day or month comes first. */
  readonly dateOrder: DateOrder | null
  readonly directions: ReadonlyMap<string, 'exit' | 'entry'>
  readonly statuses: ReadonlyMap<string, JourneyStatus>
  readonly sheets: readonly (readonly [string, JourneyStatus])[]
  readonly footer: readonly string[]
}

const MODES: readonly string[] = Object.keys(MODE_COLUMNS)
const isMode = (text: string): text is TravelMode => MODES.includes(text)
const isStatus = (text: string): text is JourneyStatus => ['taken', 'refunded', 'changed', 'not-taken', 'unknown'].includes(text)
const isOrder = (text: string | undefined): text is DateOrder => text === 'year-first' || text === 'day-first' || text === 'month-first'

/** Meanings that a column of a record of this mode may have, in the order in which people look for them. */
export const meaningsOf = (mode: TravelMode): readonly string[] =>
  [...new Set([...Object.keys(MODE_COLUMNS[mode]), 'name', 'document', ...Object.keys(SHARED_COLUMNS)])].filter((meaning) => meaning !== 'mark' && meaning !== 'payment-order')

/** Throws on a description that names an unknown mode or meaning: a defect of the program, found by its first test. */
export function readTravelLayout(file: TravelLayoutFile, own = false): TravelLayout {
  const { id, mode } = file
  if (!isMode(mode)) throw new TypeError(`layout ${id}: unknown mode ${mode}`)
  const known = new Set([...meaningsOf(mode), 'payment-order'])
  const meaning = (text: string): string => {
    if (!known.has(text)) throw new TypeError(`layout ${id}: unknown meaning ${text}`)
    return text
  }
  const status = (text: string): JourneyStatus => {
    if (!isStatus(text)) throw new TypeError(`layout ${id}: unknown status ${text}`)
    return text
  }
  return {
    id,
    own,
    mode,
    institution: file.institution,
    requires: file.requires.map(plain),
    anyOf: (file.anyOf ?? []).map(plain),
    excludes: (file.excludes ?? []).map(plain),
    meanings: new Map(Object.entries(file.meanings ?? {}).map(([name, text]) => [plain(name), meaning(text)])),
    positions: file.positions?.map((text) => (text === '' ? null : meaning(text))) ?? null,
    onlyNamed: file.onlyNamed ?? false,
    dateOrder: isOrder(file.dateOrder) ? file.dateOrder : null,
    directions: new Map((['exit', 'entry'] as const).flatMap((side) => (file.directions?.[side] ?? []).map((word): [string, typeof side] => [plain(word), side]))),
    statuses: new Map(Object.entries(file.statuses ?? {}).map(([word, text]) => [plain(word), status(text)])),
    sheets: Object.entries(file.sheets ?? {}).map(([part, text]) => [plain(part), status(text)] as const),
    footer: (file.footer ?? []).map(footerPlain),
  }
}

const FILES = [
  borderPersonal, borderDirected, borderCodes, railDirected, railOrders, airDirected, airTickets, airAgency, airItinerary, shipPassengers, hotelDirected, hotelCodes,
] as readonly TravelLayoutFile[]
/** The forms of travel records that come with the program. */
export const TRAVEL_LAYOUTS: readonly TravelLayout[] = FILES.map((file) => readTravelLayout(file))

/** A record whose columns are understood but that has none of the described forms. */
const UNNAMED: Readonly<Record<TravelMode, string>> = {
  border: 'border-crossing',
  rail: 'rail-tickets',
  air: 'air-tickets',
  ship: 'ship-tickets',
  hotel: 'hotel-stays',
}
export const unnamedLayout = (mode: TravelMode): string => UNNAMED[mode]

/** The form whose names the header has; see {@link fittingLayout}. */
export const chooseTravelLayout = (header: readonly string[], layouts: readonly TravelLayout[]): TravelLayout | null => fittingLayout(new Set(header.flatMap(headingForms)), layouts)
