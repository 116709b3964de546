import { GROUPED_BY, type GroupedBy } from '../../../src-main/contract/ledger-groups.ts'
import type { LedgerFilter } from '../../../src-main/contract/ledger.ts'

const TEXT_CONDITIONS = ['party', 'counterparty', 'period', 'from', 'to', 'least', 'most', 'words', 'finding', 'channel', 'category'] as const

export const groupedByOf = (text: string | undefined): GroupedBy | null => GROUPED_BY.find((each) => each === text) ?? null

/** The filter as the address carries it, so that going back brings the same rows again. */
export function filterOf(target: Readonly<Record<string, string>>): LedgerFilter {
  const text = Object.fromEntries(TEXT_CONDITIONS.flatMap((key) => {
    const value = target[key]
    return value === undefined ? [] : [[key, value]]
  }))
  const direction = target['direction']
  const group = groupOf(target['group'])
  return {
    ...text,
    ...(target['account'] === undefined ? {} : { accounts: [target['account']] }),
    ...(direction === 'in' || direction === 'out' || direction === 'neutral' ? { direction } : {}),
    ...(target['cash'] === undefined ? {} : { cashOnly: true }),
    ...(target['flagged'] === undefined ? {} : { flagged: true }),
    ...(group === null ? {} : { group }),
  }
}

export function targetOf(filter: LedgerFilter): Readonly<Record<string, string>> {
  const text = TEXT_CONDITIONS.flatMap((key) => {
    const value = filter[key]
    return value === undefined ? [] : [[key, value] as const]
  })
  return {
    ...Object.fromEntries(text),
    ...(filter.accounts?.[0] === undefined ? {} : { account: filter.accounts[0] }),
    ...(filter.direction === undefined ? {} : { direction: filter.direction }),
    ...(filter.cashOnly === true ? { cash: '1' } : {}),
    ...(filter.flagged === true ? { flagged: '1' } : {}),
    ...(filter.group === undefined ? {} : { group: `${filter.group.by}:${filter.group.key}` }),
  }
}

/** `counterparty:name:虚构公司` */
function groupOf(text: string | undefined): LedgerFilter['group'] | null {
  const colon = text?.indexOf(':') ?? -1
  const by = groupedByOf(text?.slice(0, colon))
  return text === undefined || by === null ? null : { by, key: text.slice(colon + 1) }
}
