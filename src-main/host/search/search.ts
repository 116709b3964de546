import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { SearchHit } from '../../contract/screens.ts'
import { answers, passagesOf, readText, snippetOf } from '../../domain/search/find-words.ts'
import { readQuery, type Query } from '../../domain/search/query.ts'
import { listFiles } from '../../db/files.ts'
import { alikeNames } from './search-names.ts'
import { bestPassages } from './search-passages.ts'
import type { Session } from '../case/session.ts'

/** What was typed, read; where it cannot be read the error says why (`details.fault`, a code of the catalogues). */
export function askedFor(typed: string): Result<Query, CallError> {
  const query = readQuery(typed)
  return query.ok ? query : fail(callError('query-unreadable', { fault: query.error }))
}

/** Exact hits in pages, rows and journeys, best first; then documents by their names, then names of parties that look or sound alike. */
export function searchCase(session: Session, words: string, limit: number): Result<SearchHit[], CallError> {
  const query = askedFor(words)
  if (!query.ok) return query
  const { database } = session.file
  const hits = bestPassages(database, query.value, limit).map(({ passage, snippet, worth, quote }): SearchHit => ({
    kind: passage.kind,
    file: `f${passage.file}`,
    path: passage.path,
    ...(passage.page === null ? {} : { page: passage.page }),
    ...(passage.line === null ? {} : { line: passage.line }),
    snippet: snippet.text,
    ...(quote === null ? {} : { quote }),
    score: worth,
  }))
  const alike = alikeNames(session, words).map((each): SearchHit => ({ kind: 'party', file: null, path: 'case.json', snippet: each.names.join(' '), score: -1 }))
  return ok([...hits, ...namedFiles(session, query.value), ...alike].slice(0, limit))
}

/** Documents whose path or title answers. */
export function namedFiles(session: Session, query: Query): SearchHit[] {
  return listFiles(session.file.database).flatMap((file): SearchHit[] => {
    const text = file.path.includes(file.title) ? file.path : `${file.path}\u001f${file.title}`
    const read = readText(text)
    return answers(read, query) ? [{ kind: 'file', file: `f${file.id}`, path: file.path, snippet: snippetOf(text, passagesOf(read, query), 200).text, score: 0 }] : []
  })
}
