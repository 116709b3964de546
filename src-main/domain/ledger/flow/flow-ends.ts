import type { Account, Party } from '../../case/facts.ts'
import type { RuleContext } from '../../findings/rule.ts'
import { counterpartyIndex } from '../counterparty.ts'
import { endOf, namedAs } from '../counterparty-groups.ts'
import { nameKey, numberKey } from '../ownership.ts'
import type { CounterpartyText, Transaction } from '../transaction.ts'
import type { AccountId } from '../../values/ids.ts'
import type { FlowNode } from './flow-graph.ts'

/** The other side of a row as far as the file knows it. */
export interface OtherSide {
  readonly id: string
  /** Set where the row names an account of the case by its number. */
  readonly account: Account | null
  readonly party: Party | null
}

/** Finds who stands at either end of a row, and describes the ends that were met. */
export interface FlowEnds {
  accountEnd(account: AccountId): string
  otherSide(row: Transaction): OtherSide
  /** The card that a wallet row names as its channel (`建设银行(8825)`); null where none or several fit. */
  channelAccount(row: Transaction): Account | null
  holderOf(account: AccountId): Party | null
  nodes(): ReadonlyMap<string, FlowNode>
}

const CARD_IN_CHANNEL = /^(.*?)[（(](\d{4})[）)]/u

export function flowEnds(context: RuleContext): FlowEnds {
  const { facts, ledger } = context.view
  const counterparties = counterpartyIndex(facts, context.counterpartyGroups)
  const accounts = new Map(facts.accounts.map((each) => [each.id, each]))
  const parties = new Map(facts.parties.map((each) => [each.id, each]))
  const stated = new Set(ledger.accounts)
  const own = new Set(context.debtors.flatMap((party) => context.ownAccounts(party).map((each) => each.id)))
  const used = new Set(context.debtors.flatMap((party) => context.usedAccounts(party).map((each) => each.id)))
  const nodes = new Map<string, FlowNode>()
  const names = new Map<string, Map<string, number>>()

  const holderOf = (id: AccountId): Party | null => {
    const holder = accounts.get(id)?.holder ?? null
    return holder === null ? null : (parties.get(holder) ?? null)
  }
  const bare = { name: '', number: null, account: null, party: null, side: 'other', stated: false, folded: 0 } as const
  const meet = (id: string, make: () => Omit<FlowNode, 'id'>): string => {
    if (!nodes.has(id)) nodes.set(id, { id, ...make() })
    return id
  }
  const accountEnd = (id: AccountId): string =>
    meet(`account:${id}`, () => {
      const account = accounts.get(id) ?? null
      const side = own.has(id) ? 'own' : used.has(id) ? 'used' : 'other'
      return { ...bare, kind: 'account', name: account?.institution ?? id, number: account?.number ?? null, account, party: holderOf(id), side, stated: stated.has(id) }
    })
  const partyEnd = (party: Party): string => meet(`party:${party.id}`, () => ({ ...bare, kind: 'party', name: party.name, party }))

  const remembered = new Map<string, OtherSide>()
  const named = (counterparty: CounterpartyText, merchant: string): OtherSide => {
    const account = counterparties.accountOf(counterparty)
    const party = counterparties.partyOf(counterparty)
    if (account !== null && (stated.has(account.id) || own.has(account.id) || used.has(account.id) || party === null)) return { id: accountEnd(account.id), account, party: holderOf(account.id) }
    if (party !== null) return { id: partyEnd(party), account: null, party }
    const name = namedAs(counterparty, merchant)
    const stranger = { account: null, party: null }
    const end = endOf(counterparty, merchant)
    if (end === null) return { ...stranger, id: meet('unnamed', () => ({ ...bare, kind: 'unnamed' })) }
    // The merchant may name a party that the row itself does not.
    const said = context.counterpartyGroups.partyOf(end)
    if (said !== null) return { id: partyEnd(said), account: null, party: said }
    const group = context.counterpartyGroups.groupOf(end)
    if (group !== null) return { ...stranger, id: meet(`group:${group.id}`, () => ({ ...bare, kind: 'counterparty', name: group.name })) }
    if (end.startsWith('number:')) return { ...stranger, id: meet(end, () => ({ ...bare, kind: 'counterparty', name, number: counterparty.number.trim() })) }
    return { ...stranger, id: meet(end, () => ({ ...bare, kind: 'counterparty', name: name.trim() })) }
  }

  return {
    accountEnd,
    holderOf,
    otherSide(row) {
      if (row.cash) return { id: meet('cash', () => ({ ...bare, kind: 'cash' })), account: null, party: null }
      const { name, number, bank } = row.counterparty
      const memo = `${number}\u0000${name}\u0000${bank}\u0000${row.merchant}`
      const side = remembered.get(memo) ?? named(row.counterparty, row.merchant.trim())
      remembered.set(memo, side)
      if (side.id.startsWith('number:') && name.trim() !== '') {
        const written = names.get(side.id) ?? new Map<string, number>()
        written.set(name.trim(), (written.get(name.trim()) ?? 0) + 1)
        names.set(side.id, written)
      }
      return side
    },
    channelAccount(row) {
      const [, bank = '', tail = ''] = CARD_IN_CHANNEL.exec(row.channel) ?? []
      if (tail === '') return null
      const fitting = facts.accounts.filter((each) => each.id !== row.account && each.number !== null && numberKey(each.number).endsWith(tail) && institutionsFit(each.institution, bank))
      return fitting.length === 1 ? (fitting[0] ?? null) : null
    },
    nodes() {
      return new Map([...nodes].map(([id, node]) => [id, { ...node, name: mostFrequent(names.get(id)) ?? node.name }]))
    },
  }
}

/** 中国建设银行 and 建设银行 are one institution. */
function institutionsFit(left: string, right: string): boolean {
  const [one, other] = [nameKey(left), nameKey(right)]
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one))
}

function mostFrequent(written: ReadonlyMap<string, number> | undefined): string | null {
  let best: string | null = null
  for (const [name, count] of written ?? []) if (best === null || count > (written?.get(best) ?? 0)) best = name
  return best
}
