import type { Result } from '../../../src-main/contract/result.ts'
import type { CallError } from '../../../src-main/contract/errors.ts'
import type { TableSlice } from '../../../src-main/contract/screens.ts'

/** Asks for one row of a sheet by its place in the sheet. */
export type AskRow = (sheet: number, offset: number) => Promise<Result<TableSlice, CallError>>

export interface FoundLine {
  readonly sheet: number
  readonly offset: number
}

/**
 * Finds the place of a 1-based line of the original. Blank lines are not rows, so line and place
 * differ; lines rise with the places, so halving finds it with few questions. A workbook may have
 * the line in several sheets: a line with a data row wins over a line of furniture. Null where no sheet has it.
 */
export async function findLine(sheets: readonly { readonly rows: number }[], line: number, ask: AskRow): Promise<FoundLine | null> {
  let furniture: FoundLine | null = null
  for (const [sheet, { rows }] of sheets.entries()) {
    const found = await findInSheet(sheet, rows, line, ask)
    if (found === null) continue
    if (found.data) return { sheet, offset: found.offset }
    furniture ??= { sheet, offset: found.offset }
  }
  return furniture
}

async function findInSheet(sheet: number, rows: number, line: number, ask: AskRow): Promise<{ offset: number; data: boolean } | null> {
  let low = 0
  let high = Math.min(rows, line) - 1
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    const answer = await ask(sheet, middle)
    const row = answer.ok ? answer.value.rows[0] : undefined
    if (row === undefined) return null
    if (row.line === line) return { offset: middle, data: row.fate !== 'not-a-row' }
    if (row.line < line) low = middle + 1
    else high = middle - 1
  }
  return null
}
