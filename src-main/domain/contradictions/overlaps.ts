import { isTraveller } from '../journeys/traveller.ts'
import type { Statement, Transaction } from '../ledger/transaction.ts'
import { addDays, isDay, type Day } from '../values/day.ts'
import { formatYuan, sum } from '../values/money.ts'
import type { TransactionId } from '../values/ids.ts'
import { rowCitation } from './amounts.ts'
import { contradictionId, type Contradiction, type ContradictionFinder, type ContradictionInput, type Side } from './contradiction.ts'
import { evidenceOf } from './observations.ts'

/** How many rows of one side are cited; the count says how many there are. */
const CITED_ROWS = 50

interface Printed {
  readonly statement: Statement
  /** Every row that the print shows, those that repeat another print included. */
  readonly rows: ReadonlyMap<TransactionId, Transaction>
  readonly first: Day
  readonly last: Day
}

/**
 * Two statements of one account cover the same days and do not show the same rows. The first and the last day of a
 * print may be cut off within the day and are not compared; prints that share no row at all are of different ledgers.
 */
export const statementOverlaps: ContradictionFinder = (input) => {
  const prints = [...Map.groupBy(input.view.statements, (each) => each.account).values()].filter((statements) => statements.length > 1)
  if (prints.length === 0) return []
  const byId = new Map(input.view.ledger.transactions.map((row) => [row.id, row]))
  const kept = Map.groupBy(input.view.ledger.transactions, (row) => `${row.statement}\n${row.account}`)
  return prints.flatMap((statements) => {
    const printed = statements.map((statement) => printedRows(statement, kept.get(`${statement.id}\n${statement.account}`) ?? [], byId, input)).filter((each) => each !== null)
    return printed.flatMap((one, index) => printed.slice(index + 1).flatMap((other) => compared(one, other, input)))
  })
}

function printedRows(statement: Statement, kept: readonly Transaction[], byId: ReadonlyMap<TransactionId, Transaction>, input: ContradictionInput): Printed | null {
  const repeated = (input.repeats.get(statement.id) ?? []).flatMap((id) => byId.get(id) ?? []).filter((row) => row.account === statement.account)
  const rows = new Map([...kept, ...repeated].map((row) => [row.id, row]))
  const days = [...rows.values()].map((row) => row.at.day).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  return first === undefined || last === undefined ? null : { statement, rows, first, last }
}

function compared(one: Printed, other: Printed, { view }: ContradictionInput): readonly Contradiction[] {
  if (one.statement.path === other.statement.path) return []
  const from = addDays(one.first > other.first ? one.first : other.first, 1)
  const to = addDays(one.last < other.last ? one.last : other.last, -1)
  const inside = (row: Transaction): boolean => row.at.day >= from && row.at.day <= to
  if (![...one.rows.keys()].some((id) => other.rows.has(id))) return []
  const missing = (of: Printed, against: Printed): readonly Transaction[] => [...of.rows.values()].filter((row) => inside(row) && !against.rows.has(row.id))
  const [extra, lacking] = [missing(one, other), missing(other, one)]
  if (extra.length === 0 && lacking.length === 0) return []
  const account = view.facts.accounts.find((each) => each.id === one.statement.account)
  const side = (printed: Printed, rows: readonly Transaction[]): Side => ({
    source: 'rows',
    value: { kind: 'words', words: rows.length === 0 ? 'rows-none' : 'rows-alone', values: { count: rows.length, amount: formatYuan(sum(rows.map((row) => row.amount))), from, to } },
    citations: rows.length === 0 ? evidenceOf(printed.statement.path) : rows.slice(0, CITED_ROWS).map(rowCitation),
  })
  return [{
    id: contradictionId('statement-overlap', `${one.statement.account}/${one.statement.id}+${other.statement.id}`, [String(extra.length), String(lacking.length)]),
    rule: 'statement-overlap', aspect: 'statement', subject: { key: 'contradiction.account' },
    whom: [account?.institution, account?.number].filter((part) => part !== undefined && part !== null && part !== '').join(' '),
    sides: [side(one, extra), side(other, lacking)],
  }]
}

/** Somebody travels on a day on which the same person is said to be in detention. The first and the last day are left out. */
export const journeysInDetention: ContradictionFinder = ({ view }) =>
  view.facts.milestones.flatMap((milestone) => {
    const { kind, date, days } = milestone
    if (kind !== 'detention-served' || !isDay(date) || days === null || days < 3) return []
    const people = view.facts.parties.filter((party) => (milestone.party === null ? party.role === 'debtor' : party.id === milestone.party))
    const [first, last] = [addDays(date, 1), addDays(date, days - 2)]
    return people.flatMap((party) => view.journeys
      .filter((journey) => journey.status === 'taken' && journey.at.day >= first && journey.at.day <= last && isTraveller(journey, party))
      .map((journey): Contradiction => ({
        id: contradictionId('journey-in-detention', party.id, [date, `${journey.at.day}#${journey.id}`]), rule: 'journey-in-detention', aspect: 'statement',
        subject: { key: 'contradiction.detention' }, whom: party.name,
        sides: [
          { source: 'entered', value: { kind: 'words', words: 'detained', values: { date, days } }, citations: evidenceOf(milestone.evidence) },
          { source: 'rows', value: { kind: 'words', words: 'travelled', values: { date: journey.at.day, mode: journey.mode } }, citations: [{ path: journey.path, line: journey.line, ...(journey.page === undefined ? {} : { page: journey.page }) }] },
        ],
      })))
  })

/** A sentence written down by the reviewer has passages for it and passages against it. */
export const assertionSides: ContradictionFinder = ({ assertions }) =>
  assertions.filter((each) => each.for.length > 0 && each.against.length > 0).map((each): Contradiction => ({
    id: contradictionId('assertion', each.id, [String(each.for.length), String(each.against.length)]), rule: 'assertion', aspect: 'statement', subject: { text: each.sentence }, whom: '',
    sides: [
      { source: 'assertion', value: { kind: 'words', words: 'speaks-for', values: { count: each.for.length } }, citations: each.for },
      { source: 'assertion', value: { kind: 'words', words: 'speaks-against', values: { count: each.against.length } }, citations: each.against },
    ],
  }))
