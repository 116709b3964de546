import { abilityLedger } from './ability/ledger.ts'
import { accountAfterFreeze } from './account/after-freeze.ts'
import { accountThirdParty } from './account/third-party.ts'
import { accountUndeclared } from './account/undeclared.ts'
import { assetUndeclared } from './asset/undeclared.ts'
import { channelMirrored } from './channel/mirrored.ts'
import { RULE_IDS, type Finding, type RuleId } from './finding.ts'
import { fundsCash } from './funds/cash.ts'
import { fundsLargeOut } from './funds/large-out.ts'
import { fundsPassThrough } from './funds/pass-through.ts'
import { fundsStructured } from './funds/structured.ts'
import { fundsToRelated } from './funds/to-related.ts'
import { leaseSuspect } from './lease/suspect.ts'
import { performancePaid } from './performance/paid.ts'
import { preconditionNoticeMissing } from './precondition/notice-missing.ts'
import { preconditionSanctionMissing } from './precondition/sanction-missing.ts'
import { propertyDisposedWhileSeized } from './property/disposed-while-seized.ts'
import { propertyGratuitous } from './property/gratuitous.ts'
import { propertyHighPrice } from './property/high-price.ts'
import { propertyLowPrice } from './property/low-price.ts'
import { reportNone } from './report/none.ts'
import { reportOmittedDealing } from './report/omitted-dealing.ts'
import type { Rule, RuleContext, SecondaryRule } from './rule.ts'
import { sanctionPersistence } from './sanction/persistence.ts'
import { settlementSuspect } from './settlement/suspect.ts'
import { spendingHigh } from './spending/high.ts'
import { statementBreak } from './statement/break.ts'
import { statementMissingPeriod } from './statement/missing-period.ts'
import { timingLimitation } from './timing/limitation.ts'
import { travelAir } from './travel/air.ts'
import { travelBorder } from './travel/border.ts'
import { travelOtherDocument } from './travel/other-document.ts'
import { travelRail } from './travel/rail.ts'
import { travelRailUnsure } from './travel/rail-unsure.ts'
import { travelShip } from './travel/ship.ts'
import { versionFavourable } from './version/favourable.ts'
import { virtualAsset } from './virtual/asset.ts'

type Entry = { readonly order: 'primary'; readonly run: Rule } | { readonly order: 'secondary'; readonly run: SecondaryRule }

const primary = (run: Rule): Entry => ({ order: 'primary', run })
const secondary = (run: SecondaryRule): Entry => ({ order: 'secondary', run })

/** Every rule of docs/counting.md: a rule id without a rule is a type error. */
const RULES: Readonly<Record<RuleId, Entry>> = {
  'travel.air': primary(travelAir),
  'travel.rail': primary(travelRail),
  'travel.rail-unsure': primary(travelRailUnsure),
  'travel.ship': primary(travelShip),
  'travel.border': primary(travelBorder),
  'travel.other-document': primary(travelOtherDocument),
  'spending.high': primary(spendingHigh),
  'account.third-party': primary(accountThirdParty),
  'account.after-freeze': primary(accountAfterFreeze),
  'account.undeclared': primary(accountUndeclared),
  'asset.undeclared': primary(assetUndeclared),
  'report.none': primary(reportNone),
  'report.omitted-dealing': primary(reportOmittedDealing),
  'funds.to-related': primary(fundsToRelated),
  'funds.large-out': primary(fundsLargeOut),
  'funds.cash': primary(fundsCash),
  'funds.structured': primary(fundsStructured),
  'funds.pass-through': primary(fundsPassThrough),
  'ability.ledger': primary(abilityLedger),
  'property.disposed-while-seized': primary(propertyDisposedWhileSeized),
  'property.low-price': primary(propertyLowPrice),
  'property.high-price': primary(propertyHighPrice),
  'property.gratuitous': primary(propertyGratuitous),
  'lease.suspect': primary(leaseSuspect),
  'settlement.suspect': primary(settlementSuspect),
  'sanction.persistence': secondary(sanctionPersistence),
  'performance.paid': primary(performancePaid),
  'virtual.asset': primary(virtualAsset),
  'statement.break': primary(statementBreak),
  'statement.missing-period': primary(statementMissingPeriod),
  'channel.mirrored': primary(channelMirrored),
  'timing.limitation': secondary(timingLimitation),
  'version.favourable': secondary(versionFavourable),
  'precondition.sanction-missing': secondary(preconditionSanctionMissing),
  'precondition.notice-missing': primary(preconditionNoticeMissing),
}

/** Findings of all rules, in the order of {@link RULE_IDS}. Secondary rules see all primary findings, not one another's. */
export function runRules(context: RuleContext): readonly Finding[] {
  const steps = runRulesInSteps(context)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** As {@link runRules}, with a rest after every rule: over a million rows the caller has others to answer in between. */
export function* runRulesInSteps(context: RuleContext): Generator<RuleId, readonly Finding[]> {
  const found = new Map<RuleId, readonly Finding[]>()
  for (const id of RULE_IDS) {
    const rule = RULES[id]
    if (rule.order !== 'primary') continue
    found.set(id, rule.run(context))
    yield id
  }
  const primaryFindings = [...found.values()].flat()
  for (const id of RULE_IDS) {
    const rule = RULES[id]
    if (rule.order !== 'secondary') continue
    found.set(id, rule.run(context, primaryFindings))
    yield id
  }
  return RULE_IDS.flatMap((id) => found.get(id) ?? [])
}
