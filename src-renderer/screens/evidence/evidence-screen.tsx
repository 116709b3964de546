import './evidence.css'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceItem, ReviewElement } from '../../../src-main/contract/review.ts'
import { DataTable, Empty, FilterField, ScreenHead, Segment, SelectField, StateMark, linesOf } from '../../design/index.ts'
import type { TableColumn, TableLine } from '../../design/index.ts'
import { useAppState, useFootKeys } from '../../state/context.tsx'
import { amendTarget, openCitation, usePlace } from '../../state/navigation.ts'
import { folderOf, nameOf } from '../file-path.ts'
import { shownCount } from '../shown-figure.ts'
import { useFilterKey } from '../use-filter-key.ts'
import { ChecksumsView } from './checksums-view.tsx'
import { ContradictionsView } from './contradictions-view.tsx'
import { evidenceTab, EvidenceTabs } from './evidence-tabs.tsx'
import { PROPERTIES, PROPERTY_MARK, elementsOf } from './evidence-items.ts'
import { EvidencePanel } from './evidence-panel.tsx'

const FILTERS = ['all', 'unreviewed', 'doubted', 'rejected', 'no-slot'] as const
const KINDS = [
  'documentary', 'audio-visual-electronic', 'accused-statement', 'testimony', 'victim-statement', 'expert-opinion', 'inspection-record', 'physical',
] as const
const NO_EVIDENCE: readonly EvidenceItem[] = []
const NO_ELEMENTS: readonly ReviewElement[] = []

/** The evidence: its catalogue, what disagrees in it, and the lists of digests held against the originals. */
export function EvidenceScreen() {
  const tab = evidenceTab(usePlace().target['tab'])
  switch (tab) {
    case 'catalogue': return <Catalogue />
    case 'contradictions': return <ContradictionsView />
    case 'checksums': return <ChecksumsView />
  }
}

/** The catalogue of evidence: kind, source, the slots a file seems to fill, and the three properties the reviewer judges. */
function Catalogue() {
  const { t } = useTranslation()
  const evidence = useAppState((state) => state.review?.evidence ?? NO_EVIDENCE)
  const elements = useAppState((state) => state.review?.elements ?? NO_ELEMENTS)
  const place = usePlace()
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('all')
  const [kind, setKind] = useState<'all' | (typeof KINDS)[number]>('all')
  const [words, setWords] = useState('')
  const [key, setKey] = useState<string | null>(place.target['evidence'] ?? null)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const filterField = useFilterKey()

  const numbered = useMemo(() => new Map(evidence.map((item, index) => [item.id, index + 1])), [evidence])
  const list = useMemo(() => {
    const wanted = words.trim().toLowerCase()
    const folders = new Map<string, EvidenceItem[]>()
    for (const item of evidence) {
      if (!passes(item, filter) || (kind !== 'all' && item.evidenceKind !== kind) || !matches(item, wanted)) continue
      folders.set(folderOf(item.path), [...(folders.get(folderOf(item.path)) ?? []), item])
    }
    const lines: TableLine<EvidenceItem>[] = []
    for (const [folder, items] of folders) {
      const expanded = !closed.has(folder)
      const doubted = items.filter((item) => PROPERTIES.some((property) => item.properties[property].status === 'doubted')).length
      lines.push({
        kind: 'group', key: `folder:${folder}`, label: folder === '' ? t('window.intake.topFolder') : folder, expanded,
        onToggle: () => setClosed((before) => {
          const next = new Set(before)
          if (!next.delete(folder)) next.add(folder)
          return next
        }),
        cells: {
          kind: <span className="muted">{t('window.evidence.items', { count: items.length })}</span>,
          source: doubted > 0 ? <span className="muted">{t('window.evidence.doubtedCount', { count: doubted })}</span> : null,
        },
      })
      if (expanded) for (const item of items) lines.push({ kind: 'row', key: item.id, row: item })
    }
    return lines
  }, [evidence, filter, kind, words, closed, t])
  const lines = useMemo(() => linesOf(list), [list])
  const index = list.findIndex((line) => line.key === key)
  const selected = evidence.find((item) => item.id === key) ?? null
  useEffect(() => { if (key !== null && !key.startsWith('folder:')) amendTarget('evidence', { evidence: key }) }, [key])

  useFootKeys(useMemo(() => [
    { keys: '↑ ↓', does: t('window.keys.move.does') },
    { keys: '← →', does: t('window.keys.fold.does') },
    { keys: 'Enter', does: t('window.act.openOriginal') },
    { keys: 'Ctrl Enter', does: t('window.evidence.save') },
    { keys: '/', does: t('window.keys.filter.does') },
  ], [t]))

  const columns = useColumns(numbered, elements)
  const kinds = KINDS.filter((one) => evidence.some((item) => item.evidenceKind === one))
  return (
    <>
      <ScreenHead title={t('window.screen.evidence')} actions={<EvidenceTabs tab="catalogue" />}>
        {t('window.evidence.facts', {
          count: evidence.length,
          kinds: kinds.map((one) => t('window.evidence.kindCount', { kind: t(`window.evidenceKind.${one}`), count: evidence.filter((item) => item.evidenceKind === one).length })).join(t('window.list.comma')),
        })}
      </ScreenHead>
      <div className="filters" role="toolbar" aria-label={t('window.filter.label')}>
        <Segment
          label={t('window.evidence.byState')}
          options={FILTERS.map((value) => ({ value, label: t(`window.evidence.filter.${value}`, { count: evidence.filter((item) => passes(item, value)).length }) }))}
          value={filter}
          onChange={setFilter}
        />
        <SelectField
          label={t('window.evidence.kind')}
          labelHidden
          options={[{ value: 'all' as const, label: t('window.evidence.allKinds') }, ...kinds.map((value) => ({ value, label: t(`window.evidenceKind.${value}`) }))]}
          value={kind}
          onChange={setKind}
        />
        <FilterField ref={filterField} label={t('window.evidence.find')} placeholder={t('window.evidence.findHint')} value={words} onChange={setWords} />
      </div>
      <DataTable
        label={t('window.evidence.catalogue')}
        className="files cat"
        columns={columns}
        lines={lines}
        selected={index < 0 ? null : index}
        onSelect={(at) => setKey(list[at]?.key ?? null)}
        onOpen={(item) => openCitation({ path: item.path })}
        onKey={(event, item) => {
          if (event.code !== 'KeyO' || item === null) return false
          openCitation({ path: item.path })
          return true
        }}
        empty={<Empty title={t(evidence.length === 0 ? 'window.evidence.empty' : 'window.evidence.noMatch')} />}
      />
      <EvidencePanel item={selected} number={selected === null ? 0 : numbered.get(selected.id) ?? 0} elements={elements} />
    </>
  )
}

