import type { FlowFilter } from '../../../src-main/contract/api.ts'
import type { FlowEdgeRecord, FlowNodeRecord } from '../../../src-main/contract/ledger.ts'
import { earliest, latest } from '../../../src-main/domain/values/day.ts'

type Target = Readonly<Record<string, string>>

export const PERIODS = ['lookback', 'after-effective', 'after-notice', 'report-window', 'restriction', 'seizure', 'freeze', 'after-sanction'] as const
export const ENDS = [12, 18, 30, 60, 200] as const
export const HOPS = [0, 1, 2, 3, 5] as const
export const DEFAULT_ENDS = 18
export const DEFAULT_HOPS = 2

const count = (text: string | undefined): number | undefined => (text !== undefined && /^\d{1,4}$/u.test(text) ? Number(text) : undefined)

/** Conditions of the picture as the address carries them, so that going back brings the same picture again. */
export function flowFilterOf(target: Target): FlowFilter {
  const period = PERIODS.find((kind) => kind === target['period'])
  const [up, down, most] = [count(target['up']), count(target['down']), count(target['ends'])]
  const { account, from, to, least, focus } = target
  return {
    ...(account === undefined ? {} : { accounts: [account] }),
    ...(period === undefined ? {} : { period }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(least === undefined ? {} : { least }),
    ...(focus === undefined ? {} : { focus, up: up ?? DEFAULT_HOPS, down: down ?? DEFAULT_HOPS }),
    most: most ?? DEFAULT_ENDS,
  }
}

/** What the Money grid has to show for an edge: the account of its rows and the other end, with the conditions that stand. */
export function ledgerTargetOf(edge: FlowEdgeRecord, nodes: readonly FlowNodeRecord[], filter: FlowFilter): Target {
  const [account] = edge.accounts
  const onFrom = `account:${account ?? ''}` === edge.from
  const other = nodes.find((node) => node.id === (onFrom ? edge.to : edge.from))
  const rest = other?.kind === 'rest'
  return {
    ...standing(filter),
    ...(edge.accounts.length === 1 && account !== undefined ? { account } : {}),
    ...otherEnd(other),
    ...(edge.from === edge.to ? { direction: 'neutral' } : other?.kind === 'account' && !rest ? {} : { direction: onFrom ? 'out' : 'in' }),
  }
}

function otherEnd(node: FlowNodeRecord | undefined): Target {
  if (node === undefined) return {}
  switch (node.kind) {
    case 'party': return node.party === null ? {} : { party: node.party.id }
    case 'account': return node.party === null ? {} : { party: node.party.id }
    case 'counterparty': return { words: node.number ?? node.name }
    case 'cash': return { cash: '1' }
    case 'unnamed':
    case 'rest': return {}
  }
}

const standing = ({ period, from, to }: FlowFilter): Target => ({
  ...(period === undefined ? {} : { period }),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
})

/** The rows of one calendar month in the Money grid. */
export function monthTargetOf(month: string, filter: FlowFilter): Target {
  const [from, to] = [earliest(month), latest(month)]
  return { ...(filter.accounts?.[0] === undefined ? {} : { account: filter.accounts[0] }), ...(from === null || to === null ? {} : { from, to }) }
}
