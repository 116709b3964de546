import type { CaseView } from '../case/case-view.ts'
import type { Account, Party } from '../case/facts.ts'
import { isBetweenOwnAccounts, type OwnSide } from '../ledger/between-own.ts'
import { counterpartyIndex } from '../ledger/counterparty.ts'
import { groupIndex, type CounterpartyGroup } from '../ledger/counterparty-groups.ts'
import { counterpartyColumns } from '../ledger/counterparty-columns.ts'
import { handPairsOf, NO_HAND_PAIRS, type PairingWord } from '../ledger/hand-pairs.ts'
import { pairCarried, pairMirrored, pairReturned } from '../ledger/mirrored.ts'
import { bearsName, debtorsOf, ownAccountsOf, usedAccountsOf } from '../ledger/ownership.ts'
import { goesToCourt, goesToCourtByNumber } from '../ledger/performance.ts'
import { joined, Rows } from '../ledger/rows.ts'
import { fewAnswersByText } from '../ledger/text-table.ts'
import { isInflow, isOutflow, type Transaction } from '../ledger/transaction.ts'
import { namesOneOfByNumber } from '../ledger/words.ts'
import type { RulePack } from '../law/rule-pack.ts'
import { certainDayOf, milestonesOf, periodsFor } from '../periods/periods.ts'
import type { AccountId, PartyId, TransactionId } from '../values/ids.ts'
import type { RuleId } from './finding.ts'
import { numberParameter } from './parameter-values.ts'
import { parametersOf, type ParameterSet } from './parameters.ts'
import { inYuan } from './row-parts.ts'
import type { Lexicon, MirrorPair, RuleContext } from './rule.ts'

/** What is worked out of one party's accounts, once. */
interface PartyLedger {
  readonly side: OwnSide
  readonly pairs: readonly MirrorPair[]
  readonly carried: readonly MirrorPair[]
  /** Wallet orders that came back whole, with the card's payment behind each. */
  readonly returned: readonly MirrorPair[]
  readonly across: Rows
  readonly isBetweenOwn: (number: number) => boolean
}

