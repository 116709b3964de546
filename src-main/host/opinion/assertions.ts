import { randomUUID } from 'node:crypto'
import type { Params } from '../../contract/api.ts'
import type { Assertion, AssertionChange, AssertionDraft, AssertionEvidence, AssertionView, EvidenceRequest } from '../../contract/assertions.ts'
import { asJson } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, unreachable, type Result } from '../../contract/result.ts'
import type { Language } from '../../contract/review.ts'
import { ASSERTION, currentAssertions } from '../../db/assertions.ts'
import { currentAnnotations } from '../../db/annotations.ts'
import { decideTogether } from '../../db/decisions.ts'
import { currentFacts } from '../../db/facts.ts'
import { fileById, type FileRow } from '../../db/files.ts'
import { daysOf } from '../../domain/assertions/assertion-date.ts'
import { amended, tidied, type AssertionAmendment } from '../../domain/assertions/assertion.ts'
import { unknownElement } from '../reading/annotations.ts'
import { createAssertionResolver } from './assertion-evidence.ts'
import { shanghaiNow } from '../clock.ts'
import { loadDecisions } from './decisions.ts'
import { derive } from '../case/derive.ts'
import type { ParseService } from '../intake/parse-service.ts'
import { fileNumber } from '../reading/read.ts'
import { rowsOf } from '../intake/rows-of.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

/** Assertions as they stand, their evidence looked up in the originals. */
export async function listAssertions(session: Session, parser: ParseService, language: Language): Promise<Result<readonly AssertionView[], CallError>> {
  const resolve = createAssertionResolver(session, parser, language)
  const views: AssertionView[] = []
  for (const each of currentAssertions(session.file.database)) views.push(await resolve(each))
  return ok(views)
}

/** Writes a new assertion. Every piece of evidence has to be in the case; else nothing is kept. */
export async function createAssertion(session: Session, parser: ParseService, { draft, language }: Params<'assertions.create'>): Promise<Result<AssertionView, CallError>> {
  const checked = await checkedWords(session, parser, draft)
  if (!checked.ok) return checked
  const at = shanghaiNow()
  const reviewer = reviewerOf(session)
  const assertion: Assertion = { id: `urn:uuid:${randomUUID()}`, ...tidied({ ...draft, evidence: checked.value.evidence ?? [] }), creator: reviewer, created: at, modifier: reviewer, modified: at }
  keep(session, [{ before: null, after: assertion }])
  return ok(await createAssertionResolver(session, parser, language)(assertion))
}

/** Changes assertions together, as one act. */
export async function changeAssertions(session: Session, parser: ParseService, { ids, change, language }: Params<'assertions.change'>): Promise<Result<readonly AssertionView[], CallError>> {
  const chosen = chosenAssertions(session, ids)
  if (!chosen.ok) return chosen
  const checked = await checkedWords(session, parser, change)
  if (!checked.ok) return checked
  const at = shanghaiNow()
  const { evidence: _asked, addEvidence: _added, ...words } = change
  const after = chosen.value.map((each) => amended(each, { ...words, ...checked.value }, reviewerOf(session), at))
  keep(session, after.map((each, index) => ({ before: chosen.value[index] ?? null, after: each })))
  const resolve = createAssertionResolver(session, parser, language)
  const views: AssertionView[] = []
  for (const each of after) views.push(await resolve(each))
  return ok(views)
}

/** Takes assertions away, as one act. Their revisions stay, and undo brings them back. */
export function removeAssertions(session: Session, ids: readonly string[]): Result<null, CallError> {
  const chosen = chosenAssertions(session, ids)
  if (!chosen.ok) return chosen
  keep(session, chosen.value.map((each) => ({ before: each, after: null })))
  return ok(null)
}

function chosenAssertions(session: Session, ids: readonly string[]): Result<readonly Assertion[], CallError> {
  const all = new Map(currentAssertions(session.file.database).map((each) => [each.id, each]))
  const chosen: Assertion[] = []
  for (const id of new Set(ids)) {
    const assertion = all.get(id)
    if (!assertion) return fail(callError('not-found', { id }))
    chosen.push(assertion)
  }
  return ok(chosen)
}

