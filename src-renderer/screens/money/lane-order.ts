/** Lanes of the gutter, always in this order; a freeze runs in the lane of the seizure. */
export const LANES = ['lookback', 'after-effective', 'restriction', 'seizure', 'after-sanction'] as const
export type Lane = (typeof LANES)[number]

const LANE_OF: Readonly<Record<string, Lane>> = {
  lookback: 'lookback', 'after-effective': 'after-effective', restriction: 'restriction', seizure: 'seizure', freeze: 'seizure', 'after-sanction': 'after-sanction',
}

/** Lane of a period kind; null for kinds that are named but have no lane (after notice, report window). */
export const laneOf = (kind: string): Lane | null => LANE_OF[kind] ?? null

/** Lanes that the given period kinds touch, in the fixed order. */
export const lanesOf = (kinds: readonly string[]): readonly Lane[] => LANES.filter((lane) => kinds.some((kind) => laneOf(kind) === lane))
