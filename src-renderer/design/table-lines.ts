import type { ReactNode } from 'react'

export interface TableColumn<Row> {
  readonly id: string
  readonly title: ReactNode
  /** CSS width of the column; without one it shares what is left. */
  readonly width?: string
  /** Figures: right-aligned, tabular. */
  readonly numeric?: boolean
  /** The cell that names the row for screen readers. */
  readonly rowHeader?: boolean
  /** Goes below 1360 px. */
  readonly hideWhenNarrow?: boolean
  readonly className?: string
  readonly sort?: 'ascending' | 'descending' | 'none'
  readonly onSort?: () => void
  readonly cell: (row: Row) => ReactNode
}

/** A line of the table: a row, a folder of rows, or a thin notice between rows such as a milestone. */
export type TableLine<Row> =
  | { readonly kind: 'row'; readonly key: string; readonly row: Row; readonly className?: string | undefined; readonly level?: number }
  | {
      readonly kind: 'group'
      readonly key: string
      readonly label: ReactNode
      /** Null where the group cannot be folded. */
      readonly expanded: boolean | null
      readonly onToggle?: () => void
      /** Content of single columns of the group's line, by column id. */
      readonly cells?: Readonly<Record<string, ReactNode>>
    }
  | { readonly kind: 'banner'; readonly key: string; readonly content: ReactNode; readonly className?: string | undefined; readonly lead?: ReactNode }

/** Lines by index, so that a table of many thousand rows may be paged; null stands for a line still on its way. */
export interface TableLines<Row> {
  readonly count: number
  readonly at: (index: number) => TableLine<Row> | null
}

export const linesOf = <Row>(lines: readonly TableLine<Row>[]): TableLines<Row> => ({
  count: lines.length,
  at: (index) => lines[index] ?? null,
})

/** A banner, a line on its way and a folder that cannot be folded are passed over by the keys. */
export function canSelect<Row>(line: TableLine<Row> | null): boolean {
  if (line === null) return true
  return line.kind === 'row' || (line.kind === 'group' && line.expanded !== null)
}

/** The next line that can be selected from `from` in steps of `step`; stays at `stay` where there is none. */
export function nextSelectable<Row>(lines: TableLines<Row>, from: number, step: 1 | -1, stay: number): number {
  for (let index = from; index >= 0 && index < lines.count; index += step) {
    if (canSelect(lines.at(index))) return index
  }
  return stay
}

export function columnClass<Row>(column: TableColumn<Row>): string | undefined {
  const classes = [column.numeric === true ? 'num' : '', column.hideWhenNarrow === true ? 'when-wide' : '', column.className ?? '']
  return classes.filter(Boolean).join(' ') || undefined
}
