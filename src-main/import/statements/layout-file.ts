/**
 * One statement format as data: a JSON file in resources/layouts, a file of the site, or what a person made in the
 * window. It says only what the column names alone do not say; everything but the first four may be left out.
 */
export interface StatementLayoutFile {
  readonly id: string
  readonly institution: string | null
  /** `bank` or `wallet`. */
  readonly channel: string
  /** Names that the header must hold, compared like column names. */
  readonly requires: readonly string[]
  /** As people call it. */
  readonly title?: string
  /** At least one of these too, where the required ones are common to many formats. */
  readonly anyOf?: readonly string[]
  readonly excludes?: readonly string[]
  /** Column name -> meaning, where it means something else here than elsewhere. */
  readonly meanings?: Readonly<Record<string, string>>
  /** Meanings by place from the left, empty for none: the file has no header line. */
  readonly positions?: readonly string[]
  /** Columns that stand neither in `meanings` nor in `positions` are not read. */
  readonly onlyNamed?: boolean
  /** One amount column whose sign is the direction. */
  readonly signed?: boolean
  readonly minusIsIn?: boolean
  readonly directionMayBeEmpty?: boolean
  /** Words of the direction column by side (`in`, `out`, `neutral`). */
  readonly directions?: { readonly in?: readonly string[]; readonly out?: readonly string[]; readonly neutral?: readonly string[] }
  /** Word of the status column -> `done`, `closed`, `failed`, `unpaid`, `fully-refunded`, `partly-refunded`. */
  readonly statuses?: Readonly<Record<string, string>>
  /** `year-first`, `day-first` or `month-first`. */
  readonly dateOrder?: string
  /** Beginnings of lines below the header that are no rows. */
  readonly footer?: readonly string[]
  /** `yuan`, `fen`, `wan` (10,000 yuan) or `millionth`. */
  readonly unit?: string
  /** ISO 4217, where no column names one. */
  readonly currency?: string
  readonly currencyByPair?: boolean
}
