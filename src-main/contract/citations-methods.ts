import { z } from 'zod'
import { citationLabel, type BrokenCitation, type CitationLabelRecord, type CitationView } from './citations.ts'
import { command, id, language, query } from './method.ts'

/** How evidence is cited, and what was cited. */
export const CITATIONS_METHODS = {
  /** Every file that was taken in, in the order of intake, with how it is cited. */
  'citations.labels': query<readonly CitationLabelRecord[]>()(z.strictObject({ language })),
  /** Names files and gives them their place in the paper file: one act however many files. Null takes the label away. */
  'citations.setLabels': command<readonly CitationLabelRecord[]>()(
    z.strictObject({ labels: z.array(z.strictObject({ file: id, label: citationLabel.nullable() })).min(1).max(10_000), language }),
  ),
  /** What these references point at now. */
  'citations.resolve': query<readonly CitationView[]>()(z.strictObject({ references: z.array(z.string().max(700)).max(1000), language })),
  /** Every citation of the case that points at nothing, with where it stands. A final document needs this to be empty. */
  'citations.broken': query<readonly BrokenCitation[]>()(z.strictObject({ language })),
} as const
