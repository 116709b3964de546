import type { Translate } from '../../domain/review/review-input.ts'

/** Details that name a way of packing: `zip-method-99`, `7z-method-PPMd`, `tar-type-S`. */
const PACKED_AS = /^(?:zip|7z)-method-(.+)$|^tar-type-(.+)$/u

/** Why a file needs attention, as a sentence with what it is about; the codes of the readers come in words where there are any. */
export function reasonWords(translate: Translate, code: string, detail: string | null): string {
  return translate(`reason.${code}`, { detail: detail === null ? '' : detailWords(translate, detail) }).trim()
}

function detailWords(translate: Translate, detail: string): string {
  const packed = PACKED_AS.exec(detail)
  if (packed) return translate('detail.packed-as', { method: packed[1] ?? packed[2] ?? '' })
  // Anything else is a text of the file itself: a cell, a name, a list of pages.
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(detail)) return detail
  const key = `detail.${detail}`
  const words = translate(key)
  return words === key ? detail : words
}
