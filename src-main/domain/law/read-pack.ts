import { fail, ok, type Result } from '../../contract/result.ts'
import { VERSION_VIEWS, type ByDate, type ChainFact, type Circumstance, type ElementGroup, type EvidenceSlot, type LegalElement, type LegalEntry, type PreconditionCode, type RulePack, type SlotBranch } from './rule-pack.ts'
import { readProcedure } from './read-procedure.ts'
import { readWorkspaceRules } from './workspace-rules.ts'
import { createShapeReader, type PackProblem, type ShapeReader } from './shape-reader.ts'

export type { PackProblem } from './shape-reader.ts'

/** The parsed JSON files of a pack's folder, by name; nothing is trusted yet. */
export interface PackFiles {
  readonly pack: unknown
  readonly groups: unknown
  readonly elements: unknown
  readonly circumstances: unknown
  readonly slots: unknown
  readonly consumption: unknown
  readonly norms: unknown
  readonly bearsOn: unknown
  readonly procedure: unknown
  /** Absent in packs made before there were trees for several persons. */
  readonly persons?: unknown
  readonly offices?: unknown
}

const ENTRY_KEYS = ['id', 'title', 'text', 'source', 'verified', 'officialText', 'from', 'to']
/** Keys that any entry that states law may have besides. */
const ENTRY_OPTIONS = ['days', 'byDate']
const PRECONDITIONS: readonly [PreconditionCode, ...PreconditionCode[]] = [
  'duty', 'ability', 'prior-sanction', 'persistence-after-sanction', 'result-unable-to-execute', 'result-work-stopped',
  'egregious', 'victim-harm', 'creditor-harm', 'notice-received',
]

type Comparison = NonNullable<Circumstance['comparedToPredecessor']>
const COMPARISONS: readonly [Comparison, ...Comparison[]] = ['kinder', 'harsher', 'equal', 'human']

/**
 * `import`: a pack that is to be used from now on must fit this program wholly. `kept`: one that a case was decided by is read
 * as far as this program knows its keys and rules, so that a case opens with an older or newer program too.
 */
export type PackUse = 'import' | 'kept'

/** Reads the shape of a pack; references are checked afterwards by `validatePack`. */
export function readPack(files: PackFiles, use: PackUse = 'import'): Result<RulePack, readonly PackProblem[]> {
  const read = createShapeReader(use === 'kept')
  const head = read.record(files.pack, 'pack', ['id', 'version', 'title', 'limitation', 'versionLines'], ['alternatives', 'versionViews', 'chainFacts', 'openMeasures'])
  const lines = read.record(head['versionLines'], 'pack.versionLines', ['interpretation2015', 'aggravatedTier', 'interpretation2024'])
  const bearing = read.record(files.bearsOn, 'bears-on', ['bearsOn', 'favoursAccused'])
  const pack: RulePack = {
    id: read.text(head['id'], 'pack.id'),
    version: read.text(head['version'], 'pack.version'),
    title: read.localText(head['title'], 'pack.title'),
    groups: read.list(files.groups, 'groups', (value, place) => readGroup(read, value, place)),
    elements: read.list(files.elements, 'elements', (value, place) => readElement(read, value, place)),
    circumstances: read.list(files.circumstances, 'circumstances', (value, place) => readCircumstance(read, value, place)),
    slots: read.list(files.slots, 'slots', (value, place) => readSlot(read, value, place)),
    consumption: read.list(files.consumption, 'consumption', (value, place) => readEntry(read, value, place)),
    norms: read.list(files.norms, 'norms', (value, place) => readEntry(read, value, place)),
    bearsOn: readBearsOn(read, bearing['bearsOn']),
    favoursAccused: read.words(bearing['favoursAccused'], 'bears-on.favoursAccused'),
    ...readProcedure(read, files.procedure),
    ...readWorkspaceRules(read, files.persons, files.offices, { keys: ENTRY_KEYS, entry: (value, place) => entryOf(read, value, place) }),
    ...('versionViews' in head ? { versionViews: readViews(read, head['versionViews']) } : {}),
    chainFacts: 'chainFacts' in head ? read.list(head['chainFacts'], 'pack.chainFacts', (value, place) => readChainFact(read, value, place)) : [],
    openMeasures: 'openMeasures' in head ? read.words(head['openMeasures'], 'pack.openMeasures') : [],
    alternatives: 'alternatives' in head ? read.list(head['alternatives'], 'pack.alternatives', read.words) : [],
    limitation: read.list(head['limitation'], 'pack.limitation', (value, place) => {
      const limit = read.record(value, place, ['tier', 'years', 'source'])
      return {
        tier: read.oneOf(limit['tier'], `${place}.tier`, ['serious', 'especially-serious']),
        years: read.whole(limit['years'], `${place}.years`),
        source: read.localText(limit['source'], `${place}.source`),
      }
    }),
    versionLines: {
      interpretation2015: read.text(lines['interpretation2015'], 'pack.versionLines.interpretation2015'),
      aggravatedTier: read.text(lines['aggravatedTier'], 'pack.versionLines.aggravatedTier'),
      interpretation2024: read.text(lines['interpretation2024'], 'pack.versionLines.interpretation2024'),
    },
  }
  return read.problems.length === 0 ? ok(pack) : fail(read.problems)
}

