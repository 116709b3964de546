import type { MilestoneKind, Party } from '../case/facts.ts'
import type { RuleContext } from '../findings/rule.ts'
import type { Day } from '../values/day.ts'
import { abilitySheet } from './ability-sheet.ts'
import type { AbilitySheet } from '../../contract/property.ts'

/** Steps of the procedure on which it is asked what could have been paid. */
const STEPS: readonly MilestoneKind[] = [
  'judgment-effective', 'enforcement-notice-served', 'property-report-due', 'restriction-served', 'fine-served', 'detention-served', 'transferred-to-police', 'indicted', 'first-instance-judgment',
]

/** The first certain day of each step that concerns the party, oldest first; steps of one day each stand by themselves. */
export const procedureDays = (context: RuleContext, party: Party): readonly { readonly day: Day; readonly milestone: MilestoneKind }[] =>
  STEPS.flatMap((milestone) => {
    const day = context.certainDay(party, milestone)
    return day === null ? [] : [{ day, milestone }]
  }).toSorted((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0))

/** A sheet for each day of the procedure and each debtor, as the exports print them; steps of one day share a sheet. */
export const procedureSheets = (context: RuleContext): readonly (AbilitySheet & { readonly milestones: readonly string[] })[] =>
  context.debtors.flatMap((party) =>
    [...Map.groupBy(procedureDays(context, party), (each) => each.day)].map(([day, steps]) => ({ ...abilitySheet(context, party, day), milestones: steps.map((each) => each.milestone) })),
  )
