import type { BundleMilestone } from '../../contract/case-bundle.ts'
import type { MilestoneKind } from '../case/facts.ts'
import { addDays, earliest, isDay, type Day } from '../values/day.ts'
import { formatYuan } from '../values/money.ts'
import { kindsOf } from './document-kinds.ts'
import { readCount } from './numerals.ts'
import type { NamedParty } from './parties.ts'
import { PATTERNS } from './patterns.ts'
import { readAmount } from './read-amount.ts'
import { readDate, yearBefore } from './read-date.ts'
import { draft, matchesOn, partyIdOf, partyNamed, type Draft, type PageReading, type Reading, type Stretch } from './reading.ts'

interface Dated {
  readonly milestone: MilestoneKind
  readonly date: string
  /** Whom it concerns; null = the pattern or the passage does not say. */
  readonly name: string | null
  readonly stretch: Stretch
  readonly pattern: string
  readonly days: number | null
  readonly amount: string | null
  readonly counted: { readonly from: Day; readonly days: number } | null
}

/** Steps of the procedure with their day: from proofs of service, then from sentences, then from the document's own date. */
export function milestoneProposals(reading: Reading, named: readonly NamedParty[]): readonly Draft[] {
  const served = reading.pages.flatMap(receiptOn)
  // An order addresses its reader without a role: who received it is whom it concerns. A bank that receives a request to assist is not.
  const receivers = served.flatMap((each): NamedParty[] =>
    each.name === null || each.milestone === 'assist-notice-served' || named.length > 0 ? [] : [{ name: each.name, role: 'debtor', ...each.stretch }])
  const people = [...named, ...receivers]
  const told = reading.pages.flatMap((page) => [...serviceOn(reading, people, page), ...stepsOn(reading, people, page)])
  return [...served, ...told, ...judgmentDated(reading), ...reportDue(reading, people, [...served, ...told])].map((each) => milestoneDraft(reading, each))
}

function milestoneDraft(reading: Reading, each: Dated): Draft {
  const party = each.name === null ? null : partyIdOf(reading.known, each.name)
  const body: BundleMilestone = {
    kind: each.milestone,
    date: each.date,
    ...(party === null ? {} : { party }),
    ...(each.days === null ? {} : { days: each.days }),
    ...(each.amount === null ? {} : { amount: each.amount }),
    evidence: reading.document.path,
  }
  const needs = each.name !== null && partyNamed(reading.known, each.name) === null && party !== null ? [party] : []
  const made = draft(reading, each.stretch, each.pattern, { kind: 'milestone', date: each.date, counted: each.counted }, { kind: 'milestone', id: null, body }, needs)
  // One passage may serve several documents: each is a milestone of its own.
  return { ...made, id: `${made.id}/${each.milestone}` }
}

const nothing = { days: null, amount: null, counted: null } as const

/** A proof of service: what was served, on whom, when it was received. */
function receiptOn(page: PageReading): readonly Dated[] {
  const { receipt } = PATTERNS
  const { text } = page.folded
  if (!receipt.mark.test(text)) return []
  const documents = [...text.matchAll(receipt.documents)][0]
  const written = [...text.matchAll(receipt.date)].at(-1)
  const date = readDate(written?.groups?.['date'] ?? '')
  if (documents === undefined || written === undefined || date === null) return []
  const name = [...text.matchAll(receipt.name)][0]?.groups?.['name'] ?? null
  const stretch = { page, start: Math.min(documents.index, written.index), end: Math.max(documents.index + documents[0].length, written.index + written[0].length) }
  return servedIn(documents.groups?.['documents'] ?? '').map((milestone) => ({ milestone, date, name, stretch, pattern: receipt.id, ...nothing }))
}

/** Milestones that the service of the named documents makes, each once. */
function servedIn(documents: string): readonly MilestoneKind[] {
  const kinds = [...documents.matchAll(PATTERNS.served)].flatMap((match) => PATTERNS.servedDocuments.filter((each) => each.words.includes(match[0])).map((each) => each.milestone))
  return [...new Set(kinds)]
}