/** Everything that several rules need of the case. Lazy per party: a rule that asks for nobody costs nothing. */
export function createRuleContext(
  view: CaseView,
  lexicon: Lexicon,
  pack: RulePack,
  changed: Readonly<Partial<Record<RuleId, ParameterSet>>>,
  pairings: readonly PairingWord[] = [],
  counterpartyWords: readonly CounterpartyGroup[] = [],
): RuleContext {
  const { facts } = view
  const counterpartyGroups = groupIndex(counterpartyWords, facts.parties)
  const debtors = debtorsOf(facts)
  const counterparties = counterpartyIndex(facts, counterpartyGroups)
  const rowLedger = view.ledger
  const columns = counterpartyColumns(rowLedger, counterparties)
  const wallets = new Set(view.statements.filter((each) => each.channel === 'wallet').map((each) => each.id))
  const isOfWallet = (row: number): boolean => walletPlaces[rowLedger.place[row] as number] === 1
  const walletPlaces = Uint8Array.from(rowLedger.places, ({ statement }) => (wallets.has(statement) ? 1 : 0))
  const handPairs = pairings.length === 0 ? NO_HAND_PAIRS : handPairsOf(view, wallets, pairings)
  const namesOperator = namesOneOfByNumber(rowLedger, lexicon.walletOperators)
  const toCourt = goesToCourt(facts.court)
  const toCourtByNumber = goesToCourtByNumber(rowLedger, facts.court)
  const outflows = Uint8Array.from(rowLedger.parts, (part) => (isOutflow(part) ? 1 : 0))
  const parameters = (rule: RuleId): ParameterSet => parametersOf(rule, changed)
  const hours = numberParameter(parameters('channel.mirrored'), 'hours')

  // A row that the reviewer spoke on is the reviewer's: a rule that paired it otherwise would answer back.
  const spokenOn = new Set(handPairs.rows.map(rowLedger.numberOf))
  const isSpokenOn = (row: number): boolean => spokenOn.has(row)
  const rowsOf = (account: AccountId): Rows => new Rows(rowLedger, rowLedger.numbersOf(account))
  const ownAccounts = remembered((party: Party): readonly Account[] => ownAccountsOf(facts, party))
  const usedAccounts = remembered((party: Party): readonly Account[] => usedAccountsOf(facts, party))

  const ledger = remembered((party: Party): PartyLedger => {
    const accounts = [...ownAccounts(party), ...usedAccounts(party)]
    const all = joined(rowLedger, accounts.map((each) => rowLedger.numbersOf(each.id)))
    // Without a wallet there is nothing to pair a card's row with.
    const wallet = wallets.size === 0 ? [] : all.where({ test: (row) => isOfWallet(row) && !isSpokenOn(row) }).list()
    const bank = wallets.size === 0 ? [] : all.where({ test: (row) => !isOfWallet(row) && namesOperator(row) && !isSpokenOn(row) }).list()
    const held = new Set(accounts.map((each) => each.id))
    const byHand = (pairs: readonly MirrorPair[]): readonly MirrorPair[] => pairs.filter((pair) => held.has(pair.wallet.account) && held.has(pair.bank.account))
    const found = pairMirrored(wallet, bank, hours)
    const foundSides = new Set(found.map((pair) => pair.bank))
    const pairs = [...found, ...byHand(handPairs.mirrored)]
    const bankSides = new Set(pairs.map((pair) => pair.bank))
    const unpaired = bank.filter((row) => !foundSides.has(row))
    const carriedFound = pairCarried(wallet, unpaired, hours)
    const carried = [...carriedFound, ...byHand(handPairs.carried)]
    const carriedSides = new Set(carriedFound.map((pair) => pair.bank))
    const returned = pairReturned(wallet, unpaired.filter((row) => !carriedSides.has(row)), hours)
    for (const pair of returned) bankSides.add(pair.bank)
    const setAside = new Set([...bankSides].map(rowLedger.numberOf))
    const side: OwnSide = { party, accounts: held, carried: new Set(carried.map((pair) => pair.bank.id)), byHand: handPairs }
    return {
      side,
      pairs,
      carried,
      returned,
      across: all.where({ part: inYuan, ...(setAside.size === 0 ? {} : { test: (row) => !setAside.has(row) }) }),
      isBetweenOwn: columns.betweenOwn(side, carried.map((pair) => pair.bank), handPairs.rows),
    }
  })

  let bankRows: readonly Transaction[] | null = null
  const bankRowsOfAll = (): readonly Transaction[] =>
    (bankRows ??= debtors.flatMap((party) => [...ledger(party).pairs, ...ledger(party).returned].map((pair) => pair.bank)))
  let bankSides: ReadonlySet<TransactionId> | null = null
  let bankNumbers: ReadonlySet<number> | null = null

  const comesFrom = (party: Party): ((number: number) => boolean) => {
    const bears = fewAnswersByText(rowLedger.texts, (name) => (bearsName(party, name) ? 1 : 0))
    return (number) => {
      const account = columns.accountOf(number)
      return account === null ? bears(rowLedger.name[number] as number) === 1 : account.holder === party.id || account.usedBy === party.id
    }
  }
  const creditorAccounts = facts.accounts.filter((account) => facts.parties.some((party) => party.role === 'creditor' && party.id === account.holder))

  return {
    view,
    lexicon,
    pack,
    parameters,
    debtors,
    milestones: (party, kind) => milestonesOf(facts, party, kind),
    certainDay: (party, kind) => certainDayOf(facts, party, kind),
    periods: periodsFor(facts),
    ownAccounts,
    usedAccounts,
    rowsOf,
    rowsAcross: (party) => ledger(party).across,
    handPairs,
    counterpartyGroups,
    mirrorPairs: (party) => ledger(party).pairs,
    returnedPairs: (party) => ledger(party).returned,
    carriedPairs: (party) => ledger(party).carried,
    counterpartyOf: (row) => counterparties.partyOf(row.counterparty),
    isBetweenOwn: (row, party) => isBetweenOwnAccounts(row, ledger(party).side, counterparties),
    isPerformance: (row) => isOutflow(row) && (toCourt(row) || counterparties.partyOf(row.counterparty)?.role === 'creditor'),
    creditorReceipts: remembered((party: Party) =>
      joined(rowLedger, creditorAccounts.map((account) => rowLedger.numbersOf(account.id))).where({ part: isInflow, test: comesFrom(party) }),
    ),
    isBankSideOfPair: (id) => (bankSides ??= new Set(bankRowsOfAll().map((row) => row.id))).has(id),
    byNumber: {
      counterpartyOf: columns.partyOf,
      isBetweenOwn: (party) => ledger(party).isBetweenOwn,
      isPerformance: (number) => outflows[rowLedger.part[number] as number] === 1 && (toCourtByNumber(number) || columns.partyOf(number)?.role === 'creditor'),
      isBankSideOfPair: (number) => (bankNumbers ??= new Set(bankRowsOfAll().map(rowLedger.numberOf))).has(number),
    },
  }
}

/** A function of a party that works its answer out once. */
function remembered<Answer>(work: (party: Party) => Answer): (party: Party) => Answer {
  const answers = new Map<PartyId, Answer>()
  return (party) => {
    const known = answers.get(party.id)
    if (known !== undefined) return known
    const answer = work(party)
    answers.set(party.id, answer)
    return answer
  }
}
