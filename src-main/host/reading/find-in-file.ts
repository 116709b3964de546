import type { PagesFound } from '../../contract/reader.ts'
import { eachPage } from '../../db/files.ts'
import { foldText } from '../../domain/annotations/folded-text.ts'
import { fileNumber } from './read.ts'
import type { Session } from '../case/session.ts'

/**
 * Pages of a file on which words stand as they would be marked there: width, case and blanks do not count. Page by
 * page, so that a volume of thousands of pages never lies in memory as a whole.
 */
export function findInFile(session: Session, id: string, words: string, most: number): PagesFound {
  const needle = foldText([words]).text
  const pages: { page: number; hits: number }[] = []
  if (needle === '') return { pages }
  for (const { number, text } of eachPage(session.file.database, fileNumber(id) ?? -1)) {
    const hits = countOf(foldText([text]).text, needle)
    if (hits > 0) pages.push({ page: number, hits })
    if (pages.length >= most) break
  }
  return { pages }
}

function countOf(text: string, needle: string): number {
  let count = 0
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) count += 1
  return count
}
