import type { TFunction } from 'i18next'
import { NO_GROUP, type GroupedBy } from '../../../src-main/contract/ledger-groups.ts'

/** What a group of the ledger is called. `name` comes with the groups of counterparties, and is empty where only the key is known. */
export function groupName(by: GroupedBy, { key, name }: { readonly key: string; readonly name: string }, nameOf: (account: string) => string, categoryOf: (category: string) => string, t: TFunction): string {
  if (key === NO_GROUP) return t(`money-window.group.none.${by}`)
  switch (by) {
    case 'account':
      return nameOf(key)
    case 'period':
      return t(`review-window.period.${key}.name`)
    case 'category':
      return categoryOf(key)
    case 'counterparty':
      return name === '' ? key.slice(key.indexOf(':') + 1) : name
    case 'month':
    case 'channel':
      return key
  }
}