function useColumns(numbered: ReadonlyMap<string, number>, elements: readonly ReviewElement[]): readonly TableColumn<EvidenceItem>[] {
  const { t, i18n } = useTranslation()
  // English words for the three properties are longer.
  const [property, kind] = i18n.language === 'en' ? ['6rem', '8rem'] : ['5rem', '9rem']
  return useMemo(() => [
    { id: 'number', title: t('window.evidence.column.number'), width: '2.75rem', numeric: true, cell: (item) => <span className="muted">{shownCount(numbered.get(item.id) ?? 0)}</span> },
    { id: 'title', title: t('window.evidence.column.title'), rowHeader: true, cell: (item) => item.title === '' ? nameOf(item.path) : item.title },
    { id: 'kind', title: t('window.evidence.column.kind'), width: kind, cell: (item) => t(`window.evidenceKind.${item.evidenceKind}`) },
    { id: 'source', title: t('window.evidence.source'), width: '7rem', cell: (item) => <span className="muted">{item.source}</span> },
    ...PROPERTIES.map((name): TableColumn<EvidenceItem> => ({
      id: name, title: t(`window.evidence.${name}`), width: property, className: 'tri',
      cell: (item) => <StateMark state={PROPERTY_MARK[item.properties[name].status]}>{t(`window.evidence.status.${item.properties[name].status}`)}</StateMark>,
    })),
    { id: 'slots', title: t('window.evidence.column.slots'), width: '3.5rem', numeric: true, cell: (item) => <span className={item.slots.length === 0 ? 'faint' : undefined}>{item.slots.length}</span> },
    {
      id: 'elements', title: t('window.screen.elements'), width: '9rem', hideWhenNarrow: true,
      cell: (item) => {
        const [first, ...rest] = elementsOf(item, elements)
        if (first === undefined) return <span className="faint">{t('window.evidence.noElement')}</span>
        return rest.length === 0 ? first.title : t('window.evidence.elementAndMore', { title: first.title, count: rest.length + 1 })
      },
    },
  ], [t, numbered, elements, property, kind])
}

function passes(item: EvidenceItem, filter: (typeof FILTERS)[number]): boolean {
  if (filter === 'all') return true
  if (filter === 'no-slot') return item.slots.length === 0
  return PROPERTIES.some((property) => item.properties[property].status === filter)
}

const matches = (item: EvidenceItem, wanted: string): boolean =>
  wanted === '' || [item.title, item.path, item.source, item.sha256].some((text) => text?.toLowerCase().includes(wanted) === true)
