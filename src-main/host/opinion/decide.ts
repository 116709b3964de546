import type { Params, ResultOf } from '../../contract/api.ts'
import { asJson, type Json } from '../../contract/codec.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { RULE_IDS, type RuleId } from '../../domain/findings/finding.ts'
import { unusableParameters } from '../../domain/findings/parameter-values.ts'
import { DEFAULT_PARAMETERS } from '../../domain/findings/parameters.ts'
import { snapshotOf, type FindingDecisionRecord } from '../../domain/review/decisions.ts'
import { decide, type DecisionKind } from '../../db/decisions.ts'
import { shanghaiNow } from '../clock.ts'
import { mayBearOn } from './bearing-ids.ts'
import { loadDecisions } from './decisions.ts'
import { derive } from '../case/derive.ts'
import { reviewOf } from './review.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

function keep(session: Session, kind: DecisionKind, target: string, body: Json | null, action: string, details: Record<string, string | number | boolean | null>): void {
  changeCase(session, () => {
    decide(session.file.database, { kind, target, body, reviewer: reviewerOf(session), at: shanghaiNow() })
    logIn(session, action, target, details)
  }, kind === 'parameters' ? 'rules' : 'decisions')
}

/** Accepts, rejects or puts back a finding. Accepting and rejecting need a reason; a stance is the reviewer's own. */
export function decideFinding(session: Session, params: Params<'findings.decide'>): Result<ResultOf<'findings.decide'>, CallError> {
  const reason = params.reason.trim()
  if (params.status !== 'proposed' && reason === '') return fail(callError('reason-needed', { id: params.id }))
  const finding = derive(session).findings.find((each) => each.id === params.id)
  const before = loadDecisions(session).findings[params.id]
  const snapshot = finding ? snapshotOf(finding) : before?.snapshot
  if (!snapshot) return fail(callError('not-found', { id: params.id }))
  const unknown = Object.keys(params.stances).find((id) => !mayBearOn(id, session))
  if (unknown !== undefined) return fail(callError('not-found', { id: unknown }))
  const record: FindingDecisionRecord = { status: params.status, reason, reviewer: reviewerOf(session), decidedAt: shanghaiNow(), stances: params.stances, snapshot }
  const body = params.status === 'proposed' ? null : asJson(record)
  keep(session, 'finding', params.id, body, `finding.${params.status}`, {
    before: before?.status ?? 'proposed',
    after: params.status,
    reason,
    count: snapshot.count,
    total: snapshot.total,
    stances: Object.entries(params.stances).map(([id, stance]) => `${id}=${stance}`).join(' '),
  })
  return ok(reviewOf(session, params.language))
}

const isRule = (text: string): text is RuleId => (RULE_IDS as readonly string[]).includes(text)

/** Changes the parameters of a rule in this case; values must be of the kind of their defaults. */
export function setParameters(session: Session, params: Params<'findings.setParameters'>): Result<ResultOf<'findings.setParameters'>, CallError> {
  if (!isRule(params.rule)) return fail(callError('not-found', { id: params.rule }))
  const unusable = unusableParameters(params.rule, params.parameters)[0]
  if (unusable !== undefined) return fail(callError('bad-request', { field: unusable, value: params.parameters[unusable] ?? '' }))
  const defaults = DEFAULT_PARAMETERS[params.rule] ?? {}
  const before = loadDecisions(session).parameters[params.rule] ?? {}
  keep(session, 'parameters', params.rule, { ...params.parameters }, 'parameters.changed', { before: JSON.stringify({ ...defaults, ...before }), after: JSON.stringify({ ...defaults, ...params.parameters }) })
  return ok(reviewOf(session, params.language))
}

export function setEvidenceProperty(session: Session, params: Params<'evidence.setProperty'>): Result<ResultOf<'evidence.setProperty'>, CallError> {
  const review = reviewOf(session, params.language)
  const item = review.evidence.find((each) => each.id === params.id)
  if (!item) return fail(callError('not-found', { id: params.id }))
  const note = params.note.trim()
  const body = params.status === 'unreviewed' ? null : { status: params.status, note: note === '' ? null : note }
  keep(session, 'evidence-property', `${params.id}/${params.property}`, body, 'evidence.assessed', {
    before: item.properties[params.property].status,
    after: params.status,
    note,
    path: item.path,
  })
  return ok(reviewOf(session, params.language))
}
