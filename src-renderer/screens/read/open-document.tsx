import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkView } from '../../../src-main/contract/marks.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import type { DocumentInfo, TableSlice } from '../../../src-main/contract/screens.ts'
import { ScreenHead, SidePanel } from '../../design/index.ts'
import type { PageSize } from '../../pdf/page-layout.ts'
import type { PageLayer } from '../../pdf/pdf-page.tsx'
import { usePdf } from '../../pdf/use-pdf.ts'
import { amendTarget } from '../../state/navigation.ts'
import { isPlainKey, useKeys } from '../findings/use-keys.ts'
import { usePackTitles } from '../findings/use-pack-titles.ts'
import { targetFor } from './asked.ts'
import type { Asked } from './asked.ts'
import { DocumentPanel } from './document-panel.tsx'
import { FindField } from './find-field.tsx'
import { LeftPane } from './left-pane.tsx'
import { MarkForm } from './marks/mark-form.tsx'
import { targetOf } from './marks/mark-order.ts'
import { MarksSide } from './marks/marks-side.tsx'
import { PageMarks } from './marks/page-marks.tsx'
import { QuoteDialog } from './marks/quote-dialog.tsx'
import { ToolChoice } from './marks/tool-choice.tsx'
import { useMarking } from './marks/use-marking.ts'
import type { Marks } from './marks/use-marks.ts'
import { Original } from './original.tsx'
import { ReadTools } from './read-tools.tsx'
import { RecognisedLayer } from './recognised-layer.tsx'
import { usePageText } from './use-page-text.ts'
import { usePagesWith } from './use-pages-with.ts'
import { useView } from './use-view.ts'

interface OpenDocumentProps {
  readonly info: DocumentInfo
  readonly review: Review | null
  readonly marks: Marks
  readonly asked: Asked
  /** `asked` as text: equal texts ask for the same place. */
  readonly askedText: string
  /** The documents of the case, to choose another one. */
  readonly documents: ReactNode
}

