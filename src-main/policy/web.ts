/** What the window may do, as pure decisions: the shells only carry them out. */

/** Same origin and nothing else. A blob: address of our own origin is ours. */
export function isOwnAddress(url: string, origin: string): boolean {
  const plain = url.startsWith('blob:') ? url.slice('blob:'.length) : url
  let parsed: URL
  try {
    parsed = new URL(plain)
  } catch {
    return false
  }
  // URL.origin is 'null' for schemes of our own, so scheme and host are compared.
  const own = new URL(origin)
  return parsed.protocol === own.protocol && parsed.host === own.host && parsed.username === '' && parsed.password === ''
}

/** A request leaves only for our own pages; `data:` is no request to anywhere. */
export const isRequestAllowed = (url: string, origin: string): boolean => url.startsWith('data:') || isOwnAddress(url, origin)

/** The window may reload its own page and go nowhere else. */
export function isNavigationAllowed(url: string, origin: string): boolean {
  if (!isOwnAddress(url, origin) || url.startsWith('blob:')) return false
  const path = new URL(url).pathname
  return path === '/' || path === '/index.html'
}

/** Nothing is granted but writing plain text to the clipboard, from our page in the main frame. */
export function isPermissionAllowed(permission: string, requestingUrl: string, isMainFrame: boolean, origin: string): boolean {
  return permission === 'clipboard-sanitized-write' && isMainFrame && isOwnAddress(requestingUrl, origin)
}

/** Facts about the frame that sent a message, taken before anything else is looked at. */
export interface SenderFrame {
  readonly url: string
  readonly isMainFrame: boolean
}

/** A frame that is gone, a subframe or a foreign page is not listened to. */
export const isTrustedSender = (frame: SenderFrame | null, origin: string): boolean => frame !== null && frame.isMainFrame && isOwnAddress(frame.url, origin)

/** Largest call from the window, in characters: a call carries decisions, not files. */
const MAX_CALL_LENGTH = 1_000_000
/** The one call that hands a file over: a picture as drawn by the window, which at two hundred ends is larger than any decision. */
const MAX_PICTURE_LENGTH = 61_000_000
export const fitsCall = (method: string, params: string): boolean => params.length <= (method === 'flow.export' ? MAX_PICTURE_LENGTH : MAX_CALL_LENGTH)
