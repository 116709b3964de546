/**
 * Chinese has no blanks between words, and SQLite's tokenizers find no word of one or two characters in it.
 * So every Chinese character becomes a token of its own, and a word is looked for as a phrase of characters:
 * words of any length are found exactly, also across blanks that recognition put between characters.
 */
const CJK = /[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u
const CJK_EACH = new RegExp(CJK.source, 'gu')

/** One form for text and query: NFKC, lower case, digits without thousands separators. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/(\d)[,，](?=\d{3}(?!\d))/gu, '$1')
}

/** Text as it goes into the index. */
export const indexedWords = (text: string): string => foldText(text).replace(CJK_EACH, ' $& ')

/** Is the word of Chinese characters alone? Then the index finds it wherever it stands in a text. */
export const isChinese = (word: string): boolean => word !== '' && foldText(word).replace(CJK_EACH, '') === ''

/** Tokens of a text the way the index cuts it: single Chinese characters, runs of letters and digits. */
export function tokensOf(text: string): readonly string[] {
  return indexedWords(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []
}

/**
 * The FTS5 query for what a person typed: blanks separate words that must all occur, `"…"` keeps a phrase,
 * a leading `-` excludes, `OR` / `|` between words means either. Null where nothing searchable was typed.
 */
export function matchQuery(typed: string): string | null {
  const parts = typed.normalize('NFKC').match(/-?"[^"]*"|\S+/gu) ?? []
  const wanted: string[] = []
  const excluded: string[] = []
  let either = false
  for (const part of parts) {
    if (part === 'OR' || part === '|') {
      either = wanted.length > 0
      continue
    }
    if (part === 'AND') continue
    const negative = part.startsWith('-') && part.length > 1
    const tokens = tokensOf(negative ? part.slice(1) : part)
    if (tokens.length === 0) continue
    const phrase = `"${tokens.join(' ')}"`
    if (negative) excluded.push(phrase)
    else if (either) wanted.push(`(${wanted.pop() ?? phrase} OR ${phrase})`)
    else wanted.push(phrase)
    either = false
  }
  if (wanted.length === 0) return null
  const positive = wanted.join(' AND ')
  return excluded.length === 0 ? positive : `(${positive}) NOT ${excluded.join(' NOT ')}`
}

/** Words that were asked for (not the excluded ones), as token lists: for marking hits in a text. */
export function wantedPhrases(typed: string): readonly (readonly string[])[] {
  return (typed.normalize('NFKC').match(/-?"[^"]*"|\S+/gu) ?? [])
    .filter((part) => !part.startsWith('-') && !['OR', 'AND', '|'].includes(part))
    .map(tokensOf)
    .filter((tokens) => tokens.length > 0)
}

/** Part of a text around the first hit, at most `length` characters, on one line. */
export function snippetOf(text: string, typed: string, length = 80): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  const folded = foldText(line)
  const first = wantedPhrases(typed)[0]
  if (!first) return line.slice(0, length)
  const pattern = new RegExp(first.map((token) => token.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('[^\\p{L}\\p{N}]*'), 'u')
  const found = pattern.exec(folded)
  if (!found) return line.slice(0, length)
  // Folding may shorten the text (separators dropped), so the place is near, not exact; the window is wide enough.
  const start = Math.max(0, Math.min(found.index - Math.floor(length / 3), line.length - length))
  return `${start > 0 ? '…' : ''}${line.slice(start, start + length)}${start + length < line.length ? '…' : ''}`
}
