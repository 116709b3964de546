import type { OpinionSubject } from '../../../src-main/contract/opinion.ts'
import type { Review } from '../../../src-main/contract/review.ts'

/** Findings about versions and missing preconditions name every item of an interpretation: they put none in play. */
const NAMES_ALL = /^(?:version|precondition)\./u

/** Circumstances that a counted act points to and that may apply by date, and those that the reviewer touched. */
export function circumstancesInPlay(review: Review, subjects: readonly OpinionSubject[], circumstances: Review['circumstances'] = review.circumstances): ReadonlySet<string> {
  const counting = new Set(review.findings.filter((finding) => !NAMES_ALL.test(finding.rule) && finding.status !== 'rejected').map((finding) => finding.id))
  const pointed = circumstances.filter((circumstance) => circumstance.appliesByDate !== 'no' && circumstance.findings.some((id) => counting.has(id))).map((circumstance) => circumstance.id)
  const touched = subjects.filter((subject) => subject.kind === 'circumstance' && (subject.status !== 'unassessed' || subject.for.length + subject.against.length > 0)).map((subject) => subject.id)
  return new Set([...pointed, ...touched])
}
