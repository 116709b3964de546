import { simplified } from '../search/characters.ts'
import type { RailRow, ShipRow } from './journey.ts'

/**
 * What the restriction says of a rail seat: `g-train` any seat of a G train, `emu-first` first class or above of another EMU,
 * `soft-sleeper` on a conventional train, `emu-berth` a berth of an EMU that the rule does not name (for a human),
 * `not-counted` all else. Source: 法释〔2015〕17号 Art. 3(1)(2) and (9); rules `travel.rail`, `travel.rail-unsure`.
 */
export type RailClass = 'g-train' | 'emu-first' | 'soft-sleeper' | 'emu-berth' | 'not-counted'

const FIRST_OR_ABOVE = ['一等座', '一等', '一等软座', '优选一等座', '优选一等', '特等座', '特等', '商务座', '商务', '一等包座']
const EMU_BERTHS = ['动卧', '高级动卧', '一等卧', '二等卧', '一等动卧', '二等动卧', '软卧', '高级软卧']
const SOFT_SLEEPERS = ['软卧', '高级软卧', '一人软包']

/**
 * Seat without blanks, without the air conditioning that tickets of conventional trains put before it (`新空调软卧`), and
 * without what follows the class: a bracket, or the place of the berth (`软卧下铺`).
 */
const seatName = (seat: string): string =>
  simplified(seat.normalize('NFKC')).replace(/\s+/gu, '').replace(/\(.*\)/gu, '').replace(/^新?型?空调/u, '').replace(/(?<=[卧包])(代.*|[上中下]铺?)$/u, '')

/** Class of a rail row for the rules; it looks at train number and seat only, not at the status of the ticket. */
export function railClass(row: Pick<RailRow, 'train' | 'seat'>): RailClass {
  const train = row.train.normalize('NFKC').toUpperCase().replace(/\s+/gu, '')
  const seat = seatName(row.seat)
  if (/^G\d/.test(train)) return 'g-train'
  if (/^[DCS]\d/.test(train)) {
    if (EMU_BERTHS.includes(seat)) return 'emu-berth'
    return FIRST_OR_ABOVE.includes(seat) ? 'emu-first' : 'not-counted'
  }
  return SOFT_SLEEPERS.includes(seat) ? 'soft-sleeper' : 'not-counted'
}

const SECOND_OR_ABOVE = /^(?:[特头]等|[一二12]等)(?:[A-Z甲乙]|舱|室|间|房)*/u

/** Is the ship's cabin second class or above (`travel.ship`)? Third class and below, seats and deck are not; nor is a cabin without a class in its name. */
export function shipCounts(row: Pick<ShipRow, 'cabin'>): boolean {
  const cabin = simplified(row.cabin.normalize('NFKC')).toUpperCase().replace(/\s+/gu, '')
  return SECOND_OR_ABOVE.test(cabin) && !/座/u.test(cabin)
}
