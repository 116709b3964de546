import type { Params, ResultOf } from '../../contract/api.ts'
import type { Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Review } from '../../contract/review.ts'
import type { LogEntry } from '../../contract/screens.ts'
import { decideTogether, type DecisionKind } from '../../db/decisions.ts'
import { PROCEEDING } from '../../domain/review/decisions.ts'
import { subjectId } from '../../domain/review/subject-id.ts'
import { subjectIn } from '../../domain/review/workspace.ts'
import { shanghaiNow } from '../clock.ts'
import { keepOwn } from './opinion.ts'
import { reviewOf } from './review.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

type Changed = Result<Review, CallError>

/** Keeps decisions that both reviewers share, as one act with one line in the log. */
function keepCommon(session: Session, kind: DecisionKind, bodies: readonly { readonly target: string; readonly body: Json | null }[], action: string, target: string, details: LogEntry['details']): void {
  const reviewer = reviewerOf(session)
  const at = shanghaiNow()
  changeCase(session, () => {
    decideTogether(session.file.database, bodies.map((each) => ({ kind, ...each, reviewer, at })))
    logIn(session, action, target, details)
  }, 'decisions')
}

/** Names somebody as accomplice or as responsible for a unit. Whoever is bound by the stated role is reviewed without it. */
export function namePerson(session: Session, { id, capacity, of, reason, language }: Params<'persons.name'>): Result<ResultOf<'persons.name'>, CallError> {
  const review = reviewOf(session, language)
  const parties = partiesIn(review)
  const party = parties.find((each) => each.id === id)
  const before = review.persons?.find((each) => each.id === id && each.named !== null) ?? null
  if (capacity === null ? before === null : party === undefined) return fail(callError('not-found', { id }))
  if (capacity !== null && review.persons?.some((each) => each.id === id && each.named === null) === true) return fail(callError('bad-request', { field: 'id' }))
  if (capacity !== null && reason.trim() === '') return fail(callError('reason-needed', { id }))
  const other = of === null ? undefined : parties.find((each) => each.id === of)
  if (of !== null && (other === undefined || of === id)) return fail(callError('not-found', { id: of }))
  // Responsible for a unit: the unit has to be said, and has to be one.
  if (capacity !== null && capacity !== 'accomplice' && other?.kind !== 'unit') return fail(callError('bad-request', { field: 'of' }))
  const body: Json | null = capacity === null ? null : { capacity, of, text: reason.trim(), reviewer: reviewerOf(session), at: shanghaiNow() }
  keepCommon(session, 'person', [{ target: id, body }], 'person.named', party?.name ?? id, { before: before?.capacity ?? null, after: capacity, of: other?.name ?? null, reason: reason.trim() })
  return ok(reviewOf(session, language))
}

/** Assigns evidence to an element or circumstance. What it says for which side is the reviewer's word; it may be left open. */
export function placeEvidence(session: Session, params: Params<'evidence.place'>): Result<ResultOf<'evidence.place'>, CallError> {
  const { subject, stance, proof, language } = params
  const review = reviewOf(session, language)
  if (subjectIn(review, subject) === undefined) return fail(callError('not-found', { id: subject }))
  const evidence = [...new Set(params.evidence)]
  const unknown = evidence.find((id) => !review.evidence.some((item) => item.id === id))
  if (unknown !== undefined) return fail(callError('not-found', { id: unknown }))
  const why = params.why.trim()
  const reviewer = reviewerOf(session)
  const at = shanghaiNow()
  const bodies = evidence.map((id) => ({ target: `${subject}/${id}`, body: stance === null ? null : { stance, proof, why, reviewer, at } }))
  const before = evidence.map((id) => review.placements?.find((each) => each.subject === subject && each.evidence === id)?.stance ?? '-').join(' ')
  keepCommon(session, 'placement', bodies, 'evidence.placed', subject, { evidence: evidence.join(' '), before, after: stance, proof, why })
  return ok(reviewOf(session, language))
}

