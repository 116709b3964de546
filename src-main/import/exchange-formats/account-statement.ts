import type { RecognisedStatement, StatementHints } from '../parsed-file.ts'
import { canBeKept, formatYuan } from '../../domain/values/money.ts'
import { rejectedEntry, type Entry } from './entry.ts'

/** Formats that banks and accounting programs exchange statements in. */
export type ExchangeFormat = 'mt940' | 'ofx' | 'qif' | 'camt-053'

export interface AccountStatement {
  readonly format: ExchangeFormat
  /** Line where the statement of the account begins. */
  readonly headerLine: number
  /** Names of the fields, in the order of the cells. */
  readonly header: readonly string[]
  readonly columns: Readonly<Record<string, number>>
  readonly hints: StatementHints
  readonly order: RecognisedStatement['order']
  readonly entries: readonly Entry[]
  /** Lines of records that are no bookings. */
  readonly furniture: readonly number[]
}

/** One account of an exchange file as a recognised statement: read = kept + rejected. */
export function toRecognised(statement: AccountStatement): RecognisedStatement {
  const entries = statement.entries.map(withinRange)
  const rows = entries.flatMap((entry) => (entry.kept ? [entry.row] : []))
  const rejected = entries.flatMap((entry) => (entry.kept ? [] : [entry.rejection]))
  return {
    sheet: null,
    layout: statement.format,
    headerLine: statement.headerLine,
    columns: statement.columns,
    header: statement.header,
    read: rows.length + rejected.length,
    rows,
    rejected,
    furniture: statement.furniture,
    channel: 'bank',
    order: statement.order,
    hints: statement.hints,
    balanceChecked: rows.filter(({ balanceProof }) => balanceProof === 'follows' || balanceProof === 'break').length,
  }
}

/** An amount that no case file can keep is refused here, in its row; a balance of that size is left to the original. */
function withinRange(entry: Entry): Entry {
  if (!entry.kept) return entry
  const { row } = entry
  if (!canBeKept(row.amount)) return rejectedEntry(row.line, 'amount-too-large', formatYuan(row.amount), row.cells)
  const fits = (row.balance === null || canBeKept(row.balance)) && (row.expectedBalance === null || canBeKept(row.expectedBalance))
  return fits ? entry : { kept: true, row: { ...row, balance: null, expectedBalance: null, balanceProof: 'none' } }
}

export const hintsOf = (number: string, holderName: string | null, institution: string | null): StatementHints => ({
  numbers: number === '' ? [] : [number],
  holderName,
  holderDocument: null,
  institution,
})
