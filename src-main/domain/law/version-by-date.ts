import type { Day } from '../values/day.ts'
import type { Circumstance, LegalEntry, RulePack } from './rule-pack.ts'

export type AppliesByDate = 'yes' | 'no' | 'only-if-favourable' | 'human-decision'

/** Why a circumstance does or does not apply by date: `review.applies.<code>` of the catalogues. */
export const APPLIES_CODES = [
  'in-force', 'in-force-newer-kinder', 'in-force-later-dropped', 'in-force-today', 'repealed-before', 'repealed-today',
  'not-yet-today', 'newer-kinder', 'newer-equal', 'newer-not-kinder', 'newer-compare', 'newer-former-rule', 'newer-before-tier', 'across-start', 'across-end',
  'statute-later', 'statute-across', 'not-dated', 'view-no-earlier-rule', 'view-time-of-handling', 'view-time-of-handling-former', 'view-continuing', 'view-continuing-former',
] as const
export type AppliesCode = (typeof APPLIES_CODES)[number]

export interface AppliesReason {
  readonly code: AppliesCode
  readonly values: Readonly<Record<string, string | number>>
}

export interface Applies {
  readonly applies: AppliesByDate
  readonly reason: AppliesReason
}

/**
 * Does a circumstance apply to acts of these days (contract `circumstances[].appliesByDate`; rule on the temporal
 * effect of interpretations, entry VR-2001 of the pack)? `yes` = in force when every act was done; `no` = in force
 * for none, because repealed before all of them; `only-if-favourable` = a newer rule, all acts older; `human-decision`
 * = acts on both sides of a line. Without a dated act the day of the review decides. Whether an interpretation that
 * was silent on the topic counts as "no relevant one" is disputed; the reason then says so and the answer is not `yes`.
 */
export function appliesByDate(circumstance: Circumstance, actDays: readonly Day[], pack: RulePack, today: Day): Applies {
  const { from, to } = circumstance
  const first = actDays.reduce<Day | null>((least, at) => (least === null || at < least ? at : least), null)
  const last = actDays.reduce<Day | null>((most, at) => (most === null || at > most ? at : most), null)
  if (first === null || last === null) return withoutActs(circumstance, today)

  const values = { from: from ?? '', to: to ?? '', first, last, days: actDays.length }
  const answer = (applies: AppliesByDate, code: AppliesCode): Applies => ({ applies, reason: { code, values } })
  if (to !== null && first > to) return answer('no', 'repealed-before')
  if (from !== null && last < from) return answer('only-if-favourable', newerCode(circumstance, last, pack))
  if ((from === null || first >= from) && (to === null || last <= to)) return answer('yes', inForceCode(circumstance, pack))
  return answer('human-decision', from !== null && first < from ? 'across-start' : 'across-end')
}

function withoutActs({ from, to }: Circumstance, today: Day): Applies {
  const values = { from: from ?? '', to: to ?? '', today }
  if (to !== null && today > to) return { applies: 'no', reason: { code: 'repealed-today', values } }
  if (from !== null && today < from) return { applies: 'no', reason: { code: 'not-yet-today', values } }
  return { applies: 'yes', reason: { code: 'in-force-today', values } }
}

/** In force at the time; but a later rule that is kinder, or that dropped the item, may have to replace it. */
function inForceCode(circumstance: Circumstance, pack: RulePack): AppliesCode {
  if (circumstance.to === null) return 'in-force'
  const successors = pack.circumstances.filter((other) => other.predecessor === circumstance.id)
  if (successors.length === 0) return 'in-force-later-dropped'
  return successors.some((other) => other.appliesBack) ? 'in-force-newer-kinder' : 'in-force'
}

/** A newer rule for older acts: what the comparison with the rule of the time says. */
function newerCode(circumstance: Circumstance, last: Day, pack: RulePack): AppliesCode {
  if (circumstance.to !== null) return 'newer-former-rule'
  if (circumstance.tier === 'especially-serious' && last < pack.versionLines.aggravatedTier) return 'newer-before-tier'
  if (circumstance.appliesBack) return 'newer-kinder'
  if (circumstance.comparedToPredecessor === 'equal') return 'newer-equal'
  return circumstance.comparedToPredecessor === 'harsher' ? 'newer-not-kinder' : 'newer-compare'
}

/**
 * Does an entry other than a circumstance (the aggravated tier, unit crime, ability, performance before the judgment …)
 * govern acts of these days? A statute that is harsher than what stood before never reaches back; an interpretation
 * does so only as far as it favours the accused. Entries without {@link LegalEntry.byDate} do not change with the day.
 */
export function entryByDate(entry: LegalEntry, actDays: readonly Day[], today: Day): Applies {
  const { from, byDate } = entry
  const first = actDays.reduce<Day | null>((least, at) => (least === null || at < least ? at : least), null)
  const last = actDays.reduce<Day | null>((most, at) => (most === null || at > most ? at : most), null)
  if (byDate === undefined || from === null) return { applies: 'yes', reason: { code: 'not-dated', values: {} } }
  if (first === null || last === null) {
    const code = today < from ? 'not-yet-today' : 'in-force-today'
    return { applies: today < from ? 'no' : 'yes', reason: { code, values: { from, to: '', today } } }
  }
  const values = { from, to: '', first, last, days: actDays.length }
  const answer = (applies: AppliesByDate, code: AppliesCode): Applies => ({ applies, reason: { code, values } })
  if (first >= from) return answer('yes', 'in-force')
  if (last >= from) return answer('human-decision', byDate.kind === 'statute' ? 'statute-across' : 'across-start')
  if (byDate.kind === 'statute' && byDate.compared === 'harsher') return answer('no', 'statute-later')
  const codes: Readonly<Record<typeof byDate.compared, AppliesCode>> = { kinder: 'newer-kinder', equal: 'newer-equal', harsher: 'newer-not-kinder', human: 'newer-compare' }
  return answer('only-if-favourable', codes[byDate.compared])
}
