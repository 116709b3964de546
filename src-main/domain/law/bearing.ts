import type { Finding, RuleId } from '../findings/finding.ts'
import type { Day } from '../values/day.ts'
import type { Circumstance, RulePack } from './rule-pack.ts'

/**
 * Ids that a finding bears on: those of its rule, and the banned kinds of consumption that it is broken down by
 * (a group key that is a consumption id), so that spending on golf bears on the kind it belongs to and on no other.
 */
export function bearsOnOf(finding: Pick<Finding, 'rule' | 'groups'>, pack: RulePack): readonly string[] {
  const banned = new Set(pack.consumption.map((entry) => entry.id))
  const kinds = finding.groups.map((group) => group.key).filter((key) => banned.has(key))
  return [...new Set([...(pack.bearsOn[finding.rule] ?? []), ...kinds])]
}

/**
 * Does the finding point to the circumstance? Directly, or to a newer circumstance on the same conduct that reaches
 * no further than this one (equal or kinder): acts done under the former interpretation are held against its own item.
 * Where the newer item is wider, a person has to say which part of it was covered before.
 */
export function pointsTo(finding: Pick<Finding, 'rule' | 'groups'>, circumstance: Circumstance, pack: RulePack): boolean {
  const ids = bearsOnOf(finding, pack)
  if (ids.includes(circumstance.id)) return true
  return pack.circumstances.some(
    (newer) =>
      newer.predecessor === circumstance.id &&
      (newer.comparedToPredecessor === 'equal' || newer.comparedToPredecessor === 'kinder') &&
      ids.includes(newer.id),
  )
}

/**
 * Does the rule count acts of the person reviewed? Rules about the quality of statements, about other findings or
 * about time limits cite days that are no acts, and performance speaks for the accused: neither may move a period,
 * a version line or the persistence after a sanction. Persistence counts acts again that other rules counted; the
 * monthly sheet of ability counts months.
 */
const COUNTS_ACTS: Readonly<Record<RuleId, boolean>> = {
  'travel.air': true, 'travel.rail': true, 'travel.rail-unsure': true, 'travel.ship': true, 'travel.border': true,
  'travel.other-document': true, 'spending.high': true, 'account.third-party': true, 'account.after-freeze': true,
  'account.undeclared': true, 'asset.undeclared': true, 'report.none': true, 'report.omitted-dealing': true,
  'funds.to-related': true, 'funds.large-out': true, 'funds.cash': true, 'funds.structured': true,
  'funds.pass-through': true, 'property.disposed-while-seized': true, 'property.low-price': true,
  'property.high-price': true, 'property.gratuitous': true, 'lease.suspect': true, 'settlement.suspect': true,
  'virtual.asset': true,
  'ability.ledger': false, 'sanction.persistence': false, 'performance.paid': false, 'statement.break': false,
  'statement.missing-period': false, 'channel.mirrored': false, 'timing.limitation': false, 'version.favourable': false,
  'precondition.sanction-missing': false, 'precondition.notice-missing': false,
}

export const countsActs = (rule: RuleId): boolean => COUNTS_ACTS[rule]

/** Days of all acts of the case that findings count, oldest first, each day once. */
export function actDaysOf(findings: readonly Finding[]): readonly Day[] {
  const days = new Set<Day>()
  for (const finding of findings) {
    if (countsActs(finding.rule)) for (const day of distinctDays(finding)) days.add(day)
  }
  return [...days].toSorted()
}

/** Findings never change, and one over a million rows is asked for its days once per circumstance: worked out once. */
const daysByFinding = new WeakMap<Finding, readonly Day[]>()
function distinctDays(finding: Finding): readonly Day[] {
  const known = daysByFinding.get(finding)
  if (known !== undefined) return known
  const days = [...new Set(finding.acts.map((act) => act.day))]
  daysByFinding.set(finding, days)
  return days
}

/** Days of the acts that findings count for this circumstance. */
export function actDaysFor(circumstance: Circumstance, findings: readonly Finding[], pack: RulePack): readonly Day[] {
  return actDaysOf(findings.filter((finding) => pointsTo(finding, circumstance, pack)))
}

/** The days by which the version is chosen: acts counted for the circumstance, else all acts of the case (contract). */
export function daysForVersion(circumstance: Circumstance, findings: readonly Finding[], pack: RulePack): readonly Day[] {
  const own = actDaysFor(circumstance, findings, pack)
  return own.length > 0 ? own : actDaysOf(findings)
}
