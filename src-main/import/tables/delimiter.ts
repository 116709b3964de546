export const DELIMITERS = [',', '\t', ';', '|', '^', '│'] as const
export type Delimiter = (typeof DELIMITERS)[number]

export interface DelimiterChoice {
  readonly delimiter: Delimiter
  /** Delimiters on an ordinary line of the table. */
  readonly columns: number
  /** True where the first line is the spreadsheet directive `sep=;` and no row. */
  readonly directive: boolean
}

/**
 * Chooses the delimiter from a sample: the one whose most usual count per line covers most of the sample.
 * Counts outside quotes only, so that a memo full of commas does not outvote the tabs between the columns.
 */
export function chooseDelimiter(sample: string): DelimiterChoice {
  const lines = sample.split(/\r\n|\n|\r/u, 400).filter((line) => line.trim() !== '')
  const directive = /^sep=([,;|\t])$/iu.exec(lines[0]?.trimEnd() === 'sep=' ? 'sep=\t' : (lines[0] ?? '').trim())
  if (directive) {
    const delimiter = DELIMITERS.find((candidate) => candidate === directive[1]) ?? ','
    return { delimiter, columns: usual(lines.slice(1), delimiter).count, directive: true }
  }
  let best: DelimiterChoice = { delimiter: ',', columns: 0, directive: false }
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const { count, covered } = usual(lines, delimiter)
    const score = count * covered
    if (score > bestScore) {
      bestScore = score
      best = { delimiter, columns: count, directive: false }
    }
  }
  return best
}

/** The count per line whose lines hold most delimiters in all. */
function usual(lines: readonly string[], delimiter: Delimiter): { readonly count: number; readonly covered: number } {
  const linesByCount = new Map<number, number>()
  for (const line of lines) {
    const count = countOutsideQuotes(line, delimiter)
    if (count > 0) linesByCount.set(count, (linesByCount.get(count) ?? 0) + 1)
  }
  let best = { count: 0, covered: 0 }
  for (const [count, covered] of linesByCount) {
    if (count * covered > best.count * best.covered) best = { count, covered }
  }
  return best
}

function countOutsideQuotes(line: string, delimiter: Delimiter): number {
  let count = 0
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) count += 1
  }
  return count
}
