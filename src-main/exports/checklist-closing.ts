import type { EvidenceItem } from '../contract/review.ts'
import { body, cells, column, heading, note, type Block } from './checklist-document.ts'
import { requestTable } from './request-list.ts'
import type { Writer } from './checklist-writer.ts'

/** Characters of a SHA-256 that are printed; the whole value stands in the CSV list. */
const PRINTED_HASH = 16

/** Section 6: what to ask for, of whom and why, in the order of the elements. */
export function gapBlocks(writer: Writer): readonly Block[] {
  const { review, say } = writer
  const requests = review.requests ?? []
  const numbered = requests.length === 0 ? [] : [heading(2, say('requests.title')), requestTable(requests, writer, (request) => request.unitTitle ?? request.askUnit)]
  if (review.gaps.length === 0) return [body(say('gaps.none')), ...numbered]
  return [
    body(say('gaps.lead', { count: review.gaps.length })),
    {
      kind: 'table',
      caption: null,
      columns: [
        column(say('column.number'), 7, 'center'), column(say('column.document'), 27), column(say('column.unit'), 23),
        column(say('column.element'), 15), column(say('column.why'), 28),
      ],
      rows: review.gaps.map((gap) => cells(String(gap.number), gap.document, gap.askUnit, gap.elementTitle, gap.why)),
    },
    ...numbered,
  ]
}

/** Section 7: the files of the case as evidence, with the three properties as the reviewer set them. */
export function evidenceBlocks({ review, say, translate }: Writer): readonly Block[] {
  if (review.evidence.length === 0) return [body(say('evidence.none'))]
  const property = (item: EvidenceItem, name: 'authenticity' | 'legality' | 'relevance'): readonly string[] => {
    const { status, note: remark } = item.properties[name]
    return [say(`evidence-mark.${status}`), ...(remark === null || remark === '' ? [] : [remark])]
  }
  return [
    {
      kind: 'table',
      caption: null,
      columns: [
        column(say('column.number'), 6, 'center'), column(say('column.evidence-path'), 29), column(say('column.kind'), 12),
        column(say('column.authenticity'), 11, 'center'), column(say('column.legality'), 11, 'center'), column(say('column.relevance'), 11, 'center'),
        column(say('column.sha256'), 20, 'start', 'mono'),
      ],
      rows: review.evidence.map((item) =>
        cells(
          item.id,
          [item.title, item.path, ...(item.source === null ? [] : [say('evidence.source', { source: item.source })])],
          translate(`evidence-kind.${item.evidenceKind}`),
          property(item, 'authenticity'), property(item, 'legality'), property(item, 'relevance'),
          item.sha256.slice(0, PRINTED_HASH),
        ),
      ),
    },
    note(say('evidence.note', { count: PRINTED_HASH })),
  ]
}

/** Section 8: lines to sign on. */
export function signatureBlocks({ say }: Writer): readonly Block[] {
  return [body(say('signature.lead')), { kind: 'fill', labels: [say('signature.opinion'), say('signature.reviewer'), say('signature.date')] }]
}
