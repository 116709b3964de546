import type { FindingDifference, ReviewCitation } from '../../contract/review.ts'
import type { Citation, CountedAct, Finding } from '../findings/finding.ts'
import { formatYuan } from '../values/money.ts'
import type { FindingSnapshot } from './decisions.ts'

/**
 * Most counted acts that a decision keeps one by one: beyond it the case file would grow by megabytes with each word of the
 * reviewer, and the difference is told in count and total only (`rows` null).
 */
export const MOST_KEPT_ACTS = 10_000

export const plainCitation = (citation: Citation): ReviewCitation => ({
  path: citation.path,
  ...(citation.line === undefined ? {} : { line: citation.line }),
  ...(citation.page === undefined ? {} : { page: citation.page }),
  ...(citation.quote === undefined ? {} : { quote: citation.quote }),
})

export const actCitation = (act: CountedAct): ReviewCitation => ({
  ...plainCitation(act.citation), day: act.day, ...(act.amount === null ? {} : { amount: formatYuan(act.amount) }),
})

/** The counted acts as a decision keeps them; left out where there are too many. */
export const keptActs = (finding: Finding): { readonly rows?: readonly ReviewCitation[] } =>
  finding.acts.length > MOST_KEPT_ACTS ? {} : { rows: finding.acts.map(actCitation) }

/**
 * What makes two counted acts the same: day, place and amount. A line is counted through the whole original: its page says
 * nothing new, and a page learnt later must not make a row another one.
 */
export const actKey = ({ day, path, line, page, amount }: ReviewCitation): string =>
  [day ?? '', path, line ?? '', line === undefined ? (page ?? '') : '', amount ?? ''].join('\t')

/**
 * What came in and what went since the finding was decided on. A row whose amount or day changed stands on both sides.
 * `now` is null where the finding is counted no more: then everything is gone.
 */
export function findingDifference(snapshot: FindingSnapshot, now: Finding | null): FindingDifference {
  const rows = snapshot.rows === undefined ? null : rowDifference(snapshot.rows, (now?.acts ?? []).map(actCitation))
  const parameters = now === null ? [] : [...new Set([...Object.keys(snapshot.parameters), ...Object.keys(now.parameters)])].flatMap((name) => {
    const before = snapshot.parameters[name] ?? null
    const after = now.parameters[name] ?? null
    return before === after ? [] : [{ name, before, now: after }]
  })
  return { rows, parameters }
}

/** Equal acts are matched one to one, so that one of two equal rows that went is seen. */
function rowDifference(before: readonly ReviewCitation[], now: readonly ReviewCitation[]): NonNullable<FindingDifference['rows']> {
  return { added: without(now, before), gone: without(before, now) }
}

function without(rows: readonly ReviewCitation[], others: readonly ReviewCitation[]): readonly ReviewCitation[] {
  const left = new Map<string, number>()
  for (const each of others) left.set(actKey(each), (left.get(actKey(each)) ?? 0) + 1)
  return rows.filter((row) => {
    const key = actKey(row)
    const number = left.get(key) ?? 0
    if (number > 0) left.set(key, number - 1)
    return number === 0
  })
}
