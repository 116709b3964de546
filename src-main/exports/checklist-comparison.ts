import type { ReviewChecksumList, ReviewContradiction } from '../contract/comparison.ts'
import type { EvidenceItem } from '../contract/review.ts'
import { body, cells, column, heading, note, type Block, type Row } from './checklist-document.ts'
import { citationLines, type Writer } from './checklist-writer.ts'

/** Sources printed for one side of a contradiction. */
const CITED = 6

/** Formal checks that the reviewer noted, by piece of evidence; how many are still open is counted, not scored. */
export function formalCheckBlocks({ review, say }: Writer): readonly Block[] {
  const checked = review.evidence.filter((item) => (item.checks ?? []).some((check) => check.state !== 'unchecked'))
  const open = review.evidence.reduce((count, item) => count + (item.checks ?? []).filter((check) => check.state === 'unchecked').length, 0)
  const rows = (item: EvidenceItem): readonly Row[] => [
    { kind: 'band', text: say('checks.of', { id: item.id, title: item.title }) },
    ...(item.checks ?? []).filter((check) => check.state !== 'unchecked').map((check) => cells(
      say(`column.${check.property}`),
      [check.title, check.verified ? check.source : say('not-verified', { source: check.source })],
      [say(`checks.state.${check.state}`), ...(check.state === 'missing' && !check.curable ? [say('checks.not-curable')] : [])],
      check.note ?? say('none'),
    )),
  ]
  return [
    heading(2, say('checks.title')),
    ...(checked.length === 0 ? [] : [{
      kind: 'table' as const, caption: null,
      columns: [column(say('column.property'), 12), column(say('column.check'), 46), column(say('column.status'), 14), column(say('column.note'), 28)],
      rows: checked.flatMap(rows),
    }]),
    note(say('checks.open', { count: open })),
  ]
}

/** Lists of digests held against the originals, line by line, and what no list names. */
export function checksumBlocks(writer: Writer): readonly Block[] {
  const { review, say, list } = writer
  const { checksums } = review
  if (checksums === undefined || checksums.lists.length === 0) return [heading(2, say('checksums.title')), body(say('checksums.none'))]
  return [
    heading(2, say('checksums.title')),
    ...checksums.lists.map((each) => checksumTable(each, writer)),
    ...(checksums.unlisted.length === 0 ? [] : [body(say('checksums.unlisted', { count: checksums.unlisted.length, files: list(checksums.unlisted.map(({ path, evidence }) => (evidence === null ? path : say('checksums.file', { id: evidence, path })))) }))]),
    ...(checksums.waiting === 0 ? [] : [note(say('checksums.waiting', { count: checksums.waiting }))]),
  ]
}

function checksumTable(each: ReviewChecksumList, writer: Writer): Block {
  const { say, moment } = writer
  const caption = each.entered === null ? say('checksums.read', { title: each.title, path: each.path ?? '' }) : say('checksums.entered', { title: each.title, reviewer: each.entered.reviewer, at: moment(each.entered.at) })
  return {
    kind: 'table', caption,
    columns: [column(say('column.listed-file'), 26), column(say('column.result'), 16), column(say('column.digests'), 38, 'start', 'mono'), column(say('column.source'), 20)],
    rows: each.entries.map((entry) => cells(
      [entry.name, ...(entry.path === null || entry.path.endsWith(entry.name) ? [] : [say('checksums.file', { id: entry.evidence ?? '', path: entry.path })])],
      [
        say(`checksums.result.${entry.result}`),
        ...(entry.otherName ? [say('checksums.other-name')] : []),
        ...(entry.size.ours === null || entry.size.listed === null ? [] : [say('checksums.other-size', { listed: entry.size.listed, ours: entry.size.ours })]),
      ],
      [say('checksums.listed', { algorithm: algorithmName(entry.algorithm), value: entry.listed }), ...(entry.ours === null ? [] : [say('checksums.ours', { algorithm: algorithmName(entry.algorithm), value: entry.ours })])],
      entry.citation === null ? say('none') : citationLines([entry.citation], 1, writer),
    )),
  }
}

export const algorithmName = (algorithm: string | null): string => ({ sha256: 'SHA-256', sm3: 'SM3', md5: 'MD5', sha1: 'SHA-1' })[algorithm ?? ''] ?? ''

/** What disagrees, side by side, each side with its sources and the reviewer's word beneath. */
export function contradictionBlocks(writer: Writer): readonly Block[] {
  const { review, say } = writer
  const found = review.contradictions ?? []
  if (found.length === 0) return [body(say('contradictions.none'))]
  return [
    body(say('contradictions.lead', { count: found.length, open: found.filter((each) => each.state === 'open').length })),
    {
      kind: 'table', caption: null,
      columns: [column(say('column.number'), 7, 'center'), column(say('column.one-side'), 46), column(say('column.other-side'), 47)],
      rows: found.flatMap((each, index) => contradictionRows(each, index + 1, writer)),
    },
  ]
}

function contradictionRows(each: ReviewContradiction, number: number, writer: Writer): readonly Row[] {
  const { say, sentence, moment } = writer
  const side = ({ sourceTitle, says, citations }: ReviewContradiction['sides'][number]): readonly string[] => [
    say('contradictions.side', { source: sourceTitle, says: sentence(says) }),
    ...(citations.length === 0 ? [say('contradictions.no-source')] : citationLines(citations, CITED, writer)),
  ]
  return [
    { kind: 'band', text: say('contradictions.titled', { number, title: each.title }) },
    cells(String(number), side(each.sides[0]), side(each.sides[1])),
    {
      kind: 'span',
      items: [
        { label: say('contradictions.label.about'), text: each.about },
        {
          label: say('contradictions.label.word'),
          text: each.word === null ? say('contradictions.open') : say('contradictions.word', { state: say(`contradictions.state.${each.state}`), text: each.word.text, reviewer: each.word.reviewer, at: moment(each.word.at) }),
        },
      ],
    },
  ]
}
