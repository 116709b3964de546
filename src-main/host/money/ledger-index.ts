import { within } from '../../domain/case/facts.ts'
import type { Finding } from '../../domain/findings/finding.ts'
import type { Transaction } from '../../domain/ledger/transaction.ts'
import type { Period } from '../../domain/periods/period.ts'
import type { Derived } from '../case/session.ts'

/** What the rules say of single rows, made once for what was derived. */
export interface LedgerIndex {
  /** Findings that count the row of an original. */
  findingsOf(path: string, line: number): readonly string[]
  /** The other row of a mirrored pair, by row id. */
  readonly mirror: ReadonlyMap<string, string>
}

/** Where the rules have not run yet nothing is marked. */
export const NOTHING_MARKED: LedgerIndex = { findingsOf: () => [], mirror: new Map() }

const indexes = new WeakMap<Derived, LedgerIndex>()

export function ledgerIndex(derived: Derived): LedgerIndex {
  const known = indexes.get(derived)
  if (known) return known
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
  const index: LedgerIndex = { findingsOf: findingsByPlace(derived.findings), mirror }
  indexes.set(derived, index)
  return index
}

/** Findings by the places that they count. An original is gone through when the first of its rows is asked for: findings may count a million rows, of which a page of the grid shows two hundred. */
function findingsByPlace(findings: readonly Finding[]): LedgerIndex['findingsOf'] {
  const originals = new Map<string, ReadonlyMap<number, readonly string[]>>()
  return (path, line) => {
    const known = originals.get(path) ?? findingsOfOriginal(findings, path)
    originals.set(path, known)
    return known.get(line) ?? []
  }
}

function findingsOfOriginal(findings: readonly Finding[], path: string): ReadonlyMap<number, readonly string[]> {
  const byLine = new Map<number, readonly string[]>()
  const none: readonly string[] = []
  for (const { id, acts } of findings) {
    // Rows that the same findings count share one list.
    const longer = new Map<readonly string[], readonly string[]>()
    for (const { citation } of acts) {
      if (citation.line === undefined || citation.path !== path) continue
      const list = byLine.get(citation.line) ?? none
      if (list.at(-1) === id) continue
      const shared = longer.get(list) ?? [...list, id]
      longer.set(list, shared)
      byLine.set(citation.line, shared)
    }
  }
  return byLine
}

/** Kinds of legal periods that a row's day lies in; seizures and freezes of one account or asset only where it is that account. */
export function periodsOfRow(periods: readonly Period[], row: Pick<Transaction, 'at' | 'account'>): string[] {
  const kinds = periods
    .filter((period) => within(row.at.day, period) && (period.account === null || period.account === row.account || period.kind === 'freeze'))
    .map((period) => period.kind)
  return [...new Set(kinds)]
}
