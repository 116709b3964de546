import type { PropertyReport, ReportedRow, ReportedThing, ReportLine, TypedMention } from '../../contract/property-report.ts'
import type { CaseFacts, Milestone } from '../case/facts.ts'
import { placeOfAnchor } from '../ledger/hand-pairs.ts'
import { nameKey, numberKey } from '../ledger/ownership.ts'
import { asId } from '../values/ids.ts'

/** Kinds of lines whose number is that of an account. */
const WITH_ACCOUNT: ReadonlySet<ReportLine['kind']> = new Set<ReportLine['kind']>(['deposit', 'securities'])
/** A masked number fits many accounts, and so does a short one. */
const WHOLE_NUMBER = /^[0-9A-Z]{8,}$/u

/** What a line names and by what: the reviewer's word, or the same number or title. Null where it is nothing of the case. */
export function thingOf(line: ReportLine, facts: Pick<CaseFacts, 'accounts' | 'assets'>): { readonly thing: Exclude<ReportedThing, { kind: 'none' }>; readonly by: TypedMention['by'] } | null {
  if (line.thing !== null) return line.thing.kind === 'none' ? null : { thing: line.thing, by: 'word' }
  if (line.kind === 'dealing') return null
  const number = numberKey(line.number)
  if (WITH_ACCOUNT.has(line.kind) && WHOLE_NUMBER.test(number)) {
    const [account, second] = facts.accounts.filter((each) => each.number !== null && numberKey(each.number) === number)
    if (account !== undefined && second === undefined) return { thing: { kind: 'account', id: account.id }, by: 'same' }
  }
  const title = nameKey(line.title)
  const [asset, other] = title === '' ? [] : facts.assets.filter((each) => nameKey(each.title) === title)
  return asset === undefined || other !== undefined ? null : { thing: { kind: 'asset', id: asset.id }, by: 'same' }
}

/** One key for one thing, whoever names it. */
export const keyOfThing = (thing: Exclude<ReportedThing, { kind: 'none' }>): string =>
  thing.kind === 'row' ? `row/${placeOfAnchor(thing.row)}` : `${thing.kind}/${thing.id}`

/** Where the reports of a party (of everybody where none is named) name the things of the case, by {@link keyOfThing}. */
export function mentionsOf(facts: CaseFacts, party: string | null = null): ReadonlyMap<string, readonly TypedMention[]> {
  const mentions = new Map<string, TypedMention[]>()
  for (const report of facts.reports) {
    if (party !== null && report.party !== party) continue
    for (const [index, line] of report.lines.entries()) {
      const found = thingOf(line, facts)
      if (found === null) continue
      const key = keyOfThing(found.thing)
      const mention: TypedMention = { report: report.id, kind: report.kind, date: report.date, number: index + 1, line: line.id, value: line.value, by: found.by }
      mentions.set(key, [...(mentions.get(key) ?? []), mention])
    }
  }
  return mentions
}

/** Rows that the typed reports of a party name as declared. */
export const rowsReported = (facts: CaseFacts, party: string): readonly ReportedRow[] =>
  facts.reports.filter((report) => report.party === party).flatMap((report) => report.lines.flatMap((line) => (line.thing?.kind === 'row' ? [line.thing.row] : [])))

/** The document that a report stands in; else the first in which a line of it is read, so that its day can be opened. */
const documentOf = (report: PropertyReport): string | null => report.document ?? report.lines.find((line) => line.place !== null)?.place?.path ?? null

/**
 * The facts with what was typed of property reports: an account or asset that a line names counts as declared, as if the
 * case said so; and a report with a date is a report that was filed on it. What the case says already is not said twice.
 */
export function withTypedReports(facts: CaseFacts, reports: readonly PropertyReport[]): CaseFacts {
  if (reports.length === 0) return facts
  const typed: CaseFacts = { ...facts, reports }
  const named = mentionsOf(typed)
  const declared = <T extends { readonly id: string; readonly declared: boolean | null }>(kind: 'account' | 'asset', entries: readonly T[]): readonly T[] =>
    entries.map((each) => (named.has(`${kind}/${each.id}`) ? { ...each, declared: true } : each))
  const filed = reports
    .filter((report) => !facts.milestones.some((each) => each.kind === 'property-report-filed' && (each.party === null || each.party === report.party) && each.date === report.date))
    .map((report): Milestone => ({ kind: 'property-report-filed', date: report.date, party: asId(report.party), asset: null, amount: null, days: null, note: null, evidence: documentOf(report) }))
  return { ...typed, accounts: declared('account', facts.accounts), assets: declared('asset', facts.assets), milestones: [...facts.milestones, ...filed] }
}
