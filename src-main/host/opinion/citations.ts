import type { Params } from '../../contract/api.ts'
import type { BrokenCitation, CitationLabel, CitationLabelRecord, CitationView } from '../../contract/citations.ts'
import type { Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Language } from '../../contract/review.ts'
import { CITATION_LABEL, currentCitationLabels } from '../../db/citation-labels.ts'
import { decideTogether } from '../../db/decisions.ts'
import { fileById, listFiles, type FileRow } from '../../db/files.ts'
import { placeWords } from '../../domain/citations/citation-words.ts'
import { translator } from '../../texts/translate.ts'
import { listAssertions } from './assertions.ts'
import { createCitationResolver } from './cited.ts'
import { shanghaiNow } from '../clock.ts'
import { mentionsIn } from './mentions-in.ts'
import type { ParseService } from '../intake/parse-service.ts'
import { fileNumber } from '../reading/read.ts'
import { reviewOf } from './review.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

export function citationLabels(session: Session, language: Language): readonly CitationLabelRecord[] {
  const { database } = session.file
  const labels = currentCitationLabels(database)
  return listFiles(database).flatMap((file) => (file.sha256 === null ? [] : [labelRecord(file, labels.get(file.id) ?? null, language)]))
}

function labelRecord(file: FileRow, label: CitationLabel | null, language: Language): CitationLabelRecord {
  const page = label?.paper == null ? null : 1
  return {
    file: `f${file.id}`, path: file.path, title: file.title, sha256: file.sha256 ?? '', pages: file.pages, label, name: label?.shortName ?? file.title,
    place: page === null ? '' : placeWords(label, { page, line: null, time: null }, language, translator(language)),
  }
}

/** Names files and gives them their place on paper, as one act. Two pieces of evidence of one name could not be told apart in a citation. */
export function setCitationLabels(session: Session, { labels, language }: Params<'citations.setLabels'>): Result<readonly CitationLabelRecord[], CallError> {
  const { database } = session.file
  const current = currentCitationLabels(database)
  const steps: { file: FileRow; before: CitationLabel | null; after: CitationLabel | null }[] = []
  for (const { file: asked, label } of labels) {
    const file = fileById(database, fileNumber(asked) ?? -1)
    if (!file || file.sha256 === null) return fail(callError('not-found', { id: asked }))
    const after = label === null || (label.shortName === null && label.paper === null) ? null : label
    const before = current.get(file.id) ?? null
    if (JSON.stringify(before) !== JSON.stringify(after)) steps.push({ file, before, after })
  }
  const named = new Map(current)
  for (const { file, after } of steps) if (after === null) named.delete(file.id); else named.set(file.id, after)
  const twice = repeated([...named.values()].flatMap((each) => each.shortName ?? []))
  if (twice !== null) return fail(callError('bad-request', { field: 'shortName', value: twice }))
  if (steps.length > 0) {
    const [at, reviewer] = [shanghaiNow(), reviewerOf(session)]
    changeCase(session, () => {
      decideTogether(database, steps.map(({ file, after }) => ({ kind: CITATION_LABEL, target: String(file.id), body: after as Json | null, reviewer, at })))
      for (const { file, before, after } of steps) {
        logIn(session, 'citation.labelled', file.path, { before: before === null ? null : JSON.stringify(before), after: after === null ? null : JSON.stringify(after) })
      }
    }, 'decisions')
  }
  return ok(citationLabels(session, language))
}

function repeated(names: readonly string[]): string | null {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) return name
    seen.add(name)
  }
  return null
}

export async function resolveCitations(session: Session, parser: ParseService, references: readonly string[], language: Language): Promise<readonly CitationView[]> {
  const resolve = createCitationResolver(session, parser, language)
  const views: CitationView[] = []
  for (const reference of new Set(references)) views.push(await resolve(reference))
  return views
}

/** Every citation in notes, reasons and assertions that points at nothing, and every piece of evidence of an assertion that is gone or not found. */
export async function brokenCitations(session: Session, parser: ParseService, language: Language): Promise<readonly BrokenCitation[]> {
  const resolve = createCitationResolver(session, parser, language)
  const broken: BrokenCitation[] = []
  for (const { mention, within, title, opens } of mentionsIn(reviewOf(session, language))) {
    const found = await resolve(mention.reference)
    if (found.why !== null) broken.push({ why: found.why, name: mention.name, within, title, opens })
  }
  const assertions = await listAssertions(session, parser, language)
  if (!assertions.ok) return broken
  for (const assertion of assertions.value) {
    for (const each of assertion.evidence) {
      if (each.state === 'found') continue
      broken.push({
        why: each.state === 'gone' ? 'not-listed' : 'orphan', name: each.quote === '' ? translator(language)(`cite.picker.kind.${each.reference.kind === 'row' ? 'file' : each.reference.kind}`) : each.quote.slice(0, 80), within: 'assertion', title: assertion.sentence,
        opens: { screen: 'facts', target: { assertion: assertion.id } },
      })
    }
  }
  return broken
}
