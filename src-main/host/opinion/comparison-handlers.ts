import { randomUUID } from 'node:crypto'
import type { COMPARISON_METHODS } from '../../contract/comparison-methods.ts'
import type { Json } from '../../contract/codec.ts'
import { callError } from '../../contract/errors.ts'
import { fail, ok } from '../../contract/result.ts'
import type { LogEntry } from '../../contract/screens.ts'
import { decide } from '../../db/decisions.ts'
import { DIGEST_LENGTH } from '../../domain/checksums/digest.ts'
import { shanghaiNow } from '../clock.ts'
import { computeDigests } from './comparison.ts'
import { loadDecisions } from './decisions.ts'
import { derive } from '../case/derive.ts'
import { onCase, onFindings, type Handler } from '../handler.ts'
import { reviewOf } from './review.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

/** Common work of both reviewers, like requests and formal checks. */
function keep(session: Session, kind: 'checksum-list' | 'contradiction', target: string, body: Json | null, action: string, details: LogEntry['details']): void {
  changeCase(session, () => {
    decide(session.file.database, { kind, target, body, reviewer: reviewerOf(session), at: shanghaiNow() })
    logIn(session, action, target, details)
  }, 'decisions')
}

export const comparisonHandlers: { readonly [M in keyof typeof COMPARISON_METHODS]: Handler<M> } = {
  'checksums.setList': onFindings((session, { id, title, entries, language }) => {
    const before = id === null ? undefined : loadDecisions(session).checksumLists?.[id]
    if (id !== null && before === undefined) return fail(callError('not-found', { id }))
    if (id === null && entries.length === 0) return fail(callError('bad-request', { field: 'entries' }))
    const wrong = entries.findIndex(({ algorithm, value }) => algorithm !== null && DIGEST_LENGTH[algorithm] !== value.length)
    if (wrong >= 0) return fail(callError('bad-request', { field: `entries.${wrong + 1}.value` }))
    const target = id ?? `list-${randomUUID()}`
    const body: Json | null = entries.length === 0 ? null : { title, entries: entries.map((entry) => ({ ...entry })), reviewer: reviewerOf(session), at: shanghaiNow() }
    keep(session, 'checksum-list', target, body, 'checksums.entered', { title, before: before?.entries.length ?? 0, after: entries.length })
    return ok(reviewOf(session, language))
  }),

  'checksums.compute': onFindings((session, { language }) => {
    const { view } = derive(session)
    const progress = computeDigests(session, view, loadDecisions(session))
    return ok({ ...progress, review: reviewOf(session, language) })
  }),

  'contradictions.set': onCase((session, { id, state, language, ...params }) => {
    const known = reviewOf(session, language).contradictions?.find((each) => each.id === id)
    if (known === undefined) return fail(callError('not-found', { id }))
    const text = params.text.trim()
    if (state !== 'open' && text === '') return fail(callError('reason-needed', { id }))
    const body: Json | null = state === 'open' ? null : { state, text, reviewer: reviewerOf(session), at: shanghaiNow() }
    keep(session, 'contradiction', id, body, 'contradiction.set', {
      before: known.state, after: state, text, title: known.title, one: known.sides[0].says, other: known.sides[1].says,
    })
    return ok(reviewOf(session, language))
  }),
}
