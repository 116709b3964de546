import type { DocumentFault } from '../documents/document-text.ts'
import type { RecognisedStatement } from '../parsed-file.ts'
import type { ExchangeFormat } from './account-statement.ts'
import { isCamt, readCamt } from './camt.ts'
import { isMt940, readMt940 } from './mt940.ts'
import { isOfx, readOfx } from './ofx.ts'
import { isQif, readQif } from './qif.ts'

/** What a file of an exchange format holds. */
export interface ExchangeFile {
  readonly format: ExchangeFormat
  readonly mediaType: string
  readonly statements: readonly RecognisedStatement[]
  /** The text whose lines the rows name: the original, or where records share lines the original with a line for each. */
  readonly text: string
  /** Set where the file breaks off or is broken and only the part before it was read. */
  readonly fault: DocumentFault | null
}

/**
 * Reads text as a statement in MT940, OFX, QIF or camt.053, told by its content. Null for other text, and for files
 * of these formats that hold no account (a sign-on, a list of accounts): they stay documents.
 */
export function readExchange(text: string): ExchangeFile | null {
  const file = readKnown(text)
  return file === null || file.statements.length === 0 ? null : file
}

function readKnown(original: string): ExchangeFile | null {
  if (isOfx(original)) {
    const text = withLinePerRecord(original, OFX_RECORD)
    return { format: 'ofx', mediaType: 'application/x-ofx', statements: readOfx(text), text, fault: null }
  }
  if (isQif(original)) return { format: 'qif', mediaType: 'application/x-qif', statements: readQif(original), text: original, fault: null }
  if (isCamt(original)) {
    const text = withLinePerRecord(original, CAMT_RECORD)
    const { statements, faultLine } = readCamt(text)
    return { format: 'camt-053', mediaType: 'application/xml', statements, text, fault: faultLine === null ? null : { reason: 'damaged', detail: `${faultLine}` } }
  }
  return isMt940(original) ? { format: 'mt940', mediaType: 'text/plain', statements: readMt940(original), text: original, fault: null } : null
}

const OFX_RECORD = /<STMTTRN>/giu
const CAMT_RECORD = /<(?:\w+:)?(?:Ntry|TxDtls)[\s>]/gu

/**
 * Many programs write a whole file on one line. A citation of that line would be one of every row, so such a file
 * gets a line break before each record; a file that has its records on lines of their own keeps the lines it has.
 */
function withLinePerRecord(text: string, record: RegExp): string {
  const places = [...text.matchAll(record)].map(({ index }) => index)
  const shared = places.some((place, index) => index > 0 && !text.slice(places[index - 1], place).includes('\n'))
  if (!shared) return text
  const parts = places.map((place, index) => text.slice(place, places[index + 1]))
  return [text.slice(0, places[0]), ...parts].map((part) => part.replace(/[\r\n]+[ \t]*$/u, '')).join('\n')
}
