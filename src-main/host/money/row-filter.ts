import { callError, type CallError } from '../../contract/errors.ts'
import { NO_GROUP } from '../../contract/ledger-groups.ts'
import type { LedgerFilter } from '../../contract/ledger.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Ledger, RowPlace } from '../../domain/ledger/ledger.ts'
import { wordMatcherByNumber } from '../../domain/ledger/words.ts'
import type { Period } from '../../domain/periods/period.ts'
import { foldText, isChinese } from '../../domain/search/fold-text.ts'
import { matchOf } from '../../domain/search/query.ts'
import { typedTokens } from '../../domain/search/tokens.ts'
import { tableNumberOf } from '../../domain/values/ids.ts'
import { parseYuan } from '../../domain/values/money.ts'
import { withSpans } from '../../db/ledger-groups.ts'
import type { PeriodDays } from '../../domain/ledger/columns/selection.ts'
import { numbersOfLines, numbersOfPlaces, type RowFilter } from '../../db/ledger-page.ts'
import { derive } from '../case/derive.ts'
import type { Derived, Session } from '../case/session.ts'
import { rowsOfEnd } from './counterparty-ends.ts'
import type { Grid } from './grid.ts'

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** What the window asks for, as the database can tell it. */
export function rowFilter(session: Session, grid: Grid, filter: LedgerFilter): Result<RowFilter, CallError> {
  const asked: Writable<RowFilter> = {}
  const numbers: (readonly number[])[] = []
  const { accounts, party, counterparty, period, from, to, least, most, direction, words, finding, cashOnly, channel, category, flagged, group } = filter
  if (accounts !== undefined && accounts.length > 0) asked.accounts = accounts
  if (period !== undefined) asked.spans = spansOf(grid, period)
  if (from !== undefined) asked.from = from
  if (to !== undefined) asked.to = to
  for (const [name, text] of [['least', least], ['most', most]] as const) {
    if (text === undefined || text === '') continue
    const bound = parseYuan(text)
    if (!bound.ok) return fail(callError('bad-request', { field: 'amount', value: text }))
    asked[name] = bound.value
  }
  if (direction !== undefined) asked.direction = direction
  if (cashOnly === true) asked.cashOnly = true
  const wanted = foldText(words ?? '').split(/\s+/u).filter((word) => word !== '')
  // The index finds Chinese words wherever they stand; of numbers and Latin words it knows only whole ones.
  asked.matches = wanted.filter(isChinese).map(phrase)
  asked.contains = wanted.filter((word) => !isChinese(word))
  const other = (counterparty ?? '').trim()
  if (other !== '') {
    asked.counterparty = other
    // The index of words passes over most rows; the text of the column then decides.
    if (isChinese(foldText(other)) && !/\s/u.test(other)) asked.likely = phrase(foldText(other))
  }
  if (party !== undefined) numbers.push(remembered(derive(session), `party ${party}`, (derived) => rowsOfParty(session, derived, party)))
  if (finding !== undefined) numbers.push(remembered(derive(session), `finding ${finding}`, (derived) => rowsOfFinding(session, derived, finding)))
  if (channel !== undefined && channel.trim() !== '') asked.channel = channel.trim()
  if (category !== undefined) numbers.push(rowsOfCategory(session, category))
  if (flagged === true) numbers.push(remembered(derive(session), 'flagged', (derived) => rowsOfFindings(session, derived.findings)))
  asked.numbers = numbers
  return ok(group === undefined ? asked : inGroup(session, grid, asked, group))
}

const phrase = (word: string): string => matchOf({ kind: 'phrase', tokens: typedTokens(word), prefix: false })

/** The filter with one group as a further condition. */
function inGroup(session: Session, grid: Grid, asked: RowFilter, { by, key }: NonNullable<LedgerFilter['group']>): RowFilter {
  const only = (numbers: readonly number[]): RowFilter => ({ ...asked, numbers: [...(asked.numbers ?? []), numbers] })
  switch (by) {
    case 'account':
      return asked.accounts === undefined || asked.accounts.includes(key) ? { ...asked, accounts: [key] } : { ...asked, accounts: [] }
    case 'month':
      return withSpans(asked, [{ from: `${key}-01`, to: `${key}-31`, account: null }])
    case 'channel':
      return { ...asked, channelIs: key }
    case 'period':
      return key === NO_GROUP ? { ...asked, outside: grid.periods.map(spanOf) } : withSpans(asked, spansOf(grid, key))
    case 'category':
      return key === NO_GROUP ? { ...asked, without: rowsWithCategory(session).map(([row]) => row) } : only(rowsOfCategory(session, key))
    case 'counterparty':
      return only(rowsOfEnd(session, grid, key))
  }
}

/** Days of a kind of period. A freeze is shown on all accounts, a seizure only where it is that account's. */
export const spansOf = (grid: Grid, kind: string): readonly PeriodDays[] => grid.periods.filter((each) => each.kind === kind).map(spanOf)
const spanOf = ({ from, to, account, kind }: Period): PeriodDays => ({ from, to, account: kind === 'freeze' ? null : account })

const answers = new WeakMap<Derived, Map<string, unknown>>()

/** Rows that only the rules can tell, once for what was derived. */
function remembered<Answer>(derived: Derived, key: string, work: (derived: Derived) => Answer): Answer {
  const known = answers.get(derived) ?? new Map<string, unknown>()
  answers.set(derived, known)
  const answer = (known.get(key) as Answer | undefined) ?? work(derived)
  known.set(key, answer)
  return answer
}

function rowsOfParty(session: Session, { view: { ledger }, context }: Derived, party: string): readonly number[] {
  const lines: TableLine[] = []
  for (const row of ledger.order) if (context.byNumber.counterpartyOf(row)?.id === party) lines.push(lineOf(ledger, row))
  return numbersOfLines(session.file.database, lines)
}

/** Rows that fall in a category of the case's lexicon, each with its category. */
export const rowsWithCategory = (session: Session): readonly (readonly [row: number, category: string])[] =>
  remembered(derive(session), 'categories', ({ view: { ledger }, context }) => {
    const match = wordMatcherByNumber(ledger, context.lexicon.spending.map((entry) => entry.words))
    const byCategory = new Map<string, TableLine[]>()
    for (const row of ledger.order) {
      const category = context.lexicon.spending[match(row)]?.category
      if (category === undefined) continue
      const list = byCategory.get(category) ?? []
      list.push(lineOf(ledger, row))
      byCategory.set(category, list)
    }
    return [...byCategory].flatMap(([category, lines]) => numbersOfLines(session.file.database, lines).map((row) => [row, category] as const))
  })

const rowsOfCategory = (session: Session, category: string): readonly number[] => rowsWithCategory(session).flatMap(([row, each]) => (each === category ? [row] : []))

const rowsOfFinding = (session: Session, derived: Derived, finding: string): readonly number[] => rowsOfFindings(session, derived.findings.filter((each) => each.id === finding))

const rowsOfFindings = (session: Session, findings: Derived['findings']): readonly number[] =>
  numbersOfPlaces(
    session.file.database,
    findings.flatMap((each) => each.acts).flatMap(({ citation }) => (citation.line === undefined ? [] : [[citation.path, citation.line] as const])),
  )

type TableLine = readonly [table: number, line: number]

const lineOf = ({ place, places, line }: Ledger, row: number): TableLine => [tableNumberOf((places[place[row] as number] as RowPlace).statement), line[row] as number]
