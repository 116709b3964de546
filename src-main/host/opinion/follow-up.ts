import type { Params, ResultOf } from '../../contract/api.ts'
import type { Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { LogEntry } from '../../contract/screens.ts'
import { decide, type DecisionKind } from '../../db/decisions.ts'
import { packOf } from '../rules/pack-of.ts'
import { nextRequestNumber, requestKey } from '../../domain/review/requests.ts'
import { unitTitle } from '../../domain/review/units.ts'
import { shanghaiNow } from '../clock.ts'
import { loadDecisions } from './decisions.ts'
import { reviewOf } from './review.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

/** Common work of both reviewers: what is asked for, which time limits run, how a piece of evidence stands formally. */
function keep(session: Session, kind: DecisionKind, target: string, body: Json | null, action: string, details: LogEntry['details']): void {
  changeCase(session, () => {
    decide(session.file.database, { kind, target, body, reviewer: reviewerOf(session), at: shanghaiNow() })
    logIn(session, action, target, details)
  }, 'decisions')
}

/**
 * A missing document as a request. Its number is given once and stays. "Answered" needs the evidence that answers it, "not
 * needed" a reason; an answer fills the slot, so that nobody is asked twice.
 */
export function setGap(session: Session, params: Params<'gaps.set'>): Result<ResultOf<'gaps.set'>, CallError> {
  const { slot, state, dueDate, language } = params
  if (!packOf(session).slots.some((each) => each.id === slot)) return fail(callError('not-found', { id: slot }))
  const unit = params.unit ?? null
  if (unit !== null && unitTitle(unit, language) === null) return fail(callError('not-found', { id: unit }))
  const key = requestKey(slot, unit)
  const note = params.note.trim()
  const answeredBy = [...new Set(params.answeredBy)]
  const evidence = reviewOf(session, language).evidence
  const unknown = answeredBy.find((id) => !evidence.some((item) => item.id === id))
  if (unknown !== undefined) return fail(callError('not-found', { id: unknown }))
  if (state === 'answered' && answeredBy.length === 0) return fail(callError('bad-request', { field: 'answeredBy' }))
  if (state === 'not-needed' && note === '') return fail(callError('reason-needed', { id: slot }))
  const decisions = loadDecisions(session)
  const before = decisions.gaps?.[key]
  const number = before?.number ?? nextRequestNumber(decisions)
  const body: Json | null = state === 'open' ? null : {
    number, state, dueDate, answeredBy: state === 'answered' ? answeredBy : [], note: note === '' ? null : note, reviewer: reviewerOf(session), at: shanghaiNow(),
  }
  keep(session, 'gap', key, body, 'gap.set', {
    number, unit, before: before?.state ?? 'open', after: state, dueDate, answeredBy: state === 'answered' ? answeredBy.join(' ') : '', note,
  })
  return ok(reviewOf(session, language))
}

/** Start and end of a time limit that no milestone of the case tells. */
export function setClock(session: Session, params: Params<'opinion.setClock'>): Result<ResultOf<'opinion.setClock'>, CallError> {
  const { clock, from, to, language } = params
  const rule = packOf(session).clocks?.find((each) => each.id === clock)
  if (rule === undefined) return fail(callError('not-found', { id: clock }))
  // The others follow the milestones of the case; a second date beside them would contradict the file.
  if (rule.from.length > 0) return fail(callError('bad-request', { field: 'clock' }))
  if (from !== null && to !== null && to < from) return fail(callError('bad-request', { field: 'to' }))
  const note = params.note.trim()
  keep(session, 'clock', clock, from === null ? null : { from, to, note: note === '' ? null : note }, 'clock.set', { from, to, note })
  return ok(reviewOf(session, language))
}

/** One formal check of one piece of evidence. */
export function setCheck(session: Session, params: Params<'evidence.setCheck'>): Result<ResultOf<'evidence.setCheck'>, CallError> {
  const { id, check, state, language } = params
  const item = reviewOf(session, language).evidence.find((each) => each.id === id)
  const known = item?.checks?.find((each) => each.id === check)
  if (item === undefined || known === undefined) return fail(callError('not-found', { id: `${id}/${check}` }))
  // What the pack calls fatal is not made curable by a click.
  if (state === 'curable' && !known.curable) return fail(callError('bad-request', { field: 'state' }))
  const note = params.note.trim()
  keep(session, 'formal-check', `${id}/${check}`, state === 'unchecked' ? null : { state, note: note === '' ? null : note }, 'evidence.checked', {
    before: known.state, after: state, note, path: item.path,
  })
  return ok(reviewOf(session, language))
}
