import type { RuleContext } from '../../findings/rule.ts'
import type { Finding } from '../../findings/finding.ts'
import { cite } from '../../findings/build-finding.ts'
import { monthOf, monthsFrom, lastDayOf, type Month } from '../../findings/ability/calendar-months.ts'
import { isTraveller } from '../../journeys/traveller.ts'
import { performancePayments } from '../performance.ts'
import type { Transaction } from '../transaction.ts'
import { latest, momentText, type Day } from '../../values/day.ts'
import type { AccountId, TransactionId } from '../../values/ids.ts'
import { add, fen, subtract, sum, ZERO, type Fen } from '../../values/money.ts'
import type { FlowNode } from './flow-graph.ts'
import type { Movements } from './movements.ts'

/** Income and expense of one month over the debtor's own and used accounts, transfers between them left out. */
export interface MoneyMonth {
  readonly month: Month
  readonly in: Fen
  readonly out: Fen
  /** Sum of the last balances known at the end of the month; null where no account shows one yet. */
  readonly balance: Fen | null
  /** Accounts whose balance is in the sum. */
  readonly balances: number
  /** What was still owed at the end of the month; null before the judgment took effect or where no amount is stated. */
  readonly unpaid: Fen | null
}

/** From this day on, until the day of the next one. */
export interface MoneyStep {
  readonly day: Day
  readonly amount: Fen
}

export interface MoneyDay {
  readonly day: Day
  readonly in: Fen
  readonly out: Fen
  readonly count: number
}

/** Something on the same axis: a journey of the debtor, a day with counted spending, a sanction, a payment on the obligation. */
export interface MoneyMark {
  readonly kind: 'air' | 'rail' | 'ship' | 'border' | 'spending' | 'fine' | 'detention' | 'performance'
  readonly day: Day
  /** Counted by a rule; journeys that no rule counts are kept and drawn empty. */
  readonly counted: boolean
  readonly count: number
  readonly amount: Fen | null
  readonly citation: { readonly path: string; readonly line?: number; readonly page?: number } | null
}

export interface MoneyCourse {
  readonly months: readonly MoneyMonth[]
  readonly days: readonly MoneyDay[]
  readonly marks: readonly MoneyMark[]
  /** Sum of the last known balances, by the day on which it changed. */
  readonly balances: readonly MoneyStep[]
  /** What was still owed, from the day on which the judgment took effect, by the day of each payment. */
  readonly unpaid: readonly MoneyStep[]
  /** Own and used accounts that are summed. */
  readonly accounts: number
  readonly obligation: Fen | null
}

/** Months from the first to the last row or mark; `accounts` narrows the sums to some of the debtor's accounts. */
export function moneyCourse(context: RuleContext, { movements, nodes }: Movements, findings: readonly Finding[], accounts: readonly string[] = []): MoneyCourse {
  const wanted = debtorAccountIds(context).filter((id) => accounts.length === 0 || accounts.includes(id))
  const days = daysOf(context, movements, nodes, new Set(wanted))
  const paid = performance(context)
  const marks = marksOf(context, findings, paid)
  const all = [...days.map(({ day }) => day), ...marks.map(({ day }) => day)].toSorted()
  const [first, last] = [all[0], all.at(-1)]
  const known = balanceSteps(context, wanted)
  const owed = unpaidSteps(context, paid)
  const bare = { days, marks, balances: known, unpaid: owed, accounts: wanted.length, obligation: context.view.facts.obligation?.amount ?? null }
  if (first === undefined || last === undefined) return { ...bare, months: [] }
  const byMonth = Map.groupBy(days, ({ day }) => monthOf(day))
  const months = monthsFrom(monthOf(first), monthOf(last)).map((month): MoneyMonth => {
    const own = byMonth.get(month) ?? []
    const end = lastDayOf(month)
    const balance = known.findLast((step) => step.day <= end)
    return {
      month, in: sum(own.map((each) => each.in)), out: sum(own.map((each) => each.out)), unpaid: owed.findLast((step) => step.day <= end)?.amount ?? null,
      balance: balance?.amount ?? null, balances: balance?.accounts ?? 0,
    }
  })
  return { ...bare, months }
}

function debtorAccountIds(context: RuleContext): readonly AccountId[] {
  return [...new Set(context.debtors.flatMap((party) => [...context.ownAccounts(party), ...context.usedAccounts(party)].map((each) => each.id)))]
}

