import type { RecognisedPage } from '../../../src-main/contract/screens.ts'

type RecognisedLine = RecognisedPage['lines'][number]

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')
const middle = ({ box }: RecognisedLine): number => box.y + box.height / 2

/**
 * The recognised pieces of a page that make up one printed row, from left to right: those at the height at which most
 * of its cells stand. `cells` as the intake report gives them, joined by ` | `. Empty where no piece holds any of them.
 */
export function linesOfRow(lines: readonly RecognisedLine[], cells: string): readonly RecognisedLine[] {
  const wanted = [...new Set(cells.split(' | ').map(bare))].filter((cell) => cell !== '')
  const holds = (line: RecognisedLine, cell: string): boolean => {
    const text = bare(line.corrected ?? line.text)
    return text === cell || (cell.length > 1 && text.includes(cell))
  }
  const beside = (line: RecognisedLine): readonly RecognisedLine[] => lines.filter((other) => Math.abs(middle(other) - middle(line)) < line.box.height / 2)
  let best: { readonly band: readonly RecognisedLine[]; readonly found: number } = { band: [], found: 0 }
  for (const line of lines) {
    if (!wanted.some((cell) => holds(line, cell))) continue
    const band = beside(line)
    const found = wanted.filter((cell) => band.some((other) => holds(other, cell))).length
    if (found > best.found) best = { band, found }
  }
  return best.band.toSorted((left, right) => left.box.x - right.box.x)
}
