/** Media types of the files that the built window consists of. Anything else is not served. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  woff2: 'font/woff2',
  woff: 'font/woff',
  png: 'image/png',
  svg: 'image/svg+xml',
  bcmap: 'application/octet-stream',
  pfb: 'application/octet-stream',
  ttf: 'font/ttf',
  icc: 'application/octet-stream',
}

export type Target =
  | { readonly kind: 'asset'; readonly path: string; readonly mediaType: string }
  | { readonly kind: 'original'; readonly sha256: string }
  | { readonly kind: 'none' }

/**
 * What an address of our own names: a file of the built window (a plain relative path), or an original by its
 * SHA-256. Paths with dots, encoded separators or empty parts name nothing.
 */
export function targetOf(pathname: string): Target {
  let path: string
  try {
    path = decodeURIComponent(pathname).replace(/^\//u, '')
  } catch {
    return { kind: 'none' }
  }
  if (path === '') path = 'index.html'
  const original = /^blob\/([0-9a-f]{64})$/u.exec(path)
  if (original) return { kind: 'original', sha256: original[1] ?? '' }
  if (!/^[\w@-][\w.@-]*(\/[\w@-][\w.@-]*)*$/u.test(path) || path.split('/').some((part) => part.includes('..'))) return { kind: 'none' }
  const mediaType = TYPES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()]
  return mediaType === undefined ? { kind: 'none' } : { kind: 'asset', path, mediaType }
}