/** A wallet's neutral rows and transfers within the debtor's side are neither income nor expense. */
function daysOf(context: RuleContext, movements: Movements['movements'], nodes: ReadonlyMap<string, FlowNode>, wanted: ReadonlySet<AccountId>): readonly MoneyDay[] {
  const debtors = new Set(context.debtors.map((party) => party.id))
  const ofDebtor = (id: string): boolean => {
    const node = nodes.get(id)
    return node !== undefined && (node.side !== 'other' || (node.party !== null && debtors.has(node.party.id)))
  }
  const days = new Map<Day, { in: bigint; out: bigint; count: number }>()
  for (const { row, from, to } of movements) {
    if (row.direction === 'neutral') continue
    const [fromOwn, toOwn] = [ofDebtor(from), ofDebtor(to)]
    if (fromOwn === toOwn) continue
    const account = nodes.get(fromOwn ? from : to)?.account?.id
    if (account === undefined || !wanted.has(account)) continue
    const known = days.get(row.at.day) ?? { in: 0n, out: 0n, count: 0 }
    known[fromOwn ? 'out' : 'in'] += row.amount
    known.count += 1
    days.set(row.at.day, known)
  }
  return [...days].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([day, each]) => ({ day, in: fen(each.in), out: fen(each.out), count: each.count }))
}

/** Sum of the last known balances of the accounts on every day on which one of them is stated, with how many accounts are in it. */
function balanceSteps(context: RuleContext, accounts: readonly AccountId[]): readonly (MoneyStep & { readonly accounts: number })[] {
  const stated = new Map<Day, Map<AccountId, { key: string; balance: Fen }>>()
  for (const account of accounts) {
    for (const row of context.rowsOf(account)) {
      if (row.balance === null || row.currency !== 'CNY') continue
      const key = momentText(row.at)
      const ofDay = stated.get(row.at.day) ?? new Map<AccountId, { key: string; balance: Fen }>()
      const known = ofDay.get(account)
      if (known === undefined || key >= known.key) ofDay.set(account, { key, balance: row.balance })
      stated.set(row.at.day, ofDay)
    }
  }
  const last = new Map<AccountId, Fen>()
  return [...stated.keys()].toSorted().map((day) => {
    for (const [account, { balance }] of stated.get(day) ?? []) last.set(account, balance)
    return { day, amount: sum([...last.values()]), accounts: last.size }
  })
}

function performance(context: RuleContext): readonly Transaction[] {
  const paid = new Map<TransactionId, Transaction>()
  for (const party of context.debtors) for (const row of performancePayments(context, party)) paid.set(row.id, row)
  return [...paid.values()]
}

/** Nothing before the judgment took effect, or where no amount is stated; never below zero. */
function unpaidSteps(context: RuleContext, payments: readonly Transaction[]): readonly MoneyStep[] {
  const owed = context.view.facts.obligation?.amount ?? null
  const effective = context.debtors.flatMap((party) => context.certainDay(party, 'judgment-effective') ?? []).toSorted()[0]
  if (owed === null || effective === undefined) return []
  const days = [...new Set([effective, ...payments.map((row) => row.at.day).filter((day) => day > effective)])].toSorted()
  return days.map((day) => {
    const rest = subtract(owed, sum(payments.filter((row) => row.at.day <= day).map((row) => row.amount)))
    return { day, amount: rest > 0n ? rest : ZERO }
  })
}

function marksOf(context: RuleContext, findings: readonly Finding[], payments: readonly Transaction[]): readonly MoneyMark[] {
  const counted = new Set(findings.filter((each) => each.rule.startsWith('travel.')).flatMap((each) => each.acts.map((act) => `${act.citation.path}:${act.citation.line ?? 0}`)))
  const journeys = context.view.journeys
    // A stay at a hotel is no journey, and what it cost stands among the movements.
    .filter((each) => each.mode !== 'hotel')
    .filter((each) => each.status === 'taken' && !(each.mode === 'border' && each.direction === 'entry') && context.debtors.some((party) => isTraveller(each, party)))
    .map((each): MoneyMark => ({ kind: each.mode, day: each.at.day, counted: counted.has(`${each.path}:${each.line}`), count: 1, amount: each.mode === 'border' ? null : each.fare, citation: cite(each) }))
  const spent = Map.groupBy(findings.filter((each) => each.rule === 'spending.high').flatMap((each) => each.acts), (act) => act.day)
  const spending = [...spent].map(([day, acts]): MoneyMark => ({
    kind: 'spending', day, counted: true, count: acts.length, amount: acts.reduce((total, act) => add(total, act.amount ?? ZERO), ZERO), citation: acts[0]?.citation ?? null,
  }))
  const sanctions = context.view.facts.milestones.flatMap((each): MoneyMark[] => {
    const day = latest(each.date)
    if (day === null || (each.kind !== 'fine-served' && each.kind !== 'detention-served')) return []
    return [{ kind: each.kind === 'fine-served' ? 'fine' : 'detention', day, counted: true, count: 1, amount: each.amount, citation: each.evidence === null ? null : { path: each.evidence } }]
  })
  const paid = payments.map((row): MoneyMark => ({ kind: 'performance', day: row.at.day, counted: true, count: 1, amount: row.amount, citation: cite(row) }))
  return [...journeys, ...spending, ...sanctions, ...paid].toSorted((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0))
}
