import type { CitationProblem, CitationView } from '../../contract/citations.ts'
import type { MarkView } from '../../contract/marks.ts'
import { unreachable } from '../../contract/result.ts'
import type { Language } from '../../contract/review.ts'
import { currentAnnotations } from '../../db/annotations.ts'
import { currentAssertions } from '../../db/assertions.ts'
import { currentCitationLabels } from '../../db/citation-labels.ts'
import { fileByPath, fileBySha256, pageText, type FileRow } from '../../db/files.ts'
import { fileLine } from '../../db/source-tables.ts'
import { citationWords, placeWords, type CitedPlace } from '../../domain/citations/citation-words.ts'
import { lineAt } from '../../domain/citations/line-at.ts'
import { parseReference, type CitationTarget } from '../../domain/citations/mention.ts'
import { translator } from '../../texts/translate.ts'
import { createResolver, readingOf } from '../reading/annotations.ts'
import type { ParseService } from '../intake/parse-service.ts'
import { reviewOf } from './review.ts'
import { rowsOf } from '../intake/rows-of.ts'
import type { Session } from '../case/session.ts'

/** Looks references of citations up in the case; what several of them need is read once. */
export function createCitationResolver(session: Session, parser: ParseService, language: Language): (reference: string) => Promise<CitationView> {
  const { database } = session.file
  const translate = translator(language)
  const labels = currentCitationLabels(database)
  const resolveMark = createResolver(session, parser)
  const known = new Map<string, Promise<CitationView>>()
  return (reference) => {
    const ready = known.get(reference) ?? look(reference)
    known.set(reference, ready)
    return ready
  }

  async function look(reference: string): Promise<CitationView> {
    const target = parseReference(reference)
    if (target === null) return broken(reference, 'unreadable')
    switch (target.kind) {
      case 'file': return lookFile(reference, target)
      case 'mark': {
        const annotation = currentAnnotations(database).find((each) => each.id === target.id)
        return annotation ? ofMark(reference, await resolveMark(annotation)) : broken(reference, 'not-listed')
      }
      case 'assertion': {
        const assertion = currentAssertions(database).find((each) => each.id === target.id)
        return assertion ? found(reference, assertion.sentence, '', { screen: 'facts', target: { assertion: assertion.id } }) : broken(reference, 'not-listed')
      }
      case 'finding': {
        const finding = reviewOf(session, language).findings.find((each) => each.id === target.id)
        return finding ? found(reference, finding.title, '', { screen: 'findings', target: { finding: finding.id } }) : broken(reference, 'not-listed')
      }
      default: return unreachable(target)
    }
  }

  async function lookFile(reference: string, target: Extract<CitationTarget, { kind: 'file' }>): Promise<CitationView> {
    const file = fileBySha256(database, target.sha256)
    if (!file) return broken(reference, 'not-listed')
    if (!(await stands(file, target))) return broken(reference, 'no-such-place', nameOf(file))
    const { page, line, time } = target
    return ofFile(reference, file, target, {
      path: file.path, ...(page === null ? {} : { page: String(page) }), ...(line === null ? {} : { line: String(line) }), ...(time === null ? {} : { at: String(time.start / 1000) }),
    })
  }

  async function stands(file: FileRow, { page, line, time }: Extract<CitationTarget, { kind: 'file' }>): Promise<boolean> {
    const read = readingOf(session, file) ?? file
    if (time !== null) return /^(?:audio|video)\//u.test(read.media_type)
    if (page !== null && page > Math.max(1, read.pages)) return false
    if (line === null) return true
    // A row that was taken in needs no table read again; a line of a page is one of its text.
    if (fileLine(database, read.id, line)) return true
    if (page !== null) return line <= (pageText(database, read.id, page)?.text.split('\n').filter((each) => each.trim() !== '').length ?? 0)
    return (await rowsOf(session, parser, read, 0)).some((row) => row.line === line)
  }

  function ofMark(reference: string, mark: MarkView): CitationView {
    const file = fileByPath(database, mark.path)
    if (mark.state === 'orphan' || !file) return broken(reference, 'orphan', file ? nameOf(file) : mark.title)
    const { anchor } = mark
    const opens = { path: mark.path, mark: mark.id }
    switch (anchor.kind) {
      case 'text': {
        const text = pageText(database, (readingOf(session, file) ?? file).id, anchor.page)?.text ?? ''
        return ofFile(reference, file, { page: anchor.page, line: lineAt(text, anchor.start), time: null }, { ...opens, page: String(anchor.page) })
      }
      case 'box': return ofFile(reference, file, { page: anchor.page, line: null, time: null }, { ...opens, page: String(anchor.page) })
      case 'row': return ofFile(reference, file, { page: null, line: anchor.line, time: null }, { ...opens, line: String(anchor.line), sheet: String(anchor.sheet) })
      case 'time': return ofFile(reference, file, { page: null, line: null, time: anchor }, { ...opens, at: String(anchor.start / 1000) })
      default: return unreachable(anchor)
    }
  }

  function ofFile(reference: string, file: FileRow, place: CitedPlace, target: Readonly<Record<string, string>>): CitationView {
    return found(reference, nameOf(file), placeWords(labels.get(file.id) ?? null, place, language, translate), { screen: 'read', target })
  }

  function nameOf(file: FileRow): string {
    return labels.get(file.id)?.shortName ?? file.title
  }

  function found(reference: string, name: string, place: string, opens: CitationView['opens']): CitationView {
    return { reference, state: 'found', why: null, name, place, words: citationWords(name, place, translate), opens }
  }

  function broken(reference: string, why: CitationProblem, name = ''): CitationView {
    return { reference, state: 'broken', why, name, place: '', words: '', opens: null }
  }
}
