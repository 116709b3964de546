import type { Assertion, AssertionEvidence, AssertionPerson, EvidenceReference } from '../../contract/assertions.ts'
import { onePerElement } from '../annotations/annotation.ts'

/** What a reviewer writes of an assertion, with evidence that was looked up in the case. */
export type AssertionWords = Omit<Assertion, 'id' | 'creator' | 'created' | 'modifier' | 'modified'>

/** What changes; what is left out stays. */
export type AssertionAmendment = { readonly [Key in keyof AssertionWords]?: AssertionWords[Key] | undefined } & { readonly addEvidence?: readonly AssertionEvidence[] | undefined }

/** The same piece of evidence twice would count twice; the last word on it stands. */
export function oncePerReference(evidence: readonly AssertionEvidence[]): readonly AssertionEvidence[] {
  return [...new Map(evidence.map((each) => [referenceKey(each.reference), { ...each, why: each.why.trim() }])).values()]
}

/** Names what a reference points at, so that two references to one thing are equal. */
export function referenceKey(reference: EvidenceReference): string {
  switch (reference.kind) {
    case 'mark': return `mark ${reference.mark}`
    case 'finding': return `finding ${reference.finding}`
    case 'file': return `file ${reference.sha256} ${reference.page ?? ''}`
    case 'row': return `row ${reference.sha256} ${reference.sheet} ${reference.line}`
  }
}

/** One entry a person: a party by its id, anybody else by the name. */
export function oncePerPerson(people: readonly AssertionPerson[]): readonly AssertionPerson[] {
  const named = people.map((each) => ({ party: each.party, name: each.name.trim() })).filter((each) => each.name !== '')
  return [...new Map(named.map((each) => [each.party ?? `name ${each.name}`, each])).values()]
}

export function tidied(words: AssertionWords): AssertionWords {
  return {
    sentence: words.sentence.trim(),
    date: words.date,
    people: oncePerPerson(words.people),
    evidence: oncePerReference(words.evidence),
    dispute: words.dispute,
    toProve: words.toProve === null ? null : { source: words.toProve.source.trim(), until: words.toProve.until },
    assignments: onePerElement(words.assignments),
    note: words.note.trim(),
  }
}

/** The assertion after a change; who wrote it first, and when, stay. */
export function amended(assertion: Assertion, { addEvidence, ...change }: AssertionAmendment, modifier: string, modified: string): Assertion {
  const { id, creator, created } = assertion
  // What was left out must not write `undefined` over what is there.
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const words: AssertionWords = { ...assertion, ...said }
  return { id, ...tidied({ ...words, evidence: [...words.evidence, ...(addEvidence ?? [])] }), creator, created, modifier, modified }
}
