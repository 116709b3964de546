import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { readQuery, matchOf } from '../../src-main/domain/search/query.ts'
import { indexedWords } from '../../src-main/domain/search/tokens.ts'
import { naiveAnswer, spelled, type Asked } from '../domain/search/naive.ts'
import { judgmentTexts } from './judgments.ts'
import list from './queries.json' with { type: 'json' }

const texts = judgmentTexts()

interface ListedQuery {
  readonly kind: string
  readonly typed: string
  /** What is asked, written out for the matcher that knows no query language. */
  readonly asked: string | Asked
  /** How many of the documents answer, and the first of them. */
  readonly documents: number
  readonly first: string | null
}
const queries = list.queries as readonly ListedQuery[]

describe('the list of queries', () => {
  it('holds two hundred different ones', () => {
    expect(new Set(queries.map((each) => each.typed)).size).toBe(queries.length)
    expect(queries.length).toBeGreaterThanOrEqual(200)
  })
})

describe.skipIf(texts === null)('over published judgments and laws (skipped where shared/data is absent)', () => {
  it('every query finds all documents that answer and no other: precision and recall are 1.0', () => {
    const documents = texts ?? []
    expect(documents.length).toBe(list.documents)
    const database = new Database(':memory:')
    database.exec(`CREATE VIRTUAL TABLE search_index USING fts5 (words, content = '', columnsize = 0, tokenize = "ascii tokenchars '.'")`)
    const insert = database.prepare('INSERT INTO search_index (rowid, words) VALUES (?, ?)')
    documents.forEach((document, at) => insert.run(at, indexedWords(document.text)))
    const find = database.prepare('SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid').pluck()
    const plain = documents.map((document) => spelled(document.text))
    for (const { typed, asked, documents: count, first } of queries) {
      const query = readQuery(typed)
      if (!query.ok) throw new Error(`${typed}: ${query.error}`)
      const found = find.all(matchOf(query.value)) as number[]
      const truth = plain.flatMap((text, at) => (naiveAnswer(text, asked) ? [at] : []))
      expect({ typed, found }).toEqual({ typed, found: truth })
      // The list names the answer as well, so that index and matcher cannot go wrong together without being seen.
      expect({ typed, count: found.length, first: found[0] === undefined ? null : documents[found[0]]?.name }).toEqual({ typed, count, first })
    }
    database.close()
  }, 300_000)
})
