import { randomUUID } from 'node:crypto'
import type { Params } from '../../contract/api.ts'
import { asJson } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import type { Anchor, AnchorRequest, MarkChange, MarkView } from '../../contract/marks.ts'
import { fail, ok, unreachable, type Result } from '../../contract/result.ts'
import { ANNOTATION, currentAnnotations } from '../../db/annotations.ts'
import { decideTogether } from '../../db/decisions.ts'
import { fileById, fileByPath, fileBySha256, pagesOf, type FileRow } from '../../db/files.ts'
import { recognisedLines } from '../../db/recognised.ts'
import { changed, onePerElement, tidyBox, tidyTags, type Annotation } from '../../domain/annotations/annotation.ts'
import { findInBox, findReworded, type BoxedLine } from '../../domain/annotations/find-reworded.ts'
import { foldText } from '../../domain/annotations/folded-text.ts'
import { describePassage, findAnchor, findRow, type TextSelectors } from '../../domain/annotations/find-anchor.ts'
import { mayBearOn } from '../opinion/bearing-ids.ts'
import { shanghaiNow } from '../clock.ts'
import type { ParseService } from '../intake/parse-service.ts'
import { fileNumber } from './read.ts'
import { rowsOf } from '../intake/rows-of.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

/** Marks a passage, a box or a row. It has to be found in the original as the case reads it; else nothing is kept. */
export async function createMark(session: Session, parser: ParseService, params: Params<'marks.create'>): Promise<Result<MarkView, CallError>> {
  const file = readingOf(session, fileById(session.file.database, fileNumber(params.file) ?? -1))
  if (!file || file.sha256 === null) return fail(callError('not-found', { id: params.file }))
  const unknown = unknownElement(session, params.assignments.map((each) => each.element))
  if (unknown !== null) return fail(callError('not-found', { id: unknown }))
  const anchor = await anchorFor(session, parser, file, params.anchor)
  if (!anchor.ok) return anchor
  const at = shanghaiNow()
  const reviewer = reviewerOf(session)
  const annotation: Annotation = {
    id: `urn:uuid:${randomUUID()}`, sha256: file.sha256, path: file.path, mediaType: file.media_type, anchor: anchor.value,
    note: params.note.trim(), tags: tidyTags(params.tags), stance: params.stance, assignments: onePerElement(params.assignments),
    ...(params.colour === undefined || params.colour === null ? {} : { colour: params.colour }),
    creator: reviewer, created: at, modifier: reviewer, modified: at,
  }
  keep(session, [{ id: annotation.id, before: null, after: annotation }])
  return ok(await createResolver(session, parser)(annotation))
}

/** Changes marks together, as one act. */
export async function changeMarks(session: Session, parser: ParseService, ids: readonly string[], change: MarkChange): Promise<Result<readonly MarkView[], CallError>> {
  const unknown = unknownElement(session, [...(change.assignments ?? []), ...(change.assign ?? [])].map((each) => each.element))
  if (unknown !== null) return fail(callError('not-found', { id: unknown }))
  const chosen = chosenMarks(session, ids)
  if (!chosen.ok) return chosen
  const at = shanghaiNow()
  const after = chosen.value.map((each) => changed(each, change, reviewerOf(session), at))
  keep(session, after.map((each, index) => ({ id: each.id, before: chosen.value[index] ?? null, after: each })))
  const resolve = createResolver(session, parser)
  const views: MarkView[] = []
  for (const each of after) views.push(await resolve(each))
  return ok(views)
}

/** Takes marks away, as one act. Their revisions stay, and undo brings them back. */
export function removeMarks(session: Session, ids: readonly string[]): Result<null, CallError> {
  const chosen = chosenMarks(session, ids)
  if (!chosen.ok) return chosen
  keep(session, chosen.value.map((each) => ({ id: each.id, before: each, after: null })))
  return ok(null)
}

