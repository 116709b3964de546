import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './read.css'
import './marks/marks.css'
import './proof/proof.css'
import '../../pdf/pdf.css'
import { Empty, ErrorLine, ScreenHead } from '../../design/index.ts'
import { useErrorWords } from '../../frame/use-error-words.ts'
import { useAppState, useFootKeys } from '../../state/context.tsx'
import { amendTarget, usePlace } from '../../state/navigation.ts'
import { stopSelections } from '../../pdf/selection-stop.ts'
import { keepSpareWorker } from '../../pdf/spare-worker.ts'
import { usePdf } from '../../pdf/use-pdf.ts'
import { askedIn, targetFor } from './asked.ts'
import { putBeside } from './beside.ts'
import { DocumentList } from './document-list.tsx'
import { MarkList } from './marks/mark-list.tsx'
import { targetOf } from './marks/mark-order.ts'
import { useMarks } from './marks/use-marks.ts'
import { OpenDocument } from './open-document.tsx'
import { PinList } from './pin-list.tsx'
import { useReadings } from './use-readings.ts'
import { useDocument } from './use-document.ts'

// The reader is loaded to be used: while its screen comes up, the worker that will read the first PDF starts.
keepSpareWorker()

/** The originals of the case, each in its own form, opened at the page or row that a citation names. */
export function ReadScreen() {
  const { t } = useTranslation()
  const review = useAppState((state) => state.review)
  const { target } = usePlace()
  const opened = useDocument(target['path'])
  // The bytes are asked for while the rest of the screen still comes up.
  const info = opened.kind === 'found' || opened.kind === 'open' ? opened.info : null
  const pdf = usePdf(info?.view === 'pdf' ? info.url : null, info?.size ?? 0, info?.password ?? null, askedIn(target).page)
  const words = useErrorWords(opened.kind === 'failed' ? opened.error : null)
  const files = review?.intake.files ?? []
  const marks = useMarks()
  const queue = useReadings()
  const [choosing, setChoosing] = useState(false)
  useEffect(stopSelections, [])
  const asks = target['path'] !== undefined
  useEffect(() => {
    // Whoever comes back to reading finds the document that was read last, at its place.
    if (!asks && queue.last !== null) amendTarget('read', { path: queue.last })
  }, [asks, queue.last])

  useFootKeys(useMemo(() => [
    { keys: 'V H B N', does: t('marks.keys.tools') }, { keys: '1 2 3 0', does: t('marks.keys.stances') }, { keys: '5 6 7 8 9', does: t('marks.keys.colours') }, { keys: 'E', does: t('marks.keys.elements') }, { keys: 'C', does: t('proof.keys.compare') },
    { keys: 'PgUp PgDn', does: t('review-window.keys.page') }, { keys: '+ −', does: t('review-window.keys.zoom') },
    { keys: 'Alt ←', does: t('review-window.keys.back') },
  ], [t]))

  const list = (
    <DocumentList
      files={files} selected={target['path'] ?? null} queue={queue} choosing={choosing ? t('reader.beside.choose') : null}
      onOpen={(path) => {
        if (!choosing) return amendTarget('read', { path })
        setChoosing(false)
        if (path !== target['path']) putBeside(path)
      }}
    >
      <PinList pins={queue.pins} onRemove={(id) => void queue.unpin(id)} onOpen={(pin) => amendTarget('read', targetFor(pin.path, { ...(pin.page === null ? {} : { page: pin.page }), ...(pin.line === null ? {} : { line: pin.line }), ...(pin.quote === null || pin.line !== null ? {} : { quote: pin.quote }) }))} />
    </DocumentList>
  )
  if (opened.kind === 'open') {
    const asked = askedIn(target)
    return <OpenDocument key={opened.info.file} info={opened.info} pdf={pdf} review={review} marks={marks} asked={asked} askedText={JSON.stringify(asked)} documents={list} place={opened.place} queue={queue} onChooseBeside={() => setChoosing(true)} choosing={choosing} />
  }
  return (
    <>
      <div className="leftpane">{list}</div>
      <ScreenHead title={t('window.screen.read')} />
      <div className="readempty">
        {opened.kind === 'none' && <Empty title={t('review-window.read.chooseTitle')}>{t('review-window.read.choose')}</Empty>}
        {(opened.kind === 'opening' || opened.kind === 'found') && <p className="waiting" role="status">{t('review-window.read.opening')}</p>}
        {words !== null && <ErrorLine {...words} />}
        {(opened.kind === 'none' || opened.kind === 'failed') && marks.all.length > 0 && (
          <section className="markset" aria-label={t('marks.allTitle')}>
            <h2>{t('marks.allTitle')} <small>{marks.all.length}</small></h2>
            <MarkList marks={marks.all} act={marks} selected={null} byDocument onOpen={(mark) => amendTarget('read', targetOf(mark))} empty="" />
          </section>
        )}
      </div>
    </>
  )
}
