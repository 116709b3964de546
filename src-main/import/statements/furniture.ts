import { simplified } from '../../domain/search/characters.ts'
import { headerKey } from './columns.ts'
import type { Binding } from './header.ts'
import { isPreambleLine } from './preamble.ts'
import { WORDS, plain } from './words.ts'

const STARTS = WORDS.footer.starts.map(plain)
/** `共#笔`: the `#` stands for digits. */
const COUNTED = WORDS.footer.counted.map((word) => new RegExp(`^${plain(word).replace('#', '[\\d,]+')}`, 'u'))

/**
 * Is a line below the header no data row: a total, a note, the head of the next page? Only asked of lines
 * without a readable date, so that no transaction is taken for a footer because of its words. When unsure the
 * line is a data row: it is then rejected with a reason, and seen.
 */
export function isFurniture(cells: readonly string[], binding: Binding): boolean {
  const filled = cells.filter((cell) => cell !== '')
  const first = simplified(plain(filled[0] ?? ''))
  if (first === '') return false
  if (/^(?:-{3}|={3}|—{3})/u.test(first)) return filled.length <= 2
  if (STARTS.some((word) => first.startsWith(word))) return true
  if (binding.layout?.footer.some((word) => first.startsWith(word)) === true) return true
  if (COUNTED.some((pattern) => pattern.test(first))) return true
  if (isRepeatedHeader(filled, binding)) return true
  return isPreambleLine(cells)
}

/** The header again, whole or with other columns behind: at the top of each page, or of each month. */
export function isRepeatedHeader(filled: readonly string[], binding: Binding): boolean {
  const same = filled.filter((cell) => binding.names.has(headerKey(cell).name)).length
  return same >= 3 && same * 4 >= filled.length * 3
}
