import type { SourceRow } from '../table.ts'
import type { Meaning } from './columns.ts'

/** Columns that are asked whether they write decimals behind a comma; one table writes all of them alike. */
const FIGURES: readonly Meaning[] = ['amount', 'amountIn', 'amountOut', 'balance', 'refund']

/** `12,5`, `1.234,56`, `1 234,56`: nothing else than a decimal comma explains it. */
const WITH_COMMA = /^(?:\d+|\d{1,3}([. '])\d{3}(?:\1\d{3})*),\d{1,2}$/u
/** Whole numbers, and groups of three that both ways of writing share. */
const EITHER_WAY = /^(?:\d+|\d{1,3}([. '])\d{3}(?:\1\d{3})*)$/u

const figureIn = (cell: string): string => cell.normalize('NFKC').replace(/^[^\d.,]+|[^\d]+$/gu, '')

/**
 * Do the amounts of this table write their decimals behind a comma? Only where one of them says so and none
 * speaks against it: a column that holds `12,34` beside `12.34` says nothing, and its `12,34` is refused.
 */
export function writesDecimalComma(rows: readonly SourceRow[], columns: ReadonlyMap<Meaning, readonly number[]>): boolean {
  const asked = FIGURES.flatMap((meaning) => columns.get(meaning)?.slice(0, 1) ?? [])
  if (!rows.some(({ cells }) => mayHoldDecimalComma(cells, columns))) return false
  return rows.every(({ cells }) => asked.every((column) => {
    const figure = figureIn(cells[column] ?? '')
    return !/^\d[\d.,' ]*$/u.test(figure) || WITH_COMMA.test(figure) || EITHER_WAY.test(figure)
  }))
}

/** Does a row hold a figure that only a decimal comma explains? */
export function mayHoldDecimalComma(cells: readonly string[], columns: ReadonlyMap<Meaning, readonly number[]>): boolean {
  const asked = figureColumns(columns)
  for (let place = 0; place < asked.length; place += 1) {
    const cell = cells[asked[place] as number] ?? ''
    if (holdsComma(cell) && WITH_COMMA.test(figureIn(cell))) return true
  }
  return false
}

const known = new WeakMap<ReadonlyMap<Meaning, readonly number[]>, readonly number[]>()

/** Asked of every row of a table, whose columns stay. */
function figureColumns(columns: ReadonlyMap<Meaning, readonly number[]>): readonly number[] {
  const before = known.get(columns)
  if (before !== undefined) return before
  const found = FIGURES.flatMap((meaning) => columns.get(meaning)?.slice(0, 1) ?? [])
  known.set(columns, found)
  return found
}

function holdsComma(cell: string): boolean {
  for (let at = 0; at < cell.length; at += 1) {
    const unit = cell.charCodeAt(at)
    if (unit === 0x2c || unit === 0xff0c) return true
  }
  return false
}

/** `-1.234,56` -> `-1234.56`, for a table that {@link writesDecimalComma}; anything else as it stands. */
export function withDecimalPoint(cell: string): string {
  const figure = figureIn(cell)
  if (!WITH_COMMA.test(figure) && !EITHER_WAY.test(figure)) return cell
  return cell.normalize('NFKC').replace(figure, figure.replace(/[. ']/gu, '').replace(',', '.'))
}