/** One original with its tools, its marks, and what the review draws from it. */
export function OpenDocument({ info, review, marks, asked, askedText, documents }: OpenDocumentProps) {
  const { t } = useTranslation()
  const view = useView()
  const pdf = usePdf(info.view === 'pdf' ? info.url : null, info.size, info.password)
  const openPdf = pdf.kind === 'open' ? pdf.pdf : null
  const stacked = info.view === 'pdf' || info.view === 'fixed'
  const sheetView = stacked || info.view === 'image'
  const [shown, setShown] = useState({ page: asked.page ?? 1, pages: Math.max(1, info.pages) })
  const [jump, setJump] = useState<{ readonly page: number } | null>(null)
  const [marked, setMarked] = useState<{ readonly for: string; readonly found: boolean } | null>(null)
  const [row, setRow] = useState<{ readonly row: TableSlice['rows'][number]; readonly sheet: number } | null>(null)

  // A citation asked for anew goes to its page again; a jump of the page field holds until then.
  const [words, setWords] = useState<string | null>(null)
  const [hit, setHit] = useState(0)
  const hits = usePagesWith(info.file, words)
  // A citation that names no page is looked for in the text of all pages.
  const [quotePage] = usePagesWith(info.file, asked.page === undefined && info.pages > 1 ? asked.quote ?? null : null, 1).pages
  const wanted = useMemo(() => ({ page: (JSON.parse(askedText) as Asked).page ?? quotePage ?? 1 }), [askedText, quotePage])
  const hitPage = hits.pages[hit]
  const onHit = useMemo(() => (hitPage === undefined ? null : { page: hitPage, turn: hit }), [hitPage, hit])
  const [jumpFor, setJumpFor] = useState(wanted)
  const goto = jump !== null && jumpFor === wanted ? jump : onHit ?? wanted
  const go = (page: number): void => {
    setJump({ page })
    setJumpFor(wanted)
  }
  // A picture shows one page at a time; what is stacked tells which page is in sight.
  const current = info.view === 'image' || info.view === 'text' || info.view === 'html' ? Math.min(goto.page, shown.pages) : shown.page
  const pageText = usePageText(info.file, current, info.pages > 0 && info.view !== 'table' && info.view !== 'none')
  const onPage = useCallback((page: number, pages: number) => setShown({ page, pages }), [])
  const region = useRef<HTMLDivElement>(null)
  const marking = useMarking({ info, marks, asked: asked.mark ?? null, turn: view.turn, page: current, region })
  useEffect(() => {
    // More contrast is a matter of the screen: the pictures of the pages are drawn as they are and filtered over.
    region.current?.style.setProperty('--contrast', String(view.contrast))
  }, [view.contrast, pdf.kind])
  const markRow = (): void => {
    if (row !== null) marking.draftRow(row.row, row.sheet)
  }
  useKeys(region, true, (event) => {
    if (!isPlainKey(event)) return false
    if (marking.onKey(event)) return true
    if (event.key === '+' || event.key === '=') view.step(1)
    else if (event.key === '-') view.step(-1)
    else if (event.key === '0') view.setZoom('fit')
    else if (event.key === 'PageDown' && sheetView && current < shown.pages) go(current + 1)
    else if (event.key === 'PageUp' && sheetView && current > 1) go(current - 1)
    else return false
    return true
  })
  const open = (mark: MarkView): void => {
    setJump(null)
    setWords(null)
    amendTarget(targetOf(mark))
    if (mark.sha256 !== info.sha256) return
    marking.select(mark.id)
    marking.revealNow()
    if ((mark.anchor.kind === 'text' || mark.anchor.kind === 'box') && mark.anchor.page !== current) go(mark.anchor.page)
  }
  const packTitles = usePackTitles(review)
  const quote = asked.quote ?? null
  const pageMarking = { marks: marking.own, selected: marking.selected?.id ?? null, reveal: marking.reveal }
  const pageMarks = (layer: PageLayer, unit: 'pt' | 'px') => (
    <PageMarks
      {...layer} {...pageMarking} unit={unit} drawing={marking.tool === 'box'} onSelect={marking.select} onBox={marking.draftBox}
      onLeave={() => {
        marking.setTool('select')
        region.current?.focus({ preventScroll: true })
      }}
    />
  )
  const overPage = (layer: PageLayer) => {
    if (layer.size !== null) marking.noteSize(layer.page, layer.size)
    return <RecognisedLayer file={info.file} layer={layer} possible={info.view === 'pdf'}>{(over) => pageMarks(over, 'pt')}</RecognisedLayer>
  }
  const overImage = (size: PageSize, scale: number) => {
    const at = Math.min(goto.page, Math.max(1, info.pages))
    marking.noteSize(at, size)
    const layer: PageLayer = { page: at, text: null, size, turn: view.turn, scale, quote: words ?? quote, onQuote: (found) => setMarked({ for: askedText, found }) }
    return <RecognisedLayer file={info.file} layer={layer} possible>{(over) => pageMarks(over, 'px')}</RecognisedLayer>
  }
  const timeMarks = marking.own.flatMap((mark) => (mark.anchor.kind === 'time' ? [{ id: mark.id, start: mark.anchor.start, end: mark.anchor.end, name: mark.note }] : []))
  const tools = info.view === 'table' || info.view === 'audio' || info.view === 'video' || info.view === 'none' ? null : <ToolChoice tool={marking.tool} onTool={marking.setTool} onNote={marking.note} boxes={sheetView} />
  return (
    <>
      <LeftPane documents={documents} pdf={openPdf} page={current} marks={marking.own} onGo={go} />
      <ScreenHead title={info.title} actions={tools ?? undefined}>{t('review-window.read.facts', { format: info.format, path: info.path })}</ScreenHead>
      {sheetView ? (
        <ReadTools
          pages={stacked || info.pages > 1 ? { page: current, of: shown.pages, labels: openPdf?.labels ?? null, go } : null} view={view}
          sheets={stacked} contrast
        >
          {info.pages > 0 && <FindField words={words} hits={hits} at={hit} onWords={(next) => { setJump(null); setHit(0); setWords(next) }} onAt={(next) => { setJump(null); setHit(next) }} />}
        </ReadTools>
      ) : <div className="tools none" />}
      <Original
        info={info} asked={asked} marked={words ?? quote} pdf={pdf} view={view} goto={goto} onRow={(next, sheet) => setRow(next === null ? null : { row: next, sheet })}
        region={region} onPage={onPage} marking={pageMarking} rowMarks={marking.own} overPage={overPage} overImage={overImage} timeMarks={timeMarks} onTimeMark={marking.select} onSpan={marking.draftSpan}
        onRowKey={(event) => {
          if (event.code !== 'KeyH' && event.code !== 'KeyN') return marking.onKey(event)
          markRow()
          return true
        }}
        onQuote={(found) => {
          if (words === null) setMarked({ for: askedText, found })
        }}
      />
      {marking.draft !== null && <MarkForm draft={marking.draft} onKeep={(answer) => void marking.keepDraft(answer)} onClose={marking.closeDraft} />}
      <QuoteDialog open={marking.typing} onClose={() => marking.setTyping(false)} onQuote={(typed) => marking.draftWords(typed, current)} />
      <SidePanel label={t('review-window.read.beside')}>
        <MarksSide marks={marks} marking={marking} onOpen={open}>
          <DocumentPanel
            info={info} review={review} packTitles={packTitles} asked={asked} page={current} pageText={pageText} row={row?.row ?? null}
            marks={pageMarking} onMarkRow={markRow}
            onPage={quote === null ? null : stacked || info.view === 'image' ? (marked?.for === askedText ? marked.found : info.view === 'image' ? false : null) : null}
            onGo={(citation) => {
              setJump(null)
              amendTarget(targetFor(info.path, citation))
            }}
          />
        </MarksSide>
      </SidePanel>
    </>
  )
}
