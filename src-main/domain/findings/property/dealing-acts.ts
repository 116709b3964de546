import type { Dealing } from '../../case/facts.ts'
import type { Fen } from '../../values/money.ts'
import type { CountedAct } from '../finding.ts'
import { isPartlyKnown, possibleDays } from './certain-days.ts'
import { dealingCitation } from './fact-citations.ts'

/**
 * Dealings as counted acts. A partly known date stands on the first day that it may mean: that day favours the accused
 * in limitation, persistence and the choice of the law.
 */
export const dealingActs = (dealings: readonly Dealing[], amountOf: (dealing: Dealing) => Fen | null = (each) => each.price): readonly CountedAct[] =>
  dealings.flatMap((dealing) => {
    const days = possibleDays(dealing.date)
    return days === null ? [] : [{ day: days.first, citation: dealingCitation(dealing), amount: amountOf(dealing) }]
  })

/** How many of the dealings are dated to a month or year only. */
export const partlyKnownCount = (dealings: readonly Dealing[]): number => dealings.filter((each) => isPartlyKnown(each.date)).length
