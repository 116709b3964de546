import type { GroupedBy } from './ledger-groups.ts'

/** Records of the money and journey screens, as they cross to the window. Amounts are decimal yuan text. */

export interface AccountSummary {
  readonly id: string
  readonly institution: string
  readonly number: string | null
  readonly holder: string | null
  readonly holderName: string | null
  readonly usedBy: string | null
  readonly usedByName: string | null
  readonly relationToDebtor: 'own' | 'used' | 'other'
  readonly channel: 'bank' | 'wallet'
  readonly origin: 'stated' | 'discovered'
  readonly frozenFrom: string | null
  readonly frozenTo: string | null
  readonly declared: boolean | null
  readonly rows: { readonly read: number; readonly kept: number; readonly duplicate: number; readonly rejected: number }
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly totalIn: string
  readonly totalOut: string
  /** A cell per calendar month from the first to the last row. */
  readonly months: readonly { readonly month: string; readonly rows: number; readonly missing: boolean; readonly breaks: number }[]
  readonly breaks: number
  readonly missingMonths: number
  readonly balanceChecked: number
}

export interface LedgerRow {
  readonly id: string
  readonly account: string
  readonly day: string
  readonly time: string | null
  readonly direction: 'in' | 'out' | 'neutral'
  readonly amount: string
  readonly currency: string
  readonly balance: string | null
  readonly counterpartyName: string
  readonly counterpartyNumber: string
  /** Relation or role of the counterparty where it is a party of the case. */
  readonly counterpartyParty: { readonly id: string; readonly name: string; readonly relation: string | null; readonly role: string } | null
  readonly memo: string
  readonly outcome: 'done' | 'partly-refunded' | 'fully-refunded' | 'closed' | 'failed' | 'unpaid'
  readonly kind: 'ordinary' | 'top-up' | 'withdrawal' | 'refund' | 'internal'
  readonly cash: boolean
  /** Period kinds that the day falls in, for the debtor. */
  readonly periods: readonly string[]
  readonly mirroredWith: string | null
  readonly file: string
  readonly path: string
  readonly line: number
  /** Page of a paged original (PDF); left out elsewhere. */
  readonly page?: number
  /** Ids of findings that count this row. */
  readonly findings: readonly string[]
}

export interface LedgerFilter {
  readonly accounts?: readonly string[] | undefined
  readonly party?: string | undefined
  readonly counterparty?: string | undefined
  readonly period?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly least?: string | undefined
  readonly most?: string | undefined
  readonly direction?: 'in' | 'out' | 'neutral' | undefined
  readonly words?: string | undefined
  readonly finding?: string | undefined
  readonly cashOnly?: boolean | undefined
  readonly channel?: string | undefined
  readonly category?: string | undefined
  readonly flagged?: boolean | undefined
  readonly group?: { readonly by: GroupedBy; readonly key: string } | undefined
}

export interface LedgerPage {
  readonly total: number
  readonly totalIn: string
  readonly totalOut: string
  readonly offset: number
  readonly rows: readonly LedgerRow[]
}

export interface LedgerRowDetail extends LedgerRow {
  readonly cells: readonly { readonly head: string; readonly text: string }[]
  /** The lines around it in the original table, the row itself included. */
  readonly around: readonly { readonly line: number; readonly text: string }[]
  readonly sha256: string
  readonly balanceFollows: boolean | null
}