function readGroup(read: ShapeReader, value: unknown, place: string): ElementGroup {
  const group = read.record(value, place, ['id', 'title', 'kind'])
  return {
    id: read.text(group['id'], `${place}.id`),
    title: read.localText(group['title'], `${place}.title`),
    kind: read.oneOf(group['kind'], `${place}.kind`, ['five-groups', 'review-only']),
  }
}

function readEntry(read: ShapeReader, value: unknown, place: string): LegalEntry {
  return entryOf(read, read.record(value, place, ENTRY_KEYS, ENTRY_OPTIONS), place)
}

function readViews(read: ShapeReader, value: unknown): NonNullable<RulePack['versionViews']> {
  const views = read.record(value, 'pack.versionViews', VERSION_VIEWS)
  return Object.fromEntries(VERSION_VIEWS.map((id) => [id, read.text(views[id], `pack.versionViews.${id}`)])) as NonNullable<RulePack['versionViews']>
}

function readChainFact(read: ShapeReader, value: unknown, place: string): ChainFact {
  const fact = read.record(value, place, ['id', 'title'])
  return { id: read.text(fact['id'], `${place}.id`), title: read.localText(fact['title'], `${place}.title`) }
}

function readByDate(read: ShapeReader, value: unknown, place: string): ByDate {
  const byDate = read.record(value, place, ['kind', 'compared', 'former'])
  return {
    kind: read.oneOf(byDate['kind'], `${place}.kind`, ['statute', 'interpretation']),
    compared: read.oneOf(byDate['compared'], `${place}.compared`, COMPARISONS),
    former: read.localText(byDate['former'], `${place}.former`),
  }
}

function entryOf(read: ShapeReader, entry: Readonly<Record<string, unknown>>, place: string): LegalEntry {
  return {
    id: read.text(entry['id'], `${place}.id`),
    title: read.localText(entry['title'], `${place}.title`),
    text: read.localText(entry['text'], `${place}.text`),
    source: read.localText(entry['source'], `${place}.source`),
    verified: read.flag(entry['verified'], `${place}.verified`),
    officialText: read.textOrNull(entry['officialText'], `${place}.officialText`),
    from: read.textOrNull(entry['from'], `${place}.from`),
    to: read.textOrNull(entry['to'], `${place}.to`),
    ...('days' in entry ? { days: { verified: read.flag(read.record(entry['days'], `${place}.days`, ['verified'])['verified'], `${place}.days.verified`) } } : {}),
    ...('byDate' in entry ? { byDate: readByDate(read, entry['byDate'], `${place}.byDate`) } : {}),
  }
}

