import type { ReactNode } from 'react'
import type { ReviewCitation } from '../../src-main/contract/review.ts'
import { fragmentOf, openCitation } from '../state/navigation.ts'

interface CitationLinkProps {
  readonly citation: Pick<ReviewCitation, 'path' | 'line' | 'page' | 'quote'>
  /** Short name and page or row. Within a table the row number alone will do. */
  readonly children: ReactNode
  /** Whole words for a screen reader where the text is only a number. */
  readonly label?: string
}

/** One press opens the original at the page or the row. */
export function CitationLink({ citation, children, label }: CitationLinkProps) {
  return (
    <a
      className="cite"
      href={fragmentOf({ screen: 'read', target: { path: citation.path } })}
      title={citation.path}
      aria-label={label}
      onClick={(event) => {
        event.preventDefault()
        event.stopPropagation()
        openCitation(citation)
      }}
    >
      {children}
    </a>
  )
}
