import { CAPACITIES, OFFICES, type Capacity, type OfficeId } from '../../contract/workspace.ts'
import type { LegalElement, LegalEntry, LocalText, RulePack } from './rule-pack.ts'
import type { PackProblem, ShapeReader } from './shape-reader.ts'

/** As what somebody may be reviewed, and which elements and circumstances their own tree has (`persons.json`). */
export interface CapacityRule extends LegalEntry {
  readonly capacity: Capacity
  /** Common elements of the tree; null = all of the pack. */
  readonly elements: readonly string[] | null
  /** Elements that only this capacity has. */
  readonly own: readonly string[]
  /** Further elements where the party is a unit. */
  readonly unitOwn: readonly string[]
  /** Circumstances that this capacity can fulfil; null = all of the pack. */
  readonly circumstances: readonly string[] | null
}

/** An element of one capacity. Findings that bear on one of `like` bear on it as well. */
export interface OwnElement extends LegalElement {
  readonly like: readonly string[]
}

/** What an office sees first, the order of the groups, its lists, and the courses that are open to it (`offices.json`). */
export interface OfficeRule {
  readonly id: OfficeId
  readonly title: LocalText
  readonly first: 'list' | 'matrix' | 'circumstances'
  readonly groups: readonly string[]
  readonly lists: readonly OfficeListRule[]
  readonly courses: readonly { readonly id: string; readonly title: LocalText; readonly source: LocalText }[]
}
export interface OfficeListRule {
  readonly id: string
  readonly title: LocalText
  readonly source: LocalText
  readonly verified: boolean
  readonly items: readonly { readonly id: string; readonly title: LocalText; readonly slots: readonly string[]; readonly subjects: readonly string[] }[]
}

export interface WorkspaceRules {
  readonly capacities: readonly CapacityRule[]
  readonly ownElements: readonly OwnElement[]
  readonly offices: readonly OfficeRule[]
}

interface EntryReaders {
  entry(value: Readonly<Record<string, unknown>>, place: string): LegalEntry
  readonly keys: readonly string[]
}

/** Reads the two files. A pack without them is an older one: then everybody has the common tree, and no office a list. */
export function readWorkspaceRules(read: ShapeReader, persons: unknown, offices: unknown, { entry, keys }: EntryReaders): WorkspaceRules {
  const people = persons === undefined ? { capacities: [], elements: [] } : read.record(persons, 'persons', ['capacities', 'elements'])
  const houses = offices === undefined ? { offices: [] } : read.record(offices, 'offices', ['offices'])
  const wordsOrNull = (value: unknown, place: string): readonly string[] | null => (value === null ? null : read.words(value, place))
  return {
    capacities: read.list(people['capacities'], 'persons.capacities', (value, place) => {
      const rule = read.record(value, place, [...keys, 'capacity', 'elements', 'own', 'unitOwn', 'circumstances'])
      return {
        ...entry(rule, place),
        capacity: read.oneOf(rule['capacity'], `${place}.capacity`, CAPACITIES),
        elements: wordsOrNull(rule['elements'], `${place}.elements`),
        own: read.words(rule['own'], `${place}.own`),
        unitOwn: read.words(rule['unitOwn'], `${place}.unitOwn`),
        circumstances: wordsOrNull(rule['circumstances'], `${place}.circumstances`),
      }
    }),
    ownElements: read.list(people['elements'], 'persons.elements', (value, place) => {
      const element = read.record(value, place, [...keys, 'group', 'like', 'slots', 'conditionalSlots', 'defence'])
      return {
        ...entry(element, place),
        group: read.text(element['group'], `${place}.group`),
        like: read.words(element['like'], `${place}.like`),
        slots: read.words(element['slots'], `${place}.slots`),
        conditionalSlots: read.words(element['conditionalSlots'], `${place}.conditionalSlots`),
        defence: read.list(element['defence'], `${place}.defence`, read.localText),
      }
    }),
    offices: read.list(houses['offices'], 'offices', (value, place) => readOffice(read, value, place)),
  }
}

function readOffice(read: ShapeReader, value: unknown, place: string): OfficeRule {
  const office = read.record(value, place, ['id', 'title', 'first', 'groups', 'lists', 'courses'])
  return {
    id: read.oneOf(office['id'], `${place}.id`, OFFICES),
    title: read.localText(office['title'], `${place}.title`),
    first: read.oneOf(office['first'], `${place}.first`, ['list', 'matrix', 'circumstances']),
    groups: read.words(office['groups'], `${place}.groups`),
    lists: read.list(office['lists'], `${place}.lists`, (given, at) => {
      const list = read.record(given, at, ['id', 'title', 'source', 'verified', 'items'])
      return {
        id: read.text(list['id'], `${at}.id`),
        title: read.localText(list['title'], `${at}.title`),
        source: read.localText(list['source'], `${at}.source`),
        verified: read.flag(list['verified'], `${at}.verified`),
        items: read.list(list['items'], `${at}.items`, (each, here) => {
          const item = read.record(each, here, ['id', 'title', 'slots', 'subjects'])
          return { id: read.text(item['id'], `${here}.id`), title: read.localText(item['title'], `${here}.title`), slots: read.words(item['slots'], `${here}.slots`), subjects: read.words(item['subjects'], `${here}.subjects`) }
        }),
      }
    }),
    courses: read.list(office['courses'], `${place}.courses`, (given, at) => {
      const course = read.record(given, at, ['id', 'title', 'source'])
      return { id: read.text(course['id'], `${at}.id`), title: read.localText(course['title'], `${at}.title`), source: read.localText(course['source'], `${at}.source`) }
    }),
  }
}

/** References of the two files into the rest of the pack: a dangling one would drop an element or a document from a tree unseen. */
export function workspaceProblems(pack: RulePack): readonly PackProblem[] {
  const problems: PackProblem[] = []
  const need = (place: string, what: string, known: ReadonlySet<string>, ids: readonly string[]): void => {
    for (const id of ids) if (!known.has(id)) problems.push({ place, message: `unknown ${what} ${id}` })
  }
  const own = pack.ownElements ?? []
  const common = new Set(pack.elements.map((element) => element.id))
  const circumstances = new Set(pack.circumstances.map((circumstance) => circumstance.id))
  const slots = new Set(pack.slots.map((slot) => slot.id))
  const groups = new Set(pack.groups.map((group) => group.id))
  const bearing = new Set([...common, ...circumstances])
  for (const element of own) {
    if (bearing.has(element.id)) problems.push({ place: element.id, message: 'id stands more than once' })
    need(element.id, 'group', groups, [element.group])
    need(element.id, 'slot', slots, [...element.slots, ...element.conditionalSlots])
    need(element.id, 'id', bearing, element.like)
    if (element.defence.length < 2) problems.push({ place: element.id, message: 'fewer than two questions of the accused’s side' })
  }
  const ownIds = new Set(own.map((element) => element.id))
  for (const rule of pack.capacities ?? []) {
    need(rule.id, 'element', common, rule.elements ?? [])
    need(rule.id, 'own element', ownIds, [...rule.own, ...rule.unitOwn])
    need(rule.id, 'circumstance', circumstances, rule.circumstances ?? [])
  }
  for (const office of pack.offices ?? []) {
    need(`offices.${office.id}`, 'group', groups, office.groups)
    for (const item of office.lists.flatMap((list) => list.items)) {
      need(item.id, 'slot', slots, item.slots)
      need(item.id, 'element or circumstance', bearing, item.subjects)
    }
  }
  return problems
}
