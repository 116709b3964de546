import type { Party } from '../../case/facts.ts'
import { pointsTo } from '../../law/bearing.ts'
import type { Circumstance } from '../../law/rule-pack.ts'
import { appliesByDate, type AppliesByDate } from '../../law/version-by-date.ts'
import type { Day } from '../../values/day.ts'
import { buildFinding, partySubject } from '../build-finding.ts'
import type { CountedAct, Finding } from '../finding.ts'
import type { RuleContext, SecondaryRule } from '../rule.ts'
import { actsOf, isAdverse } from '../sanction/acts-of-party.ts'

interface PartyFinding {
  readonly finding: Finding
  /** Acts of the finding that concern the party. */
  readonly acts: readonly CountedAct[]
  /** Their days, each once: a long statement has many acts on few days. */
  readonly days: readonly Day[]
}

const ANSWERS: readonly AppliesByDate[] = ['yes', 'only-if-favourable', 'human-decision', 'no']

/**
 * `version.favourable`: acts before the interpretation now in force, each thing counted once however many rules count it.
 * Groups: the circumstances that the findings point to, and items of the former one on the same conduct, by how they
 * apply to the days of all acts that point to them: by the rule of the time, only as the kinder rule, for a human to
 * decide, or not. How versions are chosen is a matter of the rule pack.
 */
export const versionFavourable: SecondaryRule = (context, primary) => context.debtors.flatMap((party) => favourable(context, party, primary))

function favourable(context: RuleContext, party: Party, primary: readonly Finding[]): readonly Finding[] {
  const line = context.pack.versionLines.interpretation2024
  const found = primary.filter((each) => isAdverse(context, each.rule)).map((each) => partyFinding(context, party, each))
  const before = distinct(found.map((each) => each.acts.filter((act) => act.day < line)))
  if (before.length === 0) return []

  const { pack, view } = context
  const applies = pointedTo(context, found).map(({ circumstance, days }) => appliesByDate(circumstance, days, pack, view.today).applies)
  return [
    buildFinding({
      rule: 'version.favourable',
      subject: partySubject(party),
      acts: before.map((act) => ({ ...act, amount: null })),
      total: null,
      groups: ANSWERS.map((key) => ({ key, count: applies.filter((each) => each === key).length, total: null })),
      values: { party: party.name, line, circumstances: applies.length },
    }),
  ]
}

function partyFinding(context: RuleContext, party: Party, finding: Finding): PartyFinding {
  const acts = actsOf(context, party, finding)
  const days = new Set<Day>()
  let last: Day | null = null
  for (const { day } of acts) {
    // Acts stand in order of their days.
    if (day !== last) days.add(day)
    last = day
  }
  return { finding, acts, days: [...days] }
}

/**
 * One thing in an original on one day, whichever rules count it. Rows of tables, of which there may be a million, are told
 * by their numbers; a text is made for a key only where something else is cited, or a row stands with a second day.
 */
function distinct(lists: readonly (readonly CountedAct[])[]): readonly CountedAct[] {
  const found: CountedAct[] = []
  const rows = new Map<string, Map<number, Day>>()
  const others = new Set<string>()
  const isNew = ({ day, citation: { path, line, page, quote } }: CountedAct): boolean => {
    if (line !== undefined && page === undefined && quote === undefined) {
      const days = rows.get(path) ?? new Map<number, Day>()
      rows.set(path, days)
      const known = days.get(line)
      if (known === undefined) days.set(line, day)
      if (known === undefined || known === day) return known === undefined
    }
    const key = `${day}\n${path}\n${line ?? ''}\n${page ?? ''}\n${quote ?? ''}`
    if (others.has(key)) return false
    others.add(key)
    return true
  }
  for (const acts of lists) for (const act of acts) if (isNew(act)) found.push(act)
  return found
}

interface PointedTo {
  readonly circumstance: Circumstance
  /** Days of the acts that point to it. */
  readonly days: readonly Day[]
}

/** Circumstances that findings with acts of the party point to. */
const pointedTo = (context: RuleContext, found: readonly PartyFinding[]): readonly PointedTo[] =>
  context.pack.circumstances.flatMap((circumstance) => {
    const days = found.flatMap((each) => (pointsTo(each.finding, circumstance, context.pack) ? each.days : []))
    return days.length === 0 ? [] : [{ circumstance, days }]
  })
