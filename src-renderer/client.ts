import { API } from '../src-main/contract/api.ts'
import type { Bridge, HostEvent, MethodName, Params, ResultOf } from '../src-main/contract/api.ts'
import { decode, encode } from '../src-main/contract/codec.ts'
import { callError } from '../src-main/contract/errors.ts'
import type { CallError } from '../src-main/contract/errors.ts'
import { fail } from '../src-main/contract/result.ts'
import type { Result } from '../src-main/contract/result.ts'
import type { Grant } from '../src-main/contract/shell-port.ts'

declare global {
  interface Window {
    /** Put there by the shell before the page loads. */
    readonly threshold?: Bridge
  }
}

export type Answer<M extends MethodName> = Result<ResultOf<M>, CallError>

/** The window's only way to the host: one typed call per method of the contract, and the host's own events. */
export interface Client {
  call<M extends MethodName>(method: M, params: Params<M>): Promise<Answer<M>>
  subscribe(listener: (event: HostEvent) => void): () => void
  /** Turns files dropped on the window into grants; paths never reach the page. */
  grant(files: readonly unknown[]): Promise<Result<readonly Grant[], CallError>>
}

/** A bridge that is missing or that breaks its promise never to reject ends as `host-gone`, not as an exception in a screen. */
export function createClient(bridge: Bridge | undefined): Client {
  if (bridge === undefined) {
    const gone = (): Promise<Result<never, CallError>> => Promise.resolve(fail(callError('host-gone', { reason: 'bridge' })))
    return { call: gone, subscribe: () => () => undefined, grant: gone }
  }
  return {
    async call<M extends MethodName>(method: M, params: Params<M>): Promise<Answer<M>> {
      if (!(method in API)) return fail(callError('unknown-method', { method }))
      return envelope<ResultOf<M>>(() => bridge.call(method, encode(withoutUndefined(params))))
    },
    subscribe(listener) {
      return bridge.subscribe((eventJson) => {
        // The host builds events from the type HostEvent with the same codec.
        listener(decode(eventJson) as HostEvent)
      })
    },
    grant: (files) => envelope<readonly Grant[]>(() => bridge.grant(files)),
  }
}

/** An optional parameter that is undefined is not sent: the codec refuses undefined, and JSON has no word for it. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).filter(([, inner]) => inner !== undefined).map(([key, inner]) => [key, withoutUndefined(inner)]),
  )
}

async function envelope<T>(send: () => Promise<string>): Promise<Result<T, CallError>> {
  try {
    // Results are built by the host from the contract's types and are not parsed a second time here.
    return decode(await send()) as Result<T, CallError>
  } catch (cause) {
    return fail(callError('host-gone', { reason: cause instanceof Error ? cause.message : String(cause) }))
  }
}
