/**
 * The only form in which values cross between window, shell and host: plain JSON.
 * Structured clone and CDP lose different things (Map, undefined, class instances); so nothing
 * but JSON is let through, on every transport alike.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A record as it is kept in the case file: only what JSON has, fields that are undefined left out. Amounts in it are texts already. */
export const asJson = (record: object): Json => JSON.parse(JSON.stringify(record)) as Json

/** Serialises plain JSON; throws on everything that JSON would drop, change or null. */
export function encode(value: unknown): string {
  assertPlain(value, '$')
  return JSON.stringify(value)
}

export function decode(text: string): unknown {
  return JSON.parse(text) as unknown
}

function assertPlain(value: unknown, place: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Object.is(value, -0)) throw new TypeError(`${place}: ${value} does not survive JSON`)
    return
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) assertPlain(value[index], `${place}[${index}]`)
    return
  }
  if (typeof value === 'object') {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`${place}: not a plain object`)
    for (const [key, inner] of Object.entries(value)) assertPlain(inner, `${place}.${key}`)
    return
  }
  throw new TypeError(`${place}: ${typeof value} does not survive JSON`)
}
