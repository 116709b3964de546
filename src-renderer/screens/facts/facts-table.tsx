import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiscoveredAccountRecord, FactList, FactRecord, StatedKind } from '../../../src-main/contract/facts.ts'
import { CitationLink, DataTable, Empty, linesOf } from '../../design/index.ts'
import type { TableColumn, TableLine } from '../../design/index.ts'
import { nameOf } from '../file-path.ts'
import { sourceOf } from './fact-panel.tsx'
import { entryWords } from './fact-words.ts'

/** A stated entry, or an account that only a statement names. */
export type FactLine = { readonly type: 'fact'; readonly fact: FactRecord } | { readonly type: 'discovered'; readonly account: DiscoveredAccountRecord }

interface FactsTableProps {
  readonly kind: StatedKind
  readonly entries: readonly FactRecord[]
  readonly list: FactList
  readonly loading: boolean
  readonly chosen: string | null
  readonly onChoose: (line: FactLine) => void
  readonly onOpen: (line: FactLine) => void
  readonly onAdd: () => void
}

/** Entries of one kind; below the accounts those that only statements name. */
export function FactsTable({ kind, entries, list, loading, chosen, onChoose, onOpen, onAdd }: FactsTableProps) {
  const { t } = useTranslation()
  const all = useMemo(() => {
    const lines: TableLine<FactLine>[] = entries.map((fact) => ({ kind: 'row', key: fact.id, row: { type: 'fact', fact } }))
    if (kind === 'account' && list.discovered.length > 0) {
      lines.push({ kind: 'banner', key: 'discovered', content: t('window.facts.discovered', { count: list.discovered.length }) })
      lines.push(...list.discovered.map((account): TableLine<FactLine> => ({ kind: 'row', key: account.id, row: { type: 'discovered', account } })))
    }
    return lines
  }, [entries, kind, list, t])
  const lines = useMemo(() => linesOf(all), [all])
  const at = all.findIndex((line) => line.key === chosen)
  const columns = useMemo((): readonly TableColumn<FactLine>[] => [
    {
      id: 'title', title: t(`window.facts.kind.${kind}`), rowHeader: true,
      cell: (line) => line.type === 'fact' ? entryWords(t, kind, line.fact.body, list).title : [line.account.institution, line.account.number ?? t('window.facts.noNumber')].filter((each) => each !== '').join(' · '),
    },
    { id: 'details', title: t('window.facts.column.details'), cell: (line) => <span className="muted">{line.type === 'fact' ? entryWords(t, kind, line.fact.body, list).details : line.account.holderName ?? nameOf(line.account.files[0] ?? '')}</span> },
    {
      id: 'source', title: t('window.facts.column.source'), width: '11rem', hideWhenNarrow: true,
      cell: (line) => {
        if (line.type === 'discovered') return <span className="faint">{t('window.facts.notStated')}</span>
        const source = sourceOf(line.fact.source)
        if (line.fact.kind === 'file') return <CitationLink citation={{ path: line.fact.id }}>{nameOf(line.fact.id)}</CitationLink>
        return source === null ? <span className="faint">{t('window.facts.byHand')}</span> : <CitationLink citation={source}>{nameOf(source.path)}</CitationLink>
      },
    },
  ], [t, kind, list])
  const rowAt = (index: number): FactLine | null => {
    const line = all[index]
    return line?.kind === 'row' ? line.row : null
  }
  return (
    <DataTable
      label={t('window.facts.stated', { kind: t(`window.facts.kind.${kind}`) })}
      className="facts-stated"
      columns={columns}
      lines={lines}
      selected={at < 0 ? null : at}
      onSelect={(index) => {
        const row = rowAt(index)
        if (row !== null) onChoose(row)
      }}
      onOpen={onOpen}
      onKey={(event, line) => {
        if (event.code === 'KeyN') onAdd()
        else if (event.code === 'KeyE' && line !== null) onOpen(line)
        else return false
        return true
      }}
      empty={loading ? null : <Empty title={t('window.facts.none', { kind: t(`window.facts.kind.${kind}`) })}>{t('window.facts.noneHint')}</Empty>}
    />
  )
}
