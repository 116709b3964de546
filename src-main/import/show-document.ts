import type { Result } from '../contract/result.ts'
import { ok } from '../contract/result.ts'
import type { CleanHtml, FixedPage } from '../contract/reader.ts'
import type { DocumentFault } from './documents/document-text.ts'
import { docxToHtml } from './documents/docx-text.ts'
import { rtfToHtml } from './documents/rtf-html.ts'
import { unlocked } from './documents/protected-office.ts'
import { openOfd } from './ofd/ofd-document.ts'
import { sniff } from './sniff.ts'

/** In which form an original is wanted on the screen. */
export type ShowRequest = { readonly form: 'html' } | { readonly form: 'page'; readonly page: number }

/** An original made ready for the screen; null where it has no such form or cannot be read. */
export type Shown = { readonly form: 'html'; readonly value: CleanHtml } | { readonly form: 'page'; readonly value: FixedPage } | null

const HEAD_BYTES = 64 * 1024

/** Reads an original for showing it. Never throws: what cannot be read has no form, and its text is shown instead. */
export async function showDocument(original: Uint8Array, path: string, request: ShowRequest, passwords: readonly string[] = []): Promise<Shown> {
  try {
    const bytes = unlocked(original, passwords)
    if (request.form === 'page') {
      const page = await (await openOfd(bytes)).page(request.page)
      return page === null ? null : { form: 'page', value: page }
    }
    const html = await htmlOf(bytes, path)
    return html.ok && html.value !== null ? { form: 'html', value: { html: html.value } } : null
  } catch {
    return null
  }
}

function htmlOf(bytes: Uint8Array, path: string): Promise<Result<string | null, DocumentFault>> | Result<string | null, DocumentFault> {
  const { format } = sniff(bytes.subarray(0, HEAD_BYTES), path)
  if (format === 'docx') return docxToHtml(bytes)
  return format === 'rtf' ? rtfToHtml(bytes) : ok(null)
}
