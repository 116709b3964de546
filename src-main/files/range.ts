/** What of a request decides about a range answer. */
export interface RangeRequest {
  readonly method: string
  /** The `range` header as sent, null where there is none. */
  readonly rangeHeader: string | null
}

export interface RangeAnswer {
  readonly status: 200 | 206 | 405 | 416
  readonly headers: Readonly<Record<string, string>>
  /** Null for HEAD and for refusals. */
  readonly body: AsyncIterable<Uint8Array> | null
}

/** Reads bytes `start` to `end` (both ends included), in pieces as large as the caller likes. */
export type ReadSpan = (start: number, end: number) => AsyncIterable<Uint8Array>

type Span = { readonly start: number; readonly end: number }

/** Evidence is never cached on disk and never taken for another type than the one said. */
const ALWAYS = { 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' } as const

/**
 * Answers a request for the bytes of an original with 200, 206 or 416 (RFC 9110, section 14).
 * The Electron protocol handler answers file addresses without ranges, so seeking in a PDF or a
 * recording would load the whole file; therefore the 206 is written here. Several ranges in one
 * request are answered with the whole body, which the standard allows.
 */
export function rangeResponse(request: RangeRequest, size: number, read: ReadSpan): RangeAnswer {
  const method = request.method.toUpperCase()
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { ...ALWAYS, allow: 'GET, HEAD', 'content-length': '0' }, body: null }
  const wanted = request.rangeHeader === null ? 'whole' : parseRange(request.rangeHeader, size)
  if (wanted === 'unsatisfiable') {
    return { status: 416, headers: { ...ALWAYS, 'content-range': `bytes */${size}`, 'content-length': '0' }, body: null }
  }
  if (wanted === 'whole') {
    const body = method === 'HEAD' ? null : size === 0 ? nothing() : read(0, size - 1)
    return { status: 200, headers: { ...ALWAYS, 'content-length': String(size) }, body }
  }
  const headers = {
    ...ALWAYS,
    'content-length': String(wanted.end - wanted.start + 1),
    'content-range': `bytes ${wanted.start}-${wanted.end}/${size}`,
  }
  return { status: 206, headers, body: method === 'HEAD' ? null : read(wanted.start, wanted.end) }
}

/** `whole` where the header is no single byte range: such a header has to be ignored, not refused. */
export function parseRange(header: string, size: number): Span | 'whole' | 'unsatisfiable' {
  const match = /^bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/iu.exec(header.trim())
  if (!match) return 'whole'
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return 'whole'
  if (first === '') {
    const length = Math.min(toOffset(last), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = toOffset(first)
  const end = last === '' ? size - 1 : Math.min(toOffset(last), size - 1)
  if (last !== '' && toOffset(last) < start) return 'whole'
  return start >= size ? 'unsatisfiable' : { start, end }
}

/** Digits beyond the exact integers of a double only say "to the end". */
const toOffset = (digits: string): number => Math.min(Number(digits), Number.MAX_SAFE_INTEGER)

async function* nothing(): AsyncGenerator<Uint8Array> {}
