import {
  AlignmentType, BorderStyle, Document, Footer, HeadingLevel, LeaderType, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun,
  VerticalAlignTable, WidthType, type IParagraphOptions,
} from 'docx'
import type { Review } from '../contract/review.ts'
import { unreachable } from '../contract/result.ts'
import { checklistDocument, type ChecklistOptions } from './checklist-content.ts'
import { printable, type Block, type ChecklistDocument, type Column, type Fact, type Footer as FooterText, type Row, type Table as TableData } from './checklist-document.ts'
import { STYLE, checklistStyles } from './checklist-docx-styles.ts'

/** A4 and its margins in twentieths of a point; the text is as wide as on the printed page. */
const PAGE = { width: 11906, height: 16838 }
const MARGIN = { top: 1474, bottom: 1361, left: 1587, right: 1361, footer: 680 }
const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right
const CELL_MARGINS = { top: 50, bottom: 50, left: 80, right: 80 }
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const BORDERS = { top: HAIR, bottom: HAIR, left: HAIR, right: HAIR, insideHorizontal: HAIR, insideVertical: HAIR }

/**
 * The checklist as a Word file with the content and order of the page: real headings and styles, tables that repeat
 * their heads and keep their rows whole, the page number at the foot of each page.
 */
export async function checklistDocx(review: Review, options: ChecklistOptions): Promise<Uint8Array> {
  return documentDocx(checklistDocument(review, options), review.application.name)
}

/** Any document of this model as a Word file. */
export async function documentDocx(document: ChecklistDocument, creator: string): Promise<Uint8Array> {
  const file = new Document({
    creator,
    lastModifiedBy: creator,
    title: printable([document.title, ...document.head.slice(0, 1).map((fact) => fact.text)].join(' ')),
    description: printable(document.footer.left),
    styles: checklistStyles(document.language),
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN } },
        footers: { default: new Footer({ children: [footerLine(document.footer)] }) },
        children: content(document),
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}

function content(document: ChecklistDocument): (Paragraph | Table)[] {
  return [
    paragraph(document.kicker, STYLE.kicker),
    line({ heading: HeadingLevel.TITLE, children: runs(document.title) }),
    ...(document.invented === null ? [] : [paragraph(document.invented, STYLE.invented)]),
    line({ style: STYLE.rule, children: [] }),
    ...document.head.map((fact) => factLine(fact, STYLE.fact)),
    line({ style: STYLE.span, children: [] }),
    ...document.notice.map((text) => paragraph(text, STYLE.body)),
    ...document.sections.flatMap((section) => [
      line({ heading: HeadingLevel.HEADING_1, pageBreakBefore: section.ownPage === true, children: runs(section.title) }),
      ...section.blocks.flatMap((block, index) => blockOf(block, section.blocks[index + 1])),
    ]),
  ]
}

/** What introduces a table or lines to sign on stays on the page on which they begin. */
const staysWith = (next: Block | undefined): boolean => next?.kind === 'table' || next?.kind === 'fill'

function blockOf(block: Block, next: Block | undefined): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [line({ heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3, children: runs(block.text) })]
    case 'paragraph':
      return [line({ style: block.tone === 'body' ? STYLE.body : STYLE.note, keepNext: staysWith(next), children: runs(block.text) })]
    case 'facts':
      return block.items.map((fact, index) => factLine(fact, STYLE.fact, staysWith(next), index === block.items.length - 1))
    case 'lines':
      return [
        line({ style: STYLE.sources, keepNext: true, spacing: { before: 100 }, children: runs(block.label, true) }),
        ...block.items.map((item) => paragraph(item, STYLE.sources)),
      ]
    case 'fill':
      return block.labels.map((label, index) => fillLine(label, index < block.labels.length - 1))
    case 'table':
      // Word joins tables that touch: the empty line also stands for the space below.
      return [...(block.caption === null ? [] : [paragraph(block.caption, STYLE.caption)]), tableOf(block), line({ style: STYLE.span, children: [] })]
    default:
      return unreachable(block)
  }
}

/** Word puts blanks between Chinese and digits by itself; a case number such as （2023）江0102执1号 must not be pulled apart. */
const line = (options: IParagraphOptions): Paragraph => new Paragraph({ autoSpaceEastAsianText: false, ...options })

