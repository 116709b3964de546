/** Header sets per kind of response. The policy is a header, not a meta tag: frame-ancestors works only so. */

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A page to be printed brings its style and fonts with it and runs nothing. */
export const headersOfPrint = (): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:",
  'x-content-type-options': 'nosniff',
})

/** An original is never run: whatever it holds, no script, no frame, no style of its own. */
const ORIGINAL_POLICY = "default-src 'none'; sandbox"

export function headersOfPage(mediaType: string): Readonly<Record<string, string>> {
  return {
    'content-type': mediaType,
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}

/** Types that a browser could run as a page are served as bytes. */
const RUNNABLE = /html|xml|svg|javascript|ecmascript/iu

export function headersOfOriginal(mediaType: string): Readonly<Record<string, string>> {
  return {
    'content-type': RUNNABLE.test(mediaType) ? 'application/octet-stream' : mediaType,
    'content-security-policy': ORIGINAL_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  }
}
