import { AlignmentType, Document, Footer, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { TESTIMONY } from './papers.ts'

const FONT = 'Noto Serif SC'
const run = (text: string, size = 24): TextRun => new TextRun({ text, size, font: FONT })

/** The witness statement as a Word document. Packed on a fixed day, so that two runs write one file. */
export async function testimonyDocx(): Promise<Uint8Array> {
  const [title = '', ...paragraphs] = TESTIMONY
  return onFixedDay(async () => {
    const document = new Document({
      title,
      creator: '虚构样例',
      lastModifiedBy: '虚构样例',
      sections: [{
        footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run('虚构样例', 18)] })] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, alignment: AlignmentType.CENTER, children: [run(title, 36)] }),
          ...paragraphs.map((text) => new Paragraph({ spacing: { line: 400 }, indent: { firstLine: 480 }, children: [run(text)] })),
        ],
      }],
    })
    return new Uint8Array(await Packer.toBuffer(document))
  })
}

/** Runs with a clock that stands still: the writers of DOCX and XLSX put the time into the file. */
export async function onFixedDay<Value>(work: () => Value | Promise<Value>): Promise<Value> {
  const Real = globalThis.Date
  const still = Real.UTC(2025, 5, 1)
  class Still extends Real {
    constructor(...parts: readonly unknown[]) {
      if (parts.length === 0) super(still)
      else super(...(parts as ConstructorParameters<DateConstructor>))
    }
    static override now(): number {
      return still
    }
  }
  globalThis.Date = Still as DateConstructor
  try {
    return await work()
  } finally {
    globalThis.Date = Real
  }
}