/** Marks in the originals of one file, or of the whole case, in the order they were made. */
export async function listMarks(session: Session, parser: ParseService, file: string | null): Promise<Result<readonly MarkView[], CallError>> {
  const only = file === null ? null : fileById(session.file.database, fileNumber(file) ?? -1)
  if (only === undefined) return fail(callError('not-found', { id: file ?? '' }))
  const resolve = createResolver(session, parser)
  const views: MarkView[] = []
  for (const each of currentAnnotations(session.file.database)) if (only === null || each.sha256 === only.sha256) views.push(await resolve(each))
  return ok(views)
}

function chosenMarks(session: Session, ids: readonly string[]): Result<readonly Annotation[], CallError> {
  const all = new Map(currentAnnotations(session.file.database).map((each) => [each.id, each]))
  const chosen: Annotation[] = []
  for (const id of new Set(ids)) {
    const annotation = all.get(id)
    if (!annotation) return fail(callError('not-found', { id }))
    chosen.push(annotation)
  }
  return ok(chosen)
}

/** The first id that neither the rule pack nor a tree of the case knows; null where all are known. */
export const unknownElement = (session: Session, ids: readonly string[]): string | null => ids.find((id) => !mayBearOn(id, session)) ?? null

interface MarkStep {
  readonly id: string
  readonly before: Annotation | null
  readonly after: Annotation | null
}

function keep(session: Session, steps: readonly MarkStep[]): void {
  const at = shanghaiNow()
  const reviewer = reviewerOf(session)
  changeCase(session, () => {
    decideTogether(session.file.database, steps.map(({ id, after }) => ({ kind: ANNOTATION, target: id, body: after === null ? null : asJson(after), reviewer, at })))
    for (const step of steps) logStep(session, step)
  }, 'decisions')
}

function logStep(session: Session, { id, before, after }: MarkStep): void {
  const shown = after ?? before
  if (!shown) return
  const action = before === null ? 'annotation.added' : after === null ? 'annotation.removed' : 'annotation.changed'
  logIn(session, action, shown.path, { mark: id, ...placeOf(shown.anchor), ...(before === null ? {} : { before: contentOf(before) }), ...(after === null ? {} : { after: contentOf(after) }) })
}

function placeOf(anchor: Anchor): Record<string, string | number> {
  switch (anchor.kind) {
    case 'text': return { page: anchor.page, quote: anchor.exact.slice(0, 200) }
    case 'box': return { page: anchor.page }
    case 'row': return { line: anchor.line }
    case 'time': return { start: anchor.start, end: anchor.end }
    default: return unreachable(anchor)
  }
}

/** What the mark says, in one line for the log: stance, colour, elements with stance, weight and reason, note, tags. */
function contentOf({ note, tags, stance, colour, assignments }: Annotation): string {
  const elements = assignments.map((each) => [`${each.element}=${each.stance}`, each.weight, each.why].filter((part) => part !== null && part !== '').join(' '))
  return [stance, colour ?? '', ...elements, note, ...tags.map((tag) => `#${tag}`)].filter((part) => part !== '').join(' | ')
}

/** The same bytes read under another path share their pages and tables with the first reading. */
export const readingOf = (session: Session, file: FileRow | undefined): FileRow | undefined =>
  file === undefined || file.duplicate_of === null ? file : (fileById(session.file.database, file.duplicate_of) ?? file)

async function anchorFor(session: Session, parser: ParseService, file: FileRow, asked: AnchorRequest): Promise<Result<Anchor, CallError>> {
  switch (asked.kind) {
    case 'text': {
      const found = findOnPages(pagesOf(session.file.database, file.id), asked.page, asked)
      if (!found) return fail(callError('not-found', { quote: asked.exact.slice(0, 100) }))
      return ok({ kind: 'text', page: found.page, ...describePassage(found.text, found.start, found.end), box: asked.box === null ? null : tidyBox(asked.box) })
    }
    case 'box': {
      const box = tidyBox(asked.box)
      const pdf = file.media_type === 'application/pdf'
      const fits = box.width > 0 && box.height > 0 && asked.page <= Math.max(1, file.pages) && (box.unit === 'pt') === pdf && (pdf || file.media_type.startsWith('image/'))
      return fits ? ok({ kind: 'box', page: asked.page, box }) : fail(callError('bad-request', { field: 'box' }))
    }
    case 'row': {
      const row = (await rowsOf(session, parser, file, asked.sheet)).find((each) => each.line === asked.line)
      if (!row || (asked.cell !== null && asked.cell >= row.cells.length)) return fail(callError('not-found', { line: asked.line }))
      return ok({ kind: 'row', sheet: asked.sheet, line: row.line, cell: asked.cell, cells: [...row.cells] })
    }
    // How long a recording is only the player knows; the bytes never change, so the span stays where it is.
    case 'time': return /^(?:audio|video)\//u.test(file.media_type) ? ok(asked) : fail(callError('bad-request', { field: 'anchor' }))
    default: return unreachable(asked)
  }
}

