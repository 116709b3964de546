import companyBook from '../../../resources/layouts/company-book.json' with { type: 'json' }
import { simplified } from '../../domain/search/characters.ts'
import type { SourceRow } from '../table.ts'
import { headerKey, type Meaning } from './columns.ts'
import type { Binding } from './header.ts'
import { readLayout } from './layout.ts'
import { WORDS, plain } from './words.ts'

/** Chosen by who kept the table, never by its column names. */
export const COMPANY_BOOK = readLayout(companyBook)
const folded = (text: string): string => simplified(plain(text)).replaceAll('帐', '账')
const TITLES = WORDS.books.titles
const NO_TITLES = WORDS.books.noTitles
const COLUMNS: ReadonlySet<string> = new Set(WORDS.books.columns)
const BALANCE_SIDES: ReadonlySet<string> = new Set(WORDS.books.balanceSide)

/** What a table is whose sides are named 借 and 贷: an account as its bank keeps it, or a book that its owner keeps. */
export type Keeper = 'bank' | 'owner' | 'owner-of-something-else'

/**
 * Who kept this table. A company's own book writes 借 for money that comes in, a bank's statement for money that goes
 * out (企业会计准则: assets grow on the debit side); the figures follow either way, so only the words can tell: a title
 * such as 银行存款日记账, a column for the counter-entry, or a balance that stands in debit throughout.
 */
export function keeperOf(binding: Binding, above: readonly SourceRow[], body: readonly SourceRow[], sheet: string | null): Keeper {
  if (binding.layout !== null || binding.mode === 'signed-amount') return 'bank'
  if (binding.mode === 'two-columns' && !['amountIn', 'amountOut'].some((meaning) => /^[借贷]/u.test(nameOf(binding, meaning as Meaning)))) return 'bank'
  const said = [...above.flatMap(({ cells }) => cells), sheet ?? ''].map(folded)
  const titled = said.some((text) => TITLES.some((title) => NO_TITLES.reduce((rest, other) => rest.replaceAll(other, ''), text).includes(title)))
  // The name of another account of the books, in a title and in no sentence.
  if (said.some((text) => text.length <= 24 && WORDS.books.notMoney.some((account) => text.includes(account)))) return 'owner-of-something-else'
  if (!titled && ![...binding.names].some((name) => COLUMNS.has(name)) && !standsInDebit(binding, body)) return 'bank'
  return said.some((text) => WORDS.books.ofMoney.some((word) => text.includes(word))) ? 'owner' : 'owner-of-something-else'
}

/** The same columns with 借 as money in. */
export function asOwnersBook(binding: Binding): Binding {
  const [credit, debit] = [binding.columns.get('amountIn'), binding.columns.get('amountOut')]
  if (binding.mode !== 'two-columns' || credit === undefined || debit === undefined) return { ...binding, layout: COMPANY_BOOK }
  const columns = new Map(binding.columns)
  columns.set('amountIn', debit)
  columns.set('amountOut', credit)
  return { ...binding, columns, layout: COMPANY_BOOK }
}

const nameOf = (binding: Binding, meaning: Meaning): string => headerKey(binding.header[binding.columns.get(meaning)?.[0] ?? -1] ?? '').name

/** A column for the side of the balance that says 借 in every row: no deposit at a bank does that. */
function standsInDebit({ header }: Binding, body: readonly SourceRow[]): boolean {
  const column = header.findIndex((cell) => BALANCE_SIDES.has(headerKey(cell).name))
  if (column === -1) return false
  const sides = body.map(({ cells }) => folded(cells[column] ?? '')).filter((side) => side === '借' || side === '贷')
  return sides.length >= 2 && sides.every((side) => side === '借')
}
