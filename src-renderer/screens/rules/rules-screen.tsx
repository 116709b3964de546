import './rules.css'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RulePackEntry, RulePackView } from '../../../src-main/contract/screens.ts'
import { DataTable, Empty, FilterField, linesOf, ScreenHead, Segment, StateMark } from '../../design/index.ts'
import type { TableColumn, TableLine } from '../../design/index.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { amendTarget, usePlace } from '../../state/navigation.ts'
import { EntryPanel } from './entry-panel.tsx'
import { PackSources } from './pack-sources.tsx'

const PARTS = ['all', 'element', 'circumstance', 'norm', 'consumption', 'slot'] as const
type Part = (typeof PARTS)[number]

/** The law as the case has it: every entry with its article numbers and marks, and where the pack and the official texts come from. */
export function RulesScreen() {
  const { t } = useTranslation()
  const { target } = usePlace()
  const tab = target['tab'] === 'packs' ? 'packs' : 'entries'
  const pack = usePack(tab)
  useFootKeys(useMemo(() => [{ keys: '↑ ↓', does: t('window.keys.move.does') }], [t]))
  if (pack === null) return <p className="waiting" role="status">{t('rules-window.loading')}</p>
  const tabs = (
    <Segment
      label={t('rules-window.tabs')} value={tab} onChange={(next) => amendTarget('rules', next === 'entries' ? {} : { tab: next })}
      options={(['entries', 'packs'] as const).map((value) => ({ value, label: t(`rules-window.tab.${value}`) }))}
    />
  )
  const open = pack.entries.filter((entry) => !entry.verified || !entry.daysVerified).length
  return (
    <>
      <ScreenHead title={t('window.screen.rules')} actions={tabs}>
        {t('rules-window.lead', { title: pack.title, version: pack.version, count: pack.entries.length, open })}
      </ScreenHead>
      {tab === 'packs' ? <PackSources /> : <Entries pack={pack} asked={target['entry']} />}
    </>
  )
}

/** The pack in the language of the window, read again when the case goes over to another, and on coming back from the sources, where official texts may have been taken in. */
function usePack(tab: string): RulePackView | null {
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const version = useAppState((state) => state.review?.rulePack.sha256 ?? state.review?.rulePack.version)
  const [pack, setPack] = useState<RulePackView | null>(null)
  useEffect(() => {
    let current = true
    void actions.call('rules.pack', { language }).then((answer) => {
      if (current && answer.ok) setPack(answer.value)
    })
    return () => { current = false }
  }, [actions, language, version, tab])
  return pack
}

function Entries({ pack, asked }: { readonly pack: RulePackView; readonly asked: string | undefined }) {
  const { t } = useTranslation()
  const [part, setPart] = useState<Part>('all')
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const shown = useMemo(() => pack.entries.filter((entry) => (
    (part === 'all' || entry.part === part) && (wanted === '' || [entry.id, entry.title, entry.source, entry.text].some((text) => text.toLowerCase().includes(wanted)))
  )), [pack, part, wanted])
  const lines = useMemo(() => shown.map((entry): TableLine<RulePackEntry> => ({ kind: 'row', key: entry.id, row: entry })), [shown])
  const current = shown.find((entry) => entry.id === asked) ?? shown[0] ?? null
  const columns = useMemo((): readonly TableColumn<RulePackEntry>[] => [
    { id: 'id', title: t('rules-window.column.id'), width: '7.5rem', cell: (entry) => entry.id },
    { id: 'title', title: t('rules-window.column.title'), rowHeader: true, cell: (entry) => <span title={entry.title}>{entry.title}</span> },
    { id: 'source', title: t('rules-window.column.source'), width: '30%', hideWhenNarrow: true, cell: (entry) => <span title={entry.source}>{entry.source}</span> },
    { id: 'force', title: t('rules-window.column.force'), width: '7rem', cell: (entry) => entry.from ?? '' },
    { id: 'state', title: t('rules-window.column.state'), width: '9rem', cell: (entry) => (entry.part === 'slot' ? '' : <Mark entry={entry} />) },
  ], [t])
  const index = shown.findIndex((entry) => entry.id === current?.id)
  return (
    <>
      <div className="filters" role="toolbar" aria-label={t('window.filter.label')}>
        <Segment label={t('rules-window.filter.part')} value={part} onChange={setPart} options={PARTS.map((value) => ({ value, label: t(`rules-window.part.${value}`) }))} />
        <FilterField label={t('rules-window.filter.find')} placeholder={t('rules-window.filter.hint')} value={words} onChange={setWords} />
      </div>
      <DataTable
        label={t('rules-window.table')} className="files" columns={columns} lines={linesOf(lines)} selected={index < 0 ? null : index}
        onSelect={(place) => { const entry = shown[place]; if (entry !== undefined) amendTarget('rules', { entry: entry.id }) }}
        empty={<Empty title={t('rules-window.empty')} />}
      />
      {current === null ? null : <EntryPanel entry={current} />}
    </>
  )
}

/** Whether the text of the norm was read, and whether its days were. */
export function Mark({ entry }: { readonly entry: Pick<RulePackEntry, 'verified' | 'daysVerified'> }) {
  const { t } = useTranslation()
  if (!entry.verified) return <StateMark state="warn">{t('rules-window.unverified')}</StateMark>
  return entry.daysVerified ? <StateMark state="ok">{t('rules-window.verified')}</StateMark> : <StateMark state="warn">{t('rules-window.daysUnverified')}</StateMark>
}
