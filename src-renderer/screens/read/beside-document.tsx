import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentInfo } from '../../../src-main/contract/screens.ts'
import { Button, ErrorLine } from '../../design/index.ts'
import { useErrorWords } from '../../frame/use-error-words.ts'
import type { PageSize } from '../../pdf/page-layout.ts'
import type { PageLayer } from '../../pdf/pdf-page.tsx'
import { usePdf } from '../../pdf/use-pdf.ts'
import { PageMarks } from './marks/page-marks.tsx'
import type { Marks } from './marks/use-marks.ts'
import { Original } from './original.tsx'
import { PageField } from './read-tools.tsx'
import { RecognisedLayer } from './recognised-layer.tsx'
import { useDocument } from './use-document.ts'
import { useView } from './use-view.ts'

interface BesideDocumentProps {
  readonly path: string
  readonly marks: Marks
  readonly onSwap: () => void
  readonly onClose: () => void
}

/**
 * A second document beside the one that is read, with its own page and zoom. Its marks are shown; what is marked
 * anew belongs to the document that is read, so that nobody marks the wrong one: the two can be exchanged.
 */
export function BesideDocument({ path, marks, onSwap, onClose }: BesideDocumentProps) {
  const { t } = useTranslation()
  const opened = useDocument(path)
  const words = useErrorWords(opened.kind === 'failed' ? opened.error : null)
  const acts = (
    <>
      <Button small onClick={onSwap}>{t('reader.beside.swap')}</Button>
      <Button small aria-label={t('reader.beside.close')} title={t('reader.beside.close')} onClick={onClose}>×</Button>
    </>
  )
  return (
    <section className="beside" data-beside="" aria-label={t('reader.beside.label')}>
      {opened.kind === 'open' ? <Shown key={opened.info.file} info={opened.info} marks={marks} acts={acts} /> : (
        <>
          <div className="besidehead"><h2>{path}</h2>{acts}</div>
          {words === null ? <p className="waiting" role="status">{t('review-window.read.opening')}</p> : <ErrorLine {...words} />}
        </>
      )}
    </section>
  )
}

function Shown({ info, marks, acts }: { readonly info: DocumentInfo; readonly marks: Marks; readonly acts: React.ReactNode }) {
  const { t } = useTranslation()
  const view = useView()
  const pdf = usePdf(info.view === 'pdf' ? info.url : null, info.size, info.password)
  const region = useRef<HTMLDivElement>(null)
  const [page, setPage] = useState(1)
  const [goto, setGoto] = useState<{ readonly page: number }>({ page: 1 })
  const [selected, setSelected] = useState<string | null>(null)
  const own = marks.all.filter((mark) => mark.sha256 === info.sha256)
  const stacked = info.view === 'pdf' || info.view === 'fixed'
  const sheets = stacked || info.view === 'image'
  const current = stacked ? page : Math.min(goto.page, Math.max(1, info.pages))
  const overlay = (layer: PageLayer, unit: 'pt' | 'px') => (
    <RecognisedLayer file={info.file} layer={layer} possible={info.view !== 'fixed'}>
      {(over) => <PageMarks {...over} unit={unit} marks={own} selected={selected} reveal={null} drawing={false} onSelect={setSelected} onBox={() => undefined} onLeave={() => undefined} />}
    </RecognisedLayer>
  )
  return (
    <>
      <div className="besidehead">
        <h2 title={info.path}>{info.title}</h2>
        {sheets && info.pages > 1 && <PageField page={current} of={info.pages} labels={pdf.kind === 'open' ? pdf.pdf.labels : null} go={(next) => setGoto({ page: next })} />}
        {sheets && (
          <span className="zoom">
            <Button small aria-label={t('review-window.read.smaller')} onClick={() => view.step(-1)}>−</Button>
            <Button small aria-label={t('review-window.read.larger')} onClick={() => view.step(1)}>＋</Button>
          </span>
        )}
        {acts}
      </div>
      <Original
        info={info} asked={{}} marked={null} pdf={pdf} view={view} goto={goto} onPage={setPage} onQuote={() => undefined} onRow={() => undefined} onRowKey={() => false}
        marking={{ marks: own, selected, reveal: null }} rowMarks={own} overPage={(layer) => overlay(layer, 'pt')}
        overImage={(size: PageSize, scale) => overlay({ page: current, text: null, size, turn: view.turn, scale, quote: null, onQuote: () => undefined }, 'px')}
        timeMarks={own.flatMap((mark) => (mark.anchor.kind === 'time' ? [{ id: mark.id, start: mark.anchor.start, end: mark.anchor.end, name: mark.note }] : []))} onTimeMark={setSelected} onSpan={null} region={region}
      />
    </>
  )
}
