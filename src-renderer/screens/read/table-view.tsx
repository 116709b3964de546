import type { KeyboardEvent } from 'react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentInfo, TableSlice } from '../../../src-main/contract/screens.ts'
import { DataTable, Segment, StateMark } from '../../design/index.ts'
import type { MarkState, TableColumn, TableLines } from '../../design/index.ts'
import { useActions, useClient } from '../../state/context.tsx'
import { showCount } from '../money/amount-text.ts'
import type { MarkView } from '../../../src-main/contract/marks.ts'
import { columnName } from './cell-address.ts'
import { findLine } from './find-line.ts'

type SourceRow = TableSlice['rows'][number]

const PAGE = 200
const FATE: Readonly<Record<SourceRow['fate'], MarkState>> = { kept: 'ok', duplicate: 'duplicate', rejected: 'warn', 'not-a-row': 'rejected' }

interface TableViewProps {
  readonly info: DocumentInfo
  /** 1-based line of the original to show. */
  readonly line: number | null
  /** Sheet in which the line is to be looked for, from 0; null where any will do. */
  readonly inSheet: number | null
  readonly marks: readonly MarkView[]
  readonly onRow: (row: SourceRow | null, sheet: number) => void
  /** Keys of the reader, with the row that is shown as chosen when the key falls: what {@link onRow} told last may be the one before. Answers true where the key was used. */
  readonly onKey: (event: KeyboardEvent, row: SourceRow | null, sheet: number) => boolean
}

/** A table file row by row as it stands in the original, each with its line number and what became of it. */
export function TableView({ info, line, inSheet, marks, onRow, onKey }: TableViewProps) {
  const { t } = useTranslation()
  const client = useClient()
  const { showError } = useActions()
  const [sheet, setSheet] = useState(0)
  const [pages, setPages] = useState<ReadonlyMap<string, TableSlice>>(new Map())
  const [selected, setSelected] = useState<number | null>(null)
  const [missing, setMissing] = useState(false)
  const asked = useRef(new Set<string>())

  const load = useCallback(async (of: number, page: number): Promise<void> => {
    const key = `${of} ${page}`
    if (asked.current.has(key)) return
    asked.current.add(key)
    const answer = await client.call('read.table', { file: info.file, sheet: of, offset: page * PAGE, limit: PAGE })
    if (!answer.ok) return showError(answer.error)
    setPages((known) => new Map(known).set(key, answer.value))
  }, [client, showError, info.file])

  useEffect(() => void load(sheet, 0), [load, sheet])

  useEffect(() => {
    if (line === null) return undefined
    let stopped = false
    setMissing(false)
    void findLine(info.sheets.map((each, index) => (inSheet === null || index === inSheet ? each : { rows: 0 })), line, (of, offset) => client.call('read.table', { file: info.file, sheet: of, offset, limit: 1 })).then((found) => {
      if (stopped) return
      setMissing(found === null)
      if (found === null) return
      setSheet(found.sheet)
      void load(found.sheet, Math.floor(found.offset / PAGE))
      setSelected(found.offset)
    })
    return () => {
      stopped = true
    }
  }, [client, info, line, inSheet, load])

  const first = pages.get(`${sheet} 0`)
  const total = first?.total ?? info.sheets[sheet]?.rows ?? 0
  const rowAt = (index: number): SourceRow | null => pages.get(`${sheet} ${Math.floor(index / PAGE)}`)?.rows[index % PAGE] ?? null
  const current = selected === null ? null : rowAt(selected)
  const told = useRef(onRow)
  told.current = onRow
  useEffect(() => told.current(current, sheet), [current, sheet])
  const markClasses = useMemo(() => new Map(marks.flatMap(({ anchor, stance, colour }) => (anchor.kind === 'row' && anchor.sheet === sheet ? [[anchor.line, ` marked mark-${stance}${colour === undefined ? '' : ` colour-${colour}`}`] as const] : []))), [marks, sheet])

  const columns = useMemo(() => columnsOf(first, t), [first, t])
  const lines: TableLines<SourceRow> = {
    count: total,
    at: (index) => {
      const row = rowAt(index)
      return row === null ? null : { kind: 'row', key: String(row.line), row, className: `fate-${row.fate}${row.line === line ? ' cited' : ''}${markClasses.get(row.line) ?? ''}` }
    },
  }
  return (
    <div className="tableview">
      <div className="tablebar">
        {info.sheets.length > 1 && (
          <Segment label={t('review-window.read.sheet')} small value={String(sheet)}
            onChange={(value) => { setSelected(null); setSheet(Number(value)) }}
            options={info.sheets.map((one, index) => ({ value: String(index), label: one.name ?? String(index + 1) }))} />
        )}
        <span className="muted small">{t('review-window.read.tableRows', { n: showCount(total) })}</span>
        {missing && <StateMark state="warn">{t('review-window.read.lineMissing', { line: line ?? 0 })}</StateMark>}
      </div>
      <DataTable
        key={sheet} className="original" tableClassName="wide" label={info.title} columns={columns} lines={lines} selected={selected} onSelect={setSelected} onKey={(event, row) => onKey(event, row, sheet)}
        onRange={useCallback((from: number, to: number) => {
          for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1) void load(sheet, page)
        }, [load, sheet])}
      />
    </div>
  )
}

/** Line number, fate, and the cells under the words of the head line, each as wide as its content asks. */
function columnsOf(slice: TableSlice | undefined, t: (key: string) => string): readonly TableColumn<SourceRow>[] {
  const rows = slice?.rows ?? []
  const head = rows.find((row) => row.line === slice?.headerLine)?.cells ?? []
  const count = rows.reduce((most, row) => Math.max(most, row.cells.length), 1)
  const sample = rows.slice(0, 60)
  return [
    { id: 'line', title: t('review-window.column.lineShort'), width: '4rem', numeric: true, rowHeader: true, cell: (row) => row.line },
    { id: 'fate', title: t('review-window.column.fate'), width: '7rem', cell: (row) => <span title={row.reason ?? undefined}><StateMark state={FATE[row.fate]}>{t(`review-window.fate.${row.fate}`)}</StateMark></span> },
    ...Array.from({ length: count }, (_, index): TableColumn<SourceRow> => ({
      id: `cell ${index}`,
      title: <><span className="colname">{columnName(index)}</span>{head[index] === undefined || head[index] === '' ? '' : ` ${head[index]}`}</>,
      className: 'rawc',
      width: `${Math.min(22, Math.max(4, 1.25 + 0.5 * Math.max(0, ...sample.map((row) => widthOf(row.cells.length < 3 ? '' : row.cells[index] ?? '')))))}rem`,
      cell: (row) => row.cells[index] ?? '',
    })),
  ]
}

/** Width in Latin characters; a Chinese character takes two. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += character > '\u2e7f' ? 2 : 1
  return width
}
