import { z } from 'zod'
import { day, id, text } from './method.ts'
import { assignment, type Assignment } from './marks.ts'

/**
 * An assertion (待证事实) is a sentence that the reviewer wants proved or disproved, with the evidence for and against
 * it. It is called so because `fact` names the entries of case.json. Nothing in it is worked out by the program.
 */

/** `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where the rest is unknown. */
const partialDay = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u)

/** A date as far as it is known. `before` and `after` do not take in the day they name, `between` takes in both. */
export const assertionDate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('on'), day: partialDay }),
  z.strictObject({ kind: z.literal('about'), day: partialDay }),
  z.strictObject({ kind: z.literal('before'), day: partialDay }),
  z.strictObject({ kind: z.literal('after'), day: partialDay }),
  z.strictObject({ kind: z.literal('between'), from: partialDay, to: partialDay }),
])
export type AssertionDate = z.infer<typeof assertionDate>

/** Somebody the assertion is about: a party of the case by its id, or a name that no entry of the case carries. */
export const assertionPerson = z.strictObject({ party: id.nullable(), name: z.string().min(1).max(200) })
export type AssertionPerson = z.infer<typeof assertionPerson>

/**
 * What a piece of evidence points at. Files and rows are named by the hash of their bytes, so that they are found under
 * another path and in another case file; a row also by its content, because a table read anew may count its lines anew.
 */
export const evidenceReference = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mark'), mark: id }),
  z.strictObject({ kind: z.literal('finding'), finding: id }),
  z.strictObject({ kind: z.literal('file'), sha256: z.string().length(64), path: text, page: z.int().min(1).nullable() }),
  z.strictObject({
    kind: z.literal('row'),
    sha256: z.string().length(64),
    path: text,
    /** From 0. */
    sheet: z.int().min(0),
    /** 1-based line of the original. */
    line: z.int().min(1),
    /** Page of a paged original (PDF); null elsewhere. */
    page: z.int().min(1).nullable(),
    cells: z.array(z.string()),
  }),
])
export type EvidenceReference = z.infer<typeof evidenceReference>

/** How the window names a piece of evidence; the host adds hash, path and the cells of a row. */
export const evidenceRequest = z.discriminatedUnion('kind', [
  evidenceReference.options[0],
  evidenceReference.options[1],
  z.strictObject({ kind: z.literal('file'), file: id, page: z.int().min(1).nullable() }),
  z.strictObject({ kind: z.literal('row'), file: id, sheet: z.int().min(0), line: z.int().min(1) }),
])
export type EvidenceRequest = z.infer<typeof evidenceRequest>

const side = z.enum(['for', 'against'])
/** For the assertion or against it: that it bears on a side of the case is said by the assignments alone. */
export type AssertionSide = z.infer<typeof side>

/** Whether the other side disputes it. `unknown` until somebody says so. */
export const dispute = z.enum(['unknown', 'undisputed', 'disputed'])
export type Dispute = z.infer<typeof dispute>

/** What the reviewer writes. Every evidence stands on one side, with why. */
export const assertionContent = {
  /** One sentence. */
  sentence: z.string().trim().min(1).max(2000),
  date: assertionDate.nullable(),
  people: z.array(assertionPerson).max(100),
  evidence: z.array(z.strictObject({ reference: evidenceRequest, side, why: text })).max(500),
  dispute,
  /** Still to be proved: from which source that is hoped for. Null where nothing more is waited for. */
  toProve: z.strictObject({ source: text, until: day.nullable() }).nullable(),
  /** Elements and circumstances that it bears on. */
  assignments: z.array(assignment).max(200),
  note: text,
}
export const assertionDraft = z.strictObject(assertionContent)
export type AssertionDraft = z.infer<typeof assertionDraft>

/** What may be changed; what is left out stays. `addEvidence` adds to what is there, or replaces the same piece. */
export const assertionChange = z.strictObject({
  ...z.strictObject(assertionContent).partial().shape,
  addEvidence: assertionContent.evidence.optional(),
})
export type AssertionChange = z.infer<typeof assertionChange>

/** An assertion as it is kept and as review.json carries it. `created` and `modified` are ISO 8601, Asia/Shanghai. */
export interface Assertion {
  /** `urn:uuid:…`. */
  readonly id: string
  readonly sentence: string
  readonly date: AssertionDate | null
  readonly people: readonly AssertionPerson[]
  readonly evidence: readonly AssertionEvidence[]
  readonly dispute: Dispute
  readonly toProve: { readonly source: string; readonly until: string | null } | null
  readonly assignments: readonly Assignment[]
  readonly note: string
  readonly creator: string
  readonly created: string
  readonly modifier: string
  readonly modified: string
}
export interface AssertionEvidence {
  readonly reference: EvidenceReference
  readonly side: AssertionSide
  readonly why: string
}

/** An assertion as the window shows it. */
export interface AssertionView extends Omit<Assertion, 'evidence'> {
  readonly evidence: readonly AssertionEvidenceView[]
}
export interface AssertionEvidenceView extends AssertionEvidence {
  /** Where it stands now; null where the case no longer lists it. For a finding that spans many rows the first. */
  readonly place: { readonly file: string; readonly path: string; readonly title: string; readonly page: number | null; readonly line: number | null; readonly mark: string | null } | null
  /** Its words: quote of a mark, cells of a row, title of a finding or file. */
  readonly quote: string
  /** `orphan`: the words are no longer found. `gone`: the mark was taken away, or the rules no longer find it. Neither is dropped. */
  readonly state: 'found' | 'orphan' | 'gone'
}
