import { parseYuan, type Fen } from '../values/money.ts'
import type { RuleId } from './finding.ts'
import { DEFAULT_PARAMETERS, type ParameterSet } from './parameters.ts'

/**
 * A rule's own parameters as values. They were checked where the reviewer entered them; a value that is none is
 * a defect and throws, since a rule that went on with another threshold than the one printed would mislead.
 */
export function amountParameter(parameters: ParameterSet, name: string): Fen {
  const amount = parseYuan(String(parameters[name] ?? ''))
  if (!amount.ok) throw new RangeError(`parameter ${name} is no amount: ${String(parameters[name])}`)
  return amount.value
}

/** Like {@link amountParameter}, null where it was left empty (not given). */
export function optionalAmountParameter(parameters: ParameterSet, name: string): Fen | null {
  return String(parameters[name] ?? '').trim() === '' ? null : amountParameter(parameters, name)
}

/** Counts, hours, days and rates. */
export function numberParameter(parameters: ParameterSet, name: string): number {
  const value = parameters[name]
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number) || number < 0) throw new RangeError(`parameter ${name} is no number: ${String(value)}`)
  return number
}

/**
 * Names of the parameters that the rule does not have or that it could not work with: to be asked before a change is
 * kept. Amounts are not negative and may be empty only where nothing is given by default; hours, days and times are
 * whole numbers; a rate is above zero.
 */
export function unusableParameters(rule: RuleId, changed: ParameterSet): readonly string[] {
  const defaults = DEFAULT_PARAMETERS[rule] ?? {}
  return Object.entries(changed)
    .filter(([name, value]) => {
      const standard = defaults[name]
      if (standard === undefined) return true
      if (typeof standard === 'string') {
        if (standard === '' && String(value).trim() === '') return false
        const amount = parseYuan(String(value))
        return !amount.ok || amount.value < 0n
      }
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
      if (typeof number !== 'number' || !Number.isFinite(number) || number < 0) return true
      return Number.isInteger(standard) ? !Number.isInteger(number) : number === 0
    })
    .map(([name]) => name)
}
