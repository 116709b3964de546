import { ZERO, parseYuan, type Fen } from '../../domain/values/money.ts'
import type { Direction, Outcome, TransactionKind } from '../../domain/ledger/transaction.ts'
import { WORDS, plain, remembered } from './words.ts'

export interface OutcomeFacts {
  /** What the layout says of the status word; null where it says nothing of it. */
  readonly told?: Outcome | null
  readonly status: string
  /** Cell of a column that says only whether the transaction succeeded (交易是否成功). */
  readonly success: string
  readonly amount: Fen
  /** What came back by the amount cell or a refund column. */
  readonly refunded: Fen
  readonly direction: Direction | null
  readonly kind: TransactionKind
}

export interface ReadOutcome {
  readonly outcome: Outcome
  readonly refunded: Fen
}

const lists = WORDS.outcome
const FAILED_MARKS: ReadonlySet<string> = new Set(lists.failedMarks.map(plain))

type StatusClass = 'fully-refunded' | 'refunded' | 'unpaid' | 'failed' | 'closed' | 'done'

const statusClass = remembered((status: string): StatusClass => {
  const text = plain(status)
  const holds = (words: readonly string[]): boolean => words.some((word) => text.includes(plain(word)))
  if (text === '') return 'done'
  if (holds(lists.failed)) return 'failed'
  if (holds(lists.unpaid)) return 'unpaid'
  if (holds(lists.closed)) return 'closed'
  if (/[\d]/u.test(text) && holds(lists.refundedPart)) return 'refunded'
  if (holds(lists.fullyRefunded)) return 'fully-refunded'
  return holds(lists.refundedPart) ? 'refunded' : 'done'
})

/** What became of the order by its own words. Whatever no word speaks against moved money. */
export function readOutcome(facts: OutcomeFacts): ReadOutcome {
  if (facts.success !== '' && (FAILED_MARKS.has(plain(facts.success)) || statusClass(facts.success) === 'failed')) return { outcome: 'failed', refunded: ZERO }
  if (facts.told) return { outcome: facts.told, refunded: facts.told === 'fully-refunded' ? facts.amount : facts.told === 'partly-refunded' ? facts.refunded : ZERO }
  const state = statusClass(facts.status)
  // The row that brings the money back carries the same words (`…-退款`, 已退款￥742.00): it did move money.
  const isRefundRow = facts.kind === 'refund' && facts.direction !== 'out'
  if (facts.refunded > ZERO && !isRefundRow) return refundedBy(facts, facts.refunded)
  switch (state) {
    case 'failed':
    case 'unpaid':
    case 'closed':
      return { outcome: state, refunded: ZERO }
    case 'fully-refunded':
      return isRefundRow ? { outcome: 'done', refunded: ZERO } : { outcome: 'fully-refunded', refunded: facts.amount }
    case 'refunded':
      return isRefundRow ? { outcome: 'done', refunded: ZERO } : refundedByStatus(facts)
    case 'done':
      return { outcome: 'done', refunded: ZERO }
  }
}

function refundedByStatus(facts: OutcomeFacts): ReadOutcome {
  const digits = /[¥￥(（]*\s*([\d,]+(?:\.\d+)?)/u.exec(facts.status.normalize('NFKC'))
  if (digits) {
    const part = parseYuan(digits[1] ?? '')
    if (part.ok) return refundedBy(facts, part.value)
  }
  if (plain(facts.status).includes('部分')) return { outcome: 'partly-refunded', refunded: ZERO }
  return { outcome: 'fully-refunded', refunded: facts.amount }
}

function refundedBy(facts: OutcomeFacts, refunded: Fen): ReadOutcome {
  return refunded >= facts.amount ? { outcome: 'fully-refunded', refunded: facts.amount } : { outcome: 'partly-refunded', refunded }
}
