import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecentCase } from '../../../src-main/contract/screens.ts'
import { Button, DataTable, Empty, FilterField, ScreenHead, SidePanel, StateMark, linesOf } from '../../design/index.ts'
import type { TableColumn } from '../../design/index.ts'
import { useAppState } from '../../state/context.tsx'
import { machineNameOf } from '../file-path.ts'
import { dayAndTime } from '../shown-time.ts'
import type { CaseActs } from './start-page.tsx'

interface CaseListProps extends CaseActs {
  readonly recent: readonly RecentCase[]
  readonly onOpenRecent: (one: RecentCase) => void
}

export function CaseList({ recent, onOpenRecent, onNew, onOpen, onSample, busy, error }: CaseListProps) {
  const { t } = useTranslation()
  const overview = useAppState((state) => state.overview)
  const [words, setWords] = useState('')
  const [token, setToken] = useState<string | null>(null)
  const shown = useMemo(() => recent.filter((one) => matches(one, words)), [recent, words])
  const at = shown.findIndex((one) => one.token === token)
  const index = at >= 0 ? at : shown.length > 0 ? 0 : null
  const selected = index === null ? null : shown[index] ?? null
  const waiting = busy ? t('window.act.waiting') : false

  const columns: readonly TableColumn<RecentCase>[] = [
    {
      id: 'case', title: t('window.cases.column.case'), rowHeader: true,
      cell: (one) => <><b>{one.number ?? one.title ?? machineNameOf(one.path)}</b><small>{one.number === null ? '' : one.title}</small></>,
    },
    { id: 'stage', title: t('window.cases.column.stage'), width: '8rem', cell: (one) => one.stage === null ? '' : t(`window.stage.${one.stage}`, { defaultValue: one.stage }) },
    {
      id: 'file', title: t('window.cases.column.file'), width: '14rem',
      cell: (one) => <>{machineNameOf(one.path)}<small>{one.missing ? <StateMark state="warn">{t('window.cases.missing')}</StateMark> : one.encrypted ? t('window.cases.encrypted') : ''}</small></>,
    },
    { id: 'opened', title: t('window.cases.column.opened'), width: '9rem', sort: 'descending', cell: (one) => dayAndTime(one.openedAt) },
  ]
  const lines = useMemo(() => linesOf(shown.map((row) => ({ kind: 'row' as const, key: row.token, row }))), [shown])

  return (
    <>
      <ScreenHead
        title={t('window.screen.cases')}
        actions={
          <>
            <Button onClick={onSample} unavailable={waiting}>{t('window.cases.sampleAct')}</Button>
            <Button keys="Ctrl O" onClick={onOpen} unavailable={waiting}>{t('window.cases.open')}</Button>
            <Button look="primary" keys="Ctrl N" onClick={onNew} unavailable={waiting}>{t('window.cases.new')}</Button>
          </>
        }
      >
        {t('window.cases.recentCount', { count: recent.length })}
      </ScreenHead>
      <div>
        {error === null ? null : <div className="case-error">{error}</div>}
        <div className="filters"><FilterField label={t('window.cases.find')} placeholder={t('window.cases.findHint')} value={words} onChange={setWords} /></div>
      </div>
      <DataTable
        label={t('window.screen.cases')}
        className="cases"
        columns={columns}
        lines={lines}
        lineHeight={3.5}
        selected={index}
        onSelect={(place) => setToken(shown[place]?.token ?? null)}
        onOpen={onOpenRecent}
        empty={<Empty title={t(recent.length === 0 ? 'window.cases.noRecent' : 'window.cases.noMatch')} />}
      />
      <SidePanel label={t('window.cases.selected')}>
        {selected === null ? null : (
          <div className="sec">
            <h2 className="caseno">{selected.number ?? selected.title ?? machineNameOf(selected.path)}</h2>
            {selected.title === null ? null : <p>{selected.title}</p>}
            <p className="mt"><Button look="primary" keys="Enter" onClick={() => onOpenRecent(selected)} unavailable={selected.missing ? t('window.cases.missing') : waiting}>{t('window.cases.openOne')}</Button></p>
          </div>
        )}
        {selected !== null && overview?.path === selected.path ? <ToDo /> : null}
        {selected === null ? null : (
          <div className="sec">
            <h2>{t('window.cases.column.file')}</h2>
            <dl className="kv small">
              <dt>{t('window.cases.path')}</dt><dd className="brk">{selected.path}</dd>
              <dt>{t('window.cases.lock')}</dt><dd>{t(selected.encrypted ? 'window.cases.encrypted' : 'window.cases.plain')}</dd>
              <dt>{t('window.cases.column.opened')}</dt><dd>{dayAndTime(selected.openedAt)}</dd>
            </dl>
          </div>
        )}
      </SidePanel>
    </>
  )
}

/** What waits in the case that is open. */
function ToDo() {
  const { t } = useTranslation()
  const overview = useAppState((state) => state.overview)
  if (overview === null) return null
  return (
    <div className="sec">
      <h2>{t('window.cases.todo')}</h2>
      <ul className="todo">
        <li><a href="#/intake">{t('window.screen.intake')}</a><span>{t('window.cases.todoIntake', { count: overview.needsAttention })}</span></li>
        <li><a href="#/findings">{t('window.screen.findings')}</a><span>{t('window.cases.todoFindings', { count: overview.openFindings })}</span></li>
        <li><a href="#/elements">{t('window.screen.elements')}</a><span>{t('window.cases.todoElements', { count: overview.openElements })}</span></li>
      </ul>
    </div>
  )
}

function matches(one: RecentCase, words: string): boolean {
  const wanted = words.trim().toLowerCase()
  return wanted === '' || [one.number, one.title, one.path].some((text) => text?.toLowerCase().includes(wanted) === true)
}
