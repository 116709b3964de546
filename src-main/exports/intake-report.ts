import type { FileKind, FileStatus } from '../contract/review.ts'
import type { Translate } from '../domain/review/review-input.ts'
import { body, cells, column, note, type Block, type ChecklistDocument, type Fact, type Row } from './checklist-document.ts'
import { chineseNumber } from '../domain/values/chinese-number.ts'
import { csvText } from './evidence-csv.ts'

/** One file as it came in. Times are wall-clock text in Asia/Shanghai. */
export interface IntakeReportFile {
  /** From 1, in the order of intake. */
  readonly number: number
  readonly path: string
  readonly kind: FileKind
  /** In words. */
  readonly format: string
  readonly encoding: string | null
  /** Bytes. */
  readonly size: number
  readonly modified: string | null
  readonly importedAt: string
  /** Who handed it over. */
  readonly source: string | null
  /** Null where the content was never taken in. */
  readonly sha256: string | null
  readonly sm3: string | null
  readonly pages: number
  readonly pagesWithoutText: number
  readonly rows: { readonly read: number; readonly kept: number; readonly duplicate: number; readonly rejected: number } | null
  readonly status: FileStatus
  readonly reason: string | null
  /** Path of the file with the same bytes that came first. */
  readonly sameAs: string | null
}

export interface IntakeReport {
  readonly language: 'zh-CN' | 'en'
  readonly caseNumber: string | null
  readonly caseTitle: string | null
  readonly invented: boolean
  readonly reviewer: string
  readonly at: string
  readonly application: { readonly name: string; readonly version: string }
  readonly files: readonly IntakeReportFile[]
  /**
   * SHA-256 over the lines `<sha256>  <path>` of all files with content, sorted by path (the form of a BagIt
   * manifest): whoever has the same list of files gets the same value, so both organs can sign one figure.
   */
  readonly listDigest: string
  /** Last entry of the log when the report was made. */
  readonly logHead: string
}

/** The intake report as a document: what came in, what became of it, and a receipt that both organs can sign. */
export function intakeReportDocument(report: IntakeReport, translate: Translate): ChecklistDocument {
  const say = (key: string, values?: Readonly<Record<string, string | number>>): string => translate(`export.intake-report.${key}`, values)
  const numbered = (number: number, title: string): string => (report.language === 'zh-CN' ? `${chineseNumber(number)}、${title}` : `${number} ${title}`)
  const sections = [
    ['summary', summary(report, say)],
    ['files', fileBlocks(report, say, translate)],
    ['attention', attentionBlocks(report, say)],
    ['receipt', receipt(report, say)],
  ] as const
  return {
    language: report.language,
    kicker: translate('export.kicker'),
    title: say('title'),
    invented: report.invented ? translate('export.invented') : null,
    head: head(report, say),
    notice: [say('notice')],
    sections: sections.map(([key, blocks], index) => ({ title: numbered(index + 1, say(`section.${key}`)), blocks, ownPage: key === 'receipt' })),
    footer: {
      left: say('footer', { name: report.application.name, version: report.application.version }),
      page: translate('export.footer.page', { page: '{{page}}', pages: '{{pages}}' }),
      right: say('digest-short', { digest: report.listDigest.slice(0, 16) }),
    },
  }
}

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

function head(report: IntakeReport, say: Say): readonly Fact[] {
  const sources = [...new Set(report.files.flatMap((file) => (file.source === null ? [] : [file.source])))]
  return [
    { label: say('head.number'), text: report.caseNumber ?? say('not-entered') },
    { label: say('head.title'), text: report.caseTitle ?? say('not-entered') },
    { label: say('head.source'), text: sources.length === 0 ? say('not-entered') : sources.join(say('separator')) },
    { label: say('head.reviewer'), text: report.reviewer === '' ? say('not-entered') : report.reviewer },
    { label: say('head.at'), text: report.at },
    { label: say('head.log'), text: report.logHead },
  ]
}

const count = (report: IntakeReport, status: FileStatus): number => report.files.filter((file) => file.status === status).length
const sum = (report: IntakeReport, of: (file: IntakeReportFile) => number): number => report.files.reduce((total, file) => total + of(file), 0)
const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/gu, ',')

function summary(report: IntakeReport, say: Say): readonly Block[] {
  const rows = { read: sum(report, (file) => file.rows?.read ?? 0), kept: sum(report, (file) => file.rows?.kept ?? 0), duplicate: sum(report, (file) => file.rows?.duplicate ?? 0), rejected: sum(report, (file) => file.rows?.rejected ?? 0) }
  return [
    body(say('totals', {
      files: grouped(report.files.length), size: grouped(sum(report, (file) => file.size)), pages: grouped(sum(report, (file) => file.pages)),
      imported: count(report, 'imported'), duplicate: count(report, 'duplicate'), attention: count(report, 'needs-attention'), rejected: count(report, 'rejected'),
    })),
    body(say('rows', { read: grouped(rows.read), kept: grouped(rows.kept), duplicate: grouped(rows.duplicate), rejected: grouped(rows.rejected) })),
  ]
}