function readElement(read: ShapeReader, value: unknown, place: string): LegalElement {
  const element = read.record(value, place, [...ENTRY_KEYS, 'group', 'slots', 'conditionalSlots', 'defence'], ENTRY_OPTIONS)
  return {
    ...entryOf(read, element, place),
    group: read.text(element['group'], `${place}.group`),
    slots: read.words(element['slots'], `${place}.slots`),
    conditionalSlots: read.words(element['conditionalSlots'], `${place}.conditionalSlots`),
    defence: read.list(element['defence'], `${place}.defence`, read.localText),
  }
}

function readCircumstance(read: ShapeReader, value: unknown, place: string): Circumstance {
  const keys = [...ENTRY_KEYS, 'tier', 'family', 'preconditions', 'slots', 'predecessor', 'comparedToPredecessor', 'appliesBack']
  const circumstance = read.record(value, place, keys, ['branches', 'chain', 'newTopics', 'days'])
  const compared = circumstance['comparedToPredecessor']
  return {
    ...entryOf(read, circumstance, place),
    tier: read.oneOf(circumstance['tier'], `${place}.tier`, ['serious', 'especially-serious']),
    family: read.text(circumstance['family'], `${place}.family`),
    preconditions: read.list(circumstance['preconditions'], `${place}.preconditions`, (code, at) => read.oneOf(code, at, PRECONDITIONS)),
    slots: read.words(circumstance['slots'], `${place}.slots`),
    branches: 'branches' in circumstance ? read.list(circumstance['branches'], `${place}.branches`, (branch, at) => readBranch(read, branch, at)) : [],
    predecessor: read.textOrNull(circumstance['predecessor'], `${place}.predecessor`),
    comparedToPredecessor: compared === null ? null : read.oneOf(compared, `${place}.comparedToPredecessor`, COMPARISONS),
    appliesBack: read.flag(circumstance['appliesBack'], `${place}.appliesBack`),
    chain: 'chain' in circumstance ? read.words(circumstance['chain'], `${place}.chain`) : [],
    ...('newTopics' in circumstance ? { newTopics: read.localText(circumstance['newTopics'], `${place}.newTopics`) } : {}),
  }
}

function readBranch(read: ShapeReader, value: unknown, place: string): SlotBranch {
  const branch = read.record(value, place, ['when', 'slots'])
  return { when: read.words(branch['when'], `${place}.when`), slots: read.words(branch['slots'], `${place}.slots`) }
}

function readSlot(read: ShapeReader, value: unknown, place: string): EvidenceSlot {
  const slot = read.record(value, place, ['id', 'title', 'askUnit', 'recognise', 'fileKinds', 'evidenceKind'], ['milestones', 'stages'])
  return {
    id: read.text(slot['id'], `${place}.id`),
    title: read.localText(slot['title'], `${place}.title`),
    askUnit: read.localText(slot['askUnit'], `${place}.askUnit`),
    recognise: read.words(slot['recognise'], `${place}.recognise`),
    fileKinds: read.words(slot['fileKinds'], `${place}.fileKinds`),
    evidenceKind: read.text(slot['evidenceKind'], `${place}.evidenceKind`),
    milestones: 'milestones' in slot ? read.words(slot['milestones'], `${place}.milestones`) : [],
    ...('stages' in slot ? { stages: read.words(slot['stages'], `${place}.stages`) } : {}),
  }
}

function readBearsOn(read: ShapeReader, value: unknown): Readonly<Record<string, readonly string[]>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    read.record(value, 'bears-on.bearsOn', [])
    return {}
  }
  return Object.fromEntries(Object.entries(value).map(([rule, ids]) => [rule, read.words(ids, `bears-on.bearsOn.${rule}`)]))
}