/** Looks on the page it stood on, then on the others: a document read anew may be paged anew. */
function findOnPages(pages: readonly string[], page: number, selectors: TextSelectors): { readonly page: number; readonly text: string; readonly start: number; readonly end: number; readonly offset: number } | null {
  const others = pages.map((_text, index) => index + 1).filter((number) => number !== page)
  for (const number of [page, ...others]) {
    const text = pages[number - 1]
    // A place counted on another page says nothing here.
    const found = text === undefined ? null : findAnchor(text, number === page ? selectors : { ...selectors, offset: null })
    if (text !== undefined && found) return { page: number, text, ...found }
  }
  return null
}

/** Finds marks in their originals; pages of a file are read once however many marks stand in it. */
export function createResolver(session: Session, parser: ParseService): (annotation: Annotation) => Promise<MarkView> {
  const pages = new Map<number, readonly string[]>()
  const pagesFor = (file: FileRow): readonly string[] => {
    const known = pages.get(file.id) ?? pagesOf(session.file.database, file.id)
    pages.set(file.id, known)
    return known
  }
  const find = async (annotation: Annotation, file: FileRow): Promise<Anchor | null> => {
    const { anchor } = annotation
    switch (anchor.kind) {
      case 'text': {
        const found = findOnPages(pagesFor(file), anchor.page, anchor)
        if (found) return { ...anchor, ...describePassage(found.text, found.start, found.end), page: found.page }
        const text = pagesFor(file)[anchor.page - 1] ?? ''
        const place = findReworded(text, anchor) ?? (anchor.box === null ? null : findInBox(text, linesOn(session, file, anchor.page), anchor.box, anchor))
        return place ? { ...anchor, ...describePassage(text, place.start, place.end) } : null
      }
      case 'box':
      case 'time': return anchor
      case 'row': {
        const line = findRow(await rowsOf(session, parser, file, anchor.sheet), anchor)
        return line === null ? null : { ...anchor, line }
      }
      default: return unreachable(anchor)
    }
  }
  return async (annotation) => {
    const { mediaType: _mediaType, ...shown } = annotation
    const named = fileByPath(session.file.database, annotation.path)
    const file = named?.sha256 === annotation.sha256 ? named : fileBySha256(session.file.database, annotation.sha256)
    const reading = readingOf(session, file)
    const anchor = reading ? await find(annotation, reading) : null
    return {
      ...shown,
      file: reading ? `f${reading.id}` : null,
      path: file?.path ?? annotation.path,
      title: file?.title ?? annotation.path,
      anchor: anchor ?? annotation.anchor,
      state: anchor ? 'found' : 'orphan',
      ...(anchor?.kind === 'text' && annotation.anchor.kind === 'text' && foldText([anchor.exact]).text !== foldText([annotation.anchor.exact]).text ? { reworded: annotation.anchor.exact } : {}),
    }
  }
}

/** Recognised lines of a page as they read now; none where the page has text of its own. */
const linesOn = (session: Session, file: FileRow, page: number): readonly BoxedLine[] =>
  recognisedLines(session.file.database, file.id, page).map(({ corrected, text, x, y, width, height }) => ({ text: corrected?.text ?? text, x, y, width, height }))
