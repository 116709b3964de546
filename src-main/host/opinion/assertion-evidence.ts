import type { Assertion, AssertionEvidenceView, AssertionView, EvidenceReference } from '../../contract/assertions.ts'
import type { MarkView } from '../../contract/marks.ts'
import { unreachable } from '../../contract/result.ts'
import type { Language, ReviewCitation } from '../../contract/review.ts'
import { currentAnnotations } from '../../db/annotations.ts'
import { fileByPath, fileBySha256, type FileRow } from '../../db/files.ts'
import { findRow } from '../../domain/annotations/find-anchor.ts'
import type { Annotation } from '../../domain/annotations/annotation.ts'
import { createResolver, readingOf } from '../reading/annotations.ts'
import type { ParseService } from '../intake/parse-service.ts'
import { reviewOf } from './review.ts'
import { rowsOf } from '../intake/rows-of.ts'
import type { Session } from '../case/session.ts'

type Found = Pick<AssertionEvidenceView, 'place' | 'quote' | 'state'>
type Place = NonNullable<AssertionEvidenceView['place']>

/** Looks the evidence of assertions up in the case. */
export function createAssertionResolver(session: Session, parser: ParseService, language: Language): (assertion: Assertion) => Promise<AssertionView> {
  const find = createEvidenceResolver(session, parser, language)
  return async (assertion) => {
    const evidence: AssertionEvidenceView[] = []
    for (const each of assertion.evidence) evidence.push({ ...each, ...(await find(each.reference)) })
    return { ...assertion, evidence }
  }
}

/** Looks a piece of evidence up in the case; marks and findings are read once however often they are cited. */
export function createEvidenceResolver(session: Session, parser: ParseService, language: Language): (reference: EvidenceReference) => Promise<Found> {
  const { database } = session.file
  const resolveMark = createResolver(session, parser)
  let marks: Map<string, Annotation> | null = null
  const shown = new Map<string, Promise<MarkView>>()
  const markOf = (id: string): Promise<MarkView> | null => {
    marks ??= new Map(currentAnnotations(database).map((each) => [each.id, each]))
    const annotation = marks.get(id)
    if (!annotation) return null
    const known = shown.get(id) ?? resolveMark(annotation)
    shown.set(id, known)
    return known
  }
  return find

  async function find(reference: EvidenceReference): Promise<Found> {
    switch (reference.kind) {
      case 'mark': {
        const mark = await markOf(reference.mark)
        return mark === null ? GONE : foundMark(mark)
      }
      case 'finding': return foundFinding(reference.finding)
      case 'file': {
        const file = fileHolding(session, reference)
        return file ? { place: { ...placeIn(session, file), page: reference.page }, quote: file.title, state: 'found' } : { ...GONE, quote: reference.path }
      }
      case 'row': {
        const file = fileHolding(session, reference)
        const quote = rowQuote(reference.cells)
        if (!file) return { ...GONE, quote }
        const line = findRow(await rowsOf(session, parser, readingOf(session, file) ?? file, reference.sheet), reference)
        return { place: { ...placeIn(session, file), page: reference.page, line: line ?? reference.line }, quote, state: line === null ? 'orphan' : 'found' }
      }
      default: return unreachable(reference)
    }
  }

  function foundFinding(id: string): Found {
    const finding = reviewOf(session, language).findings.find((each) => each.id === id)
    if (!finding) return { ...GONE, quote: id }
    const cited: ReviewCitation | undefined = finding.citations[0] ?? finding.context[0]
    const file = cited && fileByPath(database, cited.path)
    return { place: file ? { ...placeIn(session, file), page: cited.page ?? null, line: cited.line ?? null } : null, quote: finding.title, state: 'found' }
  }
}

const GONE: Found = { place: null, quote: '', state: 'gone' }

function foundMark(mark: MarkView): Found {
  const { anchor } = mark
  const place: Place | null = mark.file === null ? null : {
    file: mark.file, path: mark.path, title: mark.title, mark: mark.id,
    page: anchor.kind === 'text' || anchor.kind === 'box' ? anchor.page : null,
    line: anchor.kind === 'row' ? anchor.line : null,
  }
  const quote = anchor.kind === 'text' ? anchor.exact : anchor.kind === 'row' ? rowQuote(anchor.cell === null ? anchor.cells : [anchor.cells[anchor.cell] ?? '']) : mark.note
  return { place, quote, state: mark.state }
}

const rowQuote = (cells: readonly string[]): string => cells.map((cell) => cell.trim()).filter((cell) => cell !== '').join(' | ')

function placeIn(session: Session, file: FileRow): Place {
  return { file: `f${(readingOf(session, file) ?? file).id}`, path: file.path, title: file.title, page: null, line: null, mark: null }
}

/** The file under the path at which it was cited, where it still holds the same bytes; else any file that holds them. */
function fileHolding(session: Session, { sha256, path }: { readonly sha256: string; readonly path: string }): FileRow | undefined {
  const named = fileByPath(session.file.database, path)
  return named?.sha256 === sha256 ? named : fileBySha256(session.file.database, sha256)
}
