import type { Database } from 'better-sqlite3'
import { passagesOf, readText, snippetOf, worthOf, type Passage, type Snippet } from '../../domain/search/find-words.ts'
import { matchOf, type Query } from '../../domain/search/query.ts'
import { passageReader, passagesAfter, type FoundPassage, type Shelf } from '../../db/search.ts'

/** A passage with the words marked that were looked for. */
export interface ReadPassage {
  readonly passage: FoundPassage
  readonly snippet: Snippet
  /** The first words as they stand in the original, for marking them where they are opened. */
  readonly quote: string | null
  readonly worth: number
}

/**
 * So many answers of each shelf are read and put in order of worth; of more, those that stand first in the case. To
 * read all would take seconds for a word that stands on every page, and its best page is a matter of taste.
 */
const RANKED = 60
const SLICE = 300

/** The first answers of one shelf that pass, in the order of the file. */
export function firstPassages(database: Database, shelf: Shelf, match: string, most: number, passes: (slice: readonly FoundPassage[]) => readonly FoundPassage[] = (slice) => slice): readonly FoundPassage[] {
  const found: FoundPassage[] = []
  for (let after: number | null = 0; after !== null && found.length < most; ) {
    const slice = passagesAfter(database, shelf, match, after, Math.min(SLICE, Math.max(50, most)))
    found.push(...passes(slice.passages))
    after = slice.last
  }
  return found.slice(0, most)
}

/** Reads passages for what was asked for. Words before a correction and words of the account of a row answer without being shown: nothing is marked there. */
export function passageReading(database: Database, query: Query): (passage: FoundPassage) => ReadPassage {
  const textOf = passageReader(database)
  return (passage) => {
    const text = textOf(passage)
    const read = readText(text)
    const marks = passagesOf(read, query)
    return { passage, snippet: snippetOf(text, marks), quote: quoteOf(text, marks), worth: worthOf(read, query) }
  }
}

const quoteOf = (text: string, marks: readonly Passage[]): string | null => {
  const first = marks[0]
  return first === undefined ? null : text.slice(first.start, first.end)
}

/** Best first: pages, journeys and rows that answer. */
export function bestPassages(database: Database, query: Query, limit: number): readonly ReadPassage[] {
  const match = matchOf(query)
  const most = Math.max(limit, RANKED)
  const found = [...firstPassages(database, 'entries', match, most), ...firstPassages(database, 'rows', match, most)]
  const seen = new Set<string>()
  const readPassage = passageReading(database, query)
  const read = found.flatMap((passage) => {
    // What is said of an account stands at its first row, which may answer by itself.
    const place = `${passage.kind} ${passage.file} ${passage.page} ${passage.line}`
    if (seen.has(place)) return []
    seen.add(place)
    return [readPassage(passage)]
  })
  return read.toSorted((left, right) => right.worth - left.worth).slice(0, limit)
}
