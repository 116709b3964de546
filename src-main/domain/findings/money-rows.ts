import type { Account, Party } from '../case/facts.ts'
import { nameKey, numberKey } from '../ledger/ownership.ts'
import type { Transaction } from '../ledger/transaction.ts'
import type { PartyId } from '../values/ids.ts'
import { fen, type Fen } from '../values/money.ts'
import { rowAct } from './build-finding.ts'
import type { CountedAct, FindingGroup } from './finding.ts'
import type { RuleContext } from './rule.ts'

/** Only yuan is summed; rows in other currencies are told beside the finding (`values.foreignRows`). */
export const inYuan = (row: Transaction): boolean => row.currency === 'CNY'

export function totalOf(rows: readonly Transaction[]): Fen {
  let total = 0n
  for (const row of rows) total += row.amount
  return fen(total)
}
export const groupOf = (key: string, rows: readonly Transaction[]): FindingGroup => ({ key, count: rows.length, total: totalOf(rows) })
export const rowActs = (rows: readonly Transaction[]): readonly CountedAct[] => rows.map((row) => rowAct(row))

/** Rows in other currencies on all own and used accounts of the party. */
export function foreignRowsAcross(context: RuleContext, party: Party): readonly Transaction[] {
  const found = foreignRows.get(context) ?? new Map<PartyId, readonly Transaction[]>()
  foreignRows.set(context, found)
  const known = found.get(party.id)
  if (known) return known
  const answer = [...context.ownAccounts(party), ...context.usedAccounts(party)].flatMap((account) => context.rowsOf(account.id).filter((row) => !inYuan(row)))
  found.set(party.id, answer)
  return answer
}

/** Most rules ask for them; a context never changes. */
const foreignRows = new WeakMap<RuleContext, Map<PartyId, readonly Transaction[]>>()

/**
 * Own and used accounts of all debtors, each once: an account that one debtor holds and another uses is one subject,
 * and its holder's periods are those that count.
 */
export function debtorAccounts(context: RuleContext): readonly { readonly account: Account; readonly party: Party }[] {
  const own = context.debtors.flatMap((party) => context.ownAccounts(party).map((account) => ({ account, party })))
  const used = context.debtors.flatMap((party) => context.usedAccounts(party).map((account) => ({ account, party })))
  const held = new Set(own.map(({ account }) => account.id))
  return [...own, ...used.filter(({ account }) => !held.has(account.id))]
}

/** Used accounts of all debtors with the one who is said to use them. */
export const accountsInUse = (context: RuleContext): readonly { readonly account: Account; readonly party: Party }[] =>
  context.debtors.flatMap((party) => context.usedAccounts(party).map((account) => ({ account, party })))

/** Who a counterparty is for counting rows to one and the same: its number, else its name; empty where the row has neither. */
export function counterpartyKey(row: Transaction): string {
  const number = numberKey(row.counterparty.number)
  return number !== '' ? `#${number}` : nameKey(row.counterparty.name)
}
