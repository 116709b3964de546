/** What the bar code of a boarding pass says of its first leg (IATA Resolution 792, format M). */
export interface BoardingPass {
  readonly name: string
  readonly record: string
  readonly from: string
  readonly to: string
  /** Carrier and number without leading zeros: `CA981`. */
  readonly flight: string
  /** Day of the year, 1 to 366; the code has no year. */
  readonly dayOfYear: number
  readonly cabin: string
}

const CODE = /^M[1-4](.{20})[E ](.{7})([A-Z]{3})([A-Z]{3})([A-Z0-9]{2}[A-Z0-9 ])(\d{4})[A-Z ](\d{3})([A-Z])/u

/** Reads the code; null where the text is none. Blanks are part of the code and must not have been taken out. */
export function readBoardingPass(text: string): BoardingPass | null {
  const match = CODE.exec(text.normalize('NFKC').toUpperCase())
  if (match === null) return null
  const [, name = '', record = '', from = '', to = '', carrier = '', number = '', dayOfYear = '', cabin = ''] = match
  const day = Number(dayOfYear)
  if (day < 1 || day > 366) return null
  return { name: name.trim(), record: record.trim(), from, to, flight: flightOf(carrier, number), dayOfYear: day, cabin }
}

/** `CA ` and `0981` are flight CA981. */
export const flightOf = (carrier: string, number: string): string => `${carrier.trim()}${Number(number)}`
