import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { tableMove } from './table-keys.ts'
import { columnClass, nextSelectable } from './table-lines.ts'
import type { TableColumn, TableLine, TableLines } from './table-lines.ts'
import { TableRow } from './table-row.tsx'

interface DataTableProps<Row> {
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  readonly lines: TableLines<Row>
  readonly selected: number | null
  readonly onSelect: (index: number) => void
  /** A click or a move of the keys with Shift held: what stands between the selected line and this one is meant. */
  readonly onExtend?: (index: number) => void
  /** Ctrl A or Cmd A. */
  readonly onSelectAll?: () => void
  /** Enter or a double click on a row. */
  readonly onOpen?: (row: Row, index: number) => void
  /** Other keys while the table has focus; answer true when the key was used. */
  readonly onKey?: (event: KeyboardEvent, row: Row | null) => boolean
  /** Which lines stand in the window, so that a paged source can fetch them. */
  readonly onRange?: (first: number, last: number) => void
  /** Height of a line in rem, as in the style sheet; lines of another height are measured. */
  readonly lineHeight?: number
  readonly className?: string
  readonly tableClassName?: string
  /** Shown in place of the lines where there are none. */
  readonly empty?: ReactNode
}

/**
 * The one grid of the program: sticky head, virtual lines, selection with tint and edge, all by keyboard.
 * A real table with `aria-rowcount` and `aria-rowindex`, so that a reader hears the true size and not the drawn part.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, lines, selected, onSelect, onExtend, onSelectAll, onOpen, onKey, onRange, lineHeight = 1.75, className = '', tableClassName = '', empty } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const rem = rootFontSize()
  const virtual = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight * rem,
    overscan: 12,
    // The sticky head covers the first lines of the view; scrolling a line into view must not leave it under the head.
    scrollPaddingStart: 1.875 * rem,
    // The head also pushes all lines down by its height; without this the last line of the view stays below the edge.
    scrollPaddingEnd: 1.875 * rem,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const foldable = hasFolders(lines, first, last)

  useEffect(() => {
    if (lines.count > 0) onRange?.(first, last)
  }, [first, last, lines.count, onRange])

  useEffect(() => {
    if (selected !== null && selected < lines.count) virtual.scrollToIndex(selected, { align: 'auto' })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a new selection scrolls; new lines under a standing selection must not move the view
  }, [selected])

  const lineAt = (index: number | null): TableLine<Row> | null => (index === null ? null : lines.at(index))

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey) return
    if (event.ctrlKey || event.metaKey) {
      if (event.code !== 'KeyA' || onSelectAll === undefined || event.shiftKey) return
      onSelectAll()
      event.preventDefault()
      return
    }
    const line = lineAt(selected)
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (lineHeight * rem)) - 2)
    const move = tableMove(event, lines, selected, page)
    if (move !== null && event.shiftKey && onExtend !== undefined) onExtend(move)
    else if (move !== null) onSelect(move)
    else if (line?.kind === 'group' && folds(event, line.expanded)) line.onToggle?.()
    else if (event.key === 'Enter' && line?.kind === 'row' && selected !== null) onOpen?.(line.row, selected)
    else if (onKey?.(event, line?.kind === 'row' ? line.row : null) !== true) return
    event.preventDefault()
  }

  return (
    <div className={`scroll grid-scroll ${className}`} ref={scroller}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- grid and treegrid are both interactive; the rule reads literal roles only */}
      <table
        className={`tbl ${tableClassName}`}
        style={{ minWidth: leastWidth(columns) }}
        role={foldable ? 'treegrid' : 'grid'}
        aria-label={label}
        aria-multiselectable={onExtend === undefined ? undefined : true}
        aria-rowcount={lines.count + 1}
        aria-activedescendant={selected !== null && selected >= first && selected <= last ? `${id}-${selected}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget && selected === null && lines.count > 0) onSelect(nextSelectable(lines, 0, 1, 0))
        }}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} className={column.hideWhenNarrow === true ? 'when-wide' : undefined} style={column.width === undefined ? undefined : { width: column.width }} />
          ))}
        </colgroup>
        <thead><HeadRow columns={columns} /></thead>
        <tbody>
          {above > 0 ? <Spacer height={above} /> : null}
          {items.map((item) => (
            <TableRow
              key={lines.at(item.index)?.key ?? item.index}
              id={`${id}-${item.index}`}
              index={item.index}
              line={lines.at(item.index)}
              columns={columns}
              selected={item.index === selected}
              treegrid={foldable}
              measure={virtual.measureElement}
              onSelect={onSelect}
              onExtend={onExtend}
              onOpen={onOpen}
            />
          ))}
          {below > 0 ? <Spacer height={below} /> : null}
        </tbody>
      </table>
      {lines.count === 0 ? empty : null}
    </div>
  )
}

function HeadRow<Row>({ columns }: { readonly columns: readonly TableColumn<Row>[] }) {
  return (
    <tr aria-rowindex={1}>
      {columns.map((column) => (
        <th key={column.id} scope="col" aria-sort={column.sort} className={columnClass(column)}>
          {column.onSort === undefined ? column.title : (
            <button type="button" className="sorter" onClick={column.onSort}>
              {column.title}
              <span aria-hidden="true">{column.sort === 'ascending' ? ' ↑' : column.sort === 'descending' ? ' ↓' : ''}</span>
            </button>
          )}
        </th>
      ))}
    </tr>
  )
}

/** Room that a column without a width of its own keeps; below it the table scrolls sideways instead of losing the column. */
const LEAST_SHARE = '7rem'

const leastWidth = <Row,>(columns: readonly TableColumn<Row>[]): string =>
  `calc(${columns.filter((column) => column.hideWhenNarrow !== true).map((column) => column.width ?? LEAST_SHARE).join(' + ')})`

/** One cell without a span: a span over columns that are hidden in a narrow window would bring an empty column back. */
function Spacer({ height }: { readonly height: number }) {
  return <tr className="spacer" aria-hidden="true"><td aria-hidden="true" style={{ height }} /></tr>
}

function folds(event: KeyboardEvent, expanded: boolean | null): boolean {
  if (expanded === null) return false
  return event.key === 'Enter' || event.key === ' ' || event.key === (expanded ? 'ArrowLeft' : 'ArrowRight')
}

function hasFolders<Row>(lines: TableLines<Row>, first: number, last: number): boolean {
  for (let index = first; index <= last; index += 1) {
    const line = lines.at(index)
    if (line?.kind === 'group' && line.expanded !== null) return true
  }
  return false
}

const rootFontSize = (): number => Number(getComputedStyle(document.documentElement).fontSize.replace('px', '')) || 16
