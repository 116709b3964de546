import type { Day } from '../values/day.ts'
import type { Circumstance, RulePack, VersionViewId } from './rule-pack.ts'
import type { ActSpan } from './version-bands.ts'
import { appliesByDate, type Applies } from './version-by-date.ts'

/** One opinion on which version governs, with the entry of the pack that it rests on. */
export interface VersionView extends Applies {
  readonly id: VersionViewId
  /** Id of the entry that states the opinion. */
  readonly rests: string
}

/**
 * The opinions held on one circumstance, the program's own (time of the act) first; none where all of them answer alike
 * or nothing was done on a known day. The program takes no side between them: it shows each with what it rests on.
 *
 * - `time-of-act`: the interpretation at the time of the act, the newer one only where it favours the accused.
 * - `no-earlier-rule`: the former interpretation was silent on the point, so there was "no relevant one" and the newer
 *   applies to cases still open.
 * - `time-of-handling`: whatever is handled once the newer one is in force is handled by it.
 * - `continuing`: conduct that goes on past the line is judged as a whole by the rule at its end.
 */
export function versionViews(circumstance: Circumstance, acts: readonly ActSpan[], pack: RulePack, today: Day): readonly VersionView[] {
  const rests = pack.versionViews
  if (acts.length === 0 || rests === undefined) return []
  const days = acts.flatMap((act) => [act.from, act.to])
  const first = days.reduce((least, day) => (day < least ? day : least))
  const last = days.reduce((most, day) => (day > most ? day : most))
  const own = appliesByDate(circumstance, days, pack, today)
  const { from, to } = circumstance
  const values = { ...own.reason.values, today, from: from ?? '', to: to ?? '' }
  const views: VersionView[] = [{ id: 'time-of-act', rests: rests['time-of-act'], ...own }]
  const add = (id: VersionViewId, applies: Applies['applies'], code: Applies['reason']['code']): void => void views.push({ id, rests: rests[id], applies, reason: { code, values } })

  const line = pack.versionLines.interpretation2024
  const isNewest = from === line && to === null
  // Before the former interpretation an older one stood; whether it was silent as well is not known to the pack.
  const silentThen = isNewest && (circumstance.predecessor === null || circumstance.newTopics !== undefined) && first >= pack.versionLines.interpretation2015
  if (silentThen && last < line) add('no-earlier-rule', 'yes', 'view-no-earlier-rule')
  if (today >= line && first < line) {
    if (isNewest) add('time-of-handling', 'yes', 'view-time-of-handling')
    else if (to !== null && to < today) add('time-of-handling', 'no', 'view-time-of-handling-former')
  }
  if (acts.some((act) => act.from < line && act.to >= line)) {
    if (isNewest) add('continuing', 'yes', 'view-continuing')
    else if (to !== null && to < line) add('continuing', 'no', 'view-continuing-former')
  }
  return views.some((view) => view.applies !== own.applies) ? views : []
}
