import type { Params, ResultOf } from '../../contract/api.ts'
import type { Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import type { Seat } from '../../contract/opinion.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { LogPage } from '../../contract/screens.ts'
import { currentDecisions, recordOutsideHistory } from '../../db/decisions.ts'
import { shanghaiNow } from '../clock.ts'
import { sealOf } from './opinion.ts'
import { reviewOf } from './review.ts'
import { APPOINTMENT, isOwn, plainTarget, seatOf, seatOfTarget, signatureTarget } from './seat.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

/**
 * Names a second reviewer, who begins with an empty view, or ends the second review. Both need the first reviewer: whoever
 * is to be reviewed blind must not be able to throw the other's view away.
 */
export function nameSecond(session: Session, params: Params<'opinion.second'>): Result<ResultOf<'opinion.second'>, CallError> {
  const first = reviewerOf(session)
  const name = params.name?.trim() ?? null
  const seat = seatOf(session)
  if (seat?.seat === 'second') return fail(callError('bad-request', { field: 'reviewer' }))
  if (name !== null && seat !== null) return fail(callError('bad-request', { field: 'name' }))
  if (name === null && seat === null) return fail(callError('not-found', { id: APPOINTMENT }))
  if (name !== null && (name === '' || first === '' || name === first)) return fail(callError('bad-request', { field: first === '' ? 'reviewer' : 'name' }))
  const { database } = session.file
  const at = shanghaiNow()
  const keep = (kind: Parameters<typeof recordOutsideHistory>[1]['kind'], target: string, body: Json | null): void => recordOutsideHistory(database, { kind, target, body, reviewer: first, at })
  changeCase(session, () => {
    if (name === null) {
      for (const { kind, target } of currentDecisions(database)) if (isOwn(kind) && seatOfTarget(target) === 'second') keep(kind, target, null)
      for (const each of ['first', 'second'] as const) if (seat?.signatures[each]) keep('opinion', signatureTarget(each), null)
      keep('opinion', APPOINTMENT, null)
      logIn(session, 'opinion.secondEnded', seat?.names.second ?? '', {})
    } else {
      keep('opinion', APPOINTMENT, { first, second: name })
      logIn(session, 'opinion.secondNamed', name, { first })
    }
  }, 'decisions')
  return ok(reviewOf(session, params.language))
}

/** Signs the view of whoever sits here: it cannot be changed any more. When both have signed, both are shown. */
export function signView(session: Session, params: Params<'opinion.sign'>): Result<ResultOf<'opinion.sign'>, CallError> {
  const seat = seatOf(session)
  if (seat === null) return fail(callError('not-found', { id: APPOINTMENT }))
  const here = seat.seat
  const { database } = session.file
  const at = shanghaiNow()
  const reviewer = reviewerOf(session)
  if (params.withdraw === true) {
    if (seat.signatures[here] === null || !seat.sealed) return fail(callError('view-signed', { id: here }))
    changeCase(session, () => {
      recordOutsideHistory(database, { kind: 'opinion', target: signatureTarget(here), body: null, reviewer, at })
      logIn(session, 'opinion.signatureWithdrawn', here, {})
    }, 'decisions')
    return ok(reviewOf(session, params.language))
  }
  if (seat.signatures[here] !== null) return fail(callError('view-signed', { id: here }))
  const view = viewOf(session, here)
  if (Object.keys(view).length === 0) return fail(callError('bad-request', { field: 'view' }))
  const seal = sealOf({ reviewer, signedAt: at, view })
  changeCase(session, () => {
    recordOutsideHistory(database, { kind: 'opinion', target: signatureTarget(here), body: { reviewer, signedAt: at, seal }, reviewer, at })
    logIn(session, 'opinion.signed', here, { seal, decided: Object.keys(view).length })
    if (seat.signatures[here === 'first' ? 'second' : 'first'] !== null) logIn(session, 'opinion.opened', '', {})
  }, 'decisions')
  return ok(reviewOf(session, params.language))
}

/** Everything of the reviewer's own by kind and target: what is signed. */
function viewOf(session: Session, seat: Seat): Record<string, Json> {
  const own = currentDecisions(session.file.database).filter((row) => isOwn(row.kind) && seatOfTarget(row.target) === seat)
  return Object.fromEntries(own.map((row) => [`${row.kind}/${plainTarget(row.target)}`, row.body]))
}

const OWN_ACTIONS = new Set(['element.assessed', 'circumstance.assessed', 'circumstance.decided', 'opinion.answered', 'causation.kept', 'causation.removed', 'recovery.stated', 'opinion.proceeded'])

/** While the second review is sealed the log hides what the other reviewer decided before it was sealed. The entries and their hashes stay. */
export function withoutSealed(session: Session, page: LogPage): LogPage {
  const seat = seatOf(session)
  if (seat === null || !seat.sealed) return page
  const here = reviewerOf(session)
  return { ...page, entries: page.entries.map((entry) => (OWN_ACTIONS.has(entry.action) && entry.reviewer !== here && entry.details['sealed'] !== true ? { ...entry, details: { sealed: true } } : entry)) }
}
