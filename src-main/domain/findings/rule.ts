import type { CaseView } from '../case/case-view.ts'
import type { Account, DaySpan, Milestone, MilestoneKind, Party } from '../case/facts.ts'
import type { GroupIndex } from '../ledger/counterparty-groups.ts'
import type { HandPairs } from '../ledger/hand-pairs.ts'
import type { RulePack } from '../law/rule-pack.ts'
import type { Rows } from '../ledger/rows.ts'
import type { Transaction } from '../ledger/transaction.ts'
import type { Day } from '../values/day.ts'
import type { AccountId, TransactionId } from '../values/ids.ts'
import type { Finding, RuleId } from './finding.ts'
import type { ParameterSet } from './parameters.ts'

/** A counting rule: a pure function. It returns one finding per subject, none where it counts nothing. */
export type Rule = (context: RuleContext) => readonly Finding[]

/** Rules that look at the findings of other rules (persistence, version, preconditions) run after them. */
export type SecondaryRule = (context: RuleContext, primary: readonly Finding[]) => readonly Finding[]

/** Word lists that are data (`resources/lexicon`): banned kinds and categories, exchanges and remitters, wallet operators. */
export interface Lexicon {
  readonly id: string
  readonly version: string
  readonly spending: readonly SpendingEntry[]
  readonly virtualAssets: readonly LexiconWord[]
  readonly walletOperators: readonly string[]
  readonly cashWords: readonly string[]
}
export interface LexiconWord {
  readonly word: string
  /** Words that, standing around it, mean something else (水疗 in a hospital). */
  readonly unless?: readonly string[]
}
export interface SpendingEntry {
  /** XF-1 to XF-9. */
  readonly banned: string
  /** What the case calls it, where it is a category of the case's own; the delivered ones are named by the catalogues. */
  readonly name?: string
  /** `own-<n>` for one of the case's own, else `flights`, `rail`, `star-hotel`, `night-club`, `spa-massage`, `golf`, `tourism`, `private-school`, `premium-insurance`, `vehicle`, `property`, `luxury`, `live-stream-gifts`. */
  readonly category: string
  readonly words: readonly LexiconWord[]
}

export interface MirrorPair {
  readonly wallet: Transaction
  readonly bank: Transaction
  /** Seconds between them. */
  readonly apart: number
}

/** What every rule needs of the case, worked out once (context.ts). */
export interface RuleContext {
  readonly view: CaseView
  readonly lexicon: Lexicon
  readonly pack: RulePack
  parameters(rule: RuleId): ParameterSet

  /** Parties with role debtor, guarantor or assisting-obligor: each a subject of its own. */
  readonly debtors: readonly Party[]
  /** Milestones of a kind that concern the party (its own, and those that name nobody), oldest first. */
  milestones(party: Party, kind: MilestoneKind): readonly Milestone[]
  /** First certain day of a milestone (latest day that its date may mean); null where there is none. */
  certainDay(party: Party, kind: MilestoneKind): Day | null
  /** Periods of the counting rules for this party; null where the milestone that opens it is missing. */
  readonly periods: PeriodsOf

  /** Accounts held by the party. */
  ownAccounts(party: Party): readonly Account[]
  /** Accounts held by somebody else (or by nobody known) whose `usedBy` is the party. */
  usedAccounts(party: Party): readonly Account[]
  /** Kept rows of an account, from old to new, in file order. */
  rowsOf(account: AccountId): Rows
  /** Kept rows of all own and used accounts of the party, without the bank rows of mirrored and returned pairs and without rows in other currencies than CNY. */
  rowsAcross(party: Party): Rows

  /** What the reviewer said of pairs of rows: it goes before what the rules would pair. */
  readonly handPairs: HandPairs
  /** Counterparties that the reviewer made one. */
  readonly counterpartyGroups: GroupIndex
  /** Pairs among the party's own and used accounts (`channel.mirrored`), the reviewer's own among them. */
  mirrorPairs(party: Party): readonly MirrorPair[]
  /** Wallet orders that came back whole, with the card's payment behind each: neither counts over several accounts. */
  returnedPairs(party: Party): readonly MirrorPair[]
  /** A wallet's own top-ups, withdrawals and refunds with the card's row behind each, among the party's own and used accounts. */
  carriedPairs(party: Party): readonly MirrorPair[]
  /** The party that the counterparty is: equal account number, else equal name; null where none. */
  counterpartyOf(row: Transaction): Party | null
  /** Is the other side an own or used account of the party (also a wallet's neutral top-up or withdrawal and the bank row behind it)? */
  isBetweenOwn(row: Transaction, party: Party): boolean
  /** Is the outflow performance: to the executing court or to a creditor? */
  isPerformance(row: Transaction, party: Party): boolean
  /** Inflows on creditors' statements that come from the party. */
  creditorReceipts(party: Party): Rows
  /** Is the row left out of sums over several accounts, being the bank side of a pair? */
  isBankSideOfPair(id: TransactionId): boolean
  /** The questions above by the number of a row, for conditions on many rows. */
  readonly byNumber: RowQuestions
}

/** What is asked of a row of the ledger by its number; each answers as its namesake of {@link RuleContext}. */
export interface RowQuestions {
  counterpartyOf(number: number): Party | null
  isBetweenOwn(party: Party): (number: number) => boolean
  isPerformance(number: number): boolean
  isBankSideOfPair(number: number): boolean
}

export interface PeriodsOf {
  lookback(party: Party): DaySpan | null
  afterEffective(party: Party): DaySpan | null
  afterNotice(party: Party): DaySpan | null
  reportWindow(party: Party): DaySpan | null
  /** Several where a restriction was lifted and served again. */
  restriction(party: Party): readonly DaySpan[]
  afterSanction(party: Party): DaySpan | null
}
