import { createHash } from 'node:crypto'
import type { Params, ResultOf } from '../../contract/api.ts'
import type { Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ElementStatus } from '../../contract/review.ts'
import type { LogEntry } from '../../contract/screens.ts'
import { decide, type DecisionKind } from '../../db/decisions.ts'
import { canonicalJson } from '../../domain/audit/canonical-json.ts'
import { unanswered } from '../../domain/review/opinion-items.ts'
import { circumstanceIn, subjectIn } from '../../domain/review/workspace.ts'
import { shanghaiNow } from '../clock.ts'
import { loadDecisions } from './decisions.ts'
import { reviewOf } from './review.ts'
import { ownTarget, seatOf } from './seat.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

/**
 * Keeps a decision of the reviewer who sits here. While a second review is sealed the log names the target and the hash of
 * what was decided, not its content: the log is common, the views are not.
 */
export function keepOwn(session: Session, kind: DecisionKind, target: string, body: Json | null, action: string, details: LogEntry['details']): Result<null, CallError> {
  const seat = seatOf(session)
  const here = seat?.seat ?? 'first'
  if (seat !== null && seat.signatures[here] !== null) return fail(callError('view-signed', { id: target }))
  changeCase(session, () => {
    decide(session.file.database, { kind, target: ownTarget(here, target), body, reviewer: reviewerOf(session), at: shanghaiNow() })
    logIn(session, action, target, seat?.sealed === true ? { sealed: true, seal: sealOf(body), seat: here } : details)
  }, 'decisions')
  return ok(null)
}

/** SHA-256 of the canonical JSON. */
export const sealOf = (value: Json): string => createHash('sha256').update(canonicalJson(value)).digest('hex')

interface SubjectDecision {
  readonly id: string
  readonly status: ElementStatus
  readonly reasoning: string
  readonly openReason?: string | undefined
  readonly language: Params<'elements.assess'>['language']
}

/** Decision on an element: needs reasons, and a written answer to every opposing item or a reason why it stays open. */
export function assessElement(session: Session, params: Params<'elements.assess'>): Result<ResultOf<'elements.assess'>, CallError> {
  if (subjectIn(reviewOf(session, params.language), params.id)?.kind !== 'element') return fail(callError('not-found', { id: params.id }))
  return decideSubject(session, 'element', 'element.assessed', params, loadDecisions(session).elements[params.id]?.status)
}

/** Decision on a circumstance, by the same rules. */
export function decideCircumstance(session: Session, params: Params<'circumstances.decide'>): Result<ResultOf<'circumstances.decide'>, CallError> {
  if (subjectIn(reviewOf(session, params.language), params.id)?.kind !== 'circumstance') return fail(callError('not-found', { id: params.id }))
  return decideSubject(session, 'circumstance', 'circumstance.decided', params, loadDecisions(session).circumstances?.[params.id]?.status)
}

function decideSubject(session: Session, kind: 'element' | 'circumstance', action: string, params: SubjectDecision, before: ElementStatus | undefined): Result<ResultOf<'elements.assess'>, CallError> {
  const { id, status, language } = params
  const reasoning = params.reasoning.trim()
  const openReason = (params.openReason ?? '').trim()
  if (status !== 'unassessed' && reasoning === '') return fail(callError('reason-needed', { id }))
  const subject = subjectIn(reviewOf(session, language), id)
  const items = subject === undefined ? [] : unanswered(status, subject)
  if (items.length > 0 && openReason === '') return fail(callError('reason-needed', { id, field: 'openReason', open: items.length }))
  const open = items.length === 0 ? {} : { open: { items: [...items], reason: openReason } }
  const body: Json | null = status === 'unassessed' ? null : { status, reasoning, reviewer: reviewerOf(session), decidedAt: shanghaiNow(), ...open }
  const kept = keepOwn(session, kind, id, body, action, {
    before: before ?? 'unassessed', after: status, reasoning, ...(items.length === 0 ? {} : { open: items.length, openReason }),
  })
  return kept.ok ? ok(reviewOf(session, language)) : kept
}

/** The reviewer's word on one precondition of a circumstance: met, not met or unknown, with reasons and the findings it rests on. */
export function assessPrecondition(session: Session, params: Params<'circumstances.assess'>): Result<ResultOf<'circumstances.assess'>, CallError> {
  const { id, precondition, met, language } = params
  const review = reviewOf(session, language)
  const known = circumstanceIn(review, id)?.preconditions.find((each) => each.id === precondition)
  if (known === undefined) return fail(callError('not-found', { id: `${id}/${precondition}` }))
  const reason = params.reason.trim()
  if (met !== null && reason === '') return fail(callError('reason-needed', { id }))
  const unknown = params.findings.find((finding) => !review.findings.some((each) => each.id === finding))
  if (unknown !== undefined) return fail(callError('not-found', { id: unknown }))
  const evidence = params.evidence ?? []
  const missing = evidence.find((item) => !review.evidence.some((each) => each.id === item))
  if (missing !== undefined) return fail(callError('not-found', { id: missing }))
  const body: Json | null = met === null ? null : { met, reason, findings: [...params.findings], evidence: [...evidence], reviewer: reviewerOf(session), decidedAt: shanghaiNow() }
  const kept = keepOwn(session, 'precondition', `${id}/${precondition}`, body, 'circumstance.assessed', {
    before: known.assessed?.met ?? null, after: met, computed: known.computed?.met ?? known.met, reason, findings: params.findings.join(' '), evidence: evidence.join(' '),
  })
  return kept.ok ? ok(reviewOf(session, language)) : kept
}

/** A written answer to one item for or against, or to a question of the accused's side. */
export function answerItem(session: Session, params: Params<'opinion.answer'>): Result<ResultOf<'opinion.answer'>, CallError> {
  const { id, item, language } = params
  const subject = subjectIn(reviewOf(session, language), id)
  const known = [...(subject?.for ?? []), ...(subject?.against ?? []), ...(subject?.questions ?? [])].find((each) => each.id === item)
  if (known === undefined) return fail(callError('not-found', { id: `${id}/${item}` }))
  const text = params.text.trim()
  const body: Json | null = text === '' ? null : { text, reviewer: reviewerOf(session), at: shanghaiNow() }
  const kept = keepOwn(session, 'answer', `${id}/${item}`, body, 'opinion.answered', { before: known.answer?.text ?? null, after: text === '' ? null : text })
  return kept.ok ? ok(reviewOf(session, language)) : kept
}
