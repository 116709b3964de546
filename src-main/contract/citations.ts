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

/** A file with how it is cited. */
export interface CitationLabelRecord {
  readonly file: string
  readonly path: string
  readonly title: string
  readonly sha256: string
  /** Pages of a paged original; 0 where it has none. */
  readonly pages: number
  readonly label: CitationLabel | null
  /** Short name, or the title where none was given. */
  readonly name: string
  /** The whole file as it is cited: 卷二第15页 for the first page on paper; empty where it was born on no paper. */
  readonly place: string
}

/** A citation as it stands now. */
export interface CitationView {
  /** As it stands in the text behind `cite:`. */
  readonly reference: string
  readonly state: 'found' | 'broken'
  /** Why it is broken; null where it is not. */
  readonly why: CitationProblem | null
  /** Short name of the piece of evidence, or the sentence of an assertion, or the title of a finding. */
  readonly name: string
  /** 卷二第15页第3行, 第34行, 0:01:05–0:01:20; empty where the whole is cited. */
  readonly place: string
  /** Short name and place together, as documents print it. */
  readonly words: string
  /** What one click opens; null where there is nothing to open. Values as the address of the window takes them. */
  readonly opens: { readonly screen: 'read' | 'findings' | 'facts'; readonly target: Readonly<Record<string, string>> } | null
}

/**
 * `unreadable`: the reference itself says nothing. `not-listed`: the case has no such file, mark, assertion or finding.
 * `no-such-place`: the file has no such page or line. `orphan`: the words of the mark are no longer found.
 */
export type CitationProblem = 'unreadable' | 'not-listed' | 'no-such-place' | 'orphan'

/** A citation that points at nothing. */
export interface BrokenCitation {
  readonly why: CitationProblem
  /** As it was called. */
  readonly name: string
  /** Where it stands: kind and title of what carries the text. */
  readonly within: 'mark' | 'assertion' | 'finding' | 'element' | 'circumstance' | 'evidence' | 'gap' | 'opinion' | 'other'
  readonly title: string
  readonly opens: CitationView['opens']
}
