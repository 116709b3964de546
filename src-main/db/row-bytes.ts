/**
 * How the rows of a slice come out of SQLite in one piece: fields end with the byte FE and rows with FD. Neither stands
 * in UTF-8, so no text can be taken for an end. One value of a million rows' columns is many times cheaper to hand over
 * than a value for every column of every row.
 */
export const FIELD_END = 0xfe
export const ROW_END = 0xfd
const FIELD = "CAST(x'fe' AS TEXT)"
const ROW = "CAST(x'fd' AS TEXT)"

/** What a row seldom has stands behind its fixed fields, each after a letter of its own. */
export const SELDOM = { page: 'p', expectedBalance: 'e', refunded: 'r', document: 'd', serial: 's', orderNumber: 'o' } as const

/**
 * Kept rows of a range of numbers, in the order of their numbers: how many, and their bytes. `concat_ws` leaves out what is
 * NULL; whether a row has any of the seldom fields is asked once, which is cheaper than asking for each. NOT INDEXED keeps SQLite to the table itself, whose rows come in the order of their numbers.
 */
export const SELECT_ROW_BYTES = `SELECT count(*), CAST(group_concat(concat_ws(${FIELD},
    source_table, line, account, recurring, day, ifnull(time, ''), amount, ifnull(balance, ''), counterparty_name, counterparty_number, memo, merchant,
    '${SELDOM.serial}' || serial,
    CASE WHEN coalesce(page, expected_balance, order_number, nullif(refunded, 0), nullif(counterparty_document, '')) IS NOT NULL THEN concat_ws(${FIELD},
      '${SELDOM.page}' || page, '${SELDOM.expectedBalance}' || expected_balance, '${SELDOM.refunded}' || nullif(refunded, 0),
      '${SELDOM.document}' || nullif(counterparty_document, ''), '${SELDOM.orderNumber}' || order_number) END, ''), ${ROW}) AS BLOB)
  FROM ledger_row NOT INDEXED WHERE id BETWEEN ? AND ? AND duplicate_of IS NULL`

/** Digits that a double holds whatever they are. */
const SAFE_DIGITS = 15
const MINUS = 0x2d
const ZERO_DIGIT = 0x30

/** Reads the bytes of a slice field by field. A class, because place and bytes belong together; fields are read many millions of times. */
export class RowBytes {
  readonly bytes: Buffer
  /** Where the next field begins. */
  at = 0
  /** Ends of the text that was read last, and a number that equal texts share. */
  from = 0
  to = 0
  hash = 0
  /** The whole number that was read last where a double cannot hold it. */
  exact: bigint | null = null

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  /** A whole number; NaN where the field is empty. Beyond what a double holds it is rounded, and `exact` has it. */
  whole(): number {
    const { bytes } = this
    const start = this.at
    let at = start
    const negative = bytes[at] === MINUS
    if (negative) at += 1
    let value = 0
    let byte = bytes[at] as number
    for (; byte < FIELD_END - 1; byte = bytes[++at] as number) value = value * 10 + byte - ZERO_DIGIT
    this.at = at + 1
    this.exact = null
    if (at === start) return Number.NaN
    if (at - start > SAFE_DIGITS) {
      const exact = BigInt(bytes.toString('latin1', start, at))
      if (!Number.isSafeInteger(Number(exact))) this.exact = exact
      return Number(exact)
    }
    return negative ? -value : value
  }

  /** A text: leaves where it stands in `from` and `to`, and its hash. */
  text(): void {
    const { bytes } = this
    let at = this.at
    let hash = 0
    this.from = at
    for (let byte = bytes[at] as number; byte < FIELD_END - 1; byte = bytes[++at] as number) hash = Math.imul(hash ^ byte, 0x01000193)
    this.to = at
    this.hash = hash
    this.at = at + 1
  }

  /** `YYYY-MM-DD` as the number YYYYMMDD; the table admits nothing else. */
  day(): number {
    const { bytes, at } = this
    this.at = at + 11
    const digit = (place: number): number => (bytes[at + place] as number) - ZERO_DIGIT
    return ((((((digit(0) * 10 + digit(1)) * 10 + digit(2)) * 10 + digit(3)) * 10 + digit(5)) * 10 + digit(6)) * 10 + digit(8)) * 10 + digit(9)
  }

  /** `HH:MM:SS` as seconds since midnight; -1 where the field is empty. */
  clock(): number {
    const { bytes, at } = this
    if (bytes[at] === FIELD_END) {
      this.at = at + 1
      return -1
    }
    this.at = at + 9
    const digit = (place: number): number => (bytes[at + place] as number) - ZERO_DIGIT
    return (digit(0) * 10 + digit(1)) * 3600 + (digit(3) * 10 + digit(4)) * 60 + digit(6) * 10 + digit(7)
  }
}