function fileBlocks(report: IntakeReport, say: Say, translate: Translate): readonly Block[] {
  if (report.files.length === 0) return [body(say('no-files'))]
  return [
    {
      kind: 'table',
      caption: null,
      columns: [
        column(say('column.number'), 7, 'center'), column(say('column.file'), 33), column(say('column.format'), 19),
        column(say('column.pages'), 8, 'end'), column(say('column.rows'), 14), column(say('column.state'), 19),
      ],
      rows: report.files.flatMap((file): Row[] => [
        cells(
          String(file.number),
          [file.path, say('size', { size: grouped(file.size) })],
          [translate(`export.intake-report.kind.${file.kind}`), file.format, ...(file.encoding === null ? [] : [file.encoding])],
          file.pages === 0 ? '' : String(file.pages),
          file.rows === null ? '' : [say('rows-in', { read: grouped(file.rows.read) }), say('rows-out', { kept: grouped(file.rows.kept), duplicate: grouped(file.rows.duplicate), rejected: grouped(file.rows.rejected) })],
          [translate(`export.file-status.${file.status}`), ...(file.sameAs === null ? [] : [say('same-as', { path: file.sameAs })])],
        ),
        { kind: 'span', items: details(file, say) },
      ]),
    },
    note(say('hash-note')),
  ]
}

function details(file: IntakeReportFile, say: Say): readonly Fact[] {
  return [
    { label: 'SHA-256', text: file.sha256 ?? say('no-content') },
    ...(file.sm3 === null ? [] : [{ label: 'SM3', text: file.sm3 }]),
    { label: say('came'), text: [file.importedAt, ...(file.modified === null ? [] : [say('modified', { at: file.modified })]), ...(file.source === null ? [] : [say('from', { source: file.source })])].join(say('comma')) },
    ...(file.reason === null ? [] : [{ label: say('reason'), text: file.reason }]),
  ]
}

function attentionBlocks(report: IntakeReport, say: Say): readonly Block[] {
  const files = report.files.filter((file) => file.status === 'needs-attention' || file.status === 'rejected' || file.pagesWithoutText > 0)
  if (files.length === 0) return [body(say('no-attention'))]
  return [
    {
      kind: 'table',
      caption: say('attention-caption', { count: files.length }),
      columns: [column(say('column.number'), 8, 'center'), column(say('column.file'), 42), column(say('column.reason'), 50)],
      rows: files.map((file) => cells(String(file.number), file.path, [...(file.reason === null ? [] : [file.reason]), ...(file.pagesWithoutText > 0 ? [say('pages-without-text', { count: file.pagesWithoutText })] : [])])),
    },
  ]
}

/** Two sets of lines to sign on: the organ that handed over and the one that took in. */
function receipt(report: IntakeReport, say: Say): readonly Block[] {
  const taken = report.files.filter((file) => file.sha256 !== null)
  const lines = (side: 'giver' | 'taker'): readonly Block[] => [
    body(say(`receipt.${side}`)),
    { kind: 'fill', labels: [say('receipt.organ'), say('receipt.person'), say('receipt.date')] },
  ]
  return [
    body(say('receipt.text', { files: grouped(report.files.length), taken: grouped(taken.length), size: grouped(taken.reduce((total, file) => total + file.size, 0)) })),
    { kind: 'facts', items: [{ label: say('receipt.digest'), text: report.listDigest }] },
    note(say('receipt.digest-note')),
    ...lines('giver'),
    ...lines('taker'),
  ]
}

/** The report as CSV, one line a file. */
export function intakeReportCsv(report: IntakeReport, translate: Translate): string {
  const heads = ['number', 'path', 'kind', 'format', 'encoding', 'size', 'modified', 'importedAt', 'source', 'sha256', 'sm3', 'pages', 'pagesWithoutText', 'read', 'kept', 'duplicate', 'rejected', 'status', 'reason', 'sameAs'] as const
  const figure = (value: number | undefined): string => (value === undefined ? '' : String(value))
  return csvText([
    heads.map((each) => translate(`export.intake-report.csv.${each}`)),
    ...report.files.map((file) => [
      String(file.number), file.path, translate(`export.intake-report.kind.${file.kind}`), file.format, file.encoding ?? '', String(file.size), file.modified ?? '', file.importedAt, file.source ?? '',
      file.sha256 ?? '', file.sm3 ?? '', String(file.pages), String(file.pagesWithoutText),
      figure(file.rows?.read), figure(file.rows?.kept), figure(file.rows?.duplicate), figure(file.rows?.rejected),
      translate(`export.file-status.${file.status}`), file.reason ?? '', file.sameAs ?? '',
    ]),
  ])
}
