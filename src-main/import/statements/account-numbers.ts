import type { CounterpartyText } from '../../domain/ledger/transaction.ts'
import { isPlainNumber } from './plain-cells.ts'
import { meant } from './words.ts'

/**
 * A card or account number as text: blanks, tabs, quotes and a spreadsheet's `.0` dropped. Empty for a number
 * that a spreadsheet has rounded (`6.22202E+18`): its last digits are gone, so it names no account.
 */
export function accountNumber(cell: string | undefined): string {
  if (cell === undefined || cell === '') return ''
  if (isPlainNumber(cell) || /^\d{4,}$/u.test(cell)) return cell
  const text = meant(cell)
  if (text === '') return ''
  const bare = text.normalize('NFKC').replace(/[\s'`"]/gu, '').replace(/^(\d{6,})\.0+$/u, '$1')
  return isDamagedNumber(bare) ? '' : bare
}

/** `6.22202E+18` and the like. */
export const isDamagedNumber = (text: string): boolean => /^\d(?:\.\d+)?E\+?\d{2}$/iu.test(text)

export interface OwnParts {
  readonly name: string
  readonly number: string
  readonly bank: string
}

const NUMBER_LIKE = /^[A-Za-z]{0,4}[\d*xX]{4,}[A-Za-z]?$/u
/** Accounts of wallets: a mail address (also masked), or the id that the messenger gives. */
const WALLET_ACCOUNT = /^(?:[^@\s()/]+@[^@\s()/]+\.[A-Za-z]+|wxid_\w+)$/u

/**
 * Takes apart cells that run name, bank and number together: `2088…(张三)`, `(招商银行)6225…`,
 * `张三(招商银行)(6225…)`, `张三 6222…`, `某公司1111111111`, `6222…/张三`. What cannot be told apart stays the name.
 */
export function splitParty(cell: string): OwnParts {
  const text = meant(cell).normalize('NFKC')
  if (text === '') return { name: '', number: '', bank: '' }
  const parts = text.split(/[()/]/u).map((part) => part.trim()).filter((part) => meant(part) !== '')
  if (parts.length > 1 && parts.some(isNumber)) {
    const words = parts.filter((part) => !isNumber(part))
    const bank = words.find((word) => /银行|信用社|bank/iu.test(word) && words.length > 1) ?? (text.startsWith('(') ? words[0] : undefined) ?? ''
    const number = parts.find(isNumber) ?? ''
    // Brackets inside a name are part of it: 某公司(上海) keeps its own beside the number that is taken out.
    return { name: withoutPart(withoutPart(text, number), bank), number, bank }
  }
  if (isNumber(text)) return { name: '', number: accountNumber(text), bank: '' }
  const glued = /^(.*\D)\s*([\d*]{6,})$/u.exec(text) ?? /^(.*[^\d*])\s+([\d*]{4,})$/u.exec(text)
  if (glued) return { name: (glued[1] ?? '').replace(/[\s*]+$/u, ''), number: glued[2] ?? '', bank: '' }
  return { name: text, number: '', bank: '' }
}

/** The text without one of its parts and the brackets or stroke that set it off. */
function withoutPart(text: string, part: string): string {
  if (part === '') return text.trim()
  const bracketed = text.replace(/\(([^()]*)\)/gu, (whole: string, inside: string) => (inside.trim() === part ? ' ' : whole))
  const left = bracketed === text ? text.replace(part, ' ') : bracketed
  return withoutOuterBrackets(left.replace(/\s+/gu, ' ').replace(/^[\s/]+|[\s/]+$/gu, '').replace(/\s*\/\s*\/\s*/gu, '/'))
}

/** `(某某(上海)公司)` without the one pair that stands around all of it; `(上海)某某(北京)` has no such pair. */
function withoutOuterBrackets(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text
  let depth = 0
  for (let index = 0; index < text.length - 1; index += 1) {
    if (text[index] === '(') depth += 1
    else if (text[index] === ')') depth -= 1
    if (depth === 0) return text
  }
  return text.slice(1, -1).trim()
}

const isNumber = (part: string): boolean => WALLET_ACCOUNT.test(part.trim()) || (NUMBER_LIKE.test(part.replace(/\s/gu, '')) && /[\d*]/u.test(part))

export interface CounterpartyCells {
  readonly name: string | undefined
  readonly number: string | undefined
  readonly otherNumber: string | undefined
  readonly glued: string | undefined
  readonly document: string | undefined
  readonly bank: string | undefined
}

/** Separate columns win over parts of a cell that runs them together. */
export function readCounterparty(cells: CounterpartyCells): CounterpartyText {
  let name = meant(cells.name)
  let number = accountNumber(cells.number) || accountNumber(cells.otherNumber)
  let bank = meant(cells.bank)
  const glued = cells.glued === undefined ? null : splitParty(cells.glued)
  // A plain name column is taken apart only where brackets hold a number; 某公司(上海) stays whole.
  const inName = name.includes('(') || name.includes('（') ? bracketed(name) : null
  const inNumber = /[(（]/u.test(number) ? splitParty(number) : null
  for (const parts of [inName, inNumber, glued]) {
    if (parts === null || parts.number === '') continue
    if (parts === inName || name === '') name = parts.name
    if (parts === inNumber || number === '') number = parts.number
    if (bank === '') bank = parts.bank
  }
  if (name === '' && glued !== null) name = glued.name
  if (bank === '' && glued !== null) bank = glued.bank
  return { name, number, document: accountNumber(cells.document), bank }
}

function bracketed(name: string): OwnParts | null {
  const parts = splitParty(name)
  return /\d{6,}|\d{3,}\*+\d*/u.test(parts.number) ? parts : null
}
