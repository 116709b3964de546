import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowEdgeRecord, FlowPicture, MoneyMonths } from '../../../src-main/contract/ledger.ts'
import { DataTable, linesOf } from '../../design/index.ts'
import type { TableColumn } from '../../design/index.ts'
import { showAmount, showCount } from '../money/amount-text.ts'
import { endName } from './end-name.ts'
import type { Chosen } from './flow-walk.ts'
import { fenOf } from './share-of.ts'

interface FlowTableProps {
  readonly picture: FlowPicture
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen) => void
  readonly onOpen: (chosen: Chosen) => void
  readonly onFollow: (chosen: Chosen) => void
}

/** The same edges as in the picture, the largest first. */
export function FlowTable({ picture, chosen, onChoose, onOpen, onFollow }: FlowTableProps) {
  const { t } = useTranslation()
  const edges = useMemo(() => picture.edges.toSorted((left, right) => (fenOf(left.total) > fenOf(right.total) ? -1 : fenOf(left.total) < fenOf(right.total) ? 1 : 0)), [picture])
  const names = useMemo(() => new Map(picture.nodes.map((node) => [node.id, endName(node, t)])), [picture, t])
  const selected = chosen?.kind === 'edge' ? edges.findIndex((edge) => edge.id === chosen.id) : -1
  const columns: readonly TableColumn<FlowEdgeRecord>[] = [
    { id: 'from', title: t('flow-window.table.from'), rowHeader: true, cell: (edge) => names.get(edge.from) },
    { id: 'to', title: t('flow-window.table.to'), cell: (edge) => names.get(edge.to) },
    { id: 'count', title: t('flow-window.table.count'), width: '4.5rem', numeric: true, cell: (edge) => showCount(edge.count) },
    { id: 'total', title: t('flow-window.table.total'), width: '8rem', numeric: true, cell: (edge) => showAmount(edge.total) },
    { id: 'restriction', title: t('flow-window.table.restriction'), width: '9rem', numeric: true, hideWhenNarrow: true, cell: (edge) => showAmount(edge.periods.find((each) => each.kind === 'restriction')?.total ?? null) },
    { id: 'days', title: t('flow-window.table.days'), width: '12.5rem', cell: (edge) => `${edge.first} – ${edge.last}` },
  ]
  return (
    <DataTable
      className="ledger" label={t('flow-window.table.label')} columns={columns} lines={linesOf(edges.map((row) => ({ kind: 'row' as const, key: row.id, row })))}
      selected={selected < 0 ? null : selected}
      onSelect={(index) => {
        const edge = edges[index]
        if (edge !== undefined) onChoose({ kind: 'edge', id: edge.id })
      }}
      onOpen={(edge) => onOpen({ kind: 'edge', id: edge.id })}
      onKey={(event, edge) => {
        if (event.code !== 'KeyF' || edge === null) return false
        onFollow({ kind: 'edge', id: edge.id })
        return true
      }}
    />
  )
}

/** The months of the drawing as figures. */
export function MonthsTable({ course, month, onMonth, onOpen }: { readonly course: MoneyMonths; readonly month: string | null; readonly onMonth: (month: string) => void; readonly onOpen: (month: string) => void }) {
  const { t } = useTranslation()
  type Line = MoneyMonths['months'][number] & { readonly marks: string }
  const rows: readonly Line[] = course.months.map((each) => {
    const kinds = Map.groupBy(course.marks.filter((mark) => mark.day.startsWith(each.month)), (mark) => mark.kind)
    return { ...each, marks: [...kinds].map(([kind, marks]) => `${t(`flow-window.mark.${kind}`)} ${marks.reduce((sum, mark) => sum + mark.count, 0)}`).join('  ') }
  })
  const selected = rows.findIndex((each) => each.month === month)
  const sum = (key: 'in' | 'out' | 'balance' | 'unpaid'): TableColumn<Line> => ({ id: key, title: t(`flow-window.bars.${key}`), width: '8rem', numeric: true, cell: (each) => (each[key] === null ? '' : showAmount(each[key])) })
  const columns: readonly TableColumn<Line>[] = [
    { id: 'month', title: t('flow-window.table.month'), width: '6rem', rowHeader: true, cell: (each) => each.month },
    sum('in'), sum('out'), sum('balance'), sum('unpaid'),
    { id: 'marks', title: t('flow-window.table.marks'), cell: (each) => each.marks },
  ]
  return (
    <DataTable
      className="ledger" label={t('flow-window.bars.title')} columns={columns} lines={linesOf(rows.map((row) => ({ kind: 'row' as const, key: row.month, row })))} selected={selected < 0 ? null : selected}
      onSelect={(index) => {
        const row = rows[index]
        if (row !== undefined) onMonth(row.month)
      }}
      onOpen={(row) => onOpen(row.month)}
    />
  )
}
