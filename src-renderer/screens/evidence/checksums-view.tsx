import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecksumResult, ReviewChecksumEntry, ReviewChecksumList, ReviewChecksums } from '../../../src-main/contract/comparison.ts'
import { Button, CitationLink, DataTable, Empty, linesOf, ScreenHead, Segment, SidePanel, StateMark } from '../../design/index.ts'
import type { MarkState, TableColumn, TableLine } from '../../design/index.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { fragmentOf, openCitation } from '../../state/navigation.ts'
import { citationName, shortName } from '../findings/citation-name.ts'
import { ChecksumForm } from './checksum-form.tsx'
import { EvidenceTabs } from './evidence-tabs.tsx'

type Result = ChecksumResult | 'not-listed'
const FILTERS = ['all', 'differs', 'not-in-case', 'not-listed', 'same', 'waiting'] as const
export const CHECKSUM_MARK: Readonly<Record<Result, MarkState>> = { same: 'ok', differs: 'bad', 'not-in-case': 'warn', 'not-listed': 'warn', waiting: 'unknown' }
export const ALGORITHM_NAMES = { sha256: 'SHA-256', sm3: 'SM3', md5: 'MD5', sha1: 'SHA-1' } as const

interface Row {
  readonly key: string
  readonly result: Result
  readonly name: string
  readonly path: string | null
  readonly list: ReviewChecksumList | null
  readonly entry: ReviewChecksumEntry | null
}
const EMPTY: ReviewChecksums = { lists: [], unlisted: [], waiting: 0 }

/** Lists of digests (seizure lists) held against the originals, line by line, and what no list names. */
export function ChecksumsView() {
  const { t } = useTranslation()
  const checksums = useAppState((state) => state.review?.checksums ?? EMPTY)
  const [only, setOnly] = useState<(typeof FILTERS)[number]>('all')
  const [key, setKey] = useState<string | null>(null)
  /** A list being typed in: a new one, or one that was typed in before. */
  const [typing, setTyping] = useState<ReviewChecksumList | 'new' | null>(null)
  useFootKeys(useMemo(() => [{ keys: '↑ ↓', does: t('window.keys.move.does') }, { keys: 'Enter', does: t('window.act.openOriginal') }], [t]))

  const rows = useMemo(() => rowsOf(checksums), [checksums])
  const count = (result: (typeof FILTERS)[number]): number => rows.filter((row) => result === 'all' || row.result === result).length
  const lines = useMemo(() => {
    const shown: TableLine<Row>[] = []
    for (const [list, members] of Map.groupBy(rows.filter((row) => only === 'all' || row.result === only), (row) => row.list)) {
      shown.push({ kind: 'group', key: `list:${list?.id ?? ''}`, label: list === null ? t('comparison-window.unlisted') : list.title, expanded: null, cells: { result: <span className="muted">{t('comparison-window.lines', { count: members.length })}</span> } })
      for (const row of members) shown.push({ kind: 'row', key: row.key, row })
    }
    return shown
  }, [rows, only, t])
  const index = lines.findIndex((line) => line.key === key)
  const selected = rows.find((row) => row.key === key) ?? null
  const open = ({ entry, path }: Row): void => {
    if (entry?.citation != null) openCitation(entry.citation)
    else if (path !== null) openCitation({ path })
  }
  const columns: readonly TableColumn<Row>[] = [
    { id: 'name', title: t('comparison-window.listedName'), rowHeader: true, cell: (row) => row.name },
    { id: 'result', title: t('comparison-window.resultHead'), width: '9.5rem', cell: (row) => <StateMark state={CHECKSUM_MARK[row.result]}>{t(`comparison-window.result.${row.result}`)}</StateMark> },
    { id: 'algorithm', title: t('comparison-window.algorithm'), width: '5.5rem', cell: ({ entry }) => (entry?.algorithm == null ? null : ALGORITHM_NAMES[entry.algorithm]) },
    { id: 'file', title: t('comparison-window.fileOfCase'), width: '16rem', cell: ({ path }) => path !== null && <CitationLink citation={{ path }} label={path}>{shortName(path)}</CitationLink> },
    { id: 'source', title: t('comparison-window.listLine'), width: '11rem', cell: ({ entry }) => entry?.citation != null && <CitationLink citation={entry.citation}>{citationName(entry.citation, t)}</CitationLink> },
  ]
  return (
    <>
      <ScreenHead title={t('window.screen.evidence')} actions={<EvidenceTabs tab="checksums" />}>
        {t('comparison-window.checksumFacts', { lists: checksums.lists.length, same: count('same'), differs: count('differs'), absent: count('not-in-case'), unlisted: count('not-listed') })}
      </ScreenHead>
      <div className="filters" role="toolbar" aria-label={t('window.filter.label')}>
        <Segment
          label={t('comparison-window.byResult')} value={only} onChange={setOnly} small
          options={FILTERS.filter((value) => value !== 'waiting' || count('waiting') > 0).map((value) => ({ value, label: t(`comparison-window.results.${value}`, { count: count(value) }) }))}
        />
        <Button small onClick={() => setTyping('new')}>{t('comparison-window.typeList')}</Button>
        {checksums.waiting > 0 && <ComputeButton waiting={checksums.waiting} />}
      </div>
      <DataTable
        className="files cat" label={t('comparison-window.tab.checksums')} columns={columns} lines={linesOf(lines)} selected={index < 0 ? null : index}
        onSelect={(at) => setKey(lines[at]?.key ?? null)} onOpen={open}
        empty={<Empty title={t('comparison-window.noLists')}>{t('comparison-window.noListsNote')}</Empty>}
      />
      <SidePanel label={t('comparison-window.selectedLine')}>
        {typing !== null ? <ChecksumForm list={typing === 'new' ? null : typing} onDone={() => setTyping(null)} />
          : selected === null ? <p className="sec muted">{t('comparison-window.chooseLine')}</p>
            : <EntryPanel row={selected} onEdit={setTyping} />}
      </SidePanel>
    </>
  )
}

