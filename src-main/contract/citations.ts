import { z } from 'zod'

/** How one file is cited. */
export const citationLabel = z.strictObject({
  /** Short name of the piece of evidence; null where its title serves. */
  shortName: z.string().trim().min(1).max(60).nullable(),
  /** Place in the paper file; null where the file was born on no paper. */
  paper: z.strictObject({
    /** Name of the row of volumes, such as 侦查卷; empty where there is only one. */
    series: z.string().trim().max(30),
    volume: z.int().min(1).max(9999),
    /** Page of the volume on which page 1 of the file stands. */
    firstPage: z.int().min(1).max(1_000_000),
  }).nullable(),
})
export type CitationLabel = z.infer<typeof citationLabel>
