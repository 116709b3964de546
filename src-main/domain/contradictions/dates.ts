import type { Milestone } from '../case/facts.ts'
import { REPEATED_MILESTONES } from '../proposals/standing.ts'
import { earliest, latest } from '../values/day.ts'
import { formatYuan } from '../values/money.ts'
import { readFen } from './amounts.ts'
import { contradictionId, type Contradiction, type ContradictionFinder, type ContradictionInput } from './contradiction.ts'
import { disagreements, evidenceOf, placesOf, type Observation } from './observations.ts'

/** May two dates, known in part or in full, be one day? */
export function mayBeOneDay(left: string, right: string): boolean {
  const [from, to] = [earliest(left), latest(left)]
  const [otherFrom, otherTo] = [earliest(right), latest(right)]
  return from === null || to === null || otherFrom === null || otherTo === null || (from <= otherTo && otherFrom <= to)
}

interface Dated extends Observation {
  readonly kind: Milestone['kind']
  readonly party: string | null
  /** Case number that the document carries as its own; null where it has none or nobody read it. */
  readonly own: string | null
}

/**
 * A step of the procedure that happens once stands under different days: entered, or read in documents. Two judgments
 * with case numbers of their own are two judgments (first and second instance) and no contradiction.
 */
export const milestoneDates: ContradictionFinder = (input) => {
  const dated = datedMilestones(input).filter((each) => !REPEATED_MILESTONES.has(each.kind))
  return [...Map.groupBy(dated, (each) => each.kind).values()].flatMap((ofKind) => {
    const parties = [...new Set(ofKind.map((each) => each.party))].filter((party) => party !== null)
    return (parties.length === 0 ? [null] : parties).flatMap((party): readonly Contradiction[] => {
      const own = ofKind.filter((each) => each.party === party || each.party === null)
      const kind = own[0]?.kind
      if (kind === undefined) return []
      const series = kind === 'judgment' ? [...Map.groupBy(own, (each) => each.own).values()] : [own]
      return series.flatMap((members) => disagreements(members, mayBeOneDay).map(({ keys, sides }) => ({
        id: contradictionId('milestone-date', `${kind}/${party ?? ''}`, keys),
        rule: 'milestone-date', aspect: 'date', subject: { key: `milestone.${kind}` }, whom: nameOf(party, input), sides,
      })))
    })
  })
}

function datedMilestones({ view, proposals }: ContradictionInput): readonly Dated[] {
  const numbers = ownNumbers(proposals)
  const numberAt = (path: string | null): string | null => (path === null ? null : numbers.get(path) ?? null)
  return [
    ...view.facts.milestones.map((milestone): Dated => ({
      kind: milestone.kind, party: milestone.party, own: numberAt(milestone.evidence), key: milestone.date, source: 'entered',
      value: { kind: 'date', date: milestone.date }, citations: evidenceOf(milestone.evidence),
    })),
    ...proposals.flatMap((proposal): readonly Dated[] => {
      const { states, content } = proposal
      // A day that was counted stands in no document.
      if (states?.kind !== 'milestone' || (content.kind === 'milestone' && content.counted !== null)) return []
      const party = states.body.party ?? null
      return [{
        kind: states.body.kind, party: view.facts.parties.some((each) => each.id === party) ? party : null, own: numberAt(proposal.place.path), key: states.body.date,
        source: 'document', value: { kind: 'date', date: states.body.date }, citations: placesOf(proposal),
      }]
    }),
  ]
}

/** The case number that stands first on the first page of each document. */
function ownNumbers(proposals: ContradictionInput['proposals']): ReadonlyMap<string, string> {
  const first = new Map<string, { readonly start: number; readonly number: string }>()
  for (const { content, place } of proposals) {
    if (content.kind !== 'case-number' || place.page !== 1 || (first.get(place.path)?.start ?? Infinity) <= place.start) continue
    first.set(place.path, { start: place.start, number: content.number })
  }
  return new Map([...first].map(([path, { number }]) => [path, number]))
}

const nameOf = (party: string | null, { view }: ContradictionInput): string => view.facts.parties.find((each) => each.id === party)?.name ?? ''

/** One fine or detention of one day stands with different amounts or different numbers of days. */
export const sanctionTerms: ContradictionFinder = (input) => {
  const { view, proposals } = input
  const terms = [
    ...view.facts.milestones.map((each) => ({ kind: each.kind, date: each.date, party: each.party as string | null, amount: each.amount, days: each.days, source: 'entered' as const, citations: evidenceOf(each.evidence) })),
    ...proposals.flatMap((proposal) => {
      const { states } = proposal
      if (states?.kind !== 'milestone') return []
      const { kind, date, party, amount, days } = states.body
      return [{ kind, date, party: party ?? null, amount: readFen(amount), days: days ?? null, source: 'document' as const, citations: placesOf(proposal) }]
    }),
  ].filter((each) => each.kind === 'fine-served' || each.kind === 'detention-served')
  return [...Map.groupBy(terms, (each) => `${each.kind}/${each.party ?? ''}/${each.date}`)].flatMap(([subject, members]) => {
    const amounts = members.flatMap((each): Observation[] => (each.amount === null ? [] : [{ key: formatYuan(each.amount), source: each.source, value: { kind: 'amount', amount: each.amount }, citations: each.citations }]))
    const days = members.flatMap((each): Observation[] => (each.days === null ? [] : [{ key: String(each.days), source: each.source, value: { kind: 'words', words: 'days', values: { days: each.days } }, citations: each.citations }]))
    return [amounts, days].flatMap((observations, which) => disagreements(observations, (left, right) => left === right).map(({ keys, sides }): Contradiction => ({
      id: contradictionId('sanction-terms', `${subject}/${which === 0 ? 'amount' : 'days'}`, keys),
      rule: 'sanction-terms', aspect: which === 0 ? 'amount' : 'date', subject: { key: `milestone.${members[0]?.kind ?? ''}` }, whom: nameOf(members[0]?.party ?? null, input), sides,
    })))
  })
}

/** The freeze of one account begins on different days. */
export const freezeDates: ContradictionFinder = ({ view, proposals }) =>
  view.facts.accounts.filter((account) => account.origin === 'stated').flatMap((account) => {
    const observations: Observation[] = [
      ...(account.frozenFrom === null ? [] : [{ key: account.frozenFrom, source: 'entered' as const, value: { kind: 'date' as const, date: account.frozenFrom }, citations: [] }]),
      ...proposals.flatMap((proposal): Observation[] => {
        const { states } = proposal
        if (states?.kind !== 'account' || states.id !== account.id || states.body.frozenFrom === undefined) return []
        // An entry that only repeats what is stated was not read from the page.
        if (states.body.frozenFrom === account.frozenFrom && !proposal.pattern.includes('freeze')) return []
        return [{ key: states.body.frozenFrom, source: 'document', value: { kind: 'date', date: states.body.frozenFrom }, citations: placesOf(proposal) }]
      }),
    ]
    return disagreements(observations, mayBeOneDay).map(({ keys, sides }): Contradiction => ({
      id: contradictionId('freeze-date', account.id, keys), rule: 'freeze-date', aspect: 'date', subject: { key: 'contradiction.freeze' },
      whom: [account.institution, account.number].filter((part) => part !== null && part !== '').join(' '), sides,
    }))
  })
