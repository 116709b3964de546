import { AlignmentType, BorderStyle, type IStylesOptions } from 'docx'

/** Paragraph styles of the Word file beside its headings; a court can change each in Word for the whole document. */
export const STYLE = {
  kicker: 'ChecklistKicker', invented: 'ChecklistInvented', rule: 'ChecklistRule', body: 'ChecklistBody', note: 'ChecklistNote', fact: 'ChecklistFact',
  caption: 'ChecklistCaption', cell: 'ChecklistCell', cellHead: 'ChecklistCellHead', span: 'ChecklistSpan',
  sources: 'ChecklistSources', fill: 'ChecklistFill', footer: 'ChecklistFooter',
} as const

const MONO = { ascii: 'Consolas', hAnsi: 'Consolas', cs: 'Consolas', eastAsia: '仿宋' }
const fonts = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia })

/** Latin letters in Times New Roman; Chinese in the faces of official documents: 宋体 title, 黑体 and 楷体 headings, 仿宋 text. */
export function checklistStyles(language: 'zh-CN' | 'en'): IStylesOptions {
  const chinese = language === 'zh-CN'
  const own = (id: string, name: string, size: number, paragraph: object, run: object = {}) => ({
    id, name, basedOn: 'Normal', quickFormat: true, run: { size, font: fonts('仿宋'), ...run }, paragraph,
  })
  return {
    default: {
      document: {
        run: { font: fonts('仿宋'), size: 24, color: '000000', language: { value: chinese ? 'zh-CN' : 'en-GB', eastAsia: 'zh-CN' } },
        paragraph: { spacing: { line: 360, after: 100 } },
      },
      title: { run: { font: fonts('宋体'), size: 44, bold: true, color: '000000' }, paragraph: { alignment: AlignmentType.CENTER, spacing: { line: 480, before: 60, after: 100 } } },
      heading1: { run: { font: fonts('黑体'), size: 32, bold: !chinese, color: '000000' }, paragraph: { keepNext: true, keepLines: true, spacing: { before: 480, after: 160 } } },
      heading2: { run: { font: fonts('楷体'), size: 26, bold: true, color: '000000' }, paragraph: { keepNext: true, keepLines: true, spacing: { before: 320, after: 80 } } },
      heading3: { run: { font: fonts('仿宋'), size: 24, bold: true, color: '000000' }, paragraph: { keepNext: true, keepLines: true, spacing: { before: 240, after: 60 } } },
    },
    paragraphStyles: [
      own(STYLE.kicker, 'Checklist kicker', 28, { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 160 } }, { font: fonts('宋体') }),
      own(STYLE.invented, 'Checklist invented', 21, { alignment: AlignmentType.CENTER, spacing: { after: 80 } }, { font: fonts('黑体') }),
      own(STYLE.rule, 'Checklist rule', 8, { spacing: { line: 120, after: 200 }, border: { bottom: { style: BorderStyle.DOUBLE, size: 8, color: '000000', space: 1 } } }),
      own(STYLE.body, 'Checklist body', 24, { alignment: AlignmentType.BOTH, ...(chinese ? { indent: { firstLine: 480 } } : {}) }),
      own(STYLE.note, 'Checklist note', 20, { spacing: { line: 320, before: 60, after: 120 } }),
      own(STYLE.fact, 'Checklist fact', 21, { spacing: { line: 320, after: 20 }, indent: { left: chinese ? 1260 : 1800, hanging: chinese ? 1260 : 1800 } }),
      own(STYLE.caption, 'Checklist caption', 21, { keepNext: true, spacing: { before: 160, after: 60 } }, { bold: true }),
      own(STYLE.cell, 'Checklist cell', 19, { spacing: { line: 270, after: 0 } }),
      own(STYLE.cellHead, 'Checklist cell head', 19, { alignment: AlignmentType.CENTER, keepNext: true, spacing: { line: 270, after: 0 } }, { bold: true }),
      own(STYLE.span, 'Checklist span', 18, { spacing: { line: 260, after: 0 } }),
      own(STYLE.sources, 'Checklist sources', 18, { spacing: { line: 260, after: 0 }, indent: { left: 360, hanging: 360 } }),
      own(STYLE.fill, 'Checklist fill', 21, { spacing: { before: 200, after: 60 } }),
      own(STYLE.footer, 'Checklist footer', 17, { spacing: { line: 240, after: 0 } }),
    ],
    characterStyles: [
      { id: 'ChecklistMono', name: 'Checklist mono', run: { font: MONO, size: 16 } },
      { id: 'ChecklistGood', name: 'Checklist good', run: { color: '1D5E33' } },
    ],
  }
}
