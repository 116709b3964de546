import { joinText, mentionText, splitText } from '../../src-main/domain/citations/mention.ts'
import type { TextPiece } from '../../src-main/domain/citations/mention.ts'

/** A text as it stands in a field: citations as `@` and their name, with where each stands. */
export interface ShownText {
  readonly text: string
  /** In the order of the text, in UTF-16 units; `kept` is the citation as the stored text holds it. */
  readonly mentions: readonly ShownMention[]
}
export interface ShownMention {
  readonly from: number
  readonly to: number
  readonly kept: string
  readonly reference: string
}

/** Names by reference; null keeps the name that the text holds. */
export type NameOf = (reference: string) => string | null

export function shownText(stored: string, nameOf: NameOf): ShownText {
  let text = ''
  const mentions: ShownMention[] = []
  for (const piece of splitText(stored)) {
    if ('words' in piece) text += piece.words
    else {
      const { name, reference } = piece.mention
      const shown = `@${nameOf(reference) ?? name}`
      mentions.push({ from: text.length, to: text.length + shown.length, kept: mentionText(piece.mention), reference })
      text += shown
    }
  }
  return { text, mentions }
}

/**
 * The stored text after the field was changed to `next`, with the caret at `caret`. Citations outside the change stay;
 * one that was cut into goes as a whole where something was deleted, and becomes plain words where something was typed into it.
 */
export function storedAfter(shown: ShownText, next: string, caret: number): string {
  const grown = next.length - shown.text.length
  const from = Math.min(sameStart(shown.text, next), Math.max(0, grown > 0 ? caret - grown : caret))
  const end = sameEnd(shown.text.slice(from), next.slice(from))
  const [oldTo, newTo] = [shown.text.length - end, next.length - end]
  const typed = next.slice(from, newTo)
  const whole = shown.mentions.filter((mention) => !(mention.from < oldTo && mention.to > from) && !(oldTo === from && mention.from < from && mention.to > from))
  const cut = typed === '' ? shown.mentions.filter((mention) => !whole.includes(mention)) : []
  // Words of a citation that was cut into go with what was deleted.
  const left = Math.min(from, ...cut.map((mention) => mention.from))
  const right = Math.max(oldTo, ...cut.map((mention) => mention.to))
  const kept = { ...shown, mentions: whole }
  return storedPiece(kept, 0, left) + typed + storedPiece(kept, right, shown.text.length)
}

function sameStart(left: string, right: string): number {
  let count = 0
  while (count < left.length && count < right.length && left[count] === right[count]) count += 1
  return count
}

function sameEnd(left: string, right: string): number {
  let count = 0
  while (count < left.length && count < right.length && left[left.length - 1 - count] === right[right.length - 1 - count]) count += 1
  return count
}

/** What is typed behind the last `@` before the caret; null where no citation is being typed there. */
export function typedName(shown: ShownText, caret: number): { readonly from: number; readonly words: string } | null {
  const match = /@([^\s@，。；：、,;:()（）]{0,40})$/u.exec(shown.text.slice(0, caret))
  if (!match || shown.mentions.some((mention) => match.index >= mention.from && match.index < mention.to)) return null
  return { from: match.index, words: match[1] ?? '' }
}

/** The stored text with a citation in place of what was typed from `from` to the caret. */
export function withMention(shown: ShownText, from: number, caret: number, mention: { readonly name: string; readonly reference: string }): string {
  const before = storedPiece(shown, 0, from)
  const after = storedPiece(shown, caret, shown.text.length)
  return before + mentionText(mention) + after
}

function storedPiece(shown: ShownText, from: number, to: number): string {
  const pieces: TextPiece[] = []
  let at = from
  for (const mention of shown.mentions) {
    if (mention.from < from || mention.to > to) continue
    pieces.push({ words: shown.text.slice(at, mention.from) + mention.kept })
    at = mention.to
  }
  return joinText([...pieces, { words: shown.text.slice(at, to) }])
}
