import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkView } from '../../../src-main/contract/marks.ts'
import { Segment } from '../../design/index.ts'
import { PageStrip } from '../../pdf/page-strip.tsx'
import type { OpenPdf } from '../../pdf/use-pdf.ts'
import { OutlineTree } from './outline-tree.tsx'

const SIDES = ['documents', 'pages', 'outline'] as const
type LeftSide = (typeof SIDES)[number]
const KEY = 'threshold.read.left'

function keptSide(): LeftSide {
  try {
    return SIDES.find((side) => side === localStorage.getItem(KEY)) ?? 'documents'
  } catch {
    return 'documents'
  }
}

interface LeftPaneProps {
  /** The documents of the case. */
  readonly documents: ReactNode
  /** Null where the document is no PDF, or not open yet. */
  readonly pdf: OpenPdf | null
  readonly page: number
  readonly marks: readonly MarkView[]
  readonly onGo: (page: number) => void
  /** A document is being chosen, so that the documents have to be shown. */
  readonly choosing?: boolean
}

/** Left of the original: the documents of the case, or the pages or the outline of the one that is open. */
export function LeftPane({ documents, pdf, page, marks, onGo, choosing = false }: LeftPaneProps) {
  const { t } = useTranslation()
  const [side, setSide] = useState(keptSide)
  const shown = pdf === null || choosing ? 'documents' : side
  const choose = (next: LeftSide): void => {
    setSide(next)
    try {
      localStorage.setItem(KEY, next)
    } catch {
      // Storage may be switched off by policy; the choice then lasts until the window closes.
    }
  }
  return (
    <div className="leftpane">
      {pdf !== null && <div className="leftchoice"><Segment small label={t('reader.left.label')} value={shown} onChange={choose} options={SIDES.map((each) => ({ value: each, label: t(`reader.left.${each}`) }))} /></div>}
      {shown === 'documents' && documents}
      {shown === 'pages' && pdf !== null && (
        <PageStrip
          pdf={pdf} page={page} label={t('reader.left.pages')} onGo={onGo}
          pageName={(each) => t('review-window.read.pageN', { page: pdf.labels?.[each - 1] ?? each })}
          on={(each) => <span className="stamps" aria-hidden="true">{stancesOn(marks, each).map((stance) => <i key={stance} className={`sq ${stance}`} />)}</span>}
        />
      )}
      {shown === 'outline' && pdf !== null && <OutlineTree key={pdf.document.fingerprints[0]} pdf={pdf} onGo={onGo} />}
    </div>
  )
}

const stancesOn = (marks: readonly MarkView[], page: number): readonly string[] =>
  [...new Set(marks.flatMap(({ anchor, stance }) => ('page' in anchor && anchor.page === page ? [stance === 'not-assessed' || stance === 'context' ? 'open' : stance] : [])))].toSorted()
