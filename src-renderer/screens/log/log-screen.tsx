import './log.css'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogEntry, VerifyReport } from '../../../src-main/contract/screens.ts'
import { Button, DataTable, Empty, ErrorLine, FilterField, ScreenHead, Segment, StateMark, linesOf } from '../../design/index.ts'
import type { TableColumn, TableLine } from '../../design/index.ts'
import { useErrorWords } from '../../frame/use-error-words.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { shownCount, shownHash, shownSize } from '../shown-figure.ts'
import { dayOf, secondsOf } from '../shown-time.ts'
import { useFilterKey } from '../use-filter-key.ts'
import { actionWord } from './action-word.ts'
import { LogPanel } from './log-panel.tsx'
import { VerifyFailure } from './verify-failure.tsx'
import { useLog } from './use-log.ts'
import { useTargetNames } from './use-target-names.ts'

const FILTERS = ['all', 'people', 'program'] as const
type LogFilter = (typeof FILTERS)[number]

/** Everything that was done, in a chain that shows any later change, and the check of chain and originals. */
export function LogScreen() {
  const { t } = useTranslation()
  const actions = useActions()
  const log = useLog()
  const files = useAppState((state) => state.overview?.files ?? 0)
  const [filter, setFilter] = useState<LogFilter>('all')
  const [words, setWords] = useState('')
  const [number, setNumber] = useState<number | null>(null)
  const [report, setReport] = useState<VerifyReport | null>(null)
  const [checking, setChecking] = useState(false)
  const filterField = useFilterKey()
  const errorWords = useErrorWords(log.error)
  const nameOf = useTargetNames()

  const list = useMemo(() => {
    const wanted = words.trim().toLowerCase()
    const lines: TableLine<LogEntry>[] = []
    let day = ''
    for (const entry of log.entries) {
      if (!passes(entry, filter) || !matches(entry, nameOf(entry), wanted)) continue
      if (dayOf(entry.at) !== day) {
        day = dayOf(entry.at)
        lines.push({ kind: 'group', key: `day:${day}`, label: day, expanded: null })
      }
      lines.push({ kind: 'row', key: String(entry.number), row: entry })
    }
    return lines
  }, [log.entries, filter, words, nameOf])
  const lines = useMemo(() => linesOf(list), [list])
  const index = list.findIndex((line) => line.key === String(number))
  const selected = log.entries.find((entry) => entry.number === number) ?? null

  const verify = useCallback(async () => {
    setChecking(true)
    const answer = await actions.run('log.verify', {})
    setChecking(false)
    if (answer === null) return
    setReport(answer)
    actions.noteVerified(answer.ok)
  }, [actions])

  useFootKeys(useMemo(() => [
    { keys: '↑ ↓', does: t('window.keys.move.does') },
    { keys: 'V', does: t('window.log.verify') },
    { keys: '/', does: t('window.keys.filter.does') },
  ], [t]))

  const columns = useColumns(nameOf)
  const counts = (one: LogFilter): number => log.entries.filter((entry) => passes(entry, one)).length
  return (
    <>
      <ScreenHead
        title={t('window.screen.log')}
        actions={<Button look="primary" keys="V" unavailable={checking ? t('window.log.checking') : false} onClick={() => void verify()}>{t(checking ? 'window.log.checking' : 'window.log.verify')}</Button>}
      >
        {t('window.log.lead')}
      </ScreenHead>
      <section className="conserve verify" aria-label={t('window.log.state')} aria-live="polite">
        <dl><div><dt>{t('window.log.entries')}</dt><dd>{shownCount(report?.entries ?? log.total)}</dd></div></dl>
        <p className="vs2"><ChainState report={report} kind="log" /></p>
        <dl className="vsep"><div><dt>{t('window.log.originals')}</dt><dd>{shownCount(report?.files ?? files)}</dd></div></dl>
        <p className="vs2"><ChainState report={report} kind="original" /></p>
        <dl className="vsep"><div><dt>{t('window.log.head')}</dt><dd className="head-v">{shownHash(log.head).slice(0, 17)}{log.head === '' ? '' : ' …'}</dd></div></dl>
      </section>
      <div>
        {report === null || report.ok ? null : <VerifyFailure report={report} />}
        {errorWords === null ? null : <div className="frame-error"><ErrorLine {...errorWords} /></div>}
      </div>
      <div className="filters" role="toolbar" aria-label={t('window.filter.label')}>
        <Segment
          label={t('window.log.byWhom')}
          options={FILTERS.map((value) => ({ value, label: t(`window.log.filter.${value}`, { count: counts(value) }) }))}
          value={filter}
          onChange={setFilter}
        />
        <FilterField ref={filterField} label={t('window.log.find')} placeholder={t('window.log.findHint')} value={words} onChange={setWords} />
      </div>
      <DataTable
        label={t('window.log.table')}
        className="files logt"
        columns={columns}
        lines={lines}
        selected={index < 0 ? null : index}
        onSelect={(place) => {
          const line = list[place]
          if (line?.kind === 'row') setNumber(line.row.number)
        }}
        onKey={(event) => {
          if (event.code !== 'KeyV') return false
          void verify()
          return true
        }}
        empty={log.loading ? undefined : <Empty title={t('window.log.empty')} />}
      />
      <LogPanel entry={selected} target={selected === null ? '' : nameOf(selected)} />
    </>
  )
}

