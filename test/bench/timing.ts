/** Seconds on the wall clock. */
export function secondsOf(work: () => void): number {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

export async function secondsOfAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const middle = (times: readonly number[]): number => times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0

/** The middle one of three runs. */
export const median = (work: () => void): number => middle([0, 1, 2].map(() => secondsOf(work)))

export async function medianAsync(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < 3; run += 1) times.push(await secondsOfAsync(work))
  return middle(times)
}
