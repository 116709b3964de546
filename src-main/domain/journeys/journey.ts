import type { Moment } from '../values/day.ts'
import type { FileId, JourneyId } from '../values/ids.ts'
import type { Fen } from '../values/money.ts'

/** What became of the ticket or booking. Only `taken` is a journey; the rest is kept and shown. */
export type JourneyStatus = 'taken' | 'refunded' | 'changed' | 'not-taken' | 'unknown'

export interface TravellerDocument {
  /** As written: 普通护照, 往来港澳通行证, 二代身份证 …; empty where the record names none. */
  readonly kind: string
  readonly number: string
}

interface RecordOfTravel {
  readonly line: number
  /** 1-based page of a paged original (PDF); left out elsewhere. */
  readonly page?: number
  readonly at: Moment
  readonly travellerName: string
  readonly documents: readonly TravellerDocument[]
  readonly status: JourneyStatus
  readonly statusText: string
  readonly cells: readonly string[]
}

export interface BorderRow extends RecordOfTravel {
  readonly mode: 'border'
  readonly direction: 'exit' | 'entry' | 'unknown'
  readonly port: string
  /** Country or region as written in the record; empty where it has none. */
  readonly destination: string
  /** Flight, train, ship or vehicle as written. */
  readonly carrier: string
}

export interface RailRow extends RecordOfTravel {
  readonly mode: 'rail'
  readonly train: string
  readonly from: string
  readonly to: string
  /** Seat as written; codes of the ticket system (O, M, 9 …) are put into words on reading. */
  readonly seat: string
  readonly fare: Fen | null
  readonly buyer: string
  readonly ticket: string
}

export interface AirRow extends RecordOfTravel {
  readonly mode: 'air'
  readonly flight: string
  readonly from: string
  readonly to: string
  readonly cabin: string
  readonly fare: Fen | null
  readonly ticket: string
}

export interface ShipRow extends RecordOfTravel {
  readonly mode: 'ship'
  readonly vessel: string
  readonly from: string
  readonly to: string
  readonly cabin: string
  readonly fare: Fen | null
}

/**
 * A registration at a hotel (住宿登记). It is a stay and no journey: no rule counts it, because the record says neither
 * the class of the house nor the price; what was paid is counted from the statements (`spending.high`).
 */
export interface HotelRow extends RecordOfTravel {
  readonly mode: 'hotel'
  readonly hotel: string
  /** Address of the house; empty where the record has none. */
  readonly place: string
  readonly room: string
  /** Departure; null where the record gives none or it cannot be read, which its cells then show. */
  readonly until: Moment | null
  readonly fare: Fen | null
}

/** One row of a travel record as read. */
export type TravelRow = BorderRow | RailRow | AirRow | ShipRow | HotelRow

/** A kept travel row with its place. */
export type Journey = TravelRow & { readonly id: JourneyId; readonly file: FileId; readonly path: string }
