import { DEFAULT_PARAMETERS } from '../../../src-main/domain/findings/parameters.ts'
import { RULE_IDS } from '../../../src-main/domain/findings/finding.ts'
import { formatYuan, parseYuan } from '../../../src-main/domain/values/money.ts'

/** Default of a rule's parameter; undefined for what a finding only names, such as the word list it was made with. */
export function defaultParameter(rule: string, name: string): string | number | undefined {
  const known = RULE_IDS.find((id) => id === rule)
  return known === undefined ? undefined : DEFAULT_PARAMETERS[known]?.[name]
}

/**
 * Reads a parameter as typed, by the kind of its default: amounts stay decimal text, rates and counts are numbers.
 * Empty stands only where nothing is given by default. Null where it cannot be read.
 */
export function readParameter(standard: string | number, typed: string): string | number | null {
  const plain = typed.normalize('NFKC').trim()
  if (typeof standard === 'number') return /^\d{1,6}(?:\.\d{1,4})?$/u.test(plain) ? Number(plain) : null
  if (plain === '') return standard === '' ? '' : null
  const amount = parseYuan(plain)
  return amount.ok && amount.value >= 0n ? formatYuan(amount.value) : null
}
