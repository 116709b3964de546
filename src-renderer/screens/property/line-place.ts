import type { ReportLineContent } from '../../../src-main/contract/property-report.ts'
import type { ReviewCitation } from '../../../src-main/contract/review.ts'

/** Where a line is read, as a citation that opens there. */
export const placeOfLine = ({ place }: Pick<ReportLineContent, 'place'>): ReviewCitation | null =>
  place === null ? null : { path: place.path, ...(place.page === null ? {} : { page: place.page }) }
