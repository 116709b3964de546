import type { CaseView } from '../case/case-view.ts'
import type { Account, Party } from '../case/facts.ts'
import { isBetweenOwnAccounts, type OwnSide } from '../ledger/between-own.ts'
import { counterpartyIndex } from '../ledger/counterparty.ts'
import { groupIndex, type CounterpartyGroup } from '../ledger/counterparty-groups.ts'
import { handPairsOf, NO_HAND_PAIRS, type PairingWord } from '../ledger/hand-pairs.ts'
import { pairCarried, pairMirrored, pairReturned } from '../ledger/mirrored.ts'
import { bearsName, debtorsOf, ownAccountsOf, usedAccountsOf } from '../ledger/ownership.ts'
import { goesToCourt } from '../ledger/performance.ts'
import { isInflow, isOutflow, type Transaction } from '../ledger/transaction.ts'
import { namesOneOf } from '../ledger/words.ts'
import type { RulePack } from '../law/rule-pack.ts'
import { certainDayOf, milestonesOf, periodsFor } from '../periods/periods.ts'
import type { AccountId, PartyId, TransactionId } from '../values/ids.ts'
import type { RuleId } from './finding.ts'
import { numberParameter } from './parameter-values.ts'
import { parametersOf, type ParameterSet } from './parameters.ts'
import type { Lexicon, MirrorPair, RuleContext } from './rule.ts'

/** What is worked out of one party's accounts, once. */
interface PartyLedger {
  readonly side: OwnSide
  readonly pairs: readonly MirrorPair[]
  readonly carried: readonly MirrorPair[]
  /** Wallet orders that came back whole, with the card's payment behind each. */
  readonly returned: readonly MirrorPair[]
  readonly across: readonly Transaction[]
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
  const rows: ReadonlyMap<AccountId, readonly Transaction[]> = Map.groupBy(view.transactions, (row) => row.account)
  const wallets = new Set(view.statements.filter((each) => each.channel === 'wallet').map((each) => each.id))
  const handPairs = pairings.length === 0 ? NO_HAND_PAIRS : handPairsOf(view, wallets, pairings)
  const namesOperator = namesOneOf(lexicon.walletOperators)
  const toCourt = goesToCourt(facts.court)
  const parameters = (rule: RuleId): ParameterSet => parametersOf(rule, changed)
  const hours = numberParameter(parameters('channel.mirrored'), 'hours')

  const rowsOf = (account: AccountId): readonly Transaction[] => rows.get(account) ?? []
  const ownAccounts = remembered((party: Party): readonly Account[] => ownAccountsOf(facts, party))
  const usedAccounts = remembered((party: Party): readonly Account[] => usedAccountsOf(facts, party))

  const ledger = remembered((party: Party): PartyLedger => {
    const accounts = [...ownAccounts(party), ...usedAccounts(party)]
    const all = accounts.flatMap((each) => rowsOf(each.id))
    const wallet: Transaction[] = []
    const bank: Transaction[] = []
    // Without a wallet there is nothing to pair a card's row with.
    if (wallets.size > 0) {
      for (const row of all) {
        // A row that the reviewer spoke on is the reviewer's: a rule that paired it otherwise would answer back.
        if (handPairs.spokenOn.has(row.id)) continue
        if (wallets.has(row.statement)) wallet.push(row)
        else if (namesOperator(row)) bank.push(row)
      }
    }
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
    return {
      side: { party, accounts: held, carried: new Set(carried.map((pair) => pair.bank.id)), byHand: handPairs },
      pairs,
      carried,
      returned,
      across: all.filter((row) => row.currency === 'CNY' && !bankSides.has(row)),
    }
  })

  let bankSides: ReadonlySet<TransactionId> | null = null
  const bankSidesOfAll = (): ReadonlySet<TransactionId> =>
    (bankSides ??= new Set(debtors.flatMap((party) => [...ledger(party).pairs, ...ledger(party).returned].map((pair) => pair.bank.id))))

  const comesFrom = (row: Transaction, party: Party): boolean => {
    const account = counterparties.accountOf(row.counterparty)
    return account === null ? bearsName(party, row.counterparty.name) : account.holder === party.id || account.usedBy === party.id
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
      creditorAccounts.flatMap((account) => rowsOf(account.id)).filter((row) => isInflow(row) && comesFrom(row, party)),
    ),
    isBankSideOfPair: (id) => bankSidesOfAll().has(id),
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
