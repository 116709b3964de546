import words from '../../../resources/layouts/words.json' with { type: 'json' }

/** The words inside cells that carry meaning (direction, status, cash, footers …): data, see the file. */
export const WORDS = words

/** A cell or word for comparing: full and half width alike, without blanks, in lower case. */
export function plain(text: string): string {
  if (isPlain(text)) return text
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()
}

/** Most cells are plain already; normalising every cell of a million rows would take longer than reading them. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const known = (code > 32 && code < 127 && (code < 65 || code > 90)) || (code >= 0x4e00 && code <= 0x9fff)
    if (!known) return false
  }
  return true
}

const EMPTY_MARKS: ReadonlySet<string> = new Set(words.empty.map(plain))
const CONTROL = /[\u0000-\u001f\u007f]/gu
const ANY_CONTROL = /[\u0000-\u001f\u007f]/u

/** Text of a cell as it means: marks for nothing (`/`, `--`, `null`) are empty, control characters dropped. */
export function meant(cell: string | undefined): string {
  if (cell === undefined || cell === '') return ''
  const text = holdsControl(cell) ? cell.replace(CONTROL, ' ').trim() : cell
  if (text.length > 6 && !text.startsWith('--')) return text
  const first = text.charCodeAt(0)
  if ((first >= 0x4e00 && first <= 0x9fff) || (first > 48 && first <= 57)) return text
  return EMPTY_MARKS.has(plain(text)) || /^[-—－–]+$/u.test(text) ? '' : text
}

/** As {@link ANY_CONTROL}, which is dear to ask of the short cells that most are. */
function holdsControl(cell: string): boolean {
  if (cell.length > 12) return ANY_CONTROL.test(cell)
  for (let at = 0; at < cell.length; at += 1) {
    const unit = cell.charCodeAt(at)
    if (unit < 0x20 || unit === 0x7f) return true
  }
  return false
}

/** True where control characters stand inside the cell (those at its ends mean nothing). */
export function hasControlInside(cell: string): boolean {
  return ANY_CONTROL.test(withoutOuterControl(cell))
}

export function withoutOuterControl(cell: string): string {
  return cell.replace(/^[\u0000-\u0020\u007f]+|[\u0000-\u0020\u007f]+$/gu, '')
}

/** Remembers the answer per text: columns of words repeat a few values over a million rows. */
export function remembered<Value>(answer: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = answer(text)
    if (known.size < 20_000) known.set(text, value)
    return value
  }
}
