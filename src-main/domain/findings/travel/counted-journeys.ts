import { within, type Party } from '../../case/facts.ts'
import type { Journey } from '../../journeys/journey.ts'
import { distinctJourneys } from '../../journeys/same-journey.ts'
import { isTraveller } from '../../journeys/traveller.ts'
import type { Day } from '../../values/day.ts'
import { buildFinding, cite, knownTotal, partySubject } from '../build-finding.ts'
import type { Finding, RuleId } from '../finding.ts'
import type { RuleContext } from '../rule.ts'

/** Is the day one on which the party was certainly restricted? */
export function isRestricted(context: RuleContext, party: Party): (day: Day) => boolean {
  const spans = context.periods.restriction(party)
  return (day) => spans.some((span) => within(day, span))
}

/** Journeys of one mode that the party took, whenever, among the records that `counts` lets in; the same journey in two files once. */
export function journeysTaken<Mode extends Journey['mode']>(
  context: RuleContext,
  party: Party,
  mode: Mode,
  counts: (row: Journey) => boolean = () => true,
): readonly Extract<Journey, { mode: Mode }>[] {
  const isMode = (row: Journey): row is Extract<Journey, { mode: Mode }> => row.mode === mode
  const taken = context.view.journeys.filter((row) => isMode(row) && row.status === 'taken' && isTraveller(row, party) && counts(row))
  return distinctJourneys(taken).filter(isMode)
}

/** A finding over journeys with fares: their number, and the sum of the fares that are known (null where none is). */
export function fareFinding(rule: RuleId, party: Party, rows: readonly Extract<Journey, { fare: unknown }>[]): readonly Finding[] {
  if (rows.length === 0) return []
  return [
    buildFinding({
      rule,
      subject: partySubject(party),
      acts: rows.map((row) => ({ day: row.at.day, citation: cite(row), amount: row.fare })),
      total: knownTotal(rows.map((row) => row.fare)),
      values: { withoutFare: rows.filter((row) => row.fare === null).length },
    }),
  ]
}
