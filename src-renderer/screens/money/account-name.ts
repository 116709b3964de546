import type { AccountSummary } from '../../../src-main/contract/ledger.ts'

/** A bank's everyday name, without the country in front; 中国银行 itself keeps it. */
const shortInstitution = (name: string): string => name.replace(/^中国(?=..+银行)/u, '')

/** Institution and the end of the number: enough to tell the accounts of one case apart. */
export function accountName(account: Pick<AccountSummary, 'institution' | 'number' | 'id'>): string {
  const number = account.number ?? account.id
  const tail = number.length > 6 ? number.replace(/\s/gu, '').slice(-4) : number
  return `${shortInstitution(account.institution)} ${tail}`
}
