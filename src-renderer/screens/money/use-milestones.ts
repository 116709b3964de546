import { useEffect, useMemo, useState } from 'react'
import type { LedgerFilter } from '../../../src-main/contract/ledger.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import { addDays, isDay } from '../../../src-main/domain/values/day.ts'
import { useClient } from '../../state/context.tsx'
import { milestonesOf } from './milestones.ts'
import type { Milestone } from './milestones.ts'
import { mutable } from './use-ledger.ts'

export interface PlacedMilestones {
  readonly milestones: readonly Milestone[]
  /** Rows of the filter that are older than each milestone. */
  readonly before: readonly number[]
}

const NONE: PlacedMilestones = { milestones: [], before: [] }

/**
 * Milestones within a filtered ledger, each with the number of rows before it. One short question per
 * milestone; `enabled` is false where the rows are not in order of time and a milestone has no place.
 */
export function useMilestones(review: Review | null, filter: LedgerFilter, enabled: boolean): PlacedMilestones {
  const client = useClient()
  const all = useMemo(() => (review ? milestonesOf(review) : []), [review])
  const query = JSON.stringify(filter)
  const [placed, setPlaced] = useState<{ query: string; value: PlacedMilestones }>({ query: '', value: NONE })

  useEffect(() => {
    if (!enabled) return
    let stopped = false
    const wanted = JSON.parse(query) as LedgerFilter
    const within = all.filter(({ day }) => isDay(day) && (wanted.from === undefined || wanted.from < day) && (wanted.to === undefined || day <= wanted.to))
    const count = async ({ day }: Milestone): Promise<number | null> => {
      if (!isDay(day)) return null
      const answer = await client.call('money.rows', { filter: { ...mutable(wanted), to: addDays(day, -1) }, sort: 'time', offset: 0, limit: 1 })
      return answer.ok ? answer.value.total : null
    }
    void Promise.all(within.map(count)).then((counts) => {
      if (stopped) return
      const known = within.flatMap((milestone, index) => {
        const before = counts[index]
        return before === null || before === undefined ? [] : [{ milestone, before }]
      })
      setPlaced({ query, value: { milestones: known.map((one) => one.milestone), before: known.map((one) => one.before) } })
    })
    return () => {
      stopped = true
    }
  }, [client, all, query, enabled])

  return enabled && placed.query === query ? placed.value : NONE
}
