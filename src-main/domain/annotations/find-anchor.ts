import { foldText, placeOf, type FoldedText, type TextPlace } from './folded-text.ts'

/** The selectors by which a passage is found again, all together. */
export interface TextSelectors {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  /** Characters before it, blanks not counted; null where it is not known. */
  readonly offset: number | null
}

/** Characters of the text before and after a passage that are kept with it. */
export const CONTEXT = 32

/** From this length a passage speaks for itself; a shorter one, such as a name or a case number, stands in many places and needs its own or a neighbour. */
const SPEAKS_FOR_ITSELF = 40

/** Neighbouring characters that are enough for a short passage. */
const NEIGHBOURS = 4

/**
 * Finds a passage in a text that may have been recognised anew or corrected since. The words have to stand
 * there unchanged but for blanks, width and case; among several places the one with most of the old
 * neighbourhood wins, then the nearest. Null is an orphan: a passage shown at the wrong place would be a
 * false citation, so a short one without its place and without a neighbour is not found.
 */
export function findAnchor(text: string, selectors: TextSelectors): { readonly start: number; readonly end: number; readonly offset: number } | null {
  const folded = foldText([text])
  const offset = findFolded(folded, selectors)
  if (offset === null) return null
  const { from, to } = placeOf(folded, offset, offset + lengthOf(selectors.exact))
  return { start: from.unit, end: to.unit, offset }
}

/** The same over the pieces of a text layer; places are within the pieces. */
export function findAnchorIn(items: readonly string[], selectors: TextSelectors): TextPlace | null {
  const folded = foldText(items)
  const offset = findFolded(folded, selectors)
  return offset === null ? null : placeOf(folded, offset, offset + lengthOf(selectors.exact))
}

const lengthOf = (text: string): number => foldText([text]).text.length

function findFolded({ text }: FoldedText, selectors: TextSelectors): number | null {
  const exact = foldText([selectors.exact]).text
  if (exact === '') return null
  const prefix = foldText([selectors.prefix]).text
  const suffix = foldText([selectors.suffix]).text
  const distance = (at: number): number => (selectors.offset === null ? 0 : Math.abs(at - selectors.offset))
  let best: { at: number; neighbours: number } | null = null
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const neighbours = sameBefore(text, at, prefix) + sameAfter(text, at + exact.length, suffix)
    if (best === null || neighbours > best.neighbours || (neighbours === best.neighbours && distance(at) < distance(best.at))) best = { at, neighbours }
  }
  if (best === null) return null
  const needed = Math.min(NEIGHBOURS, prefix.length + suffix.length)
  const sure = exact.length >= SPEAKS_FOR_ITSELF || best.neighbours >= needed || best.at === selectors.offset
  return sure ? best.at : null
}

function sameBefore(text: string, at: number, prefix: string): number {
  let count = 0
  while (count < prefix.length && count < at && text[at - 1 - count] === prefix[prefix.length - 1 - count]) count += 1
  return count
}

function sameAfter(text: string, at: number, suffix: string): number {
  let count = 0
  while (count < suffix.length && at + count < text.length && text[at + count] === suffix[count]) count += 1
  return count
}

/** Describes the passage from `start` to before `end` (UTF-16 units) by its selectors; positions in code points, as W3C asks. */
export function describePassage(text: string, start: number, end: number): { readonly exact: string; readonly prefix: string; readonly suffix: string; readonly start: number; readonly end: number; readonly offset: number } {
  const points = (to: number): number => Array.from(text.slice(0, to)).length
  return {
    exact: text.slice(start, end),
    prefix: Array.from(text.slice(0, start)).slice(-CONTEXT).join(''),
    suffix: Array.from(text.slice(end, end + 2 * CONTEXT)).slice(0, CONTEXT).join(''),
    start: points(start),
    end: points(end),
    offset: foldText([text.slice(0, start)]).text.length,
  }
}

/** A line of a table with its cells. */
export interface AnchoredRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** Finds a row by line and content; where the line says something else now, the nearest row with the same content. Null is an orphan. */
export function findRow(rows: readonly AnchoredRow[], anchor: AnchoredRow): number | null {
  const same = rows.filter((row) => row.cells.length === anchor.cells.length && row.cells.every((cell, index) => cell === anchor.cells[index]))
  return same.reduce<number | null>((best, { line }) => (best === null || Math.abs(line - anchor.line) < Math.abs(best - anchor.line) ? line : best), null)
}
