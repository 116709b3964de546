import { unreachable } from '../../contract/result.ts'
import { dealingTerms, obligationAmounts, paidAndRows, pricesAndPayments } from './amounts.ts'
import { CONTRADICTION_RULES, type Contradiction, type ContradictionFinder, type ContradictionInput, type ContradictionRule } from './contradiction.ts'
import { freezeDates, milestoneDates, sanctionTerms } from './dates.ts'
import { accountHolders, assetOwners, identityHolders, identityNumbers } from './holders.ts'
import { assertionSides, journeysInDetention, statementOverlaps } from './overlaps.ts'

function finderOf(rule: ContradictionRule): ContradictionFinder {
  switch (rule) {
    case 'milestone-date': return milestoneDates
    case 'sanction-terms': return sanctionTerms
    case 'freeze-date': return freezeDates
    case 'obligation-amount': return obligationAmounts
    case 'account-holder': return accountHolders
    case 'identity-number': return identityNumbers
    case 'identity-holder': return identityHolders
    case 'asset-owner': return assetOwners
    case 'dealing-terms': return dealingTerms
    case 'price-and-payments': return pricesAndPayments
    case 'paid-and-rows': return paidAndRows
    case 'statement-overlap': return statementOverlaps
    case 'journey-in-detention': return journeysInDetention
    case 'assertion': return assertionSides
    default: return unreachable(rule)
  }
}

/** Everything in the file that disagrees, in the order of the rules. The same case gives the same list. */
export const findContradictions = (input: ContradictionInput): readonly Contradiction[] => CONTRADICTION_RULES.flatMap((rule) => finderOf(rule)(input))
