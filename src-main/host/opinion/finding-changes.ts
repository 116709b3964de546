import type { FindingChange } from '../../contract/ledger-words.ts'
import type { Language } from '../../contract/review.ts'
import type { Finding } from '../../domain/findings/finding.ts'
import { isStale, snapshotOf } from '../../domain/review/decisions.ts'
import { derive } from '../case/derive.ts'
import { loadDecisions } from './decisions.ts'
import { reviewOf } from './review.ts'
import type { Session } from '../case/session.ts'

/**
 * Does the work and says which findings it changed: those with another count, sum, parameters or other rows, those that
 * came and those that went. Titles are those of the review before or after.
 */
export function findingChanges(session: Session, language: Language, work: () => void): readonly FindingChange[] {
  const before = new Map(derive(session).findings.map((each) => [each.id as string, each]))
  const titles = titlesOf(session, language)
  work()
  const after = new Map(derive(session).findings.map((each) => [each.id as string, each]))
  for (const [id, title] of titlesOf(session, language)) titles.set(id, title)
  const decisions = loadDecisions(session).findings
  const changes: FindingChange[] = []
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(id), after.get(id)]
    if (was && is && !isStale(is, snapshotOf(was))) continue
    changes.push({ id, title: titles.get(id) ?? id, before: figures(was), after: figures(is), decided: decisions[id] !== undefined })
  }
  return changes
}

function figures(finding: Finding | undefined): FindingChange['before'] {
  if (finding === undefined) return null
  const { count, total } = snapshotOf(finding)
  return { count, total }
}

const titlesOf = (session: Session, language: Language): Map<string, string> => new Map(reviewOf(session, language).findings.map((each) => [each.id, each.title]))

/** In one line for the log: what stood before and what stands now. */
export const changesInOneLine = (changes: readonly FindingChange[]): string =>
  changes.map(({ id, before, after }) => `${id}: ${before === null ? '–' : `${before.count} / ${before.total ?? '–'}`} → ${after === null ? '–' : `${after.count} / ${after.total ?? '–'}`}`).join('; ')
