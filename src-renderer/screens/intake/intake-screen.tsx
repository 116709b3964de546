import './intake.css'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import type { ReviewFile } from '../../../src-main/contract/review.ts'
import { Button, DataTable, Empty, FilterField, Menu, Progress, ScreenHead, Segment, StateMark, linesOf } from '../../design/index.ts'
import type { TableColumn } from '../../design/index.ts'
import { useDroppedFiles } from '../../frame/use-dropped-files.ts'
import type { ImportProgress } from '../../state/app-state.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { openCitation } from '../../state/navigation.ts'
import { nameOf } from '../file-path.ts'
import { fileState, formatWords } from '../file-words.ts'
import { shownCount, shownSize } from '../shown-figure.ts'
import { useFilterKey } from '../use-filter-key.ts'
import { IntakePanel } from './intake-panel.tsx'
import { RecognitionLine } from './recognition-line.tsx'
import { ReportMenu } from './report-menu.tsx'
import { useFileLines } from './use-file-lines.ts'
import type { FileFilter } from './use-file-lines.ts'

const FILTERS = ['all', 'imported', 'duplicate', 'needs-attention', 'rejected'] as const
const NO_FILES: readonly ReviewFile[] = []

/** What came in: every file, every row read and what became of it, and what needs a person. */
export function IntakeScreen() {
  const { t } = useTranslation()
  const actions = useActions()
  const files = useAppState((state) => state.review?.intake.files ?? NO_FILES)
  const review = useAppState((state) => state.review)
  const importing = useAppState((state) => state.importing)
  const [status, setStatus] = useState<FileFilter>('all')
  const [words, setWords] = useState('')
  const [key, setKey] = useState<string | null>(null)
  const filterField = useFilterKey()
  const { list } = useFileLines(files, status, words)
  const lines = useMemo(() => linesOf(list), [list])
  const index = list.findIndex((line) => line.key === key)
  const selected = files.find((file) => file.id === key) ?? null
  const attention = useMemo(() => files.filter((file) => file.status === 'needs-attention' || file.status === 'rejected' || (file.rows?.rejected ?? 0) > 0), [files])

  const add = useCallback(async (how: 'folder' | 'files') => {
    const picked = how === 'folder' ? await actions.run('shell.pickBundleFolder', {}) : await actions.run('shell.pickBundleFiles', {})
    const grants = picked === null ? [] : 'token' in picked ? [picked] : picked
    if (grants.length > 0) await actions.importBundle(grants.map((grant) => grant.token))
  }, [actions])
  useDroppedFiles(useCallback((grants) => {
    if (grants.length > 0) void actions.importBundle(grants.map((grant) => grant.token))
  }, [actions]))

  const nextAttention = useCallback(() => {
    const here = attention.findIndex((file) => file.id === key)
    const next = attention[(here + 1) % Math.max(1, attention.length)]
    if (next !== undefined) setKey(next.id)
  }, [attention, key])

  useFootKeys(useMemo(() => [
    { keys: '↑ ↓', does: t('window.keys.move.does') },
    { keys: '← →', does: t('window.keys.fold.does') },
    { keys: 'Enter', does: t('window.keys.open.does') },
    { keys: 'N', does: t('window.intake.nextAttention') },
    { keys: '/', does: t('window.keys.filter.does') },
  ], [t]))

  const counts = (one: FileFilter): number => (one === 'all' ? files.length : files.filter((file) => file.status === one).length)
  const rows = sumRows(files)
  const pages = files.reduce((sum, file) => sum + (file.pages ?? 0), 0)
  const columns = useColumns()

  return (
    <>
      <ScreenHead title={t('window.screen.intake')} actions={<><ReportMenu /><AddMenu onAdd={(how) => void add(how)} busy={importing !== null} /></>}>
        {review === null ? '' : t('window.intake.facts', {
          files: shownCount(files.length), pages: shownCount(pages), size: shownSize(files.reduce((sum, file) => sum + file.size, 0)),
        })}
      </ScreenHead>
      <section className="conserve" aria-label={t('window.intake.conservation')}>
        <dl>
          <div><dt>{t('window.intake.read')}</dt><dd>{shownCount(rows.read)}</dd></div><i aria-hidden="true">=</i>
          <div><dt>{t('window.intake.kept')}</dt><dd>{shownCount(rows.kept)}</dd></div><i aria-hidden="true">+</i>
          <div><dt>{t('window.intake.duplicate')}</dt><dd>{shownCount(rows.duplicate)}</dd></div><i aria-hidden="true">+</i>
          <div><dt>{t('window.intake.rejected')}</dt><dd>{shownCount(rows.rejected)}</dd></div>
        </dl>
        <p>{t('window.intake.conservationNote', { count: rows.tables })}</p>
        <RecognitionLine selected={selected} />
        {importing === null ? null : (
          <Progress
            title={t('window.intake.importing')}
            done={importing === 'starting' ? 0 : importing.done}
            total={importing === 'starting' ? null : importing.total}
            current={importing === 'starting' ? t('window.intake.starting') : currentWords(t, importing)}
            kept={t('window.intake.cancelKeeps')}
            cancel={{ label: t('window.intake.cancel'), onCancel: () => void actions.cancelImport() }}
          />
        )}
      </section>
      <div className="filters" role="toolbar" aria-label={t('window.filter.label')}>
        <Segment
          label={t('window.intake.byState')}
          options={FILTERS.map((value) => ({ value, label: t(`window.intake.filter.${value}`, { count: counts(value) }) }))}
          value={status}
          onChange={setStatus}
        />
        <FilterField ref={filterField} label={t('window.intake.find')} placeholder={t('window.intake.findHint')} value={words} onChange={setWords} />
      </div>
      <DataTable
        label={t('window.intake.files')}
        className="files"
        columns={columns}
        lines={lines}
        selected={index < 0 ? null : index}
        onSelect={(place) => setKey(list[place]?.key ?? null)}
        onOpen={(file) => openCitation({ path: file.path })}
        onKey={(event, file) => {
          if (event.code === 'KeyN') nextAttention()
          else if (event.code === 'KeyO' && file !== null) openCitation({ path: file.path })
          else return false
          return true
        }}
        empty={importing !== null ? undefined : (
          <Empty
            title={t(files.length === 0 ? 'window.intake.empty' : 'window.intake.noMatch')}
            action={files.length === 0 ? <Button look="primary" onClick={() => void add('folder')}>{t('window.newCase.folder')}</Button> : undefined}
          >
            {files.length === 0 ? t('window.intake.emptyText') : undefined}
          </Empty>
        )}
      />
      <IntakePanel attention={attention} selected={selected} onSelect={setKey} />
    </>
  )
}

