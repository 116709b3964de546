import { simplified } from '../../domain/search/characters.ts'
import type { StatementHints } from '../parsed-file.ts'
import type { SourceRow } from '../table.ts'
import { accountNumber } from './account-numbers.ts'
import { WORDS, meant, plain } from './words.ts'

/** What the lines above a table (or between its pages) say about it. */
export interface PreambleFacts extends StatementHints {
  readonly currency: string | null
}

type KeyKind = keyof typeof WORDS.preamble

const KINDS: ReadonlyMap<string, KeyKind> = new Map(
  (['other', 'currency', 'institution', 'document', 'holder', 'number'] as const).flatMap((kind) => WORDS.preamble[kind].map((key): [string, KeyKind] => [plain(key), kind])),
)

/** Keys as a pattern that allows blanks between their characters (账, gap, 号), longest first. */
const KEY_PATTERN = (() => {
  const spaced = [...KINDS.keys()].toSorted((a, b) => b.length - a.length).map((key) => [...key].map(escape).join('\\s*'))
  return new RegExp(`(${spaced.join('|')})\\s*:`, 'giu')
})()

function escape(character: string): string {
  return /[\w\u4e00-\u9fff]/u.test(character) ? character : `\\${character}`
}

/** Reads `key: value`, `key | value` and `key：[value]` in any of the lines. Masked numbers are kept as they stand. */
export function readPreamble(rows: readonly SourceRow[]): PreambleFacts {
  const numbers: string[] = []
  const found = new Map<KeyKind, string>()
  for (const { cells } of rows) {
    for (const { kind, value } of pairs(cells)) {
      const number = kind === 'number' ? accountNumber(value) : ''
      if (number !== '' && !numbers.includes(number)) numbers.push(number)
      if (kind !== 'number' && value !== '' && !found.has(kind)) found.set(kind, value)
    }
  }
  return {
    numbers,
    holderName: found.get('holder') ?? null,
    holderDocument: found.get('document') ?? null,
    institution: institutionIn(rows) ?? found.get('institution') ?? null,
    currency: found.get('currency') ?? null,
  }
}

/** True where the line begins with a known key, as the heads of the pages of a print-out do. */
export function isPreambleLine(cells: readonly string[]): boolean {
  const first = simplified((cells.find((cell) => cell !== '') ?? '').normalize('NFKC'))
  return first.search(KEY_PATTERN) === 0 || KINDS.has(plain(first).replace(/:$/u, ''))
}

interface Pair {
  readonly kind: KeyKind
  readonly value: string
}

function pairs(cells: readonly string[]): readonly Pair[] {
  const found: Pair[] = []
  cells.forEach((cell, index) => {
    const text = cell.normalize('NFKC')
    if (text.length > 400) return
    // Keys are looked for in simplified characters; what stands behind them is kept as it is written.
    const folded = simplified(text)
    const bare = KINDS.get(plain(folded).replace(/:$/u, ''))
    if (bare) {
      found.push({ kind: bare, value: tidyValue(cells[index + 1] ?? '') })
      return
    }
    const keys = [...folded.matchAll(KEY_PATTERN)]
    keys.forEach((key, place) => {
      const kind = KINDS.get(plain(key[1] ?? ''))
      const value = tidyValue(text.slice(key.index + key[0].length, keys[place + 1]?.index))
      if (kind) found.push({ kind, value })
    })
  })
  return found
}

/** `[a@b.c]` -> a@b.c; what follows after a wide gap or a comma belongs to the next thing. */
function tidyValue(value: string): string {
  const text = value.normalize('NFKC').trim()
  const bracketed = /^\[([^\]]*)\]/u.exec(text)
  const plainValue = bracketed ? (bracketed[1] ?? '') : (text.split(/\s{2,}|[,;|\t]/u)[0] ?? '')
  return meant(plainValue.trim())
}

const INSTITUTIONS = WORDS.institutions.map((name) => ({ name, key: plain(name) })).toSorted((a, b) => b.key.length - a.key.length)

function institutionIn(rows: readonly SourceRow[]): string | null {
  for (const { cells } of rows) {
    const text = plain(cells.join(' '))
    if (text.length > 120) continue
    const hit = INSTITUTIONS.find(({ key }) => text.includes(key))
    if (hit) return hit.name
  }
  return null
}
