import type { Fen } from '../../domain/values/money.ts'
import { simplified } from '../../domain/search/characters.ts'
import type { Binding } from './header.ts'
import { WORDS, meant, plain } from './words.ts'

const SUMS: ReadonlySet<string> = new Set(WORDS.sums.map(plain))

const PATTERNS = WORDS.sumPatterns.map((pattern) => new RegExp(pattern, 'u'))
const LAST: ReadonlySet<string> = new Set([...[...SUMS].map((word) => word.slice(-1)), ...'计額额数数末初前笔条])）】:：*-—'])
/** Asked of every cell of every row: most are no such word by their last character. */
const mayEnd = (character: string): boolean => LAST.has(simplified(character).toLowerCase())

/** 本月合计, `—小计(4笔)—`, 2024年1月合计, 上年余额结转, C/F. */
function sumWord(cell: string): boolean {
  if (cell === '' || cell.length > 40 || !mayEnd(cell.slice(-1))) return false
  const word = simplified(plain(cell)).replace(/^[:*\-—【[(]+|[:*\-—】\])]+$/gu, '')
  // 合计：4笔 is a sum, and so is 共4笔 by itself.
  return [word, word.replace(/(?<=\D)[:(]?共?\d+[笔条]$/u, '')].some((text) => SUMS.has(text) || PATTERNS.some((pattern) => pattern.test(text)))
}

/**
 * Does the line say of itself, in a cell of its own, that it is a sum or a balance carried over (本月合计, 承前页)?
 * Never where it names another party: somebody may write such a word as the purpose of a payment.
 */
export function isStatedSum(cells: readonly string[], binding: Binding): boolean {
  if (!cells.some(sumWord)) return false
  return (['counterpartyName', 'counterpartyNumber', 'counterpartyGlued'] as const).every((meaning) =>
    (binding.columns.get(meaning) ?? []).every((column) => meant(cells[column]) === '' || sumWord(cells[column] ?? '')))
}

/** Does a balance move by the amount from the line before? A sum does not move it. */
export const movesBalance = (before: Fen | null, amount: Fen, balance: Fen | null): boolean =>
  before !== null && balance !== null && amount > 0n && (balance - before === amount || before - balance === amount)