/** Result of the last check for one part, or that none was made in this window. */
function ChainState({ report, kind }: { readonly report: VerifyReport | null; readonly kind: 'log' | 'original' }) {
  const { t } = useTranslation()
  if (report === null) return <><StateMark state="unknown">{t('window.log.notChecked')}</StateMark><br /><span>{t(`window.log.${kind}Note`)}</span></>
  const bad = report.differences.filter((difference) => (difference.kind === 'original') === (kind === 'original')).length
  return (
    <>
      <StateMark state={bad === 0 ? 'ok' : 'bad'}>{bad === 0 ? t(`window.log.${kind}Ok`) : t(`window.log.${kind}Bad`, { count: bad })}</StateMark>
      <br />
      <span>{kind === 'log' ? t('window.log.logNote') : t('window.log.bytes', { size: shownSize(report.bytes) })}</span>
    </>
  )
}

function useColumns(nameOf: (entry: LogEntry) => string): readonly TableColumn<LogEntry>[] {
  const { t } = useTranslation()
  return useMemo(() => [
    { id: 'number', title: t('window.log.column.number'), width: '5.5rem', numeric: true, rowHeader: true, sort: 'descending', cell: (entry) => shownCount(entry.number) },
    { id: 'time', title: t('window.log.column.time'), width: '5.5rem', cell: (entry) => <span className="muted">{secondsOf(entry.at)}</span> },
    { id: 'person', title: t('window.log.column.person'), width: '7rem', cell: (entry) => isProgram(entry) ? <span className="muted">{t('window.log.program')}</span> : entry.reviewer === '' ? <span className="muted">{t('window.log.unsigned')}</span> : entry.reviewer },
    { id: 'action', title: t('window.log.column.action'), width: '9rem', cell: (entry) => actionWord(t, entry.action) },
    { id: 'target', title: t('window.log.column.target'), cell: (entry) => <span title={entry.target}>{nameOf(entry)}</span> },
    { id: 'hash', title: t('window.log.column.hash'), width: '6rem', className: 'mono', cell: (entry) => entry.hash.slice(0, 8) },
    { id: 'previous', title: t('window.log.column.previous'), width: '6rem', className: 'mono', hideWhenNarrow: true, cell: (entry) => <span className="faint">{entry.previous.slice(0, 8)}</span> },
  ], [t, nameOf])
}

/** Reading material in is the program's work; everything else a person decided. */
const isProgram = (entry: LogEntry): boolean => /^(intake|facts)\./.test(entry.action)

function passes(entry: LogEntry, filter: LogFilter): boolean {
  if (filter === 'all') return true
  return isProgram(entry) === (filter === 'program')
}

const matches = (entry: LogEntry, name: string, wanted: string): boolean =>
  wanted === '' || [name, entry.target, entry.reviewer, entry.action, entry.hash].some((text) => text.toLowerCase().includes(wanted))
