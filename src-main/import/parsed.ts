import type { FileKind } from '../contract/review.ts'
import type { DocumentFault, DocumentText } from './documents/document-text.ts'
import type { ParsedFile, ReasonCode } from './parsed-file.ts'

/** What is known of a file before its content is read. */
export interface FileType {
  readonly format: string
  readonly mediaType: string
}

/** A file that was plainly taken in. */
export function imported(kind: FileKind, type: FileType, parts: Partial<ParsedFile> = {}): ParsedFile {
  return {
    kind,
    format: type.format,
    mediaType: type.mediaType,
    encoding: null,
    status: 'imported',
    reasonCode: null,
    reasonDetail: null,
    pages: [],
    pagesWithoutText: 0,
    statements: [],
    travel: [],
    password: null,
    ...parts,
  }
}

/** A file that is kept and that a person has to look at. */
export function needsAttention(kind: FileKind, type: FileType, reason: ReasonCode, detail: string | null, parts: Partial<ParsedFile> = {}): ParsedFile {
  return imported(kind, type, { status: 'needs-attention', reasonCode: reason, reasonDetail: detail, ...parts })
}

/** A file that is listed and whose content is not taken in: refused members of archives. */
export function rejected(reason: ReasonCode, detail: string | null): ParsedFile {
  return imported('other', { format: 'unknown', mediaType: 'application/octet-stream' }, { status: 'rejected', reasonCode: reason, reasonDetail: detail })
}

/** A document with its pages; where only a part could be read, that part and the reason. */
export function documentOf(kind: FileKind, type: FileType, text: DocumentText, parts: Partial<ParsedFile> = {}): ParsedFile {
  const file = imported(kind, type, { pages: text.pages, pagesWithoutText: text.pagesWithoutText, password: text.password ?? null, ...parts })
  return text.fault === null ? file : withFault(file, text.fault)
}

const withFault = (file: ParsedFile, fault: DocumentFault): ParsedFile => ({
  ...file,
  status: 'needs-attention',
  reasonCode: fault.reason,
  reasonDetail: fault.detail,
})
