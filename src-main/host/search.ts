import Fuse from 'fuse.js'
import type { SearchHit } from '../contract/screens.ts'
import { matchQuery, snippetOf } from '../domain/search/words.ts'
import { findPassages, rowText } from '../db/search.ts'
import { pageText } from '../db/files.ts'
import { loadFacts } from './load-case.ts'
import type { Session } from './session.ts'

/** Exact hits in pages, rows and journeys, best first; names of parties that look alike follow. */
export function searchCase(session: Session, words: string, limit: number): SearchHit[] {
  const match = matchQuery(words)
  if (match === null) return []
  const hits = findPassages(session.file.database, match, limit).map((passage): SearchHit => {
    const text = passage.kind === 'page' ? (pageText(session.file.database, passage.file, passage.page ?? 1)?.text ?? '') : rowText(session.file.database, passage.file, passage.line ?? 0)
    return {
      kind: passage.kind,
      file: `f${passage.file}`,
      path: passage.path,
      ...(passage.page === null ? {} : { page: passage.page }),
      ...(passage.line === null ? {} : { line: passage.line }),
      snippet: snippetOf(text, words),
      score: -passage.rank,
    }
  })
  return [...hits, ...alikeNames(session, words)].slice(0, limit)
}

function alikeNames(session: Session, words: string): SearchHit[] {
  const { parties } = loadFacts(session.file.database)
  const fuse = new Fuse(parties, { keys: ['name', 'aliases'], threshold: 0.34, includeScore: true })
  return fuse.search(words.trim(), { limit: 5 }).map(({ item, score }) => ({
    kind: 'party',
    file: null,
    path: 'case.json',
    snippet: [item.name, ...item.aliases].join(' '),
    score: -(score ?? 1),
  }))
}
