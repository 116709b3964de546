import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkView } from '../../../src-main/contract/marks.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import type { DocumentInfo, TableSlice } from '../../../src-main/contract/screens.ts'
import type { ReadingPlace } from '../../../src-main/contract/reader.ts'
import { Button, ScreenHead, SidePanel, SplitPanes } from '../../design/index.ts'
import type { PageSize } from '../../pdf/page-layout.ts'
import type { PageLayer } from '../../pdf/pdf-page.tsx'
import type { PdfState } from '../../pdf/use-pdf.ts'
import type { PagePlace } from '../../pdf/page-stack.tsx'
import { amendTarget } from '../../state/navigation.ts'
import { isPlainKey, useKeys } from '../findings/use-keys.ts'
import { usePackTitles } from '../findings/use-pack-titles.ts'
import { targetFor } from './asked.ts'
import type { Asked } from './asked.ts'
import { BesideDocument } from './beside-document.tsx'
import { putBeside, useBeside } from './beside.ts'
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
import { ProofPanel } from './proof/proof-panel.tsx'
import { RecognisedLayer, useRecognised } from './recognised-layer.tsx'
import { useReadFirst } from './use-read-first.ts'
import { usePageText } from './use-page-text.ts'
import { usePagesWith } from './use-pages-with.ts'
import { useKeptPlace } from './use-kept-place.ts'
import type { ReadingQueue } from './use-readings.ts'
import { useScrollPlace } from './use-scroll-place.ts'
import { useAtRest } from './use-at-rest.ts'
import { useView } from './use-view.ts'

interface OpenDocumentProps {
  readonly info: DocumentInfo
  /** The file as a PDF; `none` where it is none. */
  readonly pdf: PdfState
  readonly review: Review | null
  readonly marks: Marks
  readonly asked: Asked
  /** `asked` as text: equal texts ask for the same place. */
  readonly askedText: string
  /** The documents of the case, to choose another one. */
  readonly documents: ReactNode
  /** Where reading stopped; a citation goes before it. */
  readonly place: ReadingPlace | null
  readonly queue: ReadingQueue
  /** Begins to choose a document to lie beside this one. */
  readonly onChooseBeside: () => void
  /** Such a document is being chosen. */
  readonly choosing: boolean
}

