import type { RuleId } from './finding.ts'

/** A rule parameter as shown, edited and printed. Amounts are decimal yuan. */
export type ParameterValue = string | number
export type ParameterSet = Readonly<Record<string, ParameterValue>>

/** Defaults of the counting rules. A rule without parameters is not listed. */
export const DEFAULT_PARAMETERS: Readonly<Partial<Record<RuleId, ParameterSet>>> = {
  'spending.high': { least: '0.00' },
  'account.third-party': { large: '10000.00' },
  'report.omitted-dealing': { large: '50000.00' },
  'funds.to-related': { least: '0.00' },
  'funds.large-out': { large: '10000.00' },
  'funds.structured': { times: 3, limit: '50000.00' },
  'funds.pass-through': { least: '10000.00', share: 0.9, hours: 24 },
  'ability.ledger': { livingCostsPerMonth: '' },
  'property.low-price': { low: 0.7 },
  'property.high-price': { high: 1.3 },
  'lease.suspect': { near: 90, long: 120, low: 0.7, marketRentPerMonth: '' },
  'settlement.suspect': { days: 180, paid: 0.5 },
  'statement.break': { tolerance: '0.00' },
  'channel.mirrored': { hours: 48 },
}

/** Parameters in force for a rule: defaults overlaid by what was changed in this case. */
export function parametersOf(rule: RuleId, changed: Readonly<Partial<Record<RuleId, ParameterSet>>>): ParameterSet {
  return { ...DEFAULT_PARAMETERS[rule], ...changed[rule] }
}
