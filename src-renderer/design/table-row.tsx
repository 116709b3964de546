import { columnClass } from './table-lines.ts'
import type { TableColumn, TableLine } from './table-lines.ts'

interface TableRowProps<Row> {
  readonly id: string
  readonly index: number
  readonly line: TableLine<Row> | null
  readonly columns: readonly TableColumn<Row>[]
  readonly selected: boolean
  readonly treegrid: boolean
  readonly measure: (node: HTMLTableRowElement | null) => void
  readonly onSelect: (index: number) => void
  readonly onExtend: ((index: number) => void) | undefined
  readonly onOpen: ((row: Row, index: number) => void) | undefined
}

/** One line of a DataTable: row, folder or banner; a line still on its way keeps its place empty. */
export function TableRow<Row>({ id, index, line, columns, selected, treegrid, measure, onSelect, onExtend, onOpen }: TableRowProps<Row>) {
  const shared = { id, ref: measure, 'data-index': index, 'aria-rowindex': index + 2 }
  if (line === null) {
    return <tr {...shared} aria-busy="true">{columns.map((column) => <td key={column.id} className={columnClass(column)}>…</td>)}</tr>
  }
  if (line.kind === 'banner') {
    const lead = line.lead !== undefined
    // A span over columns that are hidden in a narrow window would bring an empty column back.
    const hidden = columns.filter((column) => column.hideWhenNarrow === true)
    return (
      <tr {...shared} className={`ms ${line.className ?? ''}`.trim()}>
        {lead ? line.lead : null}
        <th colSpan={columns.length - hidden.length - (lead ? 1 : 0)} scope="row">{line.content}</th>
        {hidden.map((column) => <td key={column.id} className="when-wide" aria-hidden="true" />)}
      </tr>
    )
  }
  if (line.kind === 'group') {
    const toggle = line.expanded === null ? undefined : line.onToggle
    return (
      <tr
        {...shared}
        className="dir"
        aria-level={treegrid ? 1 : undefined}
        aria-expanded={line.expanded ?? undefined}
        aria-selected={line.expanded === null ? undefined : selected}
        onClick={toggle === undefined ? undefined : () => { onSelect(index); toggle() }}
      >
        {columns.map((column, place) => {
          const nameColumn = columns.some((one) => one.rowHeader === true) ? column.rowHeader === true : place === 0
          return nameColumn
            ? (
                <th key={column.id} scope="row" className={columnClass(column)}>
                  <b>{line.expanded === null ? null : <span className="fold" aria-hidden="true">{line.expanded ? '▾' : '▸'}</span>}{line.label}</b>
                </th>
              )
            : <td key={column.id} className={columnClass(column)}>{line.cells?.[column.id]}</td>
        })}
      </tr>
    )
  }
  return (
    <tr
      {...shared}
      className={line.className}
      aria-level={treegrid ? line.level ?? 2 : undefined}
      aria-selected={selected}
      onClick={(event) => (event.shiftKey && onExtend !== undefined ? onExtend(index) : onSelect(index))}
      onMouseDown={(event) => {
        // With Shift held the browser would mark the text between.
        if (event.shiftKey && onExtend !== undefined) event.preventDefault()
      }}
      onDoubleClick={() => onOpen?.(line.row, index)}
    >
      {columns.map((column) => column.rowHeader === true
        ? <th key={column.id} scope="row" className={columnClass(column)}>{column.cell(line.row)}</th>
        : <td key={column.id} className={columnClass(column)}>{column.cell(line.row)}</td>)}
    </tr>
  )
}
