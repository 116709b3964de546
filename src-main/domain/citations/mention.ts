/**
 * Citations typed into notes and reasons. In the text as it is kept a citation is `@[short name](cite:<reference>)`:
 * the reference is stable across changes of names and across case files, the name is what it was called when it was
 * typed, so that the text can be read without this program.
 */

/** What a citation points at. Files are named by the hash of their bytes; pages and lines count from 1, times are milliseconds. */
export type CitationTarget =
  | { readonly kind: 'file'; readonly sha256: string; readonly page: number | null; readonly line: number | null; readonly time: { readonly start: number; readonly end: number } | null }
  | { readonly kind: 'mark' | 'assertion'; readonly id: string }
  | { readonly kind: 'finding'; readonly id: string }

export interface Mention {
  /** Called so when it was typed. */
  readonly name: string
  /** As it stands in the text, behind `cite:`. */
  readonly reference: string
  /** Null where the reference says nothing that can be read: a broken citation. */
  readonly target: CitationTarget | null
}

/** A text in pieces: words as typed, and citations. Put together again by {@link joinText} it is the same text. */
export type TextPiece = { readonly words: string } | { readonly mention: Mention }

const MENTION = /@\[([^\][\n]{1,200})\]\(cite:([^\s()]{1,700})\)/gu

export function splitText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let done = 0
  for (const match of text.matchAll(MENTION)) {
    if (match.index > done) pieces.push({ words: text.slice(done, match.index) })
    const [whole, name = '', reference = ''] = match
    pieces.push({ mention: { name, reference, target: parseReference(reference) } })
    done = match.index + whole.length
  }
  if (done < text.length) pieces.push({ words: text.slice(done) })
  return pieces
}

export const joinText = (pieces: readonly TextPiece[]): string => pieces.map((piece) => ('words' in piece ? piece.words : mentionText(piece.mention))).join('')

/** The text with citations under the names they were typed under, for places where nothing can be opened. */
export const readableText = (text: string): string => splitText(text).map((piece) => ('words' in piece ? piece.words : `@${piece.mention.name}`)).join('')

export const hasMention = (text: string): boolean => text.includes('](cite:')

/** The citation as it is kept in a text. What would end the name early is written full width. */
export const mentionText = ({ name, reference }: Pick<Mention, 'name' | 'reference'>): string => `@[${plainName(name)}](cite:${reference})`

const FULL_WIDTH: Readonly<Record<string, string>> = { '[': '［', ']': '］' }

function plainName(name: string): string {
  const plain = name.replaceAll(/[[\]]/gu, (bracket) => FULL_WIDTH[bracket] ?? bracket).replaceAll(/\s+/gu, ' ').trim()
  return Array.from(plain).slice(0, 100).join('') || '…'
}

export function referenceOf(target: CitationTarget): string {
  switch (target.kind) {
    case 'file': {
      const parts = [
        ...(target.page === null ? [] : [`page=${target.page}`]),
        ...(target.line === null ? [] : [`line=${target.line}`]),
        ...(target.time === null ? [] : [`ms=${target.time.start}-${target.time.end}`]),
      ]
      return `file/${target.sha256}${parts.length === 0 ? '' : `?${parts.join('&')}`}`
    }
    case 'mark':
    case 'assertion': return `${target.kind}/${encoded(target.id)}`
    case 'finding': return `finding/${encoded(target.id)}`
  }
}

/** Ids of findings hold slashes and names of parties; parentheses would end the reference. */
const encoded = (id: string): string => encodeURIComponent(id).replaceAll('(', '%28').replaceAll(')', '%29')

const FILE = /^file\/([0-9a-f]{64})(?:\?(.+))?$/u
const PART = /^(?:page=(\d{1,7})|line=(\d{1,9})|ms=(\d{1,10})-(\d{1,10}))$/u

export function parseReference(reference: string): CitationTarget | null {
  const named = /^(mark|assertion|finding)\/(.+)$/u.exec(reference)
  if (named) {
    const id = decoded(named[2] ?? '')
    const [, kind] = named
    return id === null ? null : kind === 'mark' || kind === 'assertion' ? { kind, id } : { kind: 'finding', id }
  }
  const file = FILE.exec(reference)
  if (!file) return null
  let [page, line, time]: [number | null, number | null, { start: number; end: number } | null] = [null, null, null]
  for (const part of file[2]?.split('&') ?? []) {
    const match = PART.exec(part)
    if (!match) return null
    if (match[1] !== undefined) page = Number(match[1])
    if (match[2] !== undefined) line = Number(match[2])
    if (match[3] !== undefined && match[4] !== undefined) time = { start: Number(match[3]), end: Number(match[4]) }
  }
  if (page === 0 || line === 0 || (time !== null && time.end <= time.start)) return null
  return { kind: 'file', sha256: file[1] ?? '', page, line, time }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
