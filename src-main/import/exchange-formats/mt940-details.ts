import { oneLine } from './entry.ts'
import { joinLines } from './mt940-fields.ts'

/** What field 86 says of the other side and the purpose. */
export interface BookingDetails {
  readonly name: string
  readonly number: string
  readonly bank: string
  readonly memo: string
  readonly typeText: string
}

const NOTHING: BookingDetails = { name: '', number: '', bank: '', memo: '', typeText: '' }

/**
 * Reads field 86 in its common forms: subfields with a separator of the bank's choice (`166?00…?20…?32`), words
 * between slashes (`/NAME/…/REMI/…`), else free text, which stays the memo as a whole.
 */
export function readDetails(lines: readonly string[]): BookingDetails {
  const first = lines[0] ?? ''
  const separator = /^\d{3}([^\w\s])\d{2}/u.exec(first)?.[1]
  if (separator !== undefined) return fromSubfields(lines.join(''), separator)
  const text = joinLines(lines)
  return /^\s*\/[A-Z]{2,4}\//u.test(text) ? fromSlashes(text) : { ...NOTHING, memo: oneLine(text) }
}

/** 00 booking text, 20 to 29 and 60 to 63 purpose, 30 bank, 31 account, 32 and 33 name. */
function fromSubfields(text: string, separator: string): BookingDetails {
  const parts = new Map<number, string>()
  for (const part of text.split(separator).slice(1)) {
    const code = /^\d{2}/u.exec(part)?.[0]
    // A separator inside the text is part of it where no number follows.
    if (code !== undefined) parts.set(Number(code), `${parts.get(Number(code)) ?? ''}${part.slice(2)}`)
  }
  const join = (codes: readonly number[], glue: string): string => oneLine(codes.map((code) => parts.get(code) ?? '').join(glue))
  const purpose = [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 60, 61, 62, 63]
  return { typeText: join([0], ''), memo: join(purpose, ''), bank: join([30], ''), number: join([31], '').replaceAll(' ', ''), name: join([32, 33], '') }
}

const CODES: ReadonlySet<string> = new Set([
  'TRTP', 'IBAN', 'BIC', 'NAME', 'REMI', 'EREF', 'PREF', 'RTRN', 'ORDP', 'BENM', 'CNTP', 'MARF', 'CSID', 'ISDT', 'TRCD', 'PURP', 'ULTC', 'ULTD', 'SVCL', 'ADDR', 'ID', 'CDTRREFTP',
])

function fromSlashes(text: string): BookingDetails {
  const values = new Map<string, string>()
  let code = ''
  for (const part of text.trim().split('/').slice(1)) {
    if (CODES.has(part)) code = part
    else if (code !== '') values.set(code, values.has(code) ? `${values.get(code) ?? ''}/${part}` : part)
  }
  const value = (key: string): string => oneLine(values.get(key) ?? '')
  // CNTP runs account, bank and name of the other side together.
  const [number = '', bank = '', name = ''] = value('CNTP').split('/')
  const memo = value('REMI')
  return {
    name: value('NAME') || name,
    number: value('IBAN') || number,
    bank: value('BIC') || bank,
    typeText: value('TRTP'),
    memo: memo === '' ? oneLine(text) : memo.replace(/^(?:USTD|STRD)\/+/u, '').replace(/\/+$/u, ''),
  }
}
