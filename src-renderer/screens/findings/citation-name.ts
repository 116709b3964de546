import type { ReviewCitation } from '../../../src-main/contract/review.ts'

/** File name without folders and ending. */
export function shortName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}

/** Looks a text up in the catalogues. */
export type Words = (key: string, values: Record<string, unknown>) => string

/** Short name of a citation: file and page or row. */
export function citationName(citation: Pick<ReviewCitation, 'path' | 'line' | 'page'>, t: Words): string {
  const name = shortName(citation.path)
  if (citation.page !== undefined) return t('review-window.citation.page', { name, page: citation.page })
  if (citation.line !== undefined) return t('review-window.citation.line', { name, line: citation.line })
  return name
}
