import Fuse from 'fuse.js'
import { pinyin } from 'pinyin-pro'
import { typedTokens } from '../../domain/search/tokens.ts'
import { loadFacts } from '../case/load-case.ts'
import type { Session } from '../case/session.ts'
import { changesSoFar } from '../../db/ledger-page.ts'

/** A party whose name looks or sounds like what was typed. */
export interface AlikeName {
  readonly id: string
  /** The name and its aliases. */
  readonly names: readonly string[]
  readonly how: 'exact' | 'sound' | 'look'
}

interface NameSounds extends Omit<AlikeName, 'how'> {
  /** Pinyin of each name without tones, and its initials. */
  readonly sounds: readonly string[]
}

const heard = new WeakMap<Session, { readonly changes: number; readonly names: readonly NameSounds[] }>()

function namesOf(session: Session): readonly NameSounds[] {
  const changes = changesSoFar(session.file.database)
  const known = heard.get(session)
  if (known?.changes === changes) return known.names
  const names = loadFacts(session.file.database).parties.map((party) => {
    const all = [party.name, ...party.aliases]
    return { id: party.id, names: all, sounds: all.flatMap((name) => [soundOf(name), initialsOf(name)]) }
  })
  heard.set(session, { changes, names })
  return names
}

const soundOf = (name: string): string => pinyin(name, { toneType: 'none', type: 'array' }).join('').toLowerCase().replaceAll('ü', 'v').replace(/[^\p{L}\p{N}]/gu, '')
const initialsOf = (name: string): string => pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()

/**
 * Parties that what was typed may mean: those that are named so, those that sound so (pinyin, its initials, or
 * other characters of the same sound), then those that are written nearly so. Only for names: what is searched
 * exactly is never widened.
 */
export function alikeNames(session: Session, typed: string, limit = 5): readonly AlikeName[] {
  const words = typedTokens(typed).join('')
  if (words.length < 2) return []
  const names = namesOf(session)
  const sound = soundOf(typed)
  const found = new Map<string, AlikeName>()
  const take = (how: AlikeName['how'], each: NameSounds): void => {
    if (!found.has(each.id)) found.set(each.id, { id: each.id, names: each.names, how })
  }
  for (const each of names) if (each.names.some((name) => typedTokens(name).join('').includes(words))) take('exact', each)
  for (const each of names) if (sound.length > 1 && each.sounds.some((other) => other === sound || (sound.length > 3 && other.startsWith(sound)))) take('sound', each)
  const fuse = new Fuse(names, { keys: ['names'], threshold: 0.34 })
  for (const { item } of fuse.search(typed.trim(), { limit })) take('look', item)
  return [...found.values()].slice(0, limit)
}
