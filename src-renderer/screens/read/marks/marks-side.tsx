import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkView } from '../../../../src-main/contract/marks.ts'
import { Segment } from '../../../design/index.ts'
import { MarkEditor } from './mark-editor.tsx'
import { MarkList } from './mark-list.tsx'
import type { Marking, Side } from './use-marking.ts'
import type { Marks } from './use-marks.ts'

interface MarksSideProps {
  readonly marks: Marks
  readonly marking: Marking
  readonly onOpen: (mark: MarkView) => void
  /** What stands beside the document where no marks are shown. */
  readonly children: ReactNode
}

/** Beside the original: the document itself, its marks, or the marks of the whole case. */
export function MarksSide({ marks, marking, onOpen, children }: MarksSideProps) {
  const { t } = useTranslation()
  const { side, own, selected } = marking
  const options: readonly { readonly value: Side; readonly label: string }[] = [
    { value: 'document', label: t('marks.side.document') },
    { value: 'marks', label: t('marks.side.marks', { n: own.length }) },
    { value: 'all', label: t('marks.side.all', { n: marks.all.length }) },
  ]
  return (
    <>
      <div className="sidechoice"><Segment small label={t('marks.side.label')} value={side} onChange={marking.setSide} options={options} /></div>
      {side === 'document' && children}
      {side === 'marks' && selected !== null && (
        <MarkEditor
          key={selected.id} mark={selected} picker={marking.picker} onChange={(change) => void marks.change([selected.id], change)}
          onRemove={() => void marks.remove([selected.id])} onJump={() => onOpen(selected)}
        />
      )}
      {side !== 'document' && (
        <div className="sec">
          <h2>{t(side === 'all' ? 'marks.allTitle' : 'marks.ownTitle')} <small>{side === 'all' ? marks.all.length : own.length}</small></h2>
          <MarkList
            key={side} marks={side === 'all' ? marks.all : own} act={marks} selected={selected?.id ?? null} byDocument={side === 'all'} onOpen={onOpen}
            empty={t(side === 'all' ? 'marks.noneAtAll' : 'marks.none')}
          />
        </div>
      )}
    </>
  )
}
