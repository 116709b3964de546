import type { CaseView } from '../case/case-view.ts'
import type { Citation } from '../findings/finding.ts'
import type { Proposal } from '../proposals/proposal.ts'
import type { PartialDay } from '../values/day.ts'
import type { StatementId, TransactionId } from '../values/ids.ts'
import type { Fen } from '../values/money.ts'

export const CONTRADICTION_RULES = [
  'milestone-date', 'sanction-terms', 'freeze-date', 'obligation-amount', 'account-holder', 'identity-number', 'identity-holder',
  'asset-owner', 'dealing-terms', 'price-and-payments', 'paid-and-rows', 'statement-overlap', 'journey-in-detention', 'assertion',
] as const
/** Ids of the rules; they stand in review.json and never change. */
export type ContradictionRule = (typeof CONTRADICTION_RULES)[number]

/** What disagrees. */
export type Aspect = 'date' | 'amount' | 'holder' | 'statement'

/** What one side says. `words` is a key under `review.contradiction.says`, with its values. */
export type SideValue =
  | { readonly kind: 'date'; readonly date: PartialDay }
  | { readonly kind: 'amount'; readonly amount: Fen }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'words'; readonly words: string; readonly values: Readonly<Record<string, string | number>> }

/** Who says it: an entry of the case's facts, a document, rows of a statement or of a travel record, a written-down sentence. */
export type SideSource = 'entered' | 'document' | 'rows' | 'assertion'

export interface Side {
  readonly source: SideSource
  readonly value: SideValue
  /** Where it stands, the best place first; empty where an entry names no evidence. */
  readonly citations: readonly Citation[]
}

/** Two things in the file that cannot both be so, or that need an explanation. Never a verdict on which is right. */
export interface Contradiction {
  /** Rule, subject and both values: a changed value makes another contradiction, and an old explanation does not cover it. */
  readonly id: string
  readonly rule: ContradictionRule
  readonly aspect: Aspect
  /** A key of the catalogues (`milestone.judgment`), or text as it stands in the case. */
  readonly subject: { readonly key: string } | { readonly text: string }
  /** Whom it concerns; empty where nobody in particular. */
  readonly whom: string
  readonly sides: readonly [Side, Side]
}

/** What the rules look at. Proposals that the reviewer set aside are left out by whoever hands them over. */
export interface ContradictionInput {
  readonly view: CaseView
  readonly proposals: readonly Proposal[]
  /** Rows of a statement that repeat a kept row of another one, by statement: a copy says the same once more. */
  readonly repeats: ReadonlyMap<StatementId, readonly TransactionId[]>
  /** Sentences written down by the reviewer with passages for and against. */
  readonly assertions: readonly AssertionSides[]
}
export interface AssertionSides {
  readonly id: string
  readonly sentence: string
  readonly for: readonly Citation[]
  readonly against: readonly Citation[]
}

export type ContradictionFinder = (input: ContradictionInput) => readonly Contradiction[]

/** Longest id: a decision is kept under it. */
const LONGEST_ID = 400

/** Both values stand in the id in the order of the sides. */
export function contradictionId(rule: ContradictionRule, subject: string, values: readonly [string, string]): string {
  const id = `${rule}/${subject}/${values[0]}~${values[1]}`
  return id.length <= LONGEST_ID ? id : `${id.slice(0, LONGEST_ID - 9)}-${fnv1a(id)}`
}

/** FNV-1a, 32 bits (draft-eastlake-fnv): keeps long ids apart. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
