import { algorithmName } from './checklist-comparison.ts'
import type { Review } from '../contract/review.ts'
import type { Translate } from '../domain/review/review-input.ts'

/** RFC 4180 field. A leading sign that a spreadsheet would take for a formula is disarmed by an apostrophe. */
function field(value: string): string {
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Lines of fields as CSV with a byte order mark, so that spreadsheets read its Chinese. */
export const csvText = (lines: readonly (readonly string[])[]): string => `\uFEFF${lines.map((cells) => cells.map(field).join(',')).join('\r\n')}\r\n`

/** The evidence list as CSV with a byte order mark, so that spreadsheets read its Chinese. One line a file of the case. */
export function evidenceCsv(review: Review, translate: Translate): string {
  const heads = ['number', 'title', 'path', 'kind', 'source', 'size', 'pages', 'rowsKept', 'sha256', 'authenticity', 'legality', 'relevance', 'slots', 'checks', 'checksum'] as const
  const files = new Map(review.intake.files.map((file) => [file.path, file]))
  const lines = review.evidence.map((item) => {
    const file = files.get(item.path)
    return [
      item.id,
      item.title,
      item.path,
      translate(`evidence-kind.${item.evidenceKind}`),
      item.source ?? '',
      String(file?.size ?? ''),
      String(file?.pages ?? ''),
      String(file?.rows?.kept ?? ''),
      item.sha256,
      ...(['authenticity', 'legality', 'relevance'] as const).map((property) => translate(`export.evidence-status.${item.properties[property].status}`)),
      item.slots.map((slot) => slot.slot).join(' '),
      (item.checks ?? []).filter((check) => check.state !== 'unchecked').map((check) => `${check.title}: ${translate(`export.checks.state.${check.state}`)}`).join('; '),
      (review.checksums?.lists ?? []).flatMap((list) => list.entries.filter((entry) => entry.path === item.path).map((entry) => `${list.title}: ${algorithmName(entry.algorithm)} ${translate(`export.checksums.result.${entry.result}`)}`)).join('; '),
    ]
  })
  return csvText([heads.map((head) => translate(`export.csv.${head}`)), ...lines])
}
