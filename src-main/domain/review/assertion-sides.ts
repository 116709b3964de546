import type { Assertion, EvidenceReference } from '../../contract/assertions.ts'
import type { AssertionSides } from '../contradictions/contradiction.ts'
import type { Citation, Finding } from '../findings/finding.ts'
import type { AnnotationRecord } from './decisions.ts'
import { citationOf } from './opinion-items.ts'

/** Where the evidence of each sentence stands, by side. What is no longer in the case has no place and is left out. */
export function sidesOfAssertions(assertions: readonly Assertion[], annotations: readonly AnnotationRecord[], findings: readonly Finding[]): readonly AssertionSides[] {
  const places = (assertion: Assertion, side: 'for' | 'against'): readonly Citation[] =>
    assertion.evidence.filter((each) => each.side === side).flatMap(({ reference }) => placeOf(reference, annotations, findings) ?? [])
  return assertions.map((each) => ({ id: each.id, sentence: each.sentence, for: places(each, 'for'), against: places(each, 'against') }))
}

function placeOf(reference: EvidenceReference, annotations: readonly AnnotationRecord[], findings: readonly Finding[]): Citation | null {
  switch (reference.kind) {
    case 'mark': {
      const mark = annotations.find((each) => each.id === reference.mark)
      return mark === undefined ? null : citationOf(mark.document)
    }
    case 'finding': {
      const finding = findings.find((each) => each.id === reference.finding)
      return finding?.acts[0]?.citation ?? finding?.context[0] ?? null
    }
    case 'file':
      return { path: reference.path, ...(reference.page === null ? {} : { page: reference.page }) }
    case 'row':
      return { path: reference.path, line: reference.line, ...(reference.page === null ? {} : { page: reference.page }) }
  }
}
