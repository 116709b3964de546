import { fileStamp } from '../file-stamp.ts'

/** What can be written, in the groups of the list. One document may come in several formats; the contract knows formats only. */
export const DOCUMENTS = [
  { id: 'checklist', group: 'review', formats: ['docx', 'pdf', 'html'], preview: 'checklist' },
  { id: 'requests', group: 'review', formats: ['requests-docx', 'requests-pdf'], preview: 'checklist' },
  { id: 'timeline', group: 'review', formats: ['timeline-pdf', 'timeline-html'], preview: 'checklist' },
  { id: 'catalogue', group: 'review', formats: ['csv'], preview: 'catalogue' },
  { id: 'data', group: 'handover', formats: ['json'], preview: 'data' },
  { id: 'bag', group: 'handover', formats: ['bag'], preview: 'bag' },
] as const

export const DOCUMENT_GROUPS = ['review', 'handover'] as const

export type ExportDocument = (typeof DOCUMENTS)[number]
export type ExportFormat = ExportDocument['formats'][number]

const FILE_NAMES: Readonly<Record<ExportFormat, readonly [name: string, ending: string]>> = {
  docx: ['checklist', '.docx'], pdf: ['checklist', '.pdf'], html: ['checklist', '.html'],
  'requests-docx': ['requests', '.docx'], 'requests-pdf': ['requests', '.pdf'], 'timeline-pdf': ['timeline', '.pdf'], 'timeline-html': ['timeline', '.html'],
  csv: ['evidence-list', '.csv'], json: ['review', '.json'],
  // A bag is a folder.
  bag: ['case-bag', ''],
}

/** File name proposed for a format; the case number is left out because some file systems refuse its brackets. */
export function proposedName(format: ExportFormat, now: Date): string {
  const [name, ending] = FILE_NAMES[format]
  return `${name}-${fileStamp(now)}${ending}`
}
