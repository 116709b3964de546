/**
 * A row of a statement as SQLite takes it apart: an array (domain/values/jsonb) of what the row says by itself, in this
 * order. Names are those of the columns in the case file; `part` is the place of what recurs among the parts of its batch.
 */
export const RECORD_FIELDS = [
  'part', 'line', 'page', 'day', 'time', 'amount', 'balance', 'expected_balance', 'refunded',
  'counterparty_name', 'counterparty_number', 'counterparty_document', 'memo', 'merchant', 'serial', 'order_number', 'cells',
] as const
export type RecordField = (typeof RECORD_FIELDS)[number]

/** What stands in a field of which a row says nothing. Statements that have no such column say it in every row: those fields need not be taken out of their records. */
export const UNSAID = {
  page: null, balance: null, expected_balance: null, refunded: 0, counterparty_document: '', merchant: '', serial: null, order_number: null,
} as const satisfies Partial<Record<RecordField, null | 0 | ''>>
export type UnsaidField = keyof typeof UNSAID
export const UNSAID_FIELDS = Object.keys(UNSAID) as readonly UnsaidField[]

/** Bit of a field in `said`. */
export const bitOf = (field: UnsaidField): number => 1 << RECORD_FIELDS.indexOf(field)
