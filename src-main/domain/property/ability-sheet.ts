import type { AbilitySheet } from '../../contract/property.ts'
import type { ReviewCitation } from '../../contract/review.ts'
import { within, type Account, type Asset, type DealingKind, type Party } from '../case/facts.ts'
import { firstDayOf, monthOf } from '../findings/ability/calendar-months.ts'
import { balanceAtEndOf } from '../findings/ability/known-balance.ts'
import { accountSubject, byTime, cite } from '../findings/build-finding.ts'
import { optionalAmountParameter } from '../findings/parameter-values.ts'
import { possibleDays } from '../findings/property/certain-days.ts'
import { assetsOf } from '../findings/property/debtor-dealings.ts'
import { assetCitation, dealingCitation } from '../findings/property/fact-citations.ts'
import type { RuleContext } from '../findings/rule.ts'
import { performancePayments } from '../ledger/performance.ts'
import type { Recurring } from '../ledger/recurring.ts'
import { isInflow, type Transaction } from '../ledger/transaction.ts'
import { seizedSpans } from '../periods/periods.ts'
import { addDays, type Day } from '../values/day.ts'
import { fen, formatYuan, sum, ZERO, type Fen } from '../values/money.ts'

/** Most income rows that a sheet cites: the grid of the month holds them all. */
const MOST_CITED = 500
const GONE: ReadonlySet<DealingKind> = new Set(['sale', 'gift', 'destruction', 'hand-over'])

const rowCitation = (row: Transaction): ReviewCitation => ({ ...place(cite(row)), day: row.at.day, amount: formatYuan(row.amount) })
const place = ({ path, line, page }: { readonly path: string; readonly line?: number | undefined; readonly page?: number | undefined }): ReviewCitation =>
  ({ path, ...(line === undefined ? {} : { line }), ...(page === undefined ? {} : { page }) })

/**
 * The ability sheet of a debtor for one day: what the file shows at hand against what was still owed. It reckons as
 * `ability.ledger` does (opening balances of the month, income of the month without transfers between own and used
 * accounts, refunds and reversals, living costs of one month), up to the day, and adds what stands in the facts: assets
 * of the debtor that were neither disposed of nor seized, less mortgages on them. A disposal or mortgage of a partly known
 * date counts from the first day that it may mean: less is at hand, which favours the accused. Foreign money is in no sum.
 */
export function abilitySheet(context: RuleContext, party: Party, day: Day): AbilitySheet {
  const balances = balancesBefore(context, party, firstDayOf(monthOf(day)))
  const opening = sum(balances.map(({ balance }) => balance ?? ZERO))
  const isBetweenOwn = context.byNumber.isBetweenOwn(party)
  const incomeRows = context.rowsAcross(party).where({ part: isIncome, during: { from: firstDayOf(monthOf(day)), to: day }, test: (row) => !isBetweenOwn(row) }).inTime()
  const income = incomeRows.total()
  const assets = assetsOf(context, party).map((asset) => ({ asset, state: stateOf(context, asset, day) }))
  const valued = (state: AssetState): Fen => sum(assets.filter((each) => each.state === state).map(({ asset }) => asset.valuation ?? ZERO))
  const free = valued('free')
  const claims = assets.flatMap(({ asset, state }) => (state === 'free' ? claimsOn(context, asset, day) : []))
  const prior = priorOf(claims)
  const entered = optionalAmountParameter(context.parameters('ability.ledger'), 'livingCostsPerMonth')
  const living = entered ?? ZERO
  const atHand = fen(opening + income + free - prior - living)
  const owed = owedOn(context, day)
  const effective = context.certainDay(party, 'judgment-effective')
  return {
    party: { id: party.id, name: party.name },
    day,
    effective: effective === null ? null : effective <= day,
    owed: { amount: yuanOrNull(owed.amount), paid: formatYuan(owed.paid), unpaid: yuanOrNull(owed.unpaid), payments: owed.payments.map(rowCitation) },
    balances: balances.map(({ account, side, row, balance }) => ({
      account: account.id, name: accountSubject(account).name, side, balance: yuanOrNull(balance), knownOn: row?.at.day ?? null, frozen: isFrozen(account, day),
      citation: row === null ? null : place(cite(row)),
    })),
    opening: formatYuan(opening),
    income: { total: formatYuan(income), count: incomeRows.length, rows: incomeRows.slice(0, MOST_CITED).list().map(rowCitation) },
    assets: assets.map(({ asset, state }) => ({ id: asset.id, title: asset.title, valuation: yuanOrNull(asset.valuation), state, citation: assetCitation(asset) })),
    free: formatYuan(free),
    seized: formatYuan(valued('seized')),
    claims: claims.map(({ id, asset, amount, citation }) => ({ id, title: asset.title, amount: yuanOrNull(amount), citation })),
    prior: formatYuan(prior),
    living: { amount: formatYuan(living), entered: entered !== null },
    atHand: formatYuan(atHand),
    ability: owed.unpaid === null ? 'not-examined' : atHand <= 0n ? 'none' : atHand >= owed.unpaid ? 'full' : 'partial',
  }
}

