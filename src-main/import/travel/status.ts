import statuses from '../../../resources/travel/statuses.json' with { type: 'json' }
import type { JourneyStatus } from '../../domain/journeys/journey.ts'
import type { TravelLayout } from './layout.ts'
import { filled, plain } from './vocabulary.ts'

/** Records that say what became of a ticket or booking; a crossing has happened. */
export type TicketMode = 'rail' | 'air' | 'ship' | 'hotel'

const YES = new Set(statuses.yes.map(plain))
const comparable = (text: string): string => plain(text).replace(/\([^()]*\)/gu, '').replace(/[-_]/gu, '')

const statusMap = (mode: TicketMode): ReadonlyMap<string, JourneyStatus> =>
  new Map((['taken', 'refunded', 'changed', 'not-taken'] as const).flatMap((status) => statuses[mode][status].map((word) => [comparable(word), status] as const)))
const STATUS_OF: Readonly<Record<TicketMode, ReadonlyMap<string, JourneyStatus>>> = { rail: statusMap('rail'), air: statusMap('air'), ship: statusMap('ship'), hotel: statusMap('hotel') }

/** What a status word says became of the ticket; `unknown` for a word that is in no list, `taken` where there is none. */
export function statusOfWord(mode: TicketMode, text: string): JourneyStatus {
  const word = comparable(filled(text))
  return word === '' ? 'taken' : (STATUS_OF[mode].get(word) ?? 'unknown')
}

export interface StatusCells {
  readonly word: string
  /** Cells that are filled only where the ticket was given back (退票日期 …) or changed for another (改签新票票号 …). */
  readonly refund: readonly string[]
  readonly change: readonly string[]
  readonly refundMark: string
  readonly changeMark: string
}

/** Status of a ticket row: what happened to the ticket outweighs the word, the sheet of bookings not flown outweighs both but a refund. Words of the layout come before those that all forms share. */
export function ticketStatus(mode: TicketMode, sheet: string | null, layout: TravelLayout | null, cells: StatusCells): JourneyStatus {
  const any = (texts: readonly string[]): boolean => texts.some((text) => filled(text) !== '')
  if (any(cells.refund) || YES.has(plain(cells.refundMark))) return 'refunded'
  if (any(cells.change) || YES.has(plain(cells.changeMark))) return 'changed'
  const byWord = layout?.statuses.get(plain(filled(cells.word))) ?? statusOfWord(mode, cells.word)
  if (sheet === null || byWord === 'refunded' || byWord === 'changed') return byWord
  const name = plain(sheet)
  return layout?.sheets.find(([part]) => name.includes(part))?.[1] ?? (name.includes('未成行') ? 'not-taken' : byWord)
}
