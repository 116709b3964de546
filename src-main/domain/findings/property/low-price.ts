import { subtract, timesRate } from '../../values/money.ts'
import type { Rule } from '../rule.ts'
import { dealingDebtor } from './debtor-dealings.ts'
import { numberParameter } from '../parameter-values.ts'
import { pricesAgainstValuation } from './price-against-valuation.ts'

/**
 * `property.low-price`: sales by the debtor on or after the notice of suit for less than `low` of the valuation; exactly
 * `low` of it does not count. Total: what the prices fall short of the whole valuation.
 */
export const propertyLowPrice: Rule = (context) => {
  const parameters = context.parameters('property.low-price')
  const low = numberParameter(parameters, 'low')
  return pricesAgainstValuation(context, {
    rule: 'property.low-price',
    parameters,
    debtorOf: (dealing) => dealingDebtor(context, dealing),
    isOff: (price, valuation) => timesRate(price, 1) < timesRate(valuation, low),
    differenceOf: (price, valuation) => subtract(valuation, price),
  })
}
