import { fail, ok, type Result } from '../contract/result.ts'

declare const innerPathBrand: unique symbol

/**
 * A path inside a bundle: relative, forward slashes, Unicode NFC, no segment that leaves the bundle.
 * Only such a path may ever be joined to a folder.
 */
export type InnerPath = string & { readonly [innerPathBrand]: true }

/** Why a name is refused. All of them are `unsafe-path` in review.json; the fault goes into the sentence. */
export type PathFault = 'empty' | 'absolute' | 'drive-letter' | 'parent-segment' | 'control-character' | 'device-name' | 'too-long'

/** Longest path and segment in UTF-8 bytes: more than any file system keeps, so a longer one was made by hand. */
const MAX_PATH_BYTES = 4096
const MAX_SEGMENT_BYTES = 1024

/** Names that Windows opens as a device whatever the folder and the extension (`aux.txt`, `COM1`, `com¹`). */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])$/iu
const CONTROL = /\p{Cc}/u
const DRIVE = /^[a-z]:/iu

/**
 * Checks the name of an archive member or file and brings it into one form. Backslashes count as
 * separators, because Windows would take them so when the name is used there: `..\x` is as unsafe as `../x`.
 */
export function innerPath(name: string): Result<InnerPath, PathFault> {
  const path = name.normalize('NFC').replaceAll('\\', '/')
  if (CONTROL.test(path)) return fail('control-character')
  if (path.startsWith('/')) return fail('absolute')
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return fail('too-long')
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.')
  if (segments.length === 0) return fail('empty')
  // After dropping `.`: `./C:x` would otherwise come out as a path of drive C.
  if (DRIVE.test(segments[0] ?? '')) return fail('drive-letter')
  for (const segment of segments) {
    const fault = segmentFault(segment)
    if (fault !== null) return fail(fault)
  }
  return ok(segments.join('/') as InnerPath)
}

function segmentFault(segment: string): PathFault | null {
  // Windows drops dots and blanks at the end of a name: `.. ` and `...` would become a parent there.
  const trimmed = segment.replace(/[. ]+$/u, '')
  if (trimmed === '') return 'parent-segment'
  if (DEVICE.test((segment.split('.', 1)[0] ?? '').trimEnd())) return 'device-name'
  return Buffer.byteLength(segment) > MAX_SEGMENT_BYTES ? 'too-long' : null
}

/** A refused name in a form that can be shown and stored: control characters replaced, cut to a sane length. */
export function showableName(name: string): string {
  return name.normalize('NFC').replace(/\p{Cc}/gu, '\ufffd').slice(0, 500)
}

/** Last segment of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Extension in lower case without the dot; empty where there is none. The ` (2)` of a repeated archive member is not part of it. */
export function extensionOf(path: string): string {
  const name = baseName(path).replace(/ \(\d+\)$/u, '')
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
}
