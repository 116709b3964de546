import type { Direction, TransactionKind } from '../../domain/ledger/transaction.ts'
import { ownText } from '../long-statements/own-text.ts'
import { WORDS, plain } from './words.ts'

export interface KindFacts {
  readonly channel: 'bank' | 'wallet'
  readonly direction: Direction | null
  readonly type: string
  readonly memo: string
}

const lists = WORDS.kind
const REFUND = lists.refund.map(plain)
const NOT_REFUND = lists.notRefund.map(plain)
const POCKET_WORDS: readonly { readonly word: string; readonly kind: TransactionKind }[] = [
  ...lists.topUp.map((word) => ({ word: plain(word), kind: 'top-up' as const })),
  ...lists.withdrawal.map((word) => ({ word: plain(word), kind: 'withdrawal' as const })),
  ...lists.internal.map((word) => ({ word: plain(word), kind: 'internal' as const })),
].toSorted((a, b) => b.word.length - a.word.length)
const TOP_UP_TYPES: ReadonlySet<string> = new Set(lists.topUpExact.map(plain))
const WITHDRAWAL_TYPES: ReadonlySet<string> = new Set(lists.withdrawalExact.map(plain))

/**
 * What the row is by its own words. Top-ups, withdrawals and moves between pockets are told only on a wallet's
 * statement, and there only of neutral rows (话费充值 is an expense) or by the exact name of the business.
 */
export function kindOf(facts: KindFacts): TransactionKind {
  const type = plain(facts.type)
  const words = `${type}\n${plain(facts.memo)}`
  if (facts.direction !== 'out' && REFUND.some((word) => words.includes(word)) && !NOT_REFUND.some((word) => words.includes(word))) return 'refund'
  if (facts.channel !== 'wallet') return 'ordinary'
  if (TOP_UP_TYPES.has(type)) return 'top-up'
  if (WITHDRAWAL_TYPES.has(type)) return 'withdrawal'
  if (facts.direction !== 'neutral') return 'ordinary'
  return POCKET_WORDS.find(({ word }) => words.includes(word))?.kind ?? 'ordinary'
}

const cash = WORDS.cash
const CASH_YES: ReadonlySet<string> = new Set(cash.yes.map(plain))
const CASH_NO: ReadonlySet<string> = new Set(cash.no.map(plain))
const CASH_CONTAINS = cash.contains.map(plain)
const CASH_EXACT: ReadonlySet<string> = new Set(cash.exact.map(plain))
const CASH_EXCEPT = cash.except.map(plain)

/** Cash by the cash mark; by the words of type and memo where the mark is missing or says neither. */
export function isCash(mark: string, channel: 'bank' | 'wallet', texts: readonly string[]): boolean {
  if (mark !== '') {
    const word = plain(mark)
    if (CASH_YES.has(word)) return true
    if (CASH_NO.has(word)) return false
  }
  if (channel === 'wallet') return false
  const words = texts.map(plain).filter((text) => text !== '')
  if (words.some((text) => CASH_EXCEPT.some((word) => text.includes(word)))) return false
  return words.some((text) => CASH_EXACT.has(text) || CASH_CONTAINS.some((word) => text.includes(word)))
}

const TELLING: readonly string[] = [...new Set([...REFUND, ...NOT_REFUND, ...POCKET_WORDS.map(({ word }) => word), ...CASH_CONTAINS, ...CASH_EXCEPT])]
const toldBefore = new Map<string, string>()
const MOST_TOLD = 5000

/** The words in a memo by which {@link kindOf} and {@link isCash} tell: rows whose memos say the same of them, and whose other cells are the same, are told alike. */
export function tellingWords(memo: string): string {
  if (memo === '') return ''
  const before = toldBefore.get(memo)
  if (before !== undefined) return before
  const text = plain(memo)
  const told = [...(CASH_EXACT.has(text) ? [`=${text}`] : []), ...TELLING.filter((word) => text.includes(word))].join('\n')
  if (toldBefore.size < MOST_TOLD) toldBefore.set(ownText(memo), told)
  return told
}
