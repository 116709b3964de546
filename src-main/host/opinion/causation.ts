import { randomUUID } from 'node:crypto'
import type { Params, ResultOf } from '../../contract/api.ts'
import type { Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { subjectIn } from '../../domain/review/workspace.ts'
import { shanghaiNow } from '../clock.ts'
import { keepOwn } from './opinion.ts'
import { reviewOf } from './review.ts'
import { reviewerOf, type Session } from '../case/session.ts'

/**
 * Keeps the reviewer's link from an act to the failure of execution: which act, which failure, on what evidence, why. Each of
 * the four is needed, for a link without one of them cannot be examined by anybody else.
 */
export function keepCausation(session: Session, params: Params<'causation.keep'>): Result<ResultOf<'causation.keep'>, CallError> {
  const { subject, failure, findings, evidence, language } = params
  const review = reviewOf(session, language)
  const before = params.id === null ? null : (review.causation?.find((each) => each.id === params.id) ?? null)
  if (params.id !== null && before === null) return fail(callError('not-found', { id: params.id }))
  if (subjectIn(review, subject) === undefined) return fail(callError('not-found', { id: subject }))
  const unknown = findings.find((id) => !review.findings.some((each) => each.id === id)) ?? evidence.find((id) => !review.evidence.some((each) => each.id === id))
  if (unknown !== undefined) return fail(callError('not-found', { id: unknown }))
  const [act, failureText, reason] = [params.act.trim(), params.failureText.trim(), params.reason.trim()]
  if (act === '' && findings.length === 0) return fail(callError('bad-request', { field: 'act' }))
  if (failureText === '') return fail(callError('bad-request', { field: 'failureText' }))
  if (findings.length + evidence.length === 0) return fail(callError('bad-request', { field: 'evidence' }))
  if (reason === '') return fail(callError('reason-needed', { id: subject }))
  const id = params.id ?? randomUUID()
  const body: Json = { subject, act, findings: [...findings], failure, failureText, evidence: [...evidence], reason, reviewer: reviewerOf(session), at: shanghaiNow() }
  const kept = keepOwn(session, 'causation', id, body, 'causation.kept', { subject, act, failure, failureText, findings: findings.join(' '), evidence: evidence.join(' '), reason, before: before?.reason ?? null })
  return kept.ok ? ok(reviewOf(session, language)) : kept
}

export function removeCausation(session: Session, { id, language }: Params<'causation.remove'>): Result<ResultOf<'causation.remove'>, CallError> {
  const link = reviewOf(session, language).causation?.find((each) => each.id === id)
  if (link === undefined) return fail(callError('not-found', { id }))
  const kept = keepOwn(session, 'causation', id, null, 'causation.removed', { subject: link.subject, act: link.act, before: link.reason })
  return kept.ok ? ok(reviewOf(session, language)) : kept
}
