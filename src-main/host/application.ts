import { version } from '../../package.json'

/** Name and version that stand in review.json and on every export. */
export const APPLICATION = { name: 'Threshold', version } as const
