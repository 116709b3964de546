import type { Account, Asset, Dealing, Party } from '../case/facts.ts'
import { momentText, type Day, type Moment } from '../values/day.ts'
import { asId, type FindingId } from '../values/ids.ts'
import { sum, type Fen } from '../values/money.ts'
import type { Citation, CountedAct, Finding, FindingGroup, RuleId, Subject } from './finding.ts'
import type { ParameterSet } from './parameters.ts'

/** What a rule hands over; the rest of a finding follows from it. */
export interface FindingDraft {
  readonly rule: RuleId
  readonly subject: Subject
  /** Every counted thing, in any order; equal days keep the order given. */
  readonly acts: readonly CountedAct[]
  /** Where it is not the number of acts (pairs, days, months). */
  readonly count?: number
  /** Fen; null where the rule sums no money or no amount is known. */
  readonly total: Fen | null
  readonly groups?: readonly FindingGroup[]
  readonly parameters?: ParameterSet
  readonly context?: readonly Citation[]
  readonly values?: Readonly<Record<string, string | number>>
  /** Only where the span is not that of the acts. */
  readonly from?: Day | null
  readonly to?: Day | null
}

/** Completes a draft: stable id `<rule>/<kind>/<id>`, acts oldest first, span from the acts. */
export function buildFinding(draft: FindingDraft): Finding {
  const acts = oldestFirst(draft.acts)
  return {
    id: asId<FindingId>(`${draft.rule}/${draft.subject.kind}/${draft.subject.id}`),
    rule: draft.rule,
    subject: draft.subject,
    count: draft.count ?? acts.length,
    total: draft.total,
    from: draft.from === undefined ? (acts[0]?.day ?? null) : draft.from,
    to: draft.to === undefined ? (acts.at(-1)?.day ?? null) : draft.to,
    groups: draft.groups ?? [],
    parameters: draft.parameters ?? {},
    acts,
    context: draft.context ?? [],
    values: draft.values ?? {},
  }
}

function oldestFirst(acts: readonly CountedAct[]): readonly CountedAct[] {
  // Rows of one account stand in order already, and there may be a million of them.
  const isInOrder = acts.every((act, index) => index === 0 || (acts[index - 1]?.day ?? '') <= act.day)
  return isInOrder ? acts : acts.toSorted((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0))
}

/** What a kept row or journey knows of its place. */
interface RowPlace {
  readonly path: string
  readonly line: number
  readonly page?: number | undefined
}

/** The place of a kept row or journey in its original, with the page where that has pages. */
export const cite = ({ path, line, page }: RowPlace): Citation & RowPlace => (page === undefined ? { path, line } : { path, line, page })

/** A counted row of a statement. `amount` where another than the row's counts (refunds taken off). */
export const rowAct = (row: RowPlace & { readonly at: Moment; readonly amount: Fen }, amount: Fen = row.amount): CountedAct => ({
  day: row.at.day,
  citation: cite(row),
  amount,
})

/** Rows from old to new across accounts; equal moments keep their order. */
export const byTime = <Row extends { readonly at: Moment }>(rows: readonly Row[]): readonly Row[] =>
  rows
    .map((row) => ({ row, key: momentText(row.at) }))
    .toSorted((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
    .map(({ row }) => row)

/** Sum of the known amounts; null where none is known. */
export function knownTotal(amounts: readonly (Fen | null)[]): Fen | null {
  const known = amounts.filter((each) => each !== null)
  return known.length === 0 ? null : sum(known)
}

export const partySubject = (party: Party): Subject => ({ kind: 'party', id: party.id, name: party.name })
/** Institution and number, as the account is shown everywhere. */
export const accountSubject = (account: Account): Subject => ({
  kind: 'account',
  id: account.id,
  name: [account.institution, account.number ?? ''].filter((each) => each !== '').join(' ') || account.id,
})
export const assetSubject = (asset: Asset): Subject => ({ kind: 'asset', id: asset.id, name: asset.title })
/** A dealing has no name of its own: its asset's title and date stand for it. */
export const dealingSubject = (dealing: Dealing, asset: Asset | null): Subject => ({
  kind: 'dealing',
  id: dealing.id,
  name: [asset?.title ?? dealing.id, dealing.date].join(' '),
})