const yuanOrNull = (amount: Fen | null): string | null => (amount === null ? null : formatYuan(amount))
const isIncome = (row: Recurring): boolean => isInflow(row) && row.kind !== 'refund' && !row.reversal

function balancesBefore(context: RuleContext, party: Party, first: Day) {
  const sides = [...context.ownAccounts(party).map((account) => ({ account, side: 'own' as const })), ...context.usedAccounts(party).map((account) => ({ account, side: 'used' as const }))]
  return sides.map(({ account, side }) => {
    const known = balanceAtEndOf(context.rowsOf(account.id), addDays(first, -1))
    return { account, side, row: known?.row ?? null, balance: known?.balance ?? null }
  })
}

function isFrozen(account: Account, day: Day): boolean {
  const from = possibleDays(account.frozenFrom)
  const to = possibleDays(account.frozenTo)
  return from !== null && from.last <= day && (to === null || to.first > day)
}

type AssetState = AbilitySheet['assets'][number]['state']

function stateOf(context: RuleContext, asset: Asset, day: Day): AssetState {
  const gone = context.view.facts.dealings.some((each) => {
    const gives = GONE.has(each.kind) || (each.kind === 'waiver' && asset.kind === 'claim')
    const days = each.asset === asset.id && gives && (each.from ?? asset.owner) === asset.owner ? possibleDays(each.date) : null
    return days !== null && days.first <= day
  })
  if (gone) return 'disposed'
  return seizedSpans(context.view.facts, asset).some((span) => within(day, span)) ? 'seized' : 'free'
}

interface Claim {
  readonly id: string
  readonly asset: Asset
  readonly amount: Fen | null
  readonly citation: ReviewCitation
}

const claimsOn = (context: RuleContext, asset: Asset, day: Day): readonly Claim[] =>
  context.view.facts.dealings.flatMap((each) => {
    const days = each.kind === 'mortgage' && each.asset === asset.id ? possibleDays(each.date) : null
    return days === null || days.first > day ? [] : [{ id: each.id, asset, amount: each.price, citation: dealingCitation(each) }]
  })

/** Claims on one asset together reach its valuation at most: what is owed beyond it takes nothing from other things. */
function priorOf(claims: readonly Claim[]): Fen {
  let total = 0n
  for (const [asset, on] of Map.groupBy(claims, (each) => each.asset)) {
    const claimed = sum(on.map((each) => each.amount ?? ZERO))
    const most = asset.valuation ?? ZERO
    total += claimed < most ? claimed : most
  }
  return fen(total)
}

/** The obligation less what every debtor paid up to the day; a payment seen through two of them once. */
function owedOn(context: RuleContext, day: Day) {
  const payments = byTime([...new Map(context.debtors.flatMap((each) => performancePayments(context, each).list()).map((row) => [row.id, row])).values()]).filter((row) => row.at.day <= day)
  const paid = sum(payments.map((row) => row.amount))
  const amount = context.view.facts.obligation?.amount ?? null
  const unpaid = amount === null ? null : amount > paid ? fen(amount - paid) : ZERO
  return { amount, paid, unpaid, payments }
}
