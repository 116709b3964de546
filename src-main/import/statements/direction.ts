import type { Direction } from '../../domain/ledger/transaction.ts'
import { simplified } from '../../domain/search/characters.ts'
import { WORDS, plain, remembered } from './words.ts'

/** A direction word: a side, or a bare code (`1`, `2`) whose sense only the balances of the table can tell. */
export type DirectionWord = Direction | { readonly code: string }

const words = new Map<string, DirectionWord>()
for (const word of WORDS.direction.codes) words.set(plain(word), { code: plain(word) })
for (const word of WORDS.direction.neutral) words.set(plain(word), 'neutral')
for (const word of WORDS.direction.out) words.set(plain(word), 'out')
for (const word of WORDS.direction.in) words.set(plain(word), 'in')

/**
 * Side of the account owner: 借 on a customer's statement is money out, 贷 money in. Null where the word says
 * nothing; there is no guessing from parts of words.
 */
export const directionOf: (cell: string) => DirectionWord | null = remembered((cell) => words.get(simplified(plain(cell))) ?? null)

/** Side of a mark beside a figure (`CR`, `Dr.`, 借, 贷). */
export function sideOfMark(mark: string): 'in' | 'out' | null {
  const side = directionOf(mark)
  return side === 'in' || side === 'out' ? side : null
}
