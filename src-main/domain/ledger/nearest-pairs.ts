/** Something with a moment in seconds on the wall clock and a key: only equal keys can pair. */
export interface Timed<Item> {
  readonly item: Item
  readonly seconds: number
  readonly key: string | bigint
}
export interface Pair<Left, Right> {
  readonly left: Left
  readonly right: Right
  /** Seconds between them. */
  readonly apart: number
}

/**
 * Pairs left with right things of equal key at most `limit` seconds apart: nearest in time first; equally near
 * ones from old to new, then in the order given. Each thing stands in one pair at most.
 *
 * The nearest free pair always lies between neighbouring instants of opposite sides, so that a heap over
 * neighbours finds the same pairs as a comparison of all with all, without its quadratic time.
 */
export function nearestPairs<Left, Right>(
  left: readonly Timed<Left>[],
  right: readonly Timed<Right>[],
  limit: number,
): readonly Pair<Left, Right>[] {
  const rights = Map.groupBy(right, (each) => each.key)
  const pairs: Pair<Left, Right>[] = []
  for (const [key, lefts] of Map.groupBy(left, (each) => each.key)) {
    const others = rights.get(key)
    if (others === undefined) continue
    const [one, other] = [lefts[0], others[0]]
    if (lefts.length > 1 || others.length > 1 || !one || !other) pairGroup(lefts, others, limit, pairs)
    else if (Math.abs(one.seconds - other.seconds) <= limit) pairs.push({ left: one.item, right: other.item, apart: Math.abs(one.seconds - other.seconds) })
  }
  return pairs
}

/** All things of one instant, of one side after equal instants have been paired. `next` and `previous` are indexes, -1 at the ends. */
interface Instant<Left, Right> {
  readonly seconds: number
  readonly lefts: Left[]
  readonly rights: Right[]
  previous: number
  next: number
}

function pairGroup<Left, Right>(left: readonly Timed<Left>[], right: readonly Timed<Right>[], limit: number, pairs: Pair<Left, Right>[]): void {
  const bySeconds = new Map<number, { lefts: Left[]; rights: Right[] }>()
  const at = (seconds: number): { lefts: Left[]; rights: Right[] } => {
    const known = bySeconds.get(seconds)
    if (known) return known
    const fresh = { lefts: [], rights: [] }
    bySeconds.set(seconds, fresh)
    return fresh
  }
  for (const each of left) at(each.seconds).lefts.push(each.item)
  for (const each of right) at(each.seconds).rights.push(each.item)

  const instants: Instant<Left, Right>[] = []
  for (const [seconds, { lefts, rights }] of [...bySeconds].toSorted(([one], [other]) => one - other)) {
    const equal = Math.min(lefts.length, rights.length)
    for (let index = 0; index < equal; index += 1) {
      const [one, other] = [lefts[index], rights[index]]
      if (one !== undefined && other !== undefined) pairs.push({ left: one, right: other, apart: 0 })
    }
    // Kept back to front, so that the first in order is taken by pop().
    const rest = { seconds, lefts: lefts.slice(equal).toReversed(), rights: rights.slice(equal).toReversed() }
    if (rest.lefts.length + rest.rights.length === 0) continue
    instants.push({ ...rest, previous: instants.length - 1, next: instants.length + 1 })
  }
  const last = instants.at(-1)
  if (last) last.next = -1

  const heap = new NeighbourHeap()
  const offer = (from: number, to: number): void => {
    const [earlier, later] = [instants[from], instants[to]]
    if (!earlier || !later || later.seconds - earlier.seconds > limit) return
    const leftFirst = earlier.lefts.length > 0
    if (leftFirst === later.lefts.length > 0) return
    heap.push({ apart: later.seconds - earlier.seconds, leftAt: leftFirst ? earlier.seconds : later.seconds, from, to })
  }
  for (let index = 0; index + 1 < instants.length; index += 1) offer(index, index + 1)
  for (let near = heap.pop(); near !== null; near = heap.pop()) {
    const [earlier, later] = [instants[near.from], instants[near.to]]
    if (!earlier || !later || earlier.next !== near.to || isEmpty(earlier) || isEmpty(later)) continue
    const [leftSide, rightSide] = earlier.lefts.length > 0 ? [earlier, later] : [later, earlier]
    while (leftSide.lefts.length > 0 && rightSide.rights.length > 0) {
      const [one, other] = [leftSide.lefts.pop(), rightSide.rights.pop()]
      if (one !== undefined && other !== undefined) pairs.push({ left: one, right: other, apart: near.apart })
    }
    for (const index of [near.from, near.to]) {
      const emptied = instants[index]
      if (!emptied || !isEmpty(emptied)) continue
      const [before, after] = [instants[emptied.previous], instants[emptied.next]]
      if (before) before.next = emptied.next
      if (after) after.previous = emptied.previous
      if (before && after && !isEmpty(before) && !isEmpty(after)) offer(emptied.previous, emptied.next)
    }
  }
}

const isEmpty = (instant: { readonly lefts: readonly unknown[]; readonly rights: readonly unknown[] }): boolean => instant.lefts.length + instant.rights.length === 0

interface Neighbours {
  readonly apart: number
  readonly leftAt: number
  readonly from: number
  readonly to: number
}

const before = (one: Neighbours, other: Neighbours): boolean =>
  one.apart !== other.apart ? one.apart < other.apart : one.leftAt !== other.leftAt ? one.leftAt < other.leftAt : one.from < other.from

/** Binary heap, nearest neighbours on top. A class because the array and its order belong together. */
class NeighbourHeap {
  readonly #entries: Neighbours[] = []

  push(entry: Neighbours): void {
    const entries = this.#entries
    let index = entries.length
    entries.push(entry)
    while (index > 0) {
      const up = (index - 1) >> 1
      const parent = entries[up]
      if (!parent || !before(entry, parent)) break
      entries[index] = parent
      index = up
    }
    entries[index] = entry
  }

  pop(): Neighbours | null {
    const entries = this.#entries
    const top = entries[0]
    const moved = entries.pop()
    if (top === undefined || moved === undefined) return null
    if (entries.length === 0) return top
    let index = 0
    for (;;) {
      let down = index * 2 + 1
      const [one, other] = [entries[down], entries[down + 1]]
      if (!one) break
      let smallest = one
      if (other && before(other, one)) {
        smallest = other
        down += 1
      }
      if (!before(smallest, moved)) break
      entries[index] = smallest
      index = down
    }
    entries[index] = moved
    return top
  }
}
