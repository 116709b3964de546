import type { HostEvent, MethodName, Params, ResultOf } from '../contract/api.ts'
import type { CallError } from '../contract/errors.ts'
import type { Result } from '../contract/result.ts'
import { deriveWithRests } from './case/derive.ts'
import type { Grants } from './grants.ts'
import type { HostPlaces, ShellServices } from './host.ts'
import type { ParseService } from './intake/parse-service.ts'
import type { RecogniserClient } from '../import/recognise-text/recogniser-client.ts'
import type { Recognition } from './intake/recognise.ts'
import { needSession, type Session } from './case/session.ts'

/** What every handler may use. */
export interface HostState {
  readonly places: HostPlaces
  readonly shell: ShellServices
  readonly parser: ParseService
  readonly grants: Grants
  readonly recogniser: RecogniserClient
  readonly recognition: Recognition
  session: Session | null
  importing: AbortController | null
  readonly emit: (event: HostEvent) => void
}

export type Handler<M extends MethodName> = (state: HostState, params: Params<M>) => Promise<Result<ResultOf<M>, CallError>> | Result<ResultOf<M>, CallError>

/** A handler that needs an open case. */
export const onCase =
  <M extends MethodName>(work: (session: Session, params: Params<M>, state: HostState) => Promise<Result<ResultOf<M>, CallError>> | Result<ResultOf<M>, CallError>): Handler<M> =>
  (state, params) => {
    const session = needSession(state.session)
    return session.ok ? work(session.value, params, state) : session
  }

/** A handler that needs what the rules found: the case stays answerable while they run. */
export const onFindings =
  <M extends MethodName>(work: (session: Session, params: Params<M>, state: HostState) => Promise<Result<ResultOf<M>, CallError>> | Result<ResultOf<M>, CallError>): Handler<M> =>
  async (state, params) => {
    const session = needSession(state.session)
    if (!session.ok) return session
    await deriveWithRests(session.value)
    return work(session.value, params, state)
  }

/** A changed fact may change everything that the window shows. */
export function tellChange<T extends { readonly changed: boolean }>(state: HostState, result: Result<T, CallError>): Result<T, CallError> {
  if (result.ok && result.value.changed) state.emit({ type: 'case-changed' })
  return result
}