/** One original with its tools, its marks, and what the review draws from it. */
export function OpenDocument({ info, pdf, review, marks, asked, askedText, documents, place, queue, onChooseBeside, choosing }: OpenDocumentProps) {
  const { t } = useTranslation()
  const view = useView(place)
  const besidePath = useBeside()
  const openPdf = pdf.kind === 'open' ? pdf.pdf : null
  const stacked = info.view === 'pdf' || info.view === 'fixed'
  const sheetView = stacked || info.view === 'image'
  const [shown, setShown] = useState({ page: asked.page ?? 1, pages: Math.max(1, info.pages) })
  const [jump, setJump] = useState<PagePlace | null>(() => (place === null || askedText !== '{}' ? null : { page: place.page, down: place.down }))
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
  const keepPlace = useKeptPlace(info.file)
  const { zoom, turn, columns } = view
  const note = useCallback((at: Required<PagePlace>) => keepPlace({ ...at, zoom, turn, columns }), [keepPlace, zoom, turn, columns])
  useReadFirst(info.file, current)
  const pageText = usePageText(info.file, current, info.pages > 0 && info.view !== 'table' && info.view !== 'none')
  const onPage = useCallback((page: number, pages: number) => setShown({ page, pages }), [])
  const region = useRef<HTMLDivElement>(null)
  const marking = useMarking({ info, marks, asked: asked.mark ?? null, turn: view.turn, page: current, region })
  useEffect(() => {
    // More contrast is a matter of the screen: the pictures of the pages are drawn as they are and filtered over.
    region.current?.style.setProperty('--contrast', String(view.contrast))
  }, [view.contrast, pdf.kind])
  useScrollPlace(region, info.view === 'text' || info.view === 'html', askedText === '{}' ? place?.down ?? 0 : 0, (down) => note({ page: current, down }))
  useEffect(() => {
    // What has no pages of its own to scroll is kept by its page, so that it is opened again as the last one.
    if (!stacked) note({ page: current, down: askedText === '{}' ? place?.down ?? 0 : 0 })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the place that was kept before is no news
  }, [note, current, stacked])
  const markRow = (): void => {
    if (row !== null) marking.draftRow(row.row, row.sheet)
  }
  useKeys(region, true, (event) => {
    if (!isPlainKey(event)) return false
    if (marking.onKey(event)) return true
    if (event.code === 'KeyC' && recognised !== null && recognised.lines.length > 0) {
      const first = recognised.lines.find((each) => each.low) ?? recognised.lines[0]
      marking.setSide('document')
      if (comparedLine === null) compare(first?.line ?? null)
      else proofField.current?.focus()
      return true
    }
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
    amendTarget('read', targetOf(mark))
    if (mark.sha256 !== info.sha256) return
    marking.select(mark.id)
    marking.revealNow()
    if ((mark.anchor.kind === 'text' || mark.anchor.kind === 'box') && mark.anchor.page !== current) go(mark.anchor.page)
  }
  const recognised = useRecognised(info.file, current, info.view === 'pdf' || info.view === 'image')
  const [compared, setCompared] = useState<{ readonly page: number; readonly line: number } | null>(null)
  const comparedLine = compared?.page === current ? compared.line : null
  const proofField = useRef<HTMLInputElement>(null)
  const compare = (line: number | null): void => setCompared(line === null ? null : { page: current, line })
  const packTitles = usePackTitles(useAtRest() ? review : null)
  /** Pins the chosen row, the words that are selected, or else the page. */
  const pinHere = (): Promise<void> => {
    const selection = getSelection()
    const container = selection?.anchorNode instanceof Node ? selection.anchorNode.parentElement?.closest<HTMLElement>('[data-text-page]') : null
    const words = selection === null || selection.isCollapsed || !container || container.closest('[data-beside]') ? '' : selection.toString().replaceAll(/\s+/gu, ' ').trim()
    if (row !== null) return queue.pin(info.file, { page: null, line: row.row.line, quote: row.row.cells.filter((cell) => cell.trim() !== '').join(' ').slice(0, 2000) || null })
    return queue.pin(info.file, { page: info.pages > 0 ? Number(container?.dataset['textPage'] ?? current) : null, line: null, quote: words === '' ? null : words.slice(0, 2000) })
  }
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
    return <RecognisedLayer file={info.file} layer={layer} possible={info.view === 'pdf'} line={layer.page === current ? comparedLine : null}>{(over) => pageMarks(over, 'pt')}</RecognisedLayer>
  }
  const overImage = (size: PageSize, scale: number) => {
    const at = Math.min(goto.page, Math.max(1, info.pages))
    marking.noteSize(at, size)
    const layer: PageLayer = { page: at, text: null, size, turn: view.turn, scale, quote: words ?? quote, onQuote: (found) => setMarked({ for: askedText, found }) }
    return <RecognisedLayer file={info.file} layer={layer} possible line={comparedLine}>{(over) => pageMarks(over, 'px')}</RecognisedLayer>
  }
  const timeMarks = marking.own.flatMap((mark) => (mark.anchor.kind === 'time' ? [{ id: mark.id, start: mark.anchor.start, end: mark.anchor.end, name: mark.note }] : []))
  const tools = info.view === 'table' || info.view === 'audio' || info.view === 'video' || info.view === 'none' ? null : <ToolChoice tool={marking.tool} onTool={marking.setTool} onNote={marking.note} boxes={sheetView} />
  const original = (
    <Original
      info={info} asked={asked} marked={words ?? quote} pdf={pdf} view={view} goto={goto} onRow={(next, sheet) => setRow(next === null ? null : { row: next, sheet })}
      region={region} onPage={onPage} onPlace={note} marking={pageMarking} rowMarks={marking.own} overPage={overPage} overImage={overImage} timeMarks={timeMarks} onTimeMark={marking.select} onSpan={marking.draftSpan}
      onRowKey={(event, chosen, sheet) => {
        if (event.code !== 'KeyH' && event.code !== 'KeyN') return marking.onKey(event)
        if (chosen !== null) marking.draftRow(chosen, sheet)
        return true
      }}
      onQuote={(found) => {
        if (words === null) setMarked({ for: askedText, found })
      }}
    />
  )
  return (
    <>
      <LeftPane documents={documents} pdf={openPdf} page={current} marks={marking.own} onGo={go} choosing={choosing} />
      <ScreenHead title={info.title} actions={<>{tools}<Button small title={t('reader.pins.pinTitle')} onClick={() => void pinHere()}>{t('reader.pins.pin')}</Button><Button small aria-pressed={besidePath !== null} onClick={besidePath === null ? onChooseBeside : () => putBeside(null)}>{t(besidePath === null ? 'reader.beside.open' : 'reader.beside.close')}</Button></>}>{t('review-window.read.facts', { format: info.format, path: info.path })}</ScreenHead>
      {sheetView ? (
        <ReadTools
          pages={stacked || info.pages > 1 ? { page: current, of: shown.pages, labels: openPdf?.labels ?? null, go } : null} view={view}
          sheets={stacked} contrast
        >
          {info.pages > 0 && <FindField words={words} hits={hits} at={hit} onWords={(next) => { setJump(null); setHit(0); setWords(next) }} onAt={(next) => { setJump(null); setHit(next) }} />}
        </ReadTools>
      ) : <div className="tools none" />}
      <div className="reading">
        {besidePath === null || besidePath === info.path ? original : (
          <SplitPanes
            label={t('reader.beside.divider')} name="read-beside" first={original}
            second={<BesideDocument
              path={besidePath} marks={marks} onClose={() => putBeside(null)}
              onSwap={() => {
                putBeside(info.path)
                amendTarget('read', { path: besidePath })
              }}
            />}
          />
        )}
      </div>
      {marking.draft !== null && <MarkForm draft={marking.draft} onKeep={(answer) => void marking.keepDraft(answer)} onClose={marking.closeDraft} />}
      <QuoteDialog open={marking.typing} onClose={() => marking.setTyping(false)} onQuote={(typed) => marking.draftWords(typed, current)} />
      <SidePanel label={t('review-window.read.beside')}>
        <MarksSide marks={marks} marking={marking} onOpen={open}>
          <DocumentPanel
            info={info} review={review} queue={queue} packTitles={packTitles} asked={asked} page={current} pageText={pageText} row={row?.row ?? null}
            proof={recognised === null || recognised.lines.length === 0 ? null : <ProofPanel recognised={recognised} line={comparedLine} onLine={compare} region={region} turn={view.turn} field={proofField} />}
            marks={pageMarking} onMarkRow={markRow}
            onPage={quote === null ? null : stacked || info.view === 'image' ? (marked?.for === askedText ? marked.found : info.view === 'image' ? false : null) : null}
            onGo={(citation) => {
              setJump(null)
              amendTarget('read', targetFor(info.path, citation))
            }}
          />
        </MarksSide>
      </SidePanel>
    </>
  )
}
