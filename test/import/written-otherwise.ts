import fc from 'fast-check'
import table from '../../resources/search/simplified.json' with { type: 'json' }
import type { SourceRow, SourceTable } from '../../src-main/import/table.ts'

const TRADITIONAL = new Map(Array.from(table.simplified, (each, at): [string, string] => [each, Array.from(table.traditional)[at] ?? each]).toReversed())

/** Names as they are written in Hong Kong and Taiwan. */
export const inTraditional = (text: string): string => Array.from(text, (character) => TRADITIONAL.get(character) ?? character).join('')

export const delimiters = fc.constantFrom(',', ';', '\t', '|')

/** The table as a text file of one delimiter, its cells in quotes where they need them. */
export function asText({ rows }: SourceTable, delimiter: string): string {
  const quoted = (cell: string): string => (cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell)
  const lines: string[] = []
  for (const { line, cells } of rows) lines[line - 1] = cells.map(quoted).join(delimiter)
  return Array.from(lines, (line) => line ?? '').join('\r\n')
}

/** Lines of notes above a table; none of them is a header. */
export const preambleOf = (count: number): readonly string[][] => Array.from({ length: count }, (_, index) => [`${index + 1}、本表由虚构系统生成，仅供查询`])

export const numbered = (lines: readonly (readonly string[])[]): readonly SourceRow[] => lines.map((cells, index) => ({ line: index + 1, cells }))
