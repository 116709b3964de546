import type { Party } from '../case/facts.ts'
import type { TravelRow } from './journey.ts'

type Identified = Pick<TravelRow, 'documents' | 'travellerName'>
type Known = Pick<Party, 'name' | 'aliases' | 'documents'>

/** Document number as compared: NFKC, upper case, without blanks and hyphens of any kind. */
export const plainNumber = (number: string): string => number.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}−]/gu, '')

/** Name as compared: NFKC, without case, blanks, `/`, `,`, hyphens and the dots inside transliterated names. */
export const plainName = (name: string): string =>
  name.normalize('NFKC').toUpperCase().replace(TITLE, '$1').replace(/[\s/,，\p{Pd}·•・.]/gu, '')

/** Airlines write a title behind the given name: `GU/SHENGYUAN MR`. Only behind a stroke: a given name may end in the same letters. */
const TITLE = /^([^/]+\/.*\S)\s+(?:MR|MRS|MS|MISS|MSTR|CHD|INF)\.?\s*$/u

/** The 15-digit form of a resident id: a number of 18 loses the century and the check digit. Other numbers stay. */
const shortResidentId = (number: string): string =>
  /^\d{6}19\d{9}[\dX]$/.test(number) ? number.slice(0, 6) + number.slice(8, 17) : number

/** Are these the same document? The 15-digit and the 18-digit resident id of one person are. */
export function sameDocument(left: string, right: string): boolean {
  const [one, other] = [plainNumber(left), plainNumber(right)]
  if (one === '' || other === '') return false
  if (one === other) return true
  // Only 15 against 18: two numbers of 18 that differ in the check digit are two numbers.
  return one.length !== other.length && shortResidentId(one) === shortResidentId(other)
}

/**
 * A number that a spreadsheet turned into a power of ten (`9.99999E+17`) still shows how it begins and how long it was; the
 * last digit shown may be rounded. It is nobody else's number, and like a mask it decides nothing without the name.
 */
function asMask(number: string): string {
  const parts = /^(\d)(?:\.(\d+))?E\+(\d+)$/u.exec(number)
  if (parts === null) return number
  const digits = `${parts[1] ?? ''}${parts[2] ?? ''}`.slice(0, -1)
  return digits.padEnd(Math.min(Number(parts[3]) + 1, 30), '*')
}

/** Do the visible characters of a masked number (`3206********001X`) stand in the same places of the full one? */
export function masks(masked: string, full: string): boolean {
  const shown = asMask(plainNumber(masked))
  const whole = plainNumber(full)
  return shown.includes('*') && shown.length === whole.length && [...shown].every((character, index) => character === '*' || character === whole[index])
}

const namedAs = (name: string, party: Known): boolean => {
  const wanted = plainName(name)
  return wanted !== '' && [party.name, ...party.aliases].some((known) => plainName(known) === wanted)
}

/**
 * Is the traveller of the record this party (docs/counting.md, Traveller is the debtor)? Any number of the record equal to any of
 * the party's decides for it; a record with somebody else's number is never the party's, whatever the name; where there is
 * no number at all the name decides. A masked number that fits needs the name beside it.
 */
export function isTraveller(row: Identified, party: Known): boolean {
  const numbers = row.documents.map(({ number }) => number).filter((number) => /[^*]/u.test(plainNumber(number)))
  if (numbers.some((number) => party.documents.some((known) => sameDocument(number, known.number)))) return true
  if (numbers.length === 0) return namedAs(row.travellerName, party)
  return numbers.some((number) => party.documents.some((known) => masks(number, known.number))) && namedAs(row.travellerName, party)
}
