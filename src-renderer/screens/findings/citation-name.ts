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
  const { page, line } = citation
  if (page !== undefined && line !== undefined) return t('review-window.citation.pageLine', { name, page, line })
  if (page !== undefined) return t('review-window.citation.page', { name, page })
  return line === undefined ? name : t('review-window.citation.line', { name, line })
}

/** Place alone, where the file is named beside it: a row number, or a page with the row where there is one. */
export function citationPlace({ page, line }: Pick<ReviewCitation, 'line' | 'page'>, t: Words): string {
  if (page !== undefined && line !== undefined) return t('review-window.citation.pageLineShort', { page, line })
  if (page !== undefined) return t('review-window.citation.pageShort', { page })
  return line === undefined ? t('review-window.open', {}) : String(line)
}

/** Whole words for a link that shows a row number only. */
export const openRowWords = ({ page, line }: { readonly line: number; readonly page?: number }, t: Words): string =>
  page === undefined ? t('review-window.openLine', { line }) : t('review-window.openPageLine', { page, line })
