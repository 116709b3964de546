/**
 * One form of travel record as data: a JSON file in resources/travel/layouts, a file of the site, or what a person made in
 * the window. It says only what the column names alone do not say; everything but the first five may be left out.
 */
export interface TravelLayoutFile {
  readonly kind: 'travel'
  readonly id: string
  /** Who gives the record; null where many do. */
  readonly institution: string | null
  /** `border`, `rail`, `air`, `ship` or `hotel`. */
  readonly mode: string
  /** Names that the header must hold, compared like column names. */
  readonly requires: readonly string[]
  /** As people call it. */
  readonly title?: string
  /** At least one of these too, where the required ones are common to many forms. */
  readonly anyOf?: readonly string[]
  readonly excludes?: readonly string[]
  /** Column name -> meaning (see resources/travel/columns.json), where it means something else here than elsewhere. */
  readonly meanings?: Readonly<Record<string, string>>
  /** Meanings by place from the left, empty for none: the table has no header line. */
  readonly positions?: readonly string[]
  /** Columns that stand neither in `meanings` nor in `positions` are not read. */
  readonly onlyNamed?: boolean
  /** `year-first`, `day-first` or `month-first`. */
  readonly dateOrder?: string
  /** Words of the direction column of crossings by side. */
  readonly directions?: { readonly exit?: readonly string[]; readonly entry?: readonly string[] }
  /** Word of the status column -> `taken`, `refunded`, `changed`, `not-taken`. */
  readonly statuses?: Readonly<Record<string, string>>
  /** Part of a sheet's name -> what became of its bookings where a row itself says nothing of a refund or a change. */
  readonly sheets?: Readonly<Record<string, string>>
  /** Beginnings of lines below the header that are no rows. */
  readonly footer?: readonly string[]
}
