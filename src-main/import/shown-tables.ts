import { headOf, wholeOf, type Bytes } from './content.ts'
import { installedPdfResources, readPdf, type PdfResources } from './documents/pdf-text.ts'
import { withOwnLayouts, type LayoutFile } from './layouts.ts'
import type { PlacedPage } from './pdf-tables/placed-text.ts'
import { tablesInPrint } from './pdf-tables/tables-in-print.ts'
import type { ReadingChoice } from './reading-choice.ts'
import { readTables } from './read-tables.ts'
import { sniff } from './sniff.ts'
import type { SourceTable } from './table.ts'

export interface ShownTablesOptions {
  readonly pdf?: PdfResources
  readonly layouts?: readonly LayoutFile[]
  readonly choice?: ReadingChoice
}

/** The tables of an original for showing them: of sheets and delimited text as they stand, of a PDF as they are printed. Empty where there are none. */
export async function shownTables(bytes: Bytes, path: string, { pdf, layouts = [], choice }: ShownTablesOptions = {}): Promise<readonly SourceTable[]> {
  if (sniff(await headOf(bytes, 64 * 1024), path).format !== 'pdf') return readTables(await wholeOf(bytes), path, choice)
  const pages: PlacedPage[] = []
  const read = await readPdf(bytes, pdf ?? installedPdfResources(), (page) => void pages.push(page), choice?.passwords ?? [])
  return read.ok ? tablesInPrint(pages, withOwnLayouts(layouts), choice?.headerLine ?? null) : []
}
