import type { Language } from '../../contract/review.ts'
import type { RulePackEntry, RulePackView } from '../../contract/screens.ts'
import { bearsOnOf } from '../../domain/law/bearing.ts'
import { RULE_IDS } from '../../domain/findings/finding.ts'
import type { Circumstance, LegalElement, LegalEntry, RulePack } from '../../domain/law/rule-pack.ts'
import type { Received, KeptTexts } from './rules-store.ts'

/**
 * The rule pack as a page of the window shows it: every entry with its article numbers, verification marks, days of
 * force, predecessor and slots, and beside them the official text that the office imported. Evidence slots state no
 * law: their text is the unit to ask.
 */
export function packView(pack: RulePack, texts: readonly Received<KeptTexts>[], language: Language): RulePackView {
  const titles = new Map([...pack.elements, ...pack.circumstances, ...pack.slots].map((entry) => [entry.id, entry.title[language]]))
  const named = (id: string): { readonly id: string; readonly title: string } => ({ id, title: titles.get(id) ?? id })
  const facts = new Map((pack.chainFacts ?? []).map((fact) => [fact.id, fact.title[language]]))
  const bearing = new Map<string, string[]>()
  for (const rule of RULE_IDS) for (const id of bearsOnOf({ rule, groups: [] }, pack)) bearing.set(id, [...(bearing.get(id) ?? []), rule])

  const entryOf = (entry: LegalEntry, part: RulePackEntry['part']): RulePackEntry => ({
    id: entry.id, part, title: entry.title[language], source: entry.source[language], text: entry.text[language], from: entry.from, to: entry.to, verified: entry.verified,
    daysVerified: entry.days?.verified ?? entry.verified,
    former: entry.byDate === undefined ? null : { text: entry.byDate.former[language], kind: entry.byDate.kind, compared: entry.byDate.compared },
    rules: bearing.get(entry.id) ?? [],
    official: officialOf(entry, texts),
  })
  const element = (entry: LegalElement): RulePackEntry => ({
    ...entryOf(entry, 'element'), group: pack.groups.find((group) => group.id === entry.group)?.title[language] ?? entry.group,
    slots: entry.slots.map(named), conditionalSlots: entry.conditionalSlots.map(named), defence: entry.defence.map((question) => question[language]),
  })
  const circumstance = (entry: Circumstance): RulePackEntry => ({
    ...entryOf(entry, 'circumstance'), tier: entry.tier, preconditions: entry.preconditions, chain: (entry.chain ?? []).map((id) => facts.get(id) ?? id),
    predecessor: entry.predecessor === null ? null : { ...named(entry.predecessor), compared: entry.comparedToPredecessor },
    successors: pack.circumstances.filter((other) => other.predecessor === entry.id).map((other) => named(other.id)),
    newTopics: entry.newTopics?.[language] ?? null, appliesBack: entry.appliesBack,
    slots: entry.slots.map(named), conditionalSlots: (entry.branches ?? []).flatMap((branch) => branch.slots).map(named),
  })
  return {
    id: pack.id,
    version: pack.version,
    title: pack.title[language],
    entries: [
      ...pack.elements.map(element),
      ...pack.circumstances.map(circumstance),
      ...(pack.ownElements ?? []).map(element),
      ...[...pack.norms, ...(pack.capacities ?? [])].map((entry) => entryOf(entry, 'norm')),
      ...pack.consumption.map((entry) => entryOf(entry, 'consumption')),
      ...pack.slots.map((slot): RulePackEntry => ({
        id: slot.id, part: 'slot', title: slot.title[language], source: '', text: slot.askUnit[language], from: null, to: null, verified: true, daysVerified: true, former: null, rules: [], official: null,
      })),
    ],
  }
}

/** The text last imported for the entry, as given, with who gave it; failing that, one that came inside the pack. */
function officialOf(entry: LegalEntry, texts: readonly Received<KeptTexts>[]): RulePackEntry['official'] {
  const given = texts.toReversed().flatMap(({ sha256, at, by, file }) => file.texts.filter((text) => text.entry === entry.id).map(({ text, source, asOf }) => ({ text, source, asOf, sha256, importedAt: at, importedBy: by })))[0]
  if (given !== undefined) return given
  return entry.officialText === null ? null : { text: entry.officialText, source: '', asOf: '', sha256: '', importedAt: '', importedBy: '' }
}