/** What is read at the moment, how much was read, and how long it will take where that can be told. */
function currentWords(t: TFunction, { path, pages, rows, secondsLeft }: ImportProgress): string {
  const read = t('window.intake.left.read', { name: nameOf(path), pages: shownCount(pages), rows: shownCount(rows) })
  if (secondsLeft === null) return read
  const left = secondsLeft < 90 ? t('window.intake.left.seconds', { count: secondsLeft }) : t('window.intake.left.minutes', { count: Math.round(secondsLeft / 60) })
  return t('window.intake.left.both', { read, left })
}

function AddMenu({ onAdd, busy }: { readonly onAdd: (how: 'folder' | 'files') => void; readonly busy: boolean }) {
  const { t } = useTranslation()
  if (busy) return <Button unavailable={t('window.intake.importing')}>{t('window.intake.add')}</Button>
  return (
    <Menu
      className="btn primary"
      label={t('window.intake.add')}
      groups={[{ id: 'add', items: [{ id: 'folder', label: t('window.newCase.folder') }, { id: 'files', label: t('window.newCase.files') }] }]}
      onChoose={(_group, item) => onAdd(item === 'folder' ? 'folder' : 'files')}
    />
  )
}

function useColumns(): readonly TableColumn<ReviewFile>[] {
  const { t, i18n } = useTranslation()
  // English heads are longer than the figures under them, and its states longer than ours: `2 rows rejected`.
  const english = i18n.language === 'en'
  const [short, figures, states] = english ? ['3.25rem', '4.5rem', '9.5rem'] : ['3.625rem', '3.625rem', '7.25rem']
  return useMemo(() => {
    const figure = (value: number | undefined) => value === undefined ? null : <span className={value === 0 ? 'muted' : undefined}>{shownCount(value)}</span>
    return [
      { id: 'file', title: t('window.intake.column.file'), rowHeader: true, cell: (file) => <span title={file.path}>{nameOf(file.path)}</span> },
      { id: 'format', title: t('window.intake.column.format'), width: '9rem', cell: (file) => <span className="muted">{formatWords(t, file.format)}</span> },
      { id: 'pages', title: t('window.intake.column.pages'), width: '3.125rem', numeric: true, cell: (file) => file.pages === undefined || file.rows !== undefined ? null : <span className="muted">{shownCount(file.pages)}</span> },
      { id: 'read', title: t('window.intake.column.read'), width: short, numeric: true, cell: (file) => figure(file.rows?.read) },
      { id: 'kept', title: t('window.intake.column.kept'), width: short, numeric: true, cell: (file) => figure(file.rows?.kept) },
      { id: 'duplicate', title: t('window.intake.column.duplicate'), width: figures, numeric: true, cell: (file) => figure(file.rows?.duplicate) },
      { id: 'rejected', title: t('window.intake.column.rejected'), width: figures, numeric: true, cell: (file) => figure(file.rows?.rejected) },
      {
        id: 'state', title: t('window.intake.column.state'), width: states,
        cell: (file) => {
          const state = fileState(t, file)
          return <StateMark state={state.mark}>{state.word}</StateMark>
        },
      },
      { id: 'sha', title: 'SHA-256', width: '5.5rem', hideWhenNarrow: true, className: 'mono', cell: (file) => <span className="faint">{file.sha256.slice(0, 8)}</span> },
    ]
  }, [t, short, figures, states])
}

function sumRows(files: readonly ReviewFile[]) {
  let read = 0
  let kept = 0
  let duplicate = 0
  let rejected = 0
  let tables = 0
  for (const { rows } of files) {
    if (rows === undefined) continue
    tables += 1
    read += rows.read
    kept += rows.kept
    duplicate += rows.duplicate
    rejected += rows.rejected
  }
  return { read, kept, duplicate, rejected, tables }
}
