import type { Database } from 'better-sqlite3'

/** A cell of a printed row put right by hand; target `<file>/<line>/<cell>`, body `{ page, machine, text }`. */
export const CELL_CORRECTION = 'cell-correction'

/** What the body of a step holds. */
export interface CellCorrectionStep {
  readonly page: number
  /** What the machine read. */
  readonly machine: string
  readonly text: string
}

interface CellPlace {
  readonly file: number
  readonly line: number
  /** From the left, counted from 0. */
  readonly cell: number
}

/** A correction that counts now. */
export interface CellCorrectionRow extends CellPlace, CellCorrectionStep {
  readonly reviewer: string
  readonly at: string
}

export const cellTarget = ({ file, line, cell }: CellPlace): string => `${file}/${line}/${cell}`

export function cellPlace(target: string): CellPlace {
  const [file = 0, line = 0, cell = 0] = target.split('/').map(Number)
  return { file, line, cell }
}

/** `body` null takes the correction back; what the machine read stays with the place. */
export function addCellCorrection(database: Database, target: string, body: string | null, reviewer: string, at: string): void {
  const place = cellPlace(target)
  const step = body === null ? null : (JSON.parse(body) as CellCorrectionStep)
  const before = newest(database, place)
  const page = step?.page ?? before?.page ?? 1
  const machine = step?.machine ?? before?.machine ?? ''
  database
    .prepare('INSERT INTO cell_correction (file, page, line, cell, machine, text, reviewer, at) VALUES (@file, @page, @line, @cell, @machine, @text, @reviewer, @at)')
    .run({ ...place, page, machine, text: step?.text ?? null, reviewer, at })
}

const newest = (database: Database, place: CellPlace) =>
  database.prepare('SELECT page, machine, text FROM cell_correction WHERE file = @file AND line = @line AND cell = @cell ORDER BY number DESC LIMIT 1').get(place) as
    | { page: number; machine: string; text: string | null }
    | undefined

/** The correction of a cell that counts now, as JSON of a step; null where there is none. */
export function currentCellCorrection(database: Database, target: string): string | null {
  const found = newest(database, cellPlace(target))
  if (found === undefined || found.text === null) return null
  return JSON.stringify({ page: found.page, machine: found.machine, text: found.text } satisfies CellCorrectionStep)
}

/** The corrections of a file that count now, in the order of its lines. */
export const cellCorrections = (database: Database, file: number): CellCorrectionRow[] =>
  database
    .prepare(
      `SELECT file, page, line, cell, machine, text, reviewer, at FROM cell_correction AS each
        WHERE file = ? AND text IS NOT NULL
          AND number = (SELECT max(number) FROM cell_correction AS later WHERE later.file = each.file AND later.line = each.line AND later.cell = each.cell)
        ORDER BY line, cell`,
    )
    .all(file) as CellCorrectionRow[]

/** A row of a paged table as it counts now. */
export interface PrintedRow {
  readonly line: number
  readonly page: number
  /** Names of the columns, as the header has them. */
  readonly header: readonly string[]
  readonly cells: readonly string[]
}

/** The row on a line of a paged file, and the one before it in the same table; empty where there is none. */
export function printedRows(database: Database, file: number, line: number): PrintedRow[] {
  const tables = database.prepare('SELECT id, header FROM source_table WHERE file = ? AND set_aside = 0 ORDER BY number').all(file) as { id: number; header: string }[]
  const nearest = (name: string, refused: 0 | 1): string => `SELECT * FROM (SELECT line, page, cells, ${refused} AS refused FROM ${name} WHERE source_table = @table AND line <= @line AND page IS NOT NULL ORDER BY line DESC LIMIT 2)`
  const read = database.prepare(`${nearest('ledger_row', 0)} UNION ALL ${nearest('journey_row', 0)} UNION ALL ${nearest('rejected_row', 1)} ORDER BY line DESC LIMIT 2`)
  for (const { id, header } of tables) {
    const rows = read.all({ table: id, line }) as { line: number; page: number; cells: string; refused: 0 | 1 }[]
    if (rows[0]?.line !== line) continue
    return rows.toReversed().map((row) => ({
      line: row.line, page: row.page, header: JSON.parse(header) as string[],
      cells: row.refused === 1 ? (JSON.parse(row.cells) as string[]) : row.cells.split('\u001f'),
    }))
  }
  return []
}
