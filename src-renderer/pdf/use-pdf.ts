import { useEffect, useRef, useState } from 'react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { openDocument } from './open-document.ts'
import type { PageSize } from './page-layout.ts'

/** A PDF that is open, with what is known of it before its pages are read. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy
  /** Size of the first page: it stands in for every page until that one is drawn, because reading all would fetch the whole file. */
  readonly firstSize: PageSize
  /** Names of the pages by the file itself (i, ii, 1 …), page 1 first; null where it has none. */
  readonly labels: readonly string[] | null
}

export type PdfState = { readonly kind: 'none' } | { readonly kind: 'opening' } | { readonly kind: 'failed' } | { readonly kind: 'open'; readonly pdf: OpenPdf }

/** Labels are read when the window has nothing else to do, or after this many milliseconds. */
const LABELS_WAIT_MS = 2000

/**
 * Opens the PDF at `url` and closes it with the view; `none` while `url` is null. `page` is the one that will be asked
 * for first: it is looked up beside the first page, whose size all others take until they are drawn.
 */
export function usePdf(url: string | null, size: number, password: string | null, page = 1): PdfState {
  const asked = useRef(page)
  const [state, setState] = useState<{ readonly url: string | null; readonly state: PdfState }>({ url: null, state: { kind: 'none' } })
  useEffect(() => {
    if (url === null) return undefined
    let close: () => void = () => undefined
    let stopped = false
    const say = (next: PdfState): void => {
      if (!stopped) setState({ url, state: next })
    }
    const open = async (): Promise<void> => {
      const opened = await openDocument(url, size, password)
      if (stopped) return opened.close()
      close = opened.close
      // Looked up ahead; where it cannot be had, the page itself says so.
      if (asked.current > 1) opened.document.getPage(Math.min(asked.current, opened.document.numPages)).catch(() => undefined)
      const first = await opened.document.getPage(1)
      const { width, height } = first.getViewport({ scale: 1 })
      const pdf: OpenPdf = { document: opened.document, firstSize: { width, height }, labels: null }
      say({ kind: 'open', pdf })
      // The labels may lie anywhere in the file; the first page does not wait for them, and a broken list is no list.
      await new Promise((idle) => requestIdleCallback(idle, { timeout: LABELS_WAIT_MS }))
      if (stopped) return
      const labels = await opened.document.getPageLabels().catch(() => null)
      if (labels !== null && labels.some((label, index) => label !== String(index + 1))) say({ kind: 'open', pdf: { ...pdf, labels } })
    }
    say({ kind: 'opening' })
    open().catch(() => say({ kind: 'failed' }))
    return () => {
      stopped = true
      close()
    }
  }, [url, size, password])
  if (url === null) return { kind: 'none' }
  return state.url === url ? state.state : { kind: 'opening' }
}
