import { fail, ok, type Result } from '../../contract/result.ts'
import { decodeText, type DecodedText } from '../text/encoding.ts'
import { onePage, type DocumentFault, type DocumentText } from './document-text.ts'

/** Text file as one page, unchanged but for line ends. Fails with `unreadable-encoding`. */
export function readPlainText(bytes: Uint8Array): Result<DocumentText & { readonly encoding: DecodedText['encoding'] }, DocumentFault> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return fail({ reason: decoded.error, detail: null })
  return ok({ ...onePage(decoded.value.text.replace(/\r\n?/gu, '\n')), encoding: decoded.value.encoding })
}
