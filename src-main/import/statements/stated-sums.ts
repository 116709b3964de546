import type { Fen } from '../../domain/values/money.ts'
import { simplified } from '../../domain/search/characters.ts'
import type { Binding } from './header.ts'
import { WORDS, meant, plain } from './words.ts'

const SUMS: ReadonlySet<string> = new Set(WORDS.sums.map(plain))

const PATTERNS = WORDS.sumPatterns.map((pattern) => new RegExp(pattern, 'u'))
const LAST: ReadonlySet<string> = new Set([...[...SUMS].map((word) => word.slice(-1)), ...'计額额数数末初前笔条])）】:：*-—'])
const isLast = (character: string): boolean => LAST.has(simplified(character).toLowerCase())

const NOT_ASKED = 0
const NO = 1
const YES = 2
/** By UTF-16 unit whether it ends such a word, once it was asked. */
const answers = new Uint8Array(65_536)

/** Asked of every cell of every row: most are no such word by their last character. */
function mayEnd(unit: number): boolean {
  if (answers[unit] === NOT_ASKED) answers[unit] = isLast(String.fromCharCode(unit)) ? YES : NO
  return answers[unit] === YES
}

/** 本月合计, `—小计(4笔)—`, 2024年1月合计, 上年余额结转, C/F. */
function sumWord(cell: string): boolean {
  if (cell === '' || cell.length > 40 || !mayEnd(cell.charCodeAt(cell.length - 1))) return false
  const word = simplified(plain(cell)).replace(/^[:*\-—【[(]+|[:*\-—】\])]+$/gu, '')
  // 合计：4笔 is a sum, and so is 共4笔 by itself.
  return [word, word.replace(/(?<=\D)[:(]?共?\d+[笔条]$/u, '')].some((text) => SUMS.has(text) || PATTERNS.some((pattern) => pattern.test(text)))
}

function anySumWord(cells: readonly string[]): boolean {
  for (let column = 0; column < cells.length; column += 1) if (sumWord(cells[column] as string)) return true
  return false
}

/**
 * Does the line say of itself, in a cell of its own, that it is a sum or a balance carried over (本月合计, 承前页)?
 * Never where it names another party: somebody may write such a word as the purpose of a payment.
 */
export function isStatedSum(cells: readonly string[], binding: Binding): boolean {
  if (!anySumWord(cells)) return false
  return (['counterpartyName', 'counterpartyNumber', 'counterpartyGlued'] as const).every((meaning) =>
    (binding.columns.get(meaning) ?? []).every((column) => meant(cells[column]) === '' || sumWord(cells[column] ?? '')))
}

/** Does a balance move by the amount from the line before? A sum does not move it. */
export const movesBalance = (before: Fen | null, amount: Fen, balance: Fen | null): boolean =>
  before !== null && balance !== null && amount > 0n && (balance - before === amount || before - balance === amount)
