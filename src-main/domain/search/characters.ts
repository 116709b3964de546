import table from '../../../resources/search/simplified.json' with { type: 'json' }

/** What a character is to the search. */
export const SEPARATOR = 0
/** A Chinese character: a token of its own, because Chinese has no blanks between words. */
export const IDEOGRAPH = 1
export const LETTER = 2
export const DIGIT = 3
/** Stands for several characters (㈱, ligatures) or is half of one: spelled out one by one. */
export const SPELLED = 4
/** Says nothing of its own: combining marks, marks of direction, soft hyphens. */
export const IGNORED = 5
/** The end of a cell: no phrase reaches over it. */
export const BORDER = 6

/** Between the cells of a row, in texts that are searched cell by cell. */
export const CELL_BORDER = '\u001f'

const CJK = /^[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]$/u
/** Scripts whose accents are dropped: résumé and resume are one word, as people type both. */
const ACCENTED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(Array.from(table.traditional, (each, at) => [each, table.simplified[at] ?? each]))

const TRADITIONAL = new RegExp(`[${table.traditional}]`, 'u')
const EACH_TRADITIONAL = new RegExp(TRADITIONAL, 'gu')

/** The text with its traditional characters as simplified ones, one for one, so that places in it stay. Most texts have none and come back as they are. */
export const simplified = (text: string): string => (TRADITIONAL.test(text) ? text.replace(EACH_TRADITIONAL, (character) => SIMPLIFIED.get(character) ?? character) : text)

/** One form of a character: NFKC (full and half width), lower case, without accents, traditional as simplified. */
export function foldCharacter(character: string): string {
  const folded = character.normalize('NFKC').toLowerCase()
  const plain = ACCENTED.test(folded) ? folded.normalize('NFD').replace(/\p{M}/gu, '') : folded
  return SIMPLIFIED.get(plain) ?? plain
}

/** What a folded character is; only single ones, more are {@link SPELLED}. */
export function classOf(folded: string): number {
  if (folded === CELL_BORDER) return BORDER
  if (folded === '') return IGNORED
  if (CJK.test(folded)) return IDEOGRAPH
  if (/^[0-9]$/u.test(folded)) return DIGIT
  if (/^[\p{L}\p{N}\p{Co}]$/u.test(folded)) return LETTER
  if (/^[\p{M}\p{Cf}]$/u.test(folded)) return IGNORED
  return folded.length > 1 && [...folded].length > 1 ? SPELLED : SEPARATOR
}

interface CharacterTable {
  /** Folded code unit by code unit. */
  readonly folded: Uint16Array
  readonly classes: Uint8Array
}

let made: CharacterTable | null = null

/** Made once, at the first text: looking up is what makes a million rows cheap to index. */
export function characterTable(): CharacterTable {
  if (made !== null) return made
  const folded = new Uint16Array(65_536)
  const classes = new Uint8Array(65_536)
  for (let unit = 0; unit < 65_536; unit += 1) {
    if (unit >= 0xd800 && unit <= 0xdfff) {
      classes[unit] = SPELLED
      continue
    }
    // The great blocks of characters that fold to themselves need no normalising.
    const character = String.fromCharCode(unit)
    const own = unit >= 0x4e00 && unit <= 0x9fff ? (SIMPLIFIED.get(character) ?? character) : unit >= 0xac00 && unit <= 0xd7a3 ? character : foldCharacter(character)
    folded[unit] = own.length === 1 ? own.charCodeAt(0) : 0
    classes[unit] = own.length === 1 || own === '' ? classOf(own) : SPELLED
  }
  made = { folded, classes }
  return made
}
