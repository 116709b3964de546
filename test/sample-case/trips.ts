import { addDays } from './movement.ts'
import { DAYS } from './story.ts'

/** Trips abroad: first day, nights, where, flight out, passport. The first goes out before the restriction, the last after its lifting. */
export const TRIPS: readonly (readonly [string, number, string, string])[] = [
  ['2023-03-20', 6, '阿联酋', 'YJ801'],
  ['2023-06-06', 5, '新加坡', 'YJ811'], ['2023-06-24', 7, '阿联酋', 'YJ801'], ['2023-07-15', 4, '泰国', 'YJ821'], ['2023-08-05', 8, '阿联酋', 'YJ801'],
  ['2023-09-02', 3, '新加坡', 'YJ811'], ['2023-09-28', 9, '阿联酋', 'YJ801'], ['2023-10-28', 5, '马来西亚', 'YJ831'], ['2023-11-18', 6, '阿联酋', 'YJ801'],
  ['2023-12-08', 4, '新加坡', 'YJ811'], ['2023-12-29', 6, '日本', 'YJ841'], ['2024-01-20', 7, '阿联酋', 'YJ801'], ['2024-02-09', 8, '泰国', 'YJ821'],
  ['2024-03-08', 5, '新加坡', 'YJ811'], ['2024-03-29', 6, '阿联酋', 'YJ801'], ['2024-05-11', 9, '阿联酋', 'YJ801'], ['2024-06-15', 4, '新加坡', 'YJ811'],
  ['2024-07-13', 7, '印度尼西亚', 'YJ851'], ['2024-08-10', 8, '阿联酋', 'YJ801'], ['2024-09-13', 5, '马来西亚', 'YJ831'], ['2024-10-01', 7, '日本', 'YJ841'],
  ['2024-11-02', 6, '阿联酋', 'YJ801'], ['2024-12-07', 4, '新加坡', 'YJ811'], ['2025-01-11', 8, '阿联酋', 'YJ801'], ['2025-01-28', 6, '泰国', 'YJ821'],
  ['2025-02-20', 6, '阿联酋', 'YJ801'],
  ['2025-03-15', 5, '阿联酋', 'YJ801'],
]

/** Abroad or in detention: nobody visits a shop at home on such a day. */
export const isAway = (day: string): boolean =>
  (day >= DAYS.detention && day <= DAYS.detentionEnd) || TRIPS.some(([from, nights]) => day >= from && day <= addDays(from, nights))

/** The day itself, or the next one on which the debtor is at home and free. */
export function atHome(day: string): string {
  let found = day
  while (isAway(found)) found = addDays(found, 1)
  return found
}
