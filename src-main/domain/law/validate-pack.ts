import { fail, ok, type Result } from '../../contract/result.ts'
import { MILESTONE_KINDS } from '../case/facts.ts'
import { RULE_IDS } from '../findings/finding.ts'
import { isDay } from '../values/day.ts'
import type { RulePack } from './rule-pack.ts'
import { workspaceProblems } from './workspace-rules.ts'
import { readPack, type PackFiles, type PackProblem, type PackUse } from './read-pack.ts'

/**
 * Turns the files of a pack into the typed pack, or says everything that is wrong with them: shape first, then
 * references. A dangling id would silently drop a circumstance or a gap from every review, so it refuses the pack.
 */
export function validatePack(files: PackFiles, use: PackUse = 'import'): Result<RulePack, readonly PackProblem[]> {
  const read = readPack(files, use)
  if (!read.ok) return read
  const pack = use === 'kept' ? fitted(read.value) : read.value
  const problems = referenceProblems(pack)
  return problems.length === 0 ? ok(pack) : fail(problems)
}

/** Rules that the pack does not know bear on nothing; rules that this program does not know are left aside. */
function fitted(pack: RulePack): RulePack {
  const known = (rule: string): boolean => RULE_IDS.some((id) => id === rule)
  return {
    ...pack,
    bearsOn: Object.fromEntries(RULE_IDS.map((rule) => [rule, pack.bearsOn[rule] ?? []])),
    favoursAccused: pack.favoursAccused.filter(known),
    recovery: (pack.recovery ?? []).filter(known),
  }
}

