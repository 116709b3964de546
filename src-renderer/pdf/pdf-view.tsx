import { useState } from 'react'
import type { ReactNode } from 'react'
import { keepDrawnPages } from './drawn-pages.ts'
import { PageStack } from './page-stack.tsx'
import type { PageStackView } from './page-stack.tsx'
import { PdfPage } from './pdf-page.tsx'
import type { PageLayer } from './pdf-page.tsx'
import type { OpenPdf, PdfState } from './use-pdf.ts'

/** Texts of the viewer; the screen takes them from the catalogues. */
export interface PdfTexts {
  readonly opening: string
  readonly failed: string
  readonly pageFailed: string
  readonly region: string
  readonly pageLabel: (page: number, pages: number) => string
}

interface PdfViewProps extends PageStackView {
  readonly texts: PdfTexts
  /** What stands over each drawn page, such as the reviewer's marks. */
  readonly overlay?: (layer: PageLayer) => ReactNode
}

/** The pages of a PDF, or that it is being opened, or that it cannot be. */
export function PdfView({ state, ...props }: PdfViewProps & { readonly state: PdfState }) {
  if (state.kind === 'failed') return <p className="pdf-scroll pdf-state" role="alert">{props.texts.failed}</p>
  if (state.kind !== 'open') return <p className="pdf-scroll pdf-state" role="status">{props.texts.opening}</p>
  return <Pages {...props} pdf={state.pdf} />
}

function Pages({ pdf, texts, overlay, ...view }: PdfViewProps & { readonly pdf: OpenPdf }) {
  const [drawnPages] = useState(() => keepDrawnPages())
  const count = pdf.document.numPages
  return (
    <PageStack
      {...view} count={count} firstSize={pdf.firstSize} label={texts.region}
      renderPage={(task) => (
        <PdfPage key={task.page} {...task} document={pdf.document} drawnPages={drawnPages} label={texts.pageLabel(task.page, count)} failedText={texts.pageFailed} overlay={overlay} />
      )}
    />
  )
}
