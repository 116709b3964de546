import type { FindingStatus, ReviewFinding, Stance } from '../../../src-main/contract/review.ts'

/** What the reviewer is about to say; nothing is chosen at first. */
export interface Draft {
  readonly status: FindingStatus | null
  readonly stances: Readonly<Record<string, Stance>>
  readonly reason: string
}

/**
 * The draft as it stands before anything was touched: the decision in force, or nothing at all. Of a finding that changed
 * since it was accepted the reason and stances stand there, but not the choice: the reviewer has to make it again.
 */
export function draftOf(finding: Pick<ReviewFinding, 'status' | 'decision' | 'stale'>): Draft {
  if (finding.decision === null) return { status: null, stances: {}, reason: '' }
  return { status: finding.stale === null ? finding.status : null, stances: finding.decision.stances, reason: finding.decision.reason }
}

/** Why a draft cannot be submitted yet, as a key of the catalogues; null where it can. */
export function missingIn(draft: Draft): 'chooseFirst' | 'reasonNeeded' | null {
  if (draft.status === null) return 'chooseFirst'
  if (draft.status !== 'proposed' && draft.reason.trim() === '') return 'reasonNeeded'
  return null
}
