import type { Fen } from '../../domain/values/money.ts'
import { simplified } from '../../domain/search/characters.ts'
import type { Binding } from './header.ts'
import { WORDS, meant, plain } from './words.ts'

const SUMS: ReadonlySet<string> = new Set(WORDS.sums.map(plain))

const FIRST: ReadonlySet<string> = new Set([...SUMS].map((word) => word.charAt(0)))
const FRAME: ReadonlySet<string> = new Set(':*-—【[( \u3000（：')
/** Asked of every cell of every row: most are no such word by their first character. */
const mayBegin = (character: string): boolean => FIRST.has(simplified(character).toLowerCase()) || FRAME.has(character)

const sumWord = (cell: string): boolean => cell !== '' && cell.length <= 40 && mayBegin(cell.charAt(0)) && SUMS.has(simplified(plain(cell)).replace(/^[:*\-—【[(]+|[:*\-—】\])]+$/gu, ''))

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