function rowsOf({ lists, unlisted }: ReviewChecksums): readonly Row[] {
  return [
    ...lists.flatMap((list) => list.entries.map((entry, index): Row => ({ key: `${list.id}#${index}`, result: entry.result, name: entry.name, path: entry.path, list, entry }))),
    ...unlisted.map(({ path }): Row => ({ key: `unlisted:${path}`, result: 'not-listed', name: shortName(path), path, list: null, entry: null })),
  ]
}

/** The listed digest above ours, so that they can be read against each other sign by sign. */
function EntryPanel({ row, onEdit }: { readonly row: Row; readonly onEdit: (list: ReviewChecksumList) => void }) {
  const { t } = useTranslation()
  const { entry, list, path } = row
  const evidence = useAppState((state) => state.review?.evidence.find((item) => item.path === path)?.id ?? null)
  return (
    <div className="sec">
      <h2 className="brk">{row.name}</h2>
      <p><StateMark state={CHECKSUM_MARK[row.result]}>{t(`comparison-window.result.${row.result}`)}</StateMark></p>
      <p className="small muted">{t(`comparison-window.resultNote.${row.result}`)}</p>
      {entry !== null && (
        <>
          <p className="digests mono brk"><span>{t('comparison-window.listedDigest')}</span>{entry.listed}<span>{t('comparison-window.ourDigest')}</span>{entry.ours ?? t('comparison-window.noDigest')}</p>
          <dl className="kv small">
            {entry.algorithm !== null && <><dt>{t('comparison-window.algorithm')}</dt><dd>{ALGORITHM_NAMES[entry.algorithm]}</dd></>}
            {entry.size.listed !== null && <><dt>{t('comparison-window.size')}</dt><dd>{entry.size.ours === null ? t('comparison-window.sizeSame', { size: entry.size.listed }) : t('comparison-window.sizeDiffers', { listed: entry.size.listed, ours: entry.size.ours })}</dd></>}
          </dl>
          {entry.otherName && <p className="small"><StateMark state="warn">{t('comparison-window.otherName')}</StateMark></p>}
        </>
      )}
      <ul className="plain-li places">
        {path !== null && <li className="brk"><CitationLink citation={{ path }}>{path}</CitationLink></li>}
        {evidence !== null && <li><a href={fragmentOf({ screen: 'evidence', target: { evidence } })}>{evidence}</a></li>}
        {entry?.citation != null && <li><CitationLink citation={entry.citation}>{citationName(entry.citation, t)}</CitationLink></li>}
      </ul>
      {list?.entered != null && (
        <>
          <p className="small muted">{t('review-window.decidedBy', { reviewer: list.entered.reviewer, at: list.entered.at.slice(0, 16).replace('T', ' ') })}</p>
          <p className="acts"><Button small onClick={() => onEdit(list)}>{t('comparison-window.editList')}</Button></p>
        </>
      )}
    </div>
  )
}

/** Works out the digests that older lists ask for; it can be stopped between two originals, and what was done stays. */
function ComputeButton({ waiting }: { readonly waiting: number }) {
  const { t } = useTranslation()
  const { run, refresh } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null)
  const stop = useRef(false)
  const work = async (): Promise<void> => {
    stop.current = false
    for (;;) {
      const answer = await run('checksums.compute', { language })
      if (answer === null) break
      setProgress(answer)
      if (stop.current || answer.done >= answer.total) break
    }
    setProgress(null)
    await refresh()
  }
  return progress === null
    ? <Button small look="primary" onClick={() => void work()}>{t('comparison-window.compute', { count: waiting })}</Button>
    : <><span role="status">{t('comparison-window.computing', { done: progress.done, total: progress.total })}</span><Button small onClick={() => { stop.current = true }}>{t('comparison-window.stop')}</Button></>
}
