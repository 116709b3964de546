import type { PlacedText } from './placed-text.ts'
import { chunksOf, type VisualLine } from './visual-lines.ts'

/** Places between the columns, from left to right: one less than there are columns. */
export type Splits = readonly number[]

/** Texts looked at to find the gaps between columns. */
const SAMPLE = 1500

/**
 * Where the columns are parted: between the middles of two neighbouring names, at the place that the fewest texts
 * of the rows cross, nearest to the gap between the names. Cells are set to the left, the right or the middle of
 * their column and may be wider than its name, so the names alone would cut them.
 */
export function findSplits(header: readonly PlacedText[], lines: readonly VisualLine[]): Splits {
  const runs = lines.flatMap((line) => withClocks(chunksOf(line, 0.33), line.height)).slice(0, SAMPLE)
  return header.slice(1).map((right, index) => {
    const left = header[index] ?? right
    const from = left.x + left.width / 2
    const to = right.x + right.width / 2
    const gap = (left.x + left.width + right.x) / 2
    const near = runs.filter((run) => run.x < to && run.x + run.width > from)
    const places = [gap, ...near.flatMap((run) => [run.x - 0.5, run.x + run.width + 0.5])].filter((place) => place > from && place < to)
    const crossed = (place: number): number => near.filter((run) => run.x < place && run.x + run.width > place).length
    let best = gap
    let fewest = crossed(gap)
    for (const place of places) {
      const count = crossed(place)
      if (count < fewest || (count === fewest && Math.abs(place - gap) < Math.abs(best - gap))) {
        best = place
        fewest = count
      }
    }
    return best
  })
}

/**
 * A day and the time behind it are one text, although the blank between them is as wide as the gap of a dense table:
 * cut there, the time would stand with the next column.
 */
function withClocks(runs: readonly PlacedText[], height: number): readonly PlacedText[] {
  const joined: PlacedText[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    const isClock = last !== undefined && /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/u.test(last.text) && /^\d{1,2}:\d{2}/u.test(run.text) && run.x - (last.x + last.width) < 0.8 * height
    if (isClock) joined[joined.length - 1] = { ...last, text: `${last.text} ${run.text}`, width: run.x + run.width - last.x }
    else joined.push(run)
  }
  return joined
}

/** The words of a line by column; a word belongs where its middle lies. */
export function cutLine(line: Pick<VisualLine, 'words' | 'height'>, splits: Splits): readonly string[] {
  const columns: PlacedText[][] = Array.from({ length: splits.length + 1 }, () => [])
  for (const word of line.words) {
    const middle = word.x + word.width / 2
    const column = splits.findIndex((split) => middle < split)
    columns[column === -1 ? splits.length : column]?.push(word)
  }
  return columns.map((words) => chunksOf({ words, height: line.height }, Number.POSITIVE_INFINITY).map(({ text }) => text).join(' '))
}
