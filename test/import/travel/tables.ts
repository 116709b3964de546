import { readFileSync } from 'node:fs'
import type { SourceTable } from '../../../src-main/import/table.ts'

/** Makes a table of lines of cells; lines count from 1 as in a file. */
export const tableOf = (lines: readonly (readonly string[])[], sheet: string | null = null): SourceTable => ({
  sheet,
  rows: lines.map((cells, index) => ({ line: index + 1, cells })).filter(({ cells }) => cells.some((cell) => cell !== '')),
})

/** Splits simple CSV text: quotes only around whole cells, no line breaks inside. */
export const csvTable = (text: string, sheet: string | null = null): SourceTable =>
  tableOf(
    text.split(/\r?\n/u).map((line) => [...`,${line}`.matchAll(/,(?:"([^"]*)"|([^,]*))/gu)].map((match) => (match[1] ?? match[2] ?? '').trim())),
    sheet,
  )

export const fixtureTable = (name: string, sheet: string | null = null): SourceTable =>
  csvTable(readFileSync(new URL(`../../fixtures/travel/${name}`, import.meta.url), 'utf8'), sheet)
