/**
 * The numbers in ascending order of their keys; equal keys keep their order. Rows of a statement mostly stand in order
 * already, and those of several accounts one account after the other: such runs are merged, which a sort that asks a
 * function for every pair does many times slower over a million rows.
 */
export function inOrderOf(numbers: Int32Array, keyOf: (number: number) => number): Int32Array {
  const keys = new Float64Array(numbers.length)
  for (let index = 0; index < numbers.length; index += 1) keys[index] = keyOf(numbers[index] as number)
  let ends = endsOfRuns(keys)
  if (ends.length <= 1) return numbers
  let from: Columns = { numbers, keys }
  let to: Columns = { numbers: new Int32Array(numbers.length), keys: new Float64Array(numbers.length) }
  while (ends.length > 1) {
    const merged: number[] = []
    let begin = 0
    for (let run = 0; run < ends.length; run += 2) {
      const middle = ends[run] as number
      const end = ends[run + 1] ?? middle
      merge(from, to, begin, middle, end)
      merged.push(end)
      begin = end
    }
    // The numbers handed in are the caller's and are never written to.
    ;[from, to] = [to, from.numbers === numbers ? { numbers: new Int32Array(numbers.length), keys: new Float64Array(numbers.length) } : from]
    ends = merged
  }
  return from.numbers
}

interface Columns {
  readonly numbers: Int32Array
  readonly keys: Float64Array
}

/** Where runs of keys that do not descend end. */
function endsOfRuns(keys: Float64Array): number[] {
  const ends: number[] = []
  for (let index = 1; index < keys.length; index += 1) if ((keys[index] as number) < (keys[index - 1] as number)) ends.push(index)
  if (keys.length > 0) ends.push(keys.length)
  return ends
}

/** Of equal keys the one of the earlier run goes first. */
function merge(from: Columns, to: Columns, begin: number, middle: number, end: number): void {
  let [left, right] = [begin, middle]
  for (let at = begin; at < end; at += 1) {
    const takesLeft = left < middle && (right >= end || (from.keys[left] as number) <= (from.keys[right] as number))
    const taken = takesLeft ? left++ : right++
    to.numbers[at] = from.numbers[taken] as number
    to.keys[at] = from.keys[taken] as number
  }
}
