import type { SourceRow } from '../table.ts'
import { readFigure } from './amount.ts'
import type { Meaning } from './columns.ts'
import type { Binding } from './header.ts'
import { WORDS, plain } from './words.ts'

/** `turned`: what was spent stands without a sign, and a minus is a repayment. `unclear`: a card statement that does not say. */
export type CardSigns = 'usual' | 'turned' | 'unclear'

/** On a table that does not call itself that of a card, so many rows of spending have to stand without a sign. */
const CERTAIN = 3

/** Rows that are asked; a longer statement is not written otherwise further down. */
const SAMPLE = 500

const says = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word))

/**
 * How a table with one amount column and no column for the side writes its signs. Statements of credit cards show what
 * is owed: spending is positive there and a repayment negative, the other way round than on an account. The words of the
 * rows tell; a table that calls itself a card statement, and whose rows do not tell, is not read the usual way but refused.
 */
export function cardSigns(binding: Binding, above: readonly SourceRow[], body: readonly SourceRow[], sheet: string | null): CardSigns {
  if (binding.mode !== 'signed-amount' || binding.layout !== null) return 'usual'
  const titled = [...above.flatMap(({ cells }) => cells), sheet ?? '', ...binding.header].some((text) => says(plain(text), WORDS.card.titles))
  const count = { repaidIn: 0, repaidOut: 0, spentIn: 0, spentOut: 0 }
  const amountColumn = binding.columns.get('amount')?.[0] ?? -1
  for (const { cells } of body.slice(0, SAMPLE)) {
    const read = readFigure(cells[amountColumn] ?? '', null)
    if (!read.ok || read.value.amount === 0n) continue
    // A mark such as CR beside a figure says the side itself.
    if (read.value.side !== null) return 'usual'
    const words = (['memo', 'memoMore', 'type', 'merchant'] as const).map((meaning) => plain(textOf(cells, binding, meaning))).join('\n')
    const negative = read.value.amount < 0n
    // What came back is positive on an account, and negative on a card.
    if (says(words, WORDS.card.returned)) continue
    if (says(words, WORDS.card.repayment)) count[negative ? 'repaidOut' : 'repaidIn'] += 1
    else if (says(words, WORDS.card.spending)) count[negative ? 'spentOut' : 'spentIn'] += 1
  }
  const turned = count.repaidOut > 0 && count.repaidIn === 0 && count.spentOut === 0
  // Without the title both kinds of rows have to say so: on an account a repayment goes out as well.
  if (turned && (titled || count.spentIn >= CERTAIN)) return 'turned'
  if (!titled) return 'usual'
  const usual = (count.repaidIn > 0 || count.spentOut > 0) && count.repaidOut === 0 && count.spentIn === 0
  if (usual) return 'usual'
  return turned || count.spentIn > 0 && count.spentOut === 0 && count.repaidIn === 0 ? 'turned' : 'unclear'
}

const textOf = (cells: readonly string[], binding: Binding, meaning: Meaning): string => cells[binding.columns.get(meaning)?.[0] ?? -1] ?? ''
