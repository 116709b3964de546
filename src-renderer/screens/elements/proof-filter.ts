import type { OpinionSubject } from '../../../src-main/contract/opinion.ts'
import type { Review, ReviewElement } from '../../../src-main/contract/review.ts'

/** What the proof of an element may lack. `only-indirect` and `only-accused` are the two cases in which the law asks for more. */
export const PROOF_FILTERS = ['any', 'nothing-for', 'nothing-against', 'only-indirect', 'only-accused'] as const
export type ProofFilter = (typeof PROOF_FILTERS)[number]

type Body = Pick<Review, 'evidence' | 'findings'>

/** Paths of the files behind everything that was placed for an element. */
export function filesFor(element: ReviewElement, subject: OpinionSubject | undefined, { evidence, findings }: Body): ReadonlySet<string> {
  const path = (id: string): string => evidence.find((item) => item.id === id)?.path ?? id
  return new Set([
    ...element.forFindings.flatMap((id) => findings.find((finding) => finding.id === id)?.citations.map((citation) => citation.path) ?? []),
    ...(element.placements ?? []).filter((placement) => placement.stance === 'for').map((placement) => path(placement.evidence)),
    ...(subject?.for ?? []).flatMap((item) => (item.kind === 'annotation' && item.citation !== null ? [item.citation.path] : [])),
  ])
}

/** How many files for an element the reviewer called direct, indirect, or nothing yet. */
export function proofCount(element: ReviewElement, files: ReadonlySet<string>, { evidence }: Pick<Review, 'evidence'>): { readonly direct: number; readonly indirect: number; readonly unsaid: number } {
  const said = new Map((element.placements ?? []).map((placement) => [evidence.find((item) => item.id === placement.evidence)?.path ?? placement.evidence, placement.proof]))
  const count = (kind: 'direct' | 'indirect' | null): number => [...files].filter((path) => (said.get(path) ?? null) === kind).length
  return { direct: count('direct'), indirect: count('indirect'), unsaid: count(null) }
}

/**
 * Does an element pass the filter? Only indirect: the reviewer called some of what is for it indirect and none direct (what
 * nobody called anything does not hide the warning). Only the accused's statement: every file for it is one.
 */
export function passesProof(filter: ProofFilter, element: ReviewElement, subject: OpinionSubject | undefined, body: Body): boolean {
  switch (filter) {
    case 'any':
      return true
    case 'nothing-for':
      return element.for === 0
    case 'nothing-against':
      return element.against === 0
    case 'only-indirect': {
      const { direct, indirect } = proofCount(element, filesFor(element, subject, body), body)
      return indirect > 0 && direct === 0
    }
    case 'only-accused': {
      const files = [...filesFor(element, subject, body)]
      return files.length > 0 && files.every((path) => body.evidence.find((item) => item.path === path)?.evidenceKind === 'accused-statement')
    }
  }
}
