/** Rows of one account in one table of a file, in the order of their numbers. */
export interface Run {
  readonly account: string
  /** First day of the whole table, as a number: of its first or its last row. */
  readonly firstDay: number
  /** Number of the table. */
  readonly table: number
  readonly newestFirst: boolean
}

/**
 * Numbers of all rows: runs by account and first day (on equal days by table), and in each run from
 * old to new. `runOf` says which run each row is of; rows are numbered in the order of the file.
 */
export function orderOfRuns(runs: readonly Run[], runOf: Int32Array): Int32Array {
  const counts = new Int32Array(runs.length)
  for (let number = 0; number < runOf.length; number += 1) counts[runOf[number] as number] = (counts[runOf[number] as number] as number) + 1
  const places = runs.map((_run, index) => index).toSorted((left, right) => compared(runs[left] as Run, runs[right] as Run))
  const next = new Int32Array(runs.length)
  const step = Int8Array.from(runs, (run) => (run.newestFirst ? -1 : 1))
  let begin = 0
  for (const place of places) {
    const count = counts[place] as number
    next[place] = step[place] === 1 ? begin : begin + count - 1
    begin += count
  }
  const order = new Int32Array(runOf.length)
  for (let number = 0; number < runOf.length; number += 1) {
    const run = runOf[number] as number
    const at = next[run] as number
    order[at] = number
    next[run] = at + (step[run] as number)
  }
  return order
}

const compared = (left: Run, right: Run): number =>
  left.account < right.account ? -1 : left.account > right.account ? 1 : left.firstDay - right.firstDay || left.table - right.table
