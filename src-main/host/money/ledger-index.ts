import { within } from '../../domain/case/facts.ts'
import type { Transaction } from '../../domain/ledger/transaction.ts'
import type { Period } from '../../domain/periods/period.ts'
import type { Derived } from '../case/session.ts'

/** What the rules say of single rows, made once for what was derived. */
export interface LedgerIndex {
  /** Findings that count a row, by `path:line`. */
  readonly findingsOf: ReadonlyMap<string, readonly string[]>
  /** The other row of a mirrored pair, by row id. */
  readonly mirror: ReadonlyMap<string, string>
}

/** Where the rules have not run yet nothing is marked. */
export const NOTHING_MARKED: LedgerIndex = { findingsOf: new Map(), mirror: new Map() }

const indexes = new WeakMap<Derived, LedgerIndex>()

export function ledgerIndex(derived: Derived): LedgerIndex {
  const known = indexes.get(derived)
  if (known) return known
  const findingsOf = new Map<string, string[]>()
  for (const finding of derived.findings) {
    for (const act of finding.acts) {
      if (act.citation.line === undefined) continue
      const place = `${act.citation.path}:${act.citation.line}`
      const list = findingsOf.get(place)
      if (!list) findingsOf.set(place, [finding.id])
      else if (!list.includes(finding.id)) list.push(finding.id)
    }
  }
  const mirror = new Map<string, string>()
  for (const party of derived.context.debtors) {
    for (const pair of [...derived.context.mirrorPairs(party), ...derived.context.carriedPairs(party)]) {
      mirror.set(pair.wallet.id, pair.bank.id)
      mirror.set(pair.bank.id, pair.wallet.id)
    }
  }
  // The reviewer may have paired rows that the rules pair of no party.
  for (const { paid, received } of derived.context.handPairs.own) {
    mirror.set(paid.id, received.id)
    mirror.set(received.id, paid.id)
  }
  const index: LedgerIndex = { findingsOf, mirror }
  indexes.set(derived, index)
  return index
}

/** Kinds of legal periods that a row's day lies in; seizures and freezes of one account or asset only where it is that account. */
export function periodsOfRow(periods: readonly Period[], row: Pick<Transaction, 'at' | 'account'>): string[] {
  const kinds = periods
    .filter((period) => within(row.at.day, period) && (period.account === null || period.account === row.account || period.kind === 'freeze'))
    .map((period) => period.kind)
  return [...new Set(kinds)]
}
