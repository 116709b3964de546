/** Below this share of the work, or before so many seconds, an estimate would only mislead. */
const LEAST_SHARE = 0.03
const LEAST_SECONDS = 3

/** Seconds that are left when `done` of the work is; null while that cannot be told. */
export type TimeLeft = (done: number) => number | null

/** Estimates by the pace so far over the whole run. `total` and `done` are in one unit, of the caller's choice; `now` gives milliseconds. */
export function createTimeLeft(total: number, now: () => number = () => performance.now()): TimeLeft {
  const started = now()
  return (done) => {
    const seconds = (now() - started) / 1000
    if (total <= 0 || done <= 0 || done >= total || seconds < LEAST_SECONDS || done / total < LEAST_SHARE) return null
    return Math.max(1, Math.round((seconds * (total - done)) / done))
  }
}
