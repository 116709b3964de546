import { subtract, timesRate } from '../../values/money.ts'
import type { Rule } from '../rule.ts'
import { numberParameter } from '../parameter-values.ts'
import { pricesAgainstValuation } from './price-against-valuation.ts'

/**
 * `property.high-price`: purchases by the debtor (a sale whose `to` is the debtor) on or after the notice of suit for more
 * than `high` of the valuation; exactly `high` of it does not count. Total: what was paid above the whole valuation.
 */
export const propertyHighPrice: Rule = (context) => {
  const parameters = context.parameters('property.high-price')
  const high = numberParameter(parameters, 'high')
  return pricesAgainstValuation(context, {
    rule: 'property.high-price',
    parameters,
    debtorOf: (dealing) => context.debtors.find((each) => each.id === dealing.to) ?? null,
    isOff: (price, valuation) => timesRate(price, 1) > timesRate(valuation, high),
    differenceOf: (price, valuation) => subtract(price, valuation),
  })
}
