import { z } from 'zod'
import type { Json } from './codec.ts'

/**
 * The one contract between callers (window, command line, tests) and the host that owns the case file.
 * A method has a name, a schema for its parameters, and a result type; `query` never changes anything.
 */
export interface Method<Params, ResultType> {
  readonly kind: 'query' | 'command'
  readonly params: z.ZodType<Params>
  /** Carries the result type only; results are built by the host and not parsed again. */
  readonly result?: ResultType
}

export const query = <R>() => <P>(params: z.ZodType<P>): Method<P, R> => ({ kind: 'query', params })
export const command = <R>() => <P>(params: z.ZodType<P>): Method<P, R> => ({ kind: 'command', params })

/** Parameters that many methods share. */
export const none = z.strictObject({})
export const language = z.enum(['zh-CN', 'en'])
export const text = z.string().max(20_000)
export const id = z.string().min(1).max(500)
export const passphrase = z.string().min(1).max(1000).nullable()
export const json: z.ZodType<Json> = z.json()
export const day = z.iso.date()
export const stance = z.enum(['for', 'against', 'not-assessed'])
