import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { unreachable } from '../../../src-main/contract/result.ts'
import type { MarkView } from '../../../src-main/contract/marks.ts'
import type { DocumentInfo, TableSlice } from '../../../src-main/contract/screens.ts'
import { Empty } from '../../design/index.ts'
import type { PageSize } from '../../pdf/page-layout.ts'
import type { PageLayer } from '../../pdf/pdf-page.tsx'
import { PdfView } from '../../pdf/pdf-view.tsx'
import type { PagePlace } from '../../pdf/page-stack.tsx'
import type { PdfState } from '../../pdf/use-pdf.ts'
import { HtmlView } from './html-view.tsx'
import { ImageView } from './images/image-view.tsx'
import { FixedDocument } from './fixed-document.tsx'
import { MediaView } from './media/media-view.tsx'
import type { TimeMark } from './media/media-view.tsx'
import type { MediaSpan } from './media/media-time.ts'
import type { PageMarking } from './marked-lines.tsx'
import type { Asked } from './asked.ts'
import { TableView } from './table-view.tsx'
import { TextView } from './text-view.tsx'
import type { ReadingView } from './use-view.ts'

interface OriginalProps {
  readonly info: DocumentInfo
  readonly asked: Asked
  /** Passage of the citation, or the words that are being looked for. */
  readonly marked: string | null
  /** The file as a PDF; `none` where it is none. */
  readonly pdf: PdfState
  readonly view: ReadingView
  readonly goto: PagePlace
  readonly onPage: (page: number, pages: number) => void
  readonly onPlace?: (place: Required<PagePlace>) => void
  readonly onQuote: (found: boolean) => void
  readonly onRow: (row: TableSlice['rows'][number] | null, sheet: number) => void
  readonly onRowKey: (event: KeyboardEvent, row: TableSlice['rows'][number] | null, sheet: number) => boolean
  readonly marking: PageMarking
  readonly rowMarks: readonly MarkView[]
  readonly overPage: (layer: PageLayer) => ReactNode
  readonly overImage: (size: PageSize, scale: number) => ReactNode
  readonly timeMarks: readonly TimeMark[]
  readonly onTimeMark: (id: string) => void
  /** A span of a recording is to be marked; null where it cannot be. */
  readonly onSpan: ((span: MediaSpan, at: { readonly x: number; readonly y: number }) => void) | null
  readonly region: RefObject<HTMLDivElement | null>
}

/** An original in its own form. */
export function Original(props: OriginalProps) {
  const { info, asked, marked: quote, pdf, view, goto, onPage, onPlace, onQuote, onRow, onRowKey, marking, rowMarks, overPage, overImage, timeMarks, onTimeMark, onSpan, region } = props
  const { t } = useTranslation()
  switch (info.view) {
    case 'pdf':
      return (
        <PdfView
          state={pdf} zoom={view.zoom} turn={view.turn} columns={view.columns} goto={goto} quote={quote} onPage={onPage} onPlace={onPlace} onZoom={view.noteFactor} onQuote={onQuote} region={region} overlay={overPage}
          texts={{
            opening: t('review-window.read.opening'), failed: t('review-window.read.pdfFailed'), pageFailed: t('review-window.read.pageFailed'),
            region: info.title, pageLabel: (page, pages) => t('review-window.read.pageLabel', { page, pages }),
          }}
        />
      )
    case 'image': return <ImageView key={goto.page} info={info} page={goto.page} view={view} region={region} overlay={overImage} />
    case 'fixed': return <FixedDocument info={info} zoom={view.zoom} turn={view.turn} columns={view.columns} goto={goto} quote={quote} onPage={onPage} onPlace={onPlace} onZoom={view.noteFactor} onQuote={onQuote} region={region} overlay={overPage} />
    case 'audio':
    case 'video': return <MediaView info={info} start={asked.at ?? null} marks={timeMarks} selected={marking.selected} onSelect={onTimeMark} onSpan={onSpan} region={region} />
    case 'text': return <TextView info={info} page={goto.page} quote={quote} line={asked.line ?? null} marks={marking} region={region} />
    case 'html': return <HtmlView info={info} page={goto.page} quote={quote} marks={marking} region={region} />
    case 'table': return <TableView info={info} line={asked.line ?? null} inSheet={asked.sheet ?? null} marks={rowMarks} onRow={onRow} onKey={onRowKey} />
    case 'none': return <div className="readempty"><Empty title={t('review-window.read.notShown')}>{t('review-window.read.notShownWhy', { format: info.format })}</Empty></div>
    default: return unreachable(info.view)
  }
}