/** Holds words against the case: elements, parties, days and evidence have to be there. Returns the evidence as it is kept. */
async function checkedWords(session: Session, parser: ParseService, words: AssertionChange): Promise<Result<Pick<AssertionAmendment, 'evidence' | 'addEvidence'>, CallError>> {
  const unknown = unknownElement(session, (words.assignments ?? []).map((each) => each.element))
  if (unknown !== null) return fail(callError('not-found', { id: unknown }))
  if (words.date && daysOf(words.date) === null) return fail(callError('bad-request', { field: 'date' }))
  const parties = new Set(currentFacts(session.file.database).filter((fact) => fact.kind === 'party').map((fact) => fact.id))
  const stranger = (words.people ?? []).find((each) => each.party !== null && !parties.has(each.party))
  if (stranger) return fail(callError('not-found', { id: stranger.party ?? '' }))
  const evidence = words.evidence === undefined ? undefined : await keptEvidence(session, parser, words.evidence)
  if (evidence && !evidence.ok) return evidence
  const added = words.addEvidence === undefined ? undefined : await keptEvidence(session, parser, words.addEvidence)
  if (added && !added.ok) return added
  return ok({ evidence: evidence?.value, addEvidence: added?.value })
}

async function keptEvidence(session: Session, parser: ParseService, asked: AssertionDraft['evidence']): Promise<Result<readonly AssertionEvidence[], CallError>> {
  const kept: AssertionEvidence[] = []
  for (const { reference, side, why } of asked) {
    const found = await keptReference(session, parser, reference)
    if (!found.ok) return found
    kept.push({ reference: found.value, side, why })
  }
  return ok(kept)
}

/** A piece of evidence as it is kept; it has to be in the case. */
export async function keptReference(session: Session, parser: ParseService, asked: EvidenceRequest): Promise<Result<AssertionEvidence['reference'], CallError>> {
  const { database } = session.file
  switch (asked.kind) {
    case 'mark':
      return currentAnnotations(database).some((each) => each.id === asked.mark) || citedBefore(session, asked) ? ok(asked) : fail(callError('not-found', { id: asked.mark }))
    case 'finding':
      return derive(session).findings.some((each) => each.id === asked.finding) || loadDecisions(session).findings[asked.finding] !== undefined || citedBefore(session, asked)
        ? ok(asked)
        : fail(callError('not-found', { id: asked.finding }))
    case 'file': {
      const file = fileById(database, fileNumber(asked.file) ?? -1)
      if (!file || file.sha256 === null) return fail(callError('not-found', { id: asked.file }))
      if (asked.page !== null && asked.page > Math.max(1, file.pages)) return fail(callError('not-found', { id: asked.file, page: asked.page }))
      return ok({ kind: 'file', sha256: file.sha256, path: file.path, page: asked.page })
    }
    case 'row': return keptRow(session, parser, fileById(database, fileNumber(asked.file) ?? -1), asked)
    default: return unreachable(asked)
  }
}

/** A mark taken away, or a finding found no more, stays as evidence where it is already cited: it is shown as gone, never dropped. */
const citedBefore = (session: Session, asked: Extract<EvidenceRequest, { kind: 'mark' | 'finding' }>): boolean =>
  currentAssertions(session.file.database).some((each) => each.evidence.some(({ reference }) => JSON.stringify(reference) === JSON.stringify(asked)))

async function keptRow(session: Session, parser: ParseService, file: FileRow | undefined, asked: Extract<EvidenceRequest, { kind: 'row' }>): Promise<Result<AssertionEvidence['reference'], CallError>> {
  if (!file || file.sha256 === null) return fail(callError('not-found', { id: asked.file }))
  const row = (await rowsOf(session, parser, file, asked.sheet)).find((each) => each.line === asked.line)
  if (!row) return fail(callError('not-found', { id: asked.file, line: asked.line }))
  return ok({ kind: 'row', sha256: file.sha256, path: file.path, sheet: asked.sheet, line: row.line, page: row.page ?? null, cells: [...row.cells] })
}

interface AssertionStep {
  readonly before: Assertion | null
  readonly after: Assertion | null
}

function keep(session: Session, steps: readonly AssertionStep[]): void {
  const at = shanghaiNow()
  const reviewer = reviewerOf(session)
  changeCase(session, () => {
    decideTogether(session.file.database, steps.map(({ before, after }) => ({ kind: ASSERTION, target: (after ?? before)?.id ?? '', body: after === null ? null : asJson(after), reviewer, at })))
    for (const { before, after } of steps) {
      const action = before === null ? 'assertion.added' : after === null ? 'assertion.removed' : 'assertion.changed'
      logIn(session, action, (after ?? before)?.sentence ?? '', { assertion: (after ?? before)?.id ?? '', ...(before === null ? {} : { before: inOneLine(before) }), ...(after === null ? {} : { after: inOneLine(after) }) })
    }
  }, 'decisions')
}

/** What the assertion says, for the log: everything but who and when, which the log says itself. */
function inOneLine({ id: _id, creator: _creator, created: _created, modifier: _modifier, modified: _modified, ...words }: Assertion): string {
  return JSON.stringify(words)
}