export interface JourneyRecord {
  readonly id: string
  readonly mode: 'border' | 'rail' | 'air' | 'ship' | 'hotel'
  readonly day: string
  readonly time: string | null
  readonly traveller: string
  readonly documentKind: string
  readonly documentNumber: string
  readonly isDebtor: boolean
  readonly direction: 'exit' | 'entry' | 'unknown' | null
  readonly carrier: string
  readonly from: string
  readonly to: string
  /** Where it led: Hong Kong, Macao and Taiwan apart from abroad; null where the places are not known. */
  readonly region: 'mainland' | 'hk-mo-tw' | 'abroad' | null
  /** Country that the record does not name and a ticket of the same flight does; null where none was derived. */
  readonly derivedTo: string | null
  readonly seat: string
  readonly fare: string | null
  readonly status: 'taken' | 'refunded' | 'changed' | 'not-taken' | 'unknown'
  readonly statusText: string
  readonly inRestriction: boolean
  /** Why it is or is not counted: a rule id, or a reason code for the catalogues (`journey.reason.<code>`). */
  readonly countedBy: readonly string[]
  readonly notCountedReason: string | null
  readonly nightsAway: number | null
  readonly file: string
  readonly path: string
  readonly line: number
  /** Page of a paged original (PDF); left out elsewhere. */
  readonly page?: number
}

/** One end of a movement in the flow picture. Amounts are decimal yuan text. */
export interface FlowNodeRecord {
  readonly id: string
  readonly kind: 'account' | 'party' | 'counterparty' | 'cash' | 'unnamed' | 'rest'
  /** Empty for cash, unnamed and rest: the catalogues name them. */
  readonly name: string
  readonly number: string | null
  readonly account: string | null
  readonly party: { readonly id: string; readonly name: string; readonly role: string; readonly relation: string | null } | null
  readonly side: 'own' | 'used' | 'other'
  readonly stated: boolean
  /** How many ends a `rest` node stands for. */
  readonly folded: number
  /** Sums over the edges drawn, money between own pockets left out. */
  readonly in: string
  readonly out: string
  readonly countIn: number
  readonly countOut: number
}

export interface FlowEdgeRecord {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly count: number
  readonly total: string
  readonly first: string
  readonly last: string
  /** Rows that show a counted movement a second time. */
  readonly seenAgain: number
  readonly periods: readonly { readonly kind: string; readonly count: number; readonly total: string }[]
  /** Accounts whose statements have the counted rows. */
  readonly accounts: readonly string[]
}

export interface FlowPicture {
  readonly nodes: readonly FlowNodeRecord[]
  readonly edges: readonly FlowEdgeRecord[]
  readonly count: number
  readonly total: string
  /** Ids where following begins; empty where the whole picture is drawn. */
  readonly focus: readonly string[]
  /** What is not drawn, and why: nothing goes missing without being counted here. */
  readonly leftOut: {
    readonly notMoved: number
    readonly foreign: number
    readonly outside: { readonly count: number; readonly total: string }
    readonly below: { readonly edges: number; readonly count: number; readonly total: string }
    readonly beyond: { readonly count: number; readonly total: string }
  }
}

/** Movements of one edge with their places in the originals. */
export interface FlowMovements {
  readonly total: number
  readonly rows: readonly {
    readonly id: string
    readonly day: string
    readonly amount: string
    readonly memo: string
    readonly path: string
    readonly line: number
    readonly page?: number
    readonly also: readonly { readonly path: string; readonly line: number; readonly page?: number }[]
  }[]
}

/** Income, expense, balance and what was still owed by month, and what happened on the same axis. */
export interface MoneyMonths {
  readonly months: readonly { readonly month: string; readonly in: string; readonly out: string; readonly balance: string | null; readonly balances: number; readonly unpaid: string | null }[]
  readonly days: readonly { readonly day: string; readonly in: string; readonly out: string; readonly count: number }[]
  readonly marks: readonly {
    readonly kind: 'air' | 'rail' | 'ship' | 'border' | 'spending' | 'fine' | 'detention' | 'performance'
    readonly day: string
    readonly counted: boolean
    readonly count: number
    readonly amount: string | null
    readonly citation: { readonly path: string; readonly line?: number; readonly page?: number } | null
  }[]
  /** Sum of the last known balances, and what was still owed: each from its day on until the day of the next. */
  readonly balances: readonly { readonly day: string; readonly amount: string }[]
  readonly unpaid: readonly { readonly day: string; readonly amount: string }[]
  readonly accounts: number
  readonly obligation: string | null
}
