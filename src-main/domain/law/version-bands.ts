import { addDays, type Day } from '../values/day.ts'
import type { Circumstance, LegalEntry, RulePack } from './rule-pack.ts'
import { appliesByDate, entryByDate, type Applies } from './version-by-date.ts'

/** Conduct of one day (`from` = `to`), or one that went on from day to day without a break. */
export interface ActSpan {
  readonly from: Day
  readonly to: Day
}

/** Acts between two lines of the law, or one continuing act, with the answer for them alone. */
export interface VersionBand extends ActSpan, Applies {
  /** Days with an act; 1 for a continuing act, which is one act however long. */
  readonly days: number
  /** One act that goes on from the first day to the last. */
  readonly continuing: boolean
}

/**
 * The answer by date act for act: single days are put together between the lines on which the law changes, so that a
 * thousand flights give two lines and none is lost; a continuing act stands by itself, because it may cross a line.
 */
export function versionBands(entry: LegalEntry | Circumstance, acts: readonly ActSpan[], pack: RulePack, today: Day): readonly VersionBand[] {
  const answer = (days: readonly Day[]): Applies => ('tier' in entry ? appliesByDate(entry, days, pack, today) : entryByDate(entry, days, today))
  const lines = linesOf(entry, pack)
  const single = [...new Set(acts.filter((act) => act.from === act.to).map((act) => act.from))].toSorted()
  const groups = Map.groupBy(single, (day) => lines.filter((line) => line <= day).length)
  const bands = [...groups.values()].map((days): VersionBand => ({ from: days[0] as Day, to: days.at(-1) as Day, days: days.length, continuing: false, ...answer(days) }))
  const continuing = acts
    .filter((act) => act.from < act.to)
    .map((act): VersionBand => ({ ...act, days: 1, continuing: true, ...answer([act.from, act.to]) }))
  return [...bands, ...continuing].toSorted((left, right) => left.from.localeCompare(right.from) || left.to.localeCompare(right.to))
}

/** First days of each stretch in which the answer cannot change. */
function linesOf(entry: LegalEntry, pack: RulePack): readonly string[] {
  const ends = entry.to === null ? [] : [addDays(entry.to as Day, 1)]
  const begins = entry.from === null ? [] : [entry.from]
  return [...new Set([...Object.values(pack.versionLines), ...begins, ...ends])].toSorted()
}
