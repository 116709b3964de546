import type { Asset, Dealing, Party } from '../../case/facts.ts'
import { addDays } from '../../values/day.ts'
import { fen, showYuan, timesRate, type Fen } from '../../values/money.ts'
import { buildFinding, dealingSubject } from '../build-finding.ts'
import type { Finding, FindingGroup } from '../finding.ts'
import { numberParameter, optionalAmountParameter } from '../parameter-values.ts'
import type { ParameterSet } from '../parameters.ts'
import { possibleDays, type PossibleDays } from '../property/certain-days.ts'
import { dealingActs, partlyKnownCount } from '../property/dealing-acts.ts'
import { assetOf } from '../property/debtor-dealings.ts'
import { assetCitation, eachPlaceOnce, NOT_STATED } from '../property/fact-citations.ts'
import { seizureEvents } from '../property/seizures.ts'
import type { Rule, RuleContext } from '../rule.ts'
import { rentCameIn } from './rent-received.ts'

/** Signs of a lease made on paper only, in the order of the rule. */
export const LEASE_SIGNS = ['lease-near-seizure', 'lease-long-term', 'lease-low-rent', 'lease-rent-not-received'] as const
export type LeaseSign = (typeof LEASE_SIGNS)[number]
/** Null = the file holds nothing to examine the sign by. */
export type SignState = 'met' | 'not-met' | null

/**
 * `lease.suspect`: a lease of a debtor's asset that shows at least two signs: dated at most `near` days before a seizure of
 * the asset, or at any time after it; a term of at least `long` months; rent below `low` of the market rent, where one is
 * given; no inflow of the rent of one period, where a statement covers the lease. A sign that nothing in the file allows to
 * examine is not met, and is listed as not examined. Total: the rent owed on paper over the whole term, rounded down to
 * the fen; null where price, period or term is not stated.
 */
export const leaseSuspect: Rule = (context) =>
  context.view.facts.dealings.flatMap((dealing) => {
    if (dealing.kind !== 'lease') return []
    const asset = assetOf(context, dealing.asset)
    const parties = lessors(context, dealing, asset)
    const days = possibleDays(dealing.date)
    return parties.length === 0 || days === null ? [] : suspect(context, dealing, asset, parties, days)
  })

/** The debtor who owns the asset, and the debtor who let it; a lease of nobody's known asset counts by who let it. */
function lessors(context: RuleContext, dealing: Dealing, asset: Asset | null): readonly Party[] {
  const owner = asset?.owner ?? dealing.from
  if (!context.debtors.some((each) => each.id === owner)) return []
  return context.debtors.filter((each) => each.id === owner || each.id === dealing.from)
}

function suspect(context: RuleContext, dealing: Dealing, asset: Asset | null, parties: readonly Party[], days: PossibleDays): readonly Finding[] {
  const parameters = context.parameters('lease.suspect')
  const term = termOf(dealing)
  const signs: Readonly<Record<LeaseSign, SignState>> = {
    'lease-near-seizure': nearSeizure(context, asset, days, numberParameter(parameters, 'near')),
    'lease-long-term': term === null ? null : sign(term >= numberParameter(parameters, 'long')),
    'lease-low-rent': lowRent(dealing, parameters),
    'lease-rent-not-received': rentNotReceived(context, dealing, parties, days),
  }
  const met = LEASE_SIGNS.filter((each) => signs[each] === 'met')
  const notExamined = LEASE_SIGNS.filter((each) => signs[each] === null)
  if (met.length < 2) return []
  const total = rentOnPaper(dealing)
  const groups: readonly FindingGroup[] = [
    ...met.map((key) => ({ key, count: 1, total: null })),
    ...notExamined.map((key) => ({ key: `${key}-not-examined`, count: 0, total: null })),
  ]
  return [
    buildFinding({
      rule: 'lease.suspect',
      subject: dealingSubject(dealing, asset),
      acts: dealingActs([dealing], () => total),
      total,
      groups,
      parameters,
      context: asset === null ? [] : eachPlaceOnce([assetCitation(asset), ...seizureEvents(context, asset).map((each) => each.citation)]),
      values: {
        party: parties.map((each) => each.name).join(' / '),
        asset: asset?.title ?? dealing.id,
        date: dealing.date,
        rent: dealing.price === null ? NOT_STATED : showYuan(dealing.price),
        termMonths: term ?? NOT_STATED,
        signsMet: met.length,
        signsNotExamined: notExamined.length,
        met: met.join(' '),
        notExamined: notExamined.join(' '),
        partlyKnown: partlyKnownCount([dealing]),
      },
    }),
  ]
}

const sign = (met: boolean): SignState => (met ? 'met' : 'not-met')

/** Days count back from the seizure's last possible day, so that the sign is met whatever day the dates mean. */
function nearSeizure(context: RuleContext, asset: Asset | null, days: PossibleDays, near: number): SignState {
  const seizures = asset === null ? [] : seizureEvents(context, asset).filter((each) => each.kind === 'seized')
  if (seizures.length === 0) return null
  return sign(seizures.some((each) => days.first >= addDays(each.days.last, -Math.floor(near))))
}

function lowRent(dealing: Dealing, parameters: ParameterSet): SignState {
  const market = optionalAmountParameter(parameters, 'marketRentPerMonth')
  const months = monthsPerPayment(dealing)
  if (market === null || months === null || dealing.price === null) return null
  return sign(timesRate(dealing.price, 1) < timesRate(fen(market * BigInt(months)), numberParameter(parameters, 'low')))
}

function rentNotReceived(context: RuleContext, dealing: Dealing, parties: readonly Party[], days: PossibleDays): SignState {
  if (dealing.price === null || dealing.price <= 0n) return null
  const received = rentCameIn(context, parties, { days, months: termOf(dealing) }, dealing.price)
  return received === null ? null : sign(!received)
}

/** A term of no months is none that was stated. */
const termOf = (dealing: Dealing): number | null => (dealing.termMonths !== null && dealing.termMonths > 0 ? dealing.termMonths : null)

/** Months that one payment of the rent is for; null where that is not stated. */
function monthsPerPayment(dealing: Dealing): number | null {
  if (dealing.period === null) return null
  return { month: 1, quarter: 3, year: 12, once: termOf(dealing) }[dealing.period]
}

function rentOnPaper(dealing: Dealing): Fen | null {
  if (dealing.period === 'once') return dealing.price
  const months = monthsPerPayment(dealing)
  const term = termOf(dealing)
  if (dealing.price === null || months === null || term === null) return null
  return fen((dealing.price * BigInt(term)) / BigInt(months))
}
