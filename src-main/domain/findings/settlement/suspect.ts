import type { Asset, Dealing, DealingKind, Party } from '../../case/facts.ts'
import { performancePayments } from '../../ledger/performance.ts'
import { Rows } from '../../ledger/rows.ts'
import { daysBetween } from '../../values/day.ts'
import { showYuan, subtract, timesRate, type Fen } from '../../values/money.ts'
import { buildFinding, dealingSubject } from '../build-finding.ts'
import type { Finding } from '../finding.ts'
import { rowCitations } from '../money-rows.ts'
import { numberParameter } from '../parameter-values.ts'
import { possibleDays, type PossibleDays } from '../property/certain-days.ts'
import { dealingActs, partlyKnownCount } from '../property/dealing-acts.ts'
import { assetOf } from '../property/debtor-dealings.ts'
import { dealingCitation } from '../property/fact-citations.ts'
import { seizureEvents, type SeizureEvent } from '../property/seizures.ts'
import type { Rule, RuleContext } from '../rule.ts'

const DISPOSALS: ReadonlySet<DealingKind> = new Set(['sale', 'gift', 'mortgage', 'hand-over'])

/**
 * `settlement.suspect`: a settlement with a stated sum after which a seizure was lifted and that asset disposed of (sale,
 * gift, mortgage, hand-over; on the day of the lifting or later), both at most `days` after the settlement, while less than
 * `paid` of the sum reached the creditor or the court from the settlement to the disposal, both days included, whichever
 * debtor paid. Exactly `paid` of it is enough. The asset is the one that the settlement names, else any asset of the
 * debtors bound by it. Of several disposals the first counts. Total: the settled sum less what was paid.
 */
export const settlementSuspect: Rule = (context) => {
  const settlements = context.view.facts.dealings.filter((each) => each.kind === 'settlement')
  if (settlements.length === 0) return []
  const paid = paymentsOfAll(context)
  return settlements.flatMap((each) => suspect(context, each, paid))
}

interface Release {
  readonly asset: Asset
  readonly lifting: SeizureEvent
  readonly disposal: Dealing
  readonly disposed: PossibleDays
}

function suspect(context: RuleContext, settlement: Dealing, payments: Rows): readonly Finding[] {
  const settled = settlement.price
  const days = possibleDays(settlement.date)
  const parties = boundDebtors(context, settlement)
  if (settled === null || days === null || parties.length === 0) return []
  const parameters = context.parameters('settlement.suspect')
  const release = firstRelease(context, settlement, parties, days, numberParameter(parameters, 'days'))
  if (release === null) return []

  const until = { from: days.first, to: release.disposed.last }
  const between = payments.where({ during: until })
  const paid = between.total()
  if (timesRate(paid, 1) >= timesRate(settled, numberParameter(parameters, 'paid'))) return []
  const unpaid: Fen = subtract(settled, paid)
  return [
    buildFinding({
      rule: 'settlement.suspect',
      subject: dealingSubject(settlement, release.asset),
      acts: dealingActs([settlement], () => unpaid),
      total: unpaid,
      parameters,
      context: [release.lifting.citation, dealingCitation(release.disposal), ...rowCitations(between)],
      values: {
        party: parties.map((each) => each.name).join(' / '),
        asset: release.asset.title,
        settledSum: showYuan(settled),
        paid: showYuan(paid),
        payments: between.length,
        settledOn: settlement.date,
        liftedOn: release.lifting.days.first,
        disposedOn: release.disposal.date,
        partlyKnown: partlyKnownCount([settlement, release.disposal]),
      },
    }),
  ]
}

/** Debtors who settled; else the owner of the asset named; every debtor where the settlement names neither. */
function boundDebtors(context: RuleContext, settlement: Dealing): readonly Party[] {
  const named = context.debtors.filter((each) => each.id === settlement.from || each.id === settlement.to)
  if (named.length > 0) return named
  const asset = assetOf(context, settlement.asset)
  if (asset !== null && asset.owner !== null) return context.debtors.filter((each) => each.id === asset.owner)
  return settlement.from === null && settlement.to === null ? context.debtors : []
}

/** The first disposal after a lifting, both certainly at most `most` days after the settlement. */
function firstRelease(context: RuleContext, settlement: Dealing, parties: readonly Party[], settled: PossibleDays, most: number): Release | null {
  const { assets, dealings } = context.view.facts
  const fits = (asset: Asset): boolean =>
    settlement.asset === null ? parties.some((each) => each.id === asset.owner) : asset.id === settlement.asset
  const inTime = (days: PossibleDays): boolean => daysBetween(settled.first, days.last) <= most
  let first: Release | null = null
  for (const asset of assets.filter(fits)) {
    for (const lifting of seizureEvents(context, asset)) {
      if (lifting.kind !== 'lifted' || lifting.days.first < settled.last || !inTime(lifting.days)) continue
      for (const disposal of dealings) {
        const disposed = possibleDays(disposal.date)
        if (disposal.asset !== asset.id || !DISPOSALS.has(disposal.kind) || disposed === null) continue
        if (disposed.first < lifting.days.last || !inTime(disposed)) continue
        if (first === null || disposed.last < first.disposed.last) first = { asset, lifting, disposal, disposed }
      }
    }
  }
  return first
}

/** Performance of every debtor, a payment seen through two of them once. */
const paymentsOfAll = (context: RuleContext): Rows =>
  new Rows(context.view.ledger, Int32Array.from(new Set(context.debtors.flatMap((each) => [...performancePayments(context, each).numbers])))).inTime()
