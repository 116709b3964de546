import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewFile } from '../../../src-main/contract/review.ts'
import { FilterField, Segment, Tree } from '../../design/index.ts'
import type { TreeNode } from '../../design/index.ts'
import { folderOf, nameOf } from '../file-path.ts'
import type { QueueState, ReadingQueue } from './use-readings.ts'

interface DocumentListProps {
  readonly files: readonly ReviewFile[]
  readonly selected: string | null
  readonly onOpen: (path: string) => void
  readonly queue: ReadingQueue
  /** What is being chosen, where it is not the document to read. */
  readonly choosing?: string | null
  readonly children?: ReactNode
}

const SIGN: Readonly<Record<QueueState, string>> = { unread: '', read: '✓', later: '↺' }
const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** All files of the case by folder; words narrow it by name and path. */
export function DocumentList({ files, selected, onOpen, queue, choosing = null, children }: DocumentListProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [only, setOnly] = useState<'all' | QueueState>('all')
  const [here, setHere] = useState<string | null>(null)
  const nodes = useMemo(() => {
    const wanted = folded(words).split(/\s+/u).filter((word) => word !== '')
    const shown = files.filter((file) => (only === 'all' || queue.stateOf(file.path) === only) && wanted.every((word) => folded(`${file.path} ${file.title}`).includes(word)))
    const folders = Map.groupBy(shown, (file) => folderOf(file.path))
    return [...folders].toSorted(([left], [right]) => left.localeCompare(right, 'zh-CN', { numeric: true })).flatMap(([folder, members]): readonly TreeNode[] => {
      const leaves = members
        .toSorted((left, right) => left.path.localeCompare(right.path, 'zh-CN', { numeric: true }))
        .map((file): TreeNode => ({ id: file.path, label: <span title={file.path} className={`doc-${queue.stateOf(file.path)}`}>{queue.stateOf(file.path) === 'unread' ? null : <i className="queuesign" role="img" aria-label={t(`reader.queue.${queue.stateOf(file.path)}`)}>{SIGN[queue.stateOf(file.path)]}</i>}{nameOf(file.path)}</span>, ...(file.pages === undefined || file.pages < 2 ? {} : { count: file.pages }) }))
      return folder === '' ? leaves : [{ id: `folder:${folder}`, label: folder, count: members.length, children: leaves }]
    })
  }, [files, words, only, queue, t])
  const counted = (state: QueueState): number => files.filter((file) => queue.stateOf(file.path) === state).length
  return (
    <nav className="doclist" aria-label={t('review-window.read.documents')}>
      <div className="docfind"><FilterField label={t('review-window.read.findDocument')} placeholder={t('review-window.read.findDocument')} value={words} onChange={setWords} /></div>
      {choosing !== null && <p className="choosing" role="status">{choosing}</p>}
      <div className="queuefilter">
        <Segment
          small label={t('reader.queue.filter')} value={only} onChange={setOnly}
          options={[{ value: 'all' as const, label: t('reader.queue.all') }, ...(['unread', 'read', 'later'] as const).map((value) => ({ value, label: t('reader.queue.count', { state: t(`reader.queue.${value}`), n: counted(value) }) }))]}
        />
      </div>
      {children}
      <div className="scroll">
        <Tree
          label={t('review-window.read.documents')} nodes={nodes} selected={here ?? selected} onOpen={onOpen}
          onSelect={(id) => {
            setHere(id)
            if (!id.startsWith('folder:')) onOpen(id)
          }}
        />
        {nodes.length === 0 && <p className="waiting">{t('review-window.filter.noneLeft')}</p>}
      </div>
    </nav>
  )
}