/** Sentences that tell of a service. */
function serviceOn(reading: Reading, named: readonly NamedParty[], page: PageReading): readonly Dated[] {
  return PATTERNS.service.flatMap((pattern) =>
    [...matchesOn(page, pattern.expression)].flatMap(({ match, stretch }) => {
      const date = readDate(match.groups?.['date'] ?? '', yearBefore(page.folded.text, stretch.start))
      const before = match[0].slice(0, match[0].indexOf(match.groups?.['documents'] ?? ''))
      if (date === null || /未|没有/u.test(before)) return []
      const name = concerned(reading, named, match[0])
      return servedIn(match.groups?.['documents'] ?? '').map((milestone) => ({ milestone, date, name, stretch, pattern: pattern.id, ...nothing }))
    }),
  )
}

/** Sentences that tell of any other step. */
function stepsOn(reading: Reading, named: readonly NamedParty[], page: PageReading): readonly Dated[] {
  return PATTERNS.milestone.flatMap((pattern) =>
    [...matchesOn(page, pattern.expression)].flatMap(({ match, stretch }): Dated[] => {
      const { date: written = '', days, amount } = match.groups ?? {}
      const date = readDate(written, yearBefore(page.folded.text, stretch.start))
      if (date === null) return []
      const read = amount === undefined ? null : readAmount(amount)
      // Who is meant may stand before the date: 对古盛远拘留十五日,自…
      const around = page.folded.text.slice(Math.max(0, stretch.start - 24), stretch.end)
      return [{
        milestone: pattern.milestone,
        date,
        name: pattern.ofDebtor ? concerned(reading, named, around) : null,
        stretch,
        pattern: pattern.id,
        days: days === undefined ? null : readCount(days),
        amount: read === null || read.approximate ? null : formatYuan(read.amount),
        counted: null,
      }]
    }),
  )
}

/** The debtor that the passage names; else the only debtor of the document or of the case; else nobody. */
function concerned(reading: Reading, named: readonly NamedParty[], passage: string): string | null {
  const owing = new Set(['debtor', 'guarantor', 'assisting-obligor'])
  const ofDocument = [...new Set(named.filter((each) => owing.has(each.role)).map((each) => each.name))]
  const ofCase = reading.known.parties.filter((each) => owing.has(each.role)).map((each) => each.name)
  const standing = [...new Set([...ofDocument, ...ofCase])].filter((name) => passage.includes(name))
  if (standing.length === 1) return standing[0] ?? null
  if (standing.length > 1) return null
  if (ofCase.length === 1) return ofCase[0] ?? null
  return ofCase.length === 0 && ofDocument.length === 1 ? (ofDocument[0] ?? null) : null
}

/** A judgment of a civil or administrative court carries its day on a line of its own near the end. */
function judgmentDated(reading: Reading): readonly Dated[] {
  const kind = kindsOf(reading)[0]
  if (kind === undefined || (kind.kind.id !== 'judgment' && kind.kind.id !== 'mediation')) return []
  if (/刑事/u.test(kind.page.folded.text.slice(kind.start, kind.end))) return []
  const last = reading.pages.flatMap((page) => [...matchesOn(page, PATTERNS.judgmentDated.expression)]).at(-1)
  const date = readDate(last?.match.groups?.['date'] ?? '')
  return last === undefined || date === null ? [] : [{ milestone: 'judgment', date, name: null, stretch: last.stretch, pattern: PATTERNS.judgmentDated.id, ...nothing }]
}

/**
 * A property report due so many days after receipt: counted from the day after the order was received. Where the last
 * day is a holiday the law moves it on; that is left to the reviewer, and the proposal says from which day it counted.
 */
function reportDue(reading: Reading, named: readonly NamedParty[], steps: readonly Dated[]): readonly Dated[] {
  return reading.pages.flatMap((page) =>
    [...matchesOn(page, PATTERNS.reportDueCounted.expression)].flatMap(({ match, stretch }): Dated[] => {
      const days = readCount(match.groups?.['days'] ?? '')
      const receipt = steps.find((each) => each.milestone === 'property-report-ordered') ?? steps.find((each) => each.milestone === 'enforcement-notice-served')
      const known = reading.known.milestones.find((each) => each.kind === 'property-report-ordered')
      const from = receipt?.date ?? (known === undefined ? null : earliest(known.date))
      if (days === null || from === null || !isDay(from)) return []
      return [{
        milestone: 'property-report-due',
        date: addDays(from, days),
        name: receipt?.name ?? concerned(reading, named, match[0]),
        stretch,
        pattern: PATTERNS.reportDueCounted.id,
        days: null,
        amount: null,
        counted: { from, days },
      }]
    }),
  )
}
