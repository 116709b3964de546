import type { JourneyRecord } from '../../../src-main/contract/ledger.ts'

/** Whether a row counts: for a rule, for a person to decide, not, or before and after the restriction period. */
export type CountState = 'counted' | 'unsure' | 'outside' | 'not-counted'

/** The rule that counts what the restriction order's wording leaves open; such rows are for a person to decide. */
const UNSURE_RULE = 'travel.rail-unsure'

export function countState(journey: Pick<JourneyRecord, 'countedBy' | 'inRestriction' | 'isDebtor' | 'status'>): CountState {
  if (journey.countedBy.some((rule) => rule !== UNSURE_RULE)) return 'counted'
  if (journey.countedBy.length > 0) return 'unsure'
  return journey.isDebtor && journey.status === 'taken' && !journey.inRestriction ? 'outside' : 'not-counted'
}

export const MODES = ['air', 'rail', 'border', 'ship', 'hotel'] as const

/** One month of one kind of travel, by how its rows count. */
export interface MonthCount {
  readonly month: string
  readonly counted: number
  readonly unsure: number
  readonly outside: number
  readonly notCounted: number
}

export interface ModeStrip {
  readonly mode: JourneyRecord['mode']
  readonly months: ReadonlyMap<string, MonthCount>
  readonly counted: number
  readonly unsure: number
  readonly notCounted: number
}

/** Rows by kind of travel and month, for the strip. A kind without rows has no line. */
export function stripsOf(journeys: readonly JourneyRecord[]): readonly ModeStrip[] {
  return MODES.flatMap((mode) => {
    const own = journeys.filter((journey) => journey.mode === mode)
    if (own.length === 0) return []
    const months = new Map([...Map.groupBy(own, (journey) => journey.day.slice(0, 7))].map(([month, rows]) => [month, { month, ...tally(rows) }]))
    const { counted, unsure, notCounted } = tally(own)
    return [{ mode, months, counted, unsure, notCounted }]
  })
}

function tally(rows: readonly JourneyRecord[]): Omit<MonthCount, 'month'> {
  const count = (state: CountState): number => rows.filter((row) => countState(row) === state).length
  return { counted: count('counted'), unsure: count('unsure'), outside: count('outside'), notCounted: count('not-counted') }
}
