import type { TimelineEntry } from '../../contract/review.ts'

/** Lines of the timeline in their order: steps, sanctions, what was seized or frozen, acts, money, performance, journeys. */
export const TIMELINE_LANES = ['milestone', 'sanction', 'seizure', 'freeze', 'dealing', 'money', 'payment', 'journey'] as const
export type TimelineLane = (typeof TIMELINE_LANES)[number]

/** The line an entry stands on: as the review says, else by its kind. */
export function laneOfEntry({ kind, lane }: TimelineEntry): TimelineLane {
  if (lane !== undefined) return lane
  return kind === 'finding' ? 'money' : kind
}
