import type { Params, ResultOf } from '../../contract/api.ts'
import type { Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { decide, targetsEverUsed } from '../../db/decisions.ts'
import { shanghaiNow } from '../clock.ts'
import { loadDecisions } from '../opinion/decisions.ts'
import { derive } from './derive.ts'
import { packOf } from '../rules/pack-of.ts'
import { reviewOf } from '../opinion/review.ts'
import { changeCase, logIn, reviewerOf, type Session } from './session.ts'

/** Enters or changes an act that no rule counts, by its days: the version of the law and the persistence after a sanction go by it. */
export function enterAct(session: Session, params: Params<'acts.enter'>): Result<ResultOf<'acts.enter'>, CallError> {
  const { circumstance, from, party, evidence, language } = params
  const to = params.to ?? from
  const note = params.note.trim()
  if (!packOf(session).circumstances.some((each) => each.id === circumstance)) return fail(callError('not-found', { id: circumstance }))
  if (to < from) return fail(callError('bad-request', { field: 'to', value: to }))
  if (note === '') return fail(callError('reason-needed', { id: circumstance }))
  const { facts } = derive(session).view
  if (party !== null && !facts.parties.some((each) => each.id === party)) return fail(callError('not-found', { id: party }))
  const unknown = evidence.find((id) => !reviewOf(session, language).evidence.some((item) => item.id === id))
  if (unknown !== undefined) return fail(callError('not-found', { id: unknown }))
  const before = (loadDecisions(session).acts?.[circumstance] ?? []).find((each) => each.id === params.id)
  if (params.id !== null && before === undefined) return fail(callError('not-found', { id: params.id }))
  const id = params.id ?? nextId(session, circumstance)
  const body: Json = { id, from, to, party, note, evidence: [...evidence], reviewer: reviewerOf(session), decidedAt: shanghaiNow() }
  keep(session, circumstance, id, body, 'act.entered', { before: before === undefined ? null : `${before.from}/${before.to}`, after: `${from}/${to}`, note })
  return ok(reviewOf(session, language))
}

export function removeAct(session: Session, { circumstance, id, language }: Params<'acts.remove'>): Result<ResultOf<'acts.remove'>, CallError> {
  const before = (loadDecisions(session).acts?.[circumstance] ?? []).find((each) => each.id === id)
  if (before === undefined) return fail(callError('not-found', { id }))
  keep(session, circumstance, id, null, 'act.removed', { before: `${before.from}/${before.to}`, after: null, note: before.note })
  return ok(reviewOf(session, language))
}

function keep(session: Session, circumstance: string, id: string, body: Json | null, action: string, details: Parameters<typeof logIn>[3]): void {
  changeCase(session, () => {
    decide(session.file.database, { kind: 'act', target: `${circumstance}/${id}`, body, reviewer: reviewerOf(session), at: shanghaiNow() })
    logIn(session, action, `${circumstance}/${id}`, details)
  }, 'decisions')
}

/** Ids are never used again, so that undo and log speak of one act: one above every id that was ever given. */
function nextId(session: Session, circumstance: string): string {
  return `a${targetsEverUsed(session.file.database, 'act', `${circumstance}/`) + 1}`
}
