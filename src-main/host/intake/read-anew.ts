import type { CorrectedLineRow, RecognisedLineRow } from '../../db/recognised.ts'

/** A line of a new reading; `correctedAs` names the earlier line whose corrections by hand count for it. */
export interface LineAnew extends RecognisedLineRow {
  readonly correctedAs: number | null
}

/** Share of the smaller of two boxes that the other has to cover, to be the same line of print. */
const SAME_PLACE = 0.5

/** What two boxes share, as a share of the smaller one. */
function shared(one: RecognisedLineRow, two: RecognisedLineRow): number {
  const width = Math.min(one.x + one.width, two.x + two.width) - Math.max(one.x, two.x)
  const height = Math.min(one.y + one.height, two.y + two.height) - Math.max(one.y, two.y)
  const smaller = Math.min(one.width * one.height, two.width * two.height)
  return width <= 0 || height <= 0 || smaller <= 0 ? 0 : (width * height) / smaller
}

const middle = (line: RecognisedLineRow): number => line.y + line.height / 2

/**
 * Lays the corrections of the reading before over a new one. A line put right by hand keeps its correction where a new
 * line stands in its place; where none does, the earlier line is kept with it, at its height: nothing that a person wrote
 * is dropped because a machine reads otherwise.
 */
export function withCorrections(read: readonly RecognisedLineRow[], before: readonly CorrectedLineRow[]): readonly LineAnew[] {
  const taken = new Map<number, number>()
  const left: CorrectedLineRow[] = []
  for (const line of before) {
    if (line.corrected === null) continue
    const [best] = read.flatMap((each, index) => (taken.has(index) ? [] : [{ index, share: shared(each, line) }])).toSorted((one, two) => two.share - one.share)
    if (best !== undefined && best.share >= SAME_PLACE) taken.set(best.index, line.correctedAs)
    else left.push(line)
  }
  const lines: { readonly line: LineAnew; readonly row: string }[] = read.map((line, index) => ({ line: { ...line, correctedAs: taken.get(index) ?? null }, row: `new ${line.row}` }))
  for (const { corrected: _corrected, correctedAs, ...line } of left) {
    const at = lines.findIndex((each) => middle(each.line) > middle(line))
    lines.splice(at < 0 ? lines.length : at, 0, { line: { ...line, correctedAs }, row: `kept ${line.line}` })
  }
  // Rows are counted anew, since a kept line stands in one of its own.
  const rows = new Map<string, number>()
  return lines.map(({ line, row }, index) => {
    if (!rows.has(row)) rows.set(row, rows.size + 1)
    return { ...line, line: index + 1, row: rows.get(row) ?? 1 }
  })
}