/** Line breaks of the text stay line breaks: Word reads a bare one as a blank. */
function runs(whole: string, bold?: boolean, style?: string): TextRun[] {
  return printable(whole)
    .split('\n')
    .map((text, index) => new TextRun({ text, ...(index === 0 ? {} : { break: 1 }), ...(bold === undefined ? {} : { bold }), ...(style === undefined ? {} : { style }) }))
}

const paragraph = (text: string, style: string): Paragraph => line({ style, children: runs(text) })

function factLine(fact: Fact, style: string, keepNext = false, last = false): Paragraph {
  const gap = style === STYLE.fact ? [new TextRun({ text: '\t' })] : [new TextRun({ text: ' ' })]
  return line({ style, keepNext, ...(last ? { spacing: { line: 320, after: 120 } } : {}), children: [...runs(fact.label, true), ...gap, ...runs(fact.text, undefined, fact.tone === 'good' ? 'ChecklistGood' : undefined)] })
}

/** A label and a rule to write on, drawn by a tab that reaches the right edge. */
function fillLine(label: string, keepNext: boolean): Paragraph {
  return line({
    style: STYLE.fill,
    keepNext,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.UNDERSCORE }],
    children: [...runs(label), new TextRun({ text: '\t' })],
  })
}

function tableOf({ columns, rows }: TableData): Table {
  const widths = columns.map((column) => Math.round((TEXT_WIDTH * column.width) / 100))
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, index) => cell([paragraph(column.head, STYLE.cellHead)], { width: widths[index] ?? 0, verticalAlign: VerticalAlignTable.CENTER })),
  })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: CELL_MARGINS,
    borders: BORDERS,
    rows: [head, ...rows.map((row, index) => rowOf(row, columns, widths, rows[index + 1]?.kind === 'span'))],
  })
}

function rowOf(row: Row, columns: readonly Column[], widths: readonly number[], keepNext: boolean): TableRow {
  switch (row.kind) {
    case 'cells':
      return new TableRow({
        cantSplit: true,
        children: row.cells.map((lines, index) => cell(lines.map((text) => cellLine(text, columns[index], keepNext)), { width: widths[index] ?? 0 })),
      })
    case 'band':
      return new TableRow({
        cantSplit: true,
        children: [cell([line({ style: STYLE.cellHead, alignment: AlignmentType.LEFT, keepNext: true, children: runs(row.text) })], { width: TEXT_WIDTH, columnSpan: columns.length })],
      })
    case 'span':
      return new TableRow({ cantSplit: true, children: [cell(row.items.map((fact) => factLine(fact, STYLE.span)), { width: TEXT_WIDTH, columnSpan: columns.length })] })
    default:
      return unreachable(row)
  }
}

const ALIGN = { start: AlignmentType.LEFT, end: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const

function cellLine(text: string, column: Column | undefined, keepNext: boolean): Paragraph {
  return line({ style: STYLE.cell, alignment: ALIGN[column?.align ?? 'start'], keepNext, children: runs(text, undefined, column?.face === 'mono' ? 'ChecklistMono' : undefined) })
}

function cell(children: Paragraph[], { width, ...rest }: { readonly width: number; readonly columnSpan?: number; readonly verticalAlign?: typeof VerticalAlignTable.CENTER }): TableCell {
  return new TableCell({ children, width: { size: width, type: WidthType.DXA }, ...rest })
}

/** What the document was made with on the left, the page in the middle, the end of the log on the right. */
function footerLine(footer: FooterText): Paragraph {
  const pages = footer.page.split(/(\{\{pages?\}\})/u).filter((part) => part !== '')
  return line({
    style: STYLE.footer,
    tabStops: [
      { type: TabStopType.CENTER, position: Math.round(TEXT_WIDTH / 2) },
      { type: TabStopType.RIGHT, position: TEXT_WIDTH },
    ],
    children: [
      ...runs(footer.left),
      new TextRun({ text: '\t' }),
      new TextRun({ children: pages.map((part) => (part === '{{page}}' ? PageNumber.CURRENT : part === '{{pages}}' ? PageNumber.TOTAL_PAGES : part)) }),
      new TextRun({ text: '\t' }),
      ...runs(footer.right),
    ],
  })
}
