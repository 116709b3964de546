import type { FindingChange, FindingFigures } from '../../contract/ledger-words.ts'
import type { Language, ReviewFinding } from '../../contract/review.ts'
import type { Finding } from '../../domain/findings/finding.ts'
import { changedGroups } from '../../domain/review/changed-groups.ts'
import { isStale, snapshotOf } from '../../domain/review/decisions.ts'
import { derive } from '../case/derive.ts'
import { loadDecisions } from './decisions.ts'
import { reviewOf } from './review.ts'
import type { Session } from '../case/session.ts'

/** Findings as the rules made them, and in the words of one language. */
export interface CountedFindings {
  readonly findings: readonly Finding[]
  readonly worded: readonly Pick<ReviewFinding, 'id' | 'title' | 'groups'>[]
}

/**
 * Does the work and says which findings it changed: those with another count, sum or other rows or groups, those that came
 * and those that went, and those whose decision has to be looked at again. Titles are those of the review before or after.
 */
export function findingChanges(session: Session, language: Language, work: () => void): readonly FindingChange[] {
  const before = countedNow(session, language)
  work()
  const after = countedNow(session, language)
  const decisions = loadDecisions(session).findings
  return changesBetween(before, after, (id) => decisions[id] !== undefined)
}

export const countedNow = (session: Session, language: Language): CountedFindings => ({ findings: derive(session).findings, worded: reviewOf(session, language).findings })

/** What differs between two counts. A version of a word list that changed alone is told only where a decision rests on it. */
export function changesBetween(before: CountedFindings, after: CountedFindings, isDecided: (id: string) => boolean): readonly FindingChange[] {
  const [was, is] = [byId(before.findings), byId(after.findings)]
  const [wordedBefore, wordedAfter] = [byId(before.worded), byId(after.worded)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id): FindingChange[] => {
    const [old, now] = [was.get(id), is.get(id)]
    const groups = changedGroups(old && wordedBefore.get(id), now && wordedAfter.get(id))
    const decided = isDecided(id)
    if (old && now && groups.length === 0 && !isStale(now, decided ? snapshotOf(old) : { ...snapshotOf(old), parameters: now.parameters })) return []
    return [{ id, title: (wordedAfter.get(id) ?? wordedBefore.get(id))?.title ?? id, before: figures(old), after: figures(now), decided, groups }]
  })
}

const byId = <Each extends { readonly id: string }>(list: readonly Each[]): ReadonlyMap<string, Each> => new Map(list.map((each) => [each.id as string, each]))

function figures(finding: Finding | undefined): FindingFigures | null {
  if (finding === undefined) return null
  const { count, total } = snapshotOf(finding)
  return { count, total }
}