/** Reference integrity, unique ids, order of dates and the counts that the review relies on. */
export function referenceProblems(pack: RulePack): readonly PackProblem[] {
  const problems: PackProblem[] = []
  const report = (place: string, message: string): void => void problems.push({ place, message })
  const elements = new Set(pack.elements.map((element) => element.id))
  const circumstances = new Map(pack.circumstances.map((circumstance) => [circumstance.id, circumstance]))
  const slots = new Set(pack.slots.map((slot) => slot.id))
  const groups = new Set(pack.groups.map((group) => group.id))
  const entries = [...pack.elements, ...pack.circumstances, ...pack.consumption, ...pack.norms]
  const known = new Set(entries.map((entry) => entry.id))

  for (const id of repeated([...entries, ...pack.slots].map((entry) => entry.id))) report(id, 'id stands more than once')
  for (const id of repeated(pack.groups.map((group) => group.id))) report(id, 'group id stands more than once')
  const needSlots = (place: string, ids: readonly string[]): void => {
    for (const id of ids) if (!slots.has(id)) report(place, `unknown slot ${id}`)
  }

  for (const entry of entries) {
    for (const date of [entry.from, entry.to]) if (date !== null && !isDay(date)) report(entry.id, `not a day: ${date}`)
    if (entry.from !== null && entry.to !== null && entry.from > entry.to) report(entry.id, 'ends before it begins')
  }
  for (const element of pack.elements) {
    if (!groups.has(element.group)) report(element.id, `unknown group ${element.group}`)
    needSlots(element.id, [...element.slots, ...element.conditionalSlots])
    for (const id of element.slots) if (element.conditionalSlots.includes(id)) report(element.id, `slot ${id} is both required and conditional`)
    if (element.defence.length < 2) report(element.id, 'fewer than two questions of the accused’s side')
  }
  for (const circumstance of pack.circumstances) {
    needSlots(circumstance.id, circumstance.slots)
    for (const branch of circumstance.branches ?? []) {
      needSlots(circumstance.id, branch.slots)
      for (const id of branch.when) if (!known.has(id)) report(circumstance.id, `branch on unknown id ${id}`)
    }
    if (!circumstance.preconditions.includes('duty') || !circumstance.preconditions.includes('ability')) {
      report(circumstance.id, 'duty and ability are preconditions of every circumstance')
    }
    if (circumstance.predecessor !== null) {
      const former = circumstances.get(circumstance.predecessor)
      if (former === undefined) report(circumstance.id, `unknown predecessor ${circumstance.predecessor}`)
      else if (circumstance.from === null || former.to === null || former.to >= circumstance.from) {
        report(circumstance.id, `predecessor ${former.id} is still in force when it begins`)
      }
      if (circumstance.comparedToPredecessor === null) report(circumstance.id, 'has a predecessor but is not compared to it')
    }
    if (circumstance.appliesBack && circumstance.comparedToPredecessor !== 'kinder') report(circumstance.id, 'reaches back without being kinder')
  }
  const facts = new Set((pack.chainFacts ?? []).map((fact) => fact.id))
  for (const id of repeated((pack.chainFacts ?? []).map((fact) => fact.id))) report(id, 'id stands more than once')
  for (const circumstance of pack.circumstances) for (const id of circumstance.chain ?? []) if (!facts.has(id)) report(circumstance.id, `unknown fact ${id} in its chain`)
  for (const [view, id] of Object.entries(pack.versionViews ?? {})) if (!known.has(id)) report(`versionViews.${view}`, `unknown id ${id}`)
  needSlots('openMeasures', pack.openMeasures ?? [])
  for (const entry of entries) if (entry.byDate !== undefined && entry.from === null) report(entry.id, 'changes with the day of the act but has no first day of force')
  const called = new Set([...pack.elements, ...(pack.ownElements ?? [])].flatMap((element) => [...element.slots, ...element.conditionalSlots]))
  for (const slot of pack.slots) {
    if (!called.has(slot.id)) report(slot.id, 'no element calls for it, so its gap would never be asked')
    for (const kind of slot.milestones ?? []) if (!MILESTONE_KINDS.some((known) => known === kind)) report(slot.id, `unknown milestone ${kind}`)
  }
  for (const group of pack.alternatives ?? []) needSlots('alternatives', group)
  for (const rule of RULE_IDS) if (pack.bearsOn[rule] === undefined) report('bearsOn', `rule ${rule} is missing`)
  for (const [rule, ids] of Object.entries(pack.bearsOn)) {
    if (!RULE_IDS.some((known) => known === rule)) report('bearsOn', `unknown rule ${rule}`)
    for (const id of ids) if (!known.has(id)) report(`bearsOn.${rule}`, `unknown id ${id}`)
  }
  for (const rule of pack.favoursAccused) if (!RULE_IDS.some((known) => known === rule)) report('favoursAccused', `unknown rule ${rule}`)
  for (const [line, date] of Object.entries(pack.versionLines)) if (!isDay(date)) report(`versionLines.${line}`, `not a day: ${date}`)
  for (const tier of ['serious', 'especially-serious']) {
    if (pack.limitation.filter((limit) => limit.tier === tier).length !== 1) report('limitation', `not exactly one entry for ${tier}`)
  }
  for (const id of repeated([...(pack.clocks ?? []), ...(pack.formalChecks ?? [])].map((entry) => entry.id))) report(id, 'id stands more than once')
  for (const entry of [...(pack.clocks ?? []), ...(pack.formalChecks ?? [])]) if (!pack.norms.some((norm) => norm.id === entry.norm)) report(entry.id, `unknown norm ${entry.norm}`)
  for (const clock of pack.clocks ?? []) {
    for (const kind of [...clock.from, ...clock.to]) if (!MILESTONE_KINDS.some((known) => known === kind)) report(clock.id, `unknown milestone ${kind}`)
  }
  for (const rule of pack.recovery ?? []) if (!RULE_IDS.some((known) => known === rule)) report('recovery', `unknown rule ${rule}`)
  problems.push(...workspaceProblems(pack))
  const titles = pack.groups.filter((group) => group.kind === 'five-groups').length
  if (titles !== 5) report('groups', `five evidence groups expected, ${titles} found`)
  if (!elements.has(ABILITY_ELEMENT)) report('elements', `${ABILITY_ELEMENT} is missing`)
  return problems
}

/** The element whose assessment answers the precondition `ability` of every circumstance. */
export const ABILITY_ELEMENT = 'EL-ABILITY'

function repeated(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) twice.add(id)
    seen.add(id)
  }
  return [...twice]
}

