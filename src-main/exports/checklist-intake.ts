import type { ReviewFile } from '../contract/review.ts'
import { body, cells, column, note, type Block } from './checklist-document.ts'
import { placeText, type Writer } from './checklist-writer.ts'

/** Section 1: what came in, row by row accounted for, and what a person has to look at. */
export function intakeBlocks(writer: Writer): readonly Block[] {
  const { review, say } = writer
  const { totals, files } = review.intake
  const tables = files.filter((file) => file.rows !== undefined)
  const attention = files.filter((file) => file.status !== 'imported' || (file.pagesWithoutText ?? 0) > 0)
  return [
    body(say('intake.summary', { ...totals })),
    ...(tables.length === 0 ? [] : [conservation(tables, writer)]),
    ...(attention.length === 0 ? [body(say('intake.no-attention'))] : [attentionTable(attention, writer)]),
    ...rejections(tables, writer),
    ...breaks(tables, writer),
  ]
}

function conservation(files: readonly ReviewFile[], { say, figure }: Writer): Block {
  const sum = (of: (file: ReviewFile) => number): string => String(files.reduce((total, file) => total + of(file), 0))
  return {
    kind: 'table',
    caption: say('intake.conservation'),
    columns: [
      column(say('column.file'), 31),
      column(say('column.read'), 8, 'end'), column(say('column.kept'), 8, 'end'), column(say('column.duplicate'), 8, 'end'), column(say('column.rejected'), 8, 'end'),
      column(say('column.in-yuan'), 14, 'end'), column(say('column.out-yuan'), 14, 'end'),
      column(say('column.breaks'), 9, 'end'),
    ],
    rows: [
      ...files.map((file) =>
        cells(
          file.path,
          ...[file.rows?.read, file.rows?.kept, file.rows?.duplicate, file.rows?.rejected].map((count) => String(count ?? 0)),
          figure(file.totals?.in), figure(file.totals?.out),
          file.balance === undefined ? say('none') : String(file.balance.breaks.length),
        ),
      ),
      cells(
        say('intake.sum'),
        sum((file) => file.rows?.read ?? 0), sum((file) => file.rows?.kept ?? 0), sum((file) => file.rows?.duplicate ?? 0), sum((file) => file.rows?.rejected ?? 0),
        '', '',
        sum((file) => file.balance?.breaks.length ?? 0),
      ),
    ],
  }
}

function attentionTable(files: readonly ReviewFile[], { say, sentence }: Writer): Block {
  return {
    kind: 'table',
    caption: say('intake.attention'),
    columns: [column(say('column.file'), 46), column(say('column.status'), 14), column(say('column.reason'), 40)],
    rows: files.map((file) =>
      cells(file.path, say(`file-status.${file.status}`), [
        ...(file.reason === null ? [] : [sentence(file.reason)]),
        ...((file.pagesWithoutText ?? 0) > 0 ? [say('intake.pages-without-text', { count: file.pagesWithoutText ?? 0, recognised: file.pagesRecognised ?? 0 })] : []),
      ]),
    ),
  }
}

function rejections(files: readonly ReviewFile[], writer: Writer): readonly Block[] {
  const { say } = writer
  const rows = files.flatMap((file) => (file.rows?.rejections ?? []).map((rejection) => ({ file, rejection })))
  if (rows.length === 0) return [note(say('intake.no-rejections'))]
  return [
    {
      kind: 'table',
      caption: say('intake.rejections', { count: rows.length }),
      columns: [column(say('column.file'), 28), column(say('column.line'), 8, 'end'), column(say('column.reason'), 22), column(say('column.original'), 42)],
      rows: rows.map(({ file, rejection }) => cells(file.path, lineText(rejection, writer), rejection.reason, rejection.text)),
    },
  ]
}

function breaks(files: readonly ReviewFile[], writer: Writer): readonly Block[] {
  const { say, figure } = writer
  const rows = files.flatMap((file) => (file.balance?.breaks ?? []).map((at) => ({ file, at })))
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      caption: say('intake.breaks', { count: rows.length }),
      columns: [column(say('column.file'), 46), column(say('column.line'), 10, 'end'), column(say('column.expected'), 22, 'end'), column(say('column.found'), 22, 'end')],
      rows: rows.map(({ file, at }) => cells(file.path, lineText(at, writer), figure(at.expected), figure(at.found))),
    },
  ]
}

/** In the column of rows the number alone will do; a row out of a PDF is found by its page first. */
const lineText = (at: { readonly line: number; readonly page?: number }, writer: Writer): string => (at.page === undefined ? String(at.line) : placeText(at, writer))
