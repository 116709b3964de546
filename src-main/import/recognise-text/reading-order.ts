import type { LineBox } from './recogniser.ts'

/**
 * Boxes by row from top to bottom, each row from left to right. Two boxes are in one row where their middles are
 * nearer than half the lower of the two: a page that lies a little askew keeps its rows.
 */
export function rowsOf<Box extends LineBox>(boxes: readonly Box[]): Box[][] {
  const rows: Box[][] = []
  for (const box of boxes.toSorted((left, right) => middle(left) - middle(right) || left.x - right.x)) {
    const row = rows.at(-1)
    // Held against the nearest box of the row so far: on a page askew the first one may be a finger's breadth off.
    const near = row?.toSorted((left, right) => apart(left, box) - apart(right, box))[0]
    if (row && near && Math.abs(middle(near) - middle(box)) < Math.min(near.height, box.height) / 2 && row.every((each) => !overlap(each, box))) row.push(box)
    else rows.push([box])
  }
  return rows.map((row) => row.toSorted((left, right) => left.x - right.x))
}

const middle = (box: LineBox): number => box.y + box.height / 2
const apart = (left: LineBox, right: LineBox): number => Math.max(left.x - (right.x + right.width), right.x - (left.x + left.width))
/** More than a third of the narrower one stands over or under the other: two rows, however near. */
const overlap = (left: LineBox, right: LineBox): boolean =>
  Math.min(left.x + left.width, right.x + right.width) - Math.max(left.x, right.x) > Math.min(left.width, right.width) / 3
