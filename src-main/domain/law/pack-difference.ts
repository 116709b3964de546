import type { Json } from '../../contract/codec.ts'
import type { PackDifference } from '../../contract/versions.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import type { PackFiles } from './read-pack.ts'

type Entry = Readonly<Record<string, Json>>

/**
 * What changes from one pack to another: entries added, removed and changed, each changed one field by field. Entries are
 * known by their id wherever they stand, so that one moved from norms to elements is a change and not two.
 */
export function packDifference(former: PackFiles, newer: PackFiles, language: 'zh-CN' | 'en'): readonly PackDifference[] {
  const before = entriesOf(former)
  const after = entriesOf(newer)
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  return ids.flatMap((id): PackDifference[] => {
    const old = before.get(id)
    const now = after.get(id)
    const fields = fieldDifferences(old ?? {}, now ?? {})
    if (fields.length === 0) return []
    const change = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
    return [{ id, title: titleOf(now ?? old ?? {}, language) ?? id, change, fields }]
  })
}

/** Every entry of a pack by id, with the part it stands in; the head and the bearings of each rule count as entries. */
function entriesOf(files: PackFiles): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  const add = (part: string, list: unknown): void => {
    if (Array.isArray(list)) for (const entry of list as Entry[]) entries.set(String(entry['id']), { part, ...entry })
  }
  const head = (files.pack ?? {}) as Entry
  for (const [key, value] of Object.entries(head)) if (key !== 'chainFacts') entries.set(`pack.${key}`, { value })
  add('chainFacts', head['chainFacts'])
  for (const part of ['groups', 'elements', 'circumstances', 'slots', 'consumption', 'norms'] as const) add(part, files[part])
  const procedure = (files.procedure ?? {}) as Entry
  add('clocks', procedure['clocks'])
  add('formalChecks', procedure['formalChecks'])
  entries.set('procedure.recovery', { value: procedure['recovery'] ?? [] })
  const persons = (files.persons ?? {}) as Entry
  add('capacities', persons['capacities'])
  add('ownElements', persons['elements'])
  add('offices', ((files.offices ?? {}) as Entry)['offices'])
  const bearing = (files.bearsOn ?? {}) as Entry
  for (const [rule, value] of Object.entries((bearing['bearsOn'] ?? {}) as Entry)) entries.set(`bearsOn.${rule}`, { value })
  entries.set('bearsOn.favoursAccused', { value: bearing['favoursAccused'] ?? [] })
  return entries
}

function titleOf(entry: Entry, language: 'zh-CN' | 'en'): string | null {
  const title = entry['title']
  if (typeof title !== 'object' || title === null || Array.isArray(title)) return null
  const words = (title as Entry)[language]
  return typeof words === 'string' ? words : null
}

/** Leaves that differ. Lists are one field: which phrase of a list was added is seen by reading both. */
function fieldDifferences(before: Entry, after: Entry, path = ''): PackDifference['fields'] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap((key) => {
    const [left, right] = [before[key], after[key]]
    const field = path === '' ? key : `${path}.${key}`
    if (isObject(left) || isObject(right)) return fieldDifferences(isObject(left) ? left : {}, isObject(right) ? right : {}, field)
    const [old, now] = [shown(left), shown(right)]
    return old === now ? [] : [{ field, before: old, after: now }]
  })
}

const isObject = (value: Json | undefined): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value)
const shown = (value: Json | undefined): string | null => (value === undefined || value === null ? null : typeof value === 'string' ? value : canonicalJson(value))
