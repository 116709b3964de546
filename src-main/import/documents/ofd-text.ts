import { fail, ok, type Result } from '../../contract/result.ts'
import { EntryFailure } from '../bundle/entry.ts'
import { openOfd } from '../ofd/ofd-document.ts'
import { textOfPage } from '../ofd/page-text.ts'
import { hasReadableText, type DocumentFault, type DocumentText } from './document-text.ts'

/**
 * Text of an OFD (GB/T 33190-2016) by page, by its text codes: the national fixed-layout form of invoices, tickets and
 * official letters. Fails with `damaged` where the package or its root cannot be read.
 */
export async function readOfd(bytes: Uint8Array): Promise<Result<DocumentText, DocumentFault>> {
  try {
    const document = await openOfd(bytes)
    const pages: string[] = []
    for (let number = 1; number <= document.pages; number += 1) {
      const page = await document.page(number, false)
      pages.push(page === null ? '' : textOfPage(page))
    }
    if (pages.length === 0) return fail({ reason: 'damaged', detail: 'ofd-pages' })
    return ok({ pages, pagesWithoutText: pages.filter((page) => !hasReadableText(page)).length, fault: null })
  } catch (error) {
    return fail(error instanceof EntryFailure ? { reason: error.reason, detail: error.detail } : { reason: 'damaged', detail: 'ofd' })
  }
}