/** States which act a sanction was for, so that one act is not counted twice. */
export function stateSanction(session: Session, params: Params<'sanctions.state'>): Result<ResultOf<'sanctions.state'>, CallError> {
  const { id, findings, sameAs, language } = params
  const review = reviewOf(session, language)
  const sanction = review.sanctions?.find((each) => each.id === id)
  if (sanction === undefined) return fail(callError('not-found', { id }))
  if (sameAs !== null && (sameAs === id || review.sanctions?.some((each) => each.id === sameAs) !== true)) return fail(callError('not-found', { id: sameAs }))
  const unknown = findings.find((finding) => !review.findings.some((each) => each.id === finding))
  if (unknown !== undefined) return fail(callError('not-found', { id: unknown }))
  const text = params.text.trim()
  const body: Json | null = text === '' ? null : { text, findings: [...findings], sameAs, reviewer: reviewerOf(session), at: shanghaiNow() }
  keepCommon(session, 'sanction-act', [{ target: id, body }], 'sanction.stated', id, { before: sanction.act?.text ?? null, after: text === '' ? null : text, findings: findings.join(' '), sameAs })
  return ok(reviewOf(session, language))
}

/** The opinion on property that was disposed of. */
export function stateRecovery(session: Session, params: Params<'recovery.state'>): Result<ResultOf<'recovery.state'>, CallError> {
  const { finding, outcome, language } = params
  const item = reviewOf(session, language).opinion?.recovery.find((each) => each.finding === finding)
  if (item === undefined) return fail(callError('not-found', { id: finding }))
  const text = params.text.trim()
  if (outcome !== null && text === '') return fail(callError('reason-needed', { id: finding }))
  const body: Json | null = outcome === null ? null : { outcome, text, reviewer: reviewerOf(session), at: shanghaiNow() }
  const kept = keepOwn(session, 'recovery', finding, body, 'recovery.stated', { before: item.opinion?.outcome ?? null, after: outcome, text })
  return kept.ok ? ok(reviewOf(session, language)) : kept
}

/** How the case goes on against one person. Whatever is open then is counted and kept with the reason why it goes on all the same. */
export function proceed(session: Session, params: Params<'opinion.proceed'>): Changed {
  const { course, language } = params
  const review = reviewOf(session, language)
  const person = review.persons?.find((each) => (params.person === null ? each.principal : each.id === params.person))
  if (person === undefined) return fail(callError('not-found', { id: params.person ?? '' }))
  const target = subjectId(PROCEEDING, person.principal ? null : person.id)
  if (course !== null && review.office?.courses.some((each) => each.id === course) !== true) return fail(callError('not-found', { id: course }))
  const reasoning = params.reasoning.trim()
  const openReason = (params.openReason ?? '').trim()
  if (course !== null && reasoning === '') return fail(callError('reason-needed', { id: target }))
  const open = openOf(review, person)
  const isOpen = open.elements + open.circumstances + open.gaps > 0
  if (course !== null && isOpen && openReason === '') return fail(callError('reason-needed', { id: target, field: 'openReason', open: open.elements + open.circumstances + open.gaps }))
  const body: Json | null = course === null ? null : { course, reasoning, open: isOpen ? { ...open, reason: openReason } : null, reviewer: reviewerOf(session), at: shanghaiNow() }
  const kept = keepOwn(session, 'proceeding', target, body, 'opinion.proceeded', {
    before: person.proceeding?.course ?? null, after: course, reasoning, ...(isOpen ? { ...open, openReason } : {}),
  })
  return kept.ok ? ok(reviewOf(session, language)) : kept
}

/** What is open against a person: elements without a decision or disputed, circumstances disputed, documents missing. */
function openOf(review: Review, person: NonNullable<Review['persons']>[number]): { readonly elements: number; readonly circumstances: number; readonly gaps: number } {
  return {
    elements: person.elements.filter((element) => element.status === 'unassessed' || element.status === 'disputed').length,
    circumstances: person.subjects.filter((subject) => subject.kind === 'circumstance' && subject.status === 'disputed').length,
    gaps: review.gaps.length,
  }
}

/** Parties as the case record lists them. */
const partiesIn = (review: Review): readonly { readonly id: string; readonly name: string; readonly kind?: string }[] =>
  (Array.isArray(review.case['parties']) ? (review.case['parties'] as { id: string; name: string; kind?: string }[]) : [])
