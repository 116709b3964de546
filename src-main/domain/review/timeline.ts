import type { ReviewCitation, TimelineEntry } from '../../contract/review.ts'
import type { Journey } from '../journeys/journey.ts'
import type { CaseFacts, Dealing, Milestone } from '../case/facts.ts'
import { countsActs } from '../law/bearing.ts'
import { showYuan, sum, type Fen } from '../values/money.ts'
import { standing } from './findings.ts'
import type { ReviewInput } from './review-input.ts'

type TimelineInput = Pick<ReviewInput, 'view' | 'findings' | 'decisions' | 'pack' | 'translate'>

/**
 * What happened, in order of time: steps of the procedure, dealings, freezes, seizures, the journeys that findings
 * count (each once, however many rules count it) and payments towards the duty. A date known in part stands as known.
 */
export function buildTimeline(input: TimelineInput): readonly TimelineEntry[] {
  const entries = [...milestones(input), ...dealings(input), ...freezes(input), ...seizures(input), ...journeys(input), ...payments(input), ...money(input)]
  return entries.toSorted((left, right) => compare(left.date, right.date))
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

function milestones({ view, translate }: TimelineInput): readonly TimelineEntry[] {
  return view.facts.milestones.map((milestone) => ({
    date: milestone.date,
    kind: milestone.kind === 'seizure' || milestone.kind === 'seizure-lifted' ? 'seizure' : 'milestone',
    ...(milestone.kind === 'fine-served' || milestone.kind === 'detention-served' ? { lane: 'sanction' as const } : {}),
    title: sentence(translate, translate(`milestone.${milestone.kind}`), milestoneDetails(milestone, view.facts, translate)),
    citation: pathCitation(milestone.evidence),
  }))
}

function milestoneDetails(milestone: Milestone, facts: CaseFacts, translate: TimelineInput['translate']): readonly (string | null)[] {
  return [
    partyName(milestone.party, facts),
    assetTitle(milestone.asset, facts),
    milestone.amount === null ? null : translate('review.timeline.amount', { amount: showYuan(milestone.amount) }),
    milestone.days === null ? null : translate('review.timeline.days', { days: milestone.days }),
    milestone.note,
  ]
}

function dealings({ view, translate }: TimelineInput): readonly TimelineEntry[] {
  return view.facts.dealings.map((dealing) => ({
    date: dealing.date,
    kind: 'dealing',
    title: sentence(translate, translate(`dealing.${dealing.kind}`), [
      assetTitle(dealing.asset, view.facts),
      direction(dealing, view.facts, translate),
      dealing.price === null ? null : price(dealing.price, dealing.period, translate),
    ]),
    citation: pathCitation(dealing.evidence),
  }))
}

function direction(dealing: Dealing, facts: CaseFacts, translate: TimelineInput['translate']): string | null {
  const from = partyName(dealing.from, facts)
  const to = partyName(dealing.to, facts)
  if (from !== null && to !== null) return translate('review.timeline.from-to', { from, to })
  return from ?? to
}

function price(amount: Fen, period: Dealing['period'], translate: TimelineInput['translate']): string {
  return translate(`review.timeline.amount${period === null || period === 'once' ? '' : `-${period}`}`, { amount: showYuan(amount) })
}

function freezes({ view, translate }: TimelineInput): readonly TimelineEntry[] {
  return view.facts.accounts.flatMap((account) => {
    const details = [account.institution, account.number, partyName(account.holder, view.facts)]
    return span(account.frozenFrom, account.frozenTo, 'freeze', (edge) => sentence(translate, translate(`review.timeline.freeze-${edge}`), details))
  })
}

/** Seizures stated with the asset; a milestone that says the same of the same asset on the same day is not repeated. */
function seizures({ view, translate }: TimelineInput): readonly TimelineEntry[] {
  const said = new Set(view.facts.milestones.map((milestone) => `${milestone.kind}/${milestone.asset ?? ''}/${milestone.date}`))
  return view.facts.assets.flatMap((asset) => {
    const from = said.has(`seizure/${asset.id}/${asset.seizedFrom ?? ''}`) ? null : asset.seizedFrom
    const to = said.has(`seizure-lifted/${asset.id}/${asset.seizedTo ?? ''}`) ? null : asset.seizedTo
    return span(from, to, 'seizure', (edge) => sentence(translate, translate(`milestone.${edge === 'from' ? 'seizure' : 'seizure-lifted'}`), [asset.title]))
  })
}

function span(from: string | null, to: string | null, kind: TimelineEntry['kind'], title: (edge: 'from' | 'to') => string): readonly TimelineEntry[] {
  return [
    ...(from === null ? [] : [{ date: from, kind, title: title('from'), citation: null }]),
    ...(to === null ? [] : [{ date: to, kind, title: title('to'), citation: null }]),
  ]
}

function journeys(input: TimelineInput): readonly TimelineEntry[] {
  const rows = new Map(input.view.journeys.map((journey) => [placeOf(journey), journey]))
  const paths = new Set(input.view.journeys.map((journey) => journey.path))
  const entries = new Map<string, TimelineEntry>()
  for (const finding of standing(input.findings, input.decisions)) {
    if (!countsActs(finding.rule)) continue
    for (const act of finding.acts) {
      if (!paths.has(act.citation.path)) continue
      const journey = rows.get(placeOf(act.citation))
      if (journey === undefined || entries.has(journey.id)) continue
      entries.set(journey.id, {
        date: act.day,
        kind: 'journey',
        title: journeyTitle(journey, input.translate),
        citation: citationOf(journey),
      })
    }
  }
  return [...entries.values()]
}

const placeOf = (place: { readonly path: string; readonly line?: number }): string => `${place.path}\n${place.line ?? ''}`

function journeyTitle(journey: Journey, translate: TimelineInput['translate']): string {
  const name = translate(`review.timeline.journey-${journey.mode}`)
  switch (journey.mode) {
    case 'border':
      return sentence(translate, name, [journey.travellerName, journey.destination, journey.port, journey.carrier])
    case 'rail':
      return sentence(translate, name, [journey.travellerName, journey.train, route(journey, translate), journey.seat])
    case 'air':
      return sentence(translate, name, [journey.travellerName, journey.flight, route(journey, translate), journey.cabin])
    case 'ship':
      return sentence(translate, name, [journey.travellerName, journey.vessel, route(journey, translate), journey.cabin])
    case 'hotel':
      return sentence(translate, name, [journey.travellerName, journey.hotel, journey.place, journey.room])
  }
}

function route(journey: { readonly from: string; readonly to: string }, translate: TimelineInput['translate']): string | null {
  return journey.from === '' && journey.to === '' ? null : translate('review.timeline.from-to', { from: journey.from, to: journey.to })
}

function payments(input: TimelineInput): readonly TimelineEntry[] {
  const { pack, translate } = input
  return standing(input.findings, input.decisions)
    .filter((finding) => pack.favoursAccused.includes(finding.rule))
    .flatMap((finding) =>
      finding.acts.map((act): TimelineEntry => ({
        date: act.day,
        kind: 'payment',
        title: sentence(translate, translate('review.timeline.payment'), [
          finding.subject.name,
          act.amount === null ? null : translate('review.timeline.amount', { amount: showYuan(act.amount) }),
        ]),
        citation: citationOf(act.citation),
      })),
    )
}

/** Findings whose rows are no movement that anybody made: sums by month, gaps in a print, the other half of a pair. */
const NO_MOVEMENT = /^(?:travel|statement|timing|version|precondition|channel)\.|^ability\.ledger$/u

/** Money that standing findings count, a line a day and finding; a row that several findings count stands once. */
function money(input: TimelineInput): readonly TimelineEntry[] {
  const { pack, translate } = input
  const seen = new Set<string>()
  return standing(input.findings, input.decisions)
    .filter((finding) => !pack.favoursAccused.includes(finding.rule) && !NO_MOVEMENT.test(finding.rule))
    .flatMap((finding) => {
      const rows = finding.acts.filter((act) => act.amount !== null && act.citation.line !== undefined && !seen.has(placeOf(act.citation)))
      for (const act of rows) seen.add(placeOf(act.citation))
      const title = translate('review.timeline.money', { title: translate(`finding.${finding.rule}.title`, { ...finding.values, subject: finding.subject.name }), subject: finding.subject.name })
      return [...Map.groupBy(rows, (act) => act.day)].map(([date, members]): TimelineEntry => ({
        date, kind: 'finding', lane: 'money',
        title: sentence(translate, title, [translate('review.timeline.rows', { count: members.length }), translate('review.timeline.amount', { amount: showYuan(sum(members.flatMap((act) => act.amount ?? []))) })]),
        citation: members[0] === undefined ? null : citationOf(members[0].citation),
      }))
    })
}

function citationOf({ path, line, page }: Pick<ReviewCitation, 'path' | 'line' | 'page'>): ReviewCitation {
  return { path, ...(line === undefined ? {} : { line }), ...(page === undefined ? {} : { page }) }
}

const pathCitation = (path: string | null): ReviewCitation | null => (path === null ? null : { path })

const partyName = (id: string | null, facts: CaseFacts): string | null => facts.parties.find((party) => party.id === id)?.name ?? null
const assetTitle = (id: string | null, facts: CaseFacts): string | null => facts.assets.find((asset) => asset.id === id)?.title ?? null

/** Name of the entry and what is known of it; what is unknown is left out, never filled in. */
function sentence(translate: TimelineInput['translate'], name: string, details: readonly (string | null)[]): string {
  const known = details.filter((detail) => detail !== null && detail !== '')
  return known.length === 0 ? name : `${name}${translate('review.timeline.colon')}${known.join(translate('review.list-separator'))}`
}
