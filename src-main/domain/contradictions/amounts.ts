import type { Account, Dealing, Party } from '../case/facts.ts'
import { bearsName, debtorsOf, isRelated } from '../ledger/ownership.ts'
import { moved, type Transaction } from '../ledger/transaction.ts'
import { addDays, daysBetween, isDay, type Day } from '../values/day.ts'
import { formatYuan, parseYuan, sum, type Fen } from '../values/money.ts'
import type { Citation } from '../findings/finding.ts'
import { contradictionId, type Contradiction, type ContradictionFinder, type ContradictionInput } from './contradiction.ts'
import { disagreements, evidenceOf, placesOf, type Observation } from './observations.ts'

const amountSide = (amount: Fen, source: Observation['source'], citations: readonly Citation[]): Observation => ({ key: formatYuan(amount), source, value: { kind: 'amount', amount }, citations })

/**
 * What is owed stands in different amounts. A document that orders several sums agrees where one of them, or all of them
 * together, is the amount it is held against: principal, interest and the whole are not three debts.
 */
export const obligationAmounts: ContradictionFinder = ({ view, proposals }) => {
  const stated = view.facts.obligation?.amount ?? null
  const byPath = Map.groupBy(proposals.filter((each) => each.content.kind === 'obligation'), (each) => each.place.path)
  const amountOf = (proposal: ContradictionInput['proposals'][number]): Fen | null => (proposal.content.kind === 'obligation' ? proposal.content.amount : null)
  const documents = [...byPath.values()].map((members) => {
    const amounts = members.flatMap((each) => amountOf(each) ?? [])
    return { accepts: new Set([...amounts.map(formatYuan), formatYuan(sum([...new Set(amounts)]))]), members }
  })
  const observations: Observation[] = [
    ...(stated === null ? [] : [amountSide(stated, 'entered', [])]),
    ...documents.flatMap(({ members }) => members.flatMap((each) => {
      const amount = amountOf(each)
      return amount === null ? [] : [amountSide(amount, 'document', placesOf(each))]
    })),
  ]
  // A sum is no rival where its own document also has, or adds up to, what it is held against.
  const together = (left: string, right: string): boolean => documents.some(({ accepts }) => accepts.has(left) && accepts.has(right))
  return disagreements(observations, (left, right) => left === right || together(left, right)).map(({ keys, sides }): Contradiction => ({
    id: contradictionId('obligation-amount', 'obligation', keys), rule: 'obligation-amount', aspect: 'amount', subject: { key: 'contradiction.obligation' }, whom: '', sides,
  }))
}

/** One dealing stands twice, on different evidence, with another day or another price: two contracts over one sale. */
export const dealingTerms: ContradictionFinder = ({ view: { facts } }) =>
  facts.dealings.flatMap((one, index) => facts.dealings.slice(index + 1).flatMap((other): readonly Contradiction[] => {
    if (one.kind !== other.kind || one.asset === null || one.asset !== other.asset || one.from !== other.from || one.to !== other.to) return []
    if (one.evidence !== null && one.evidence === other.evidence) return []
    const subject = { text: facts.assets.find((asset) => asset.id === one.asset)?.title ?? one.asset }
    const source = (dealing: Dealing): Observation['source'] => (dealing.evidence === null ? 'entered' : 'document')
    if (one.price !== null && other.price !== null && one.price !== other.price) {
      return [{
        id: contradictionId('dealing-terms', `${one.id}+${other.id}`, [formatYuan(one.price), formatYuan(other.price)]), rule: 'dealing-terms', aspect: 'amount', subject, whom: '',
        sides: [{ source: source(one), value: { kind: 'amount', amount: one.price }, citations: evidenceOf(one.evidence) }, { source: source(other), value: { kind: 'amount', amount: other.price }, citations: evidenceOf(other.evidence) }],
      }]
    }
    if (one.date === other.date || one.date.startsWith(other.date) || other.date.startsWith(one.date)) return []
    return [{
      id: contradictionId('dealing-terms', `${one.id}+${other.id}`, [one.date, other.date]), rule: 'dealing-terms', aspect: 'date', subject, whom: '',
      sides: [{ source: source(one), value: { kind: 'date', date: one.date }, citations: evidenceOf(one.evidence) }, { source: source(other), value: { kind: 'date', date: other.date }, citations: evidenceOf(other.evidence) }],
    }]
  }))

/** How long before and after the day of a sale its price is looked for in the statements. */
const PAID_BEFORE_DAYS = 180
const PAID_AFTER_DAYS = 365

/**
 * The price of a sale against what the statements show to have passed between seller and buyer around it. Asked only
 * where a statement of one of them covers the day of the sale; less or nothing may have been paid in cash, which is for
 * the reviewer to say.
 */
export const pricesAndPayments: ContradictionFinder = ({ view }) => {
  const { facts } = view
  return facts.dealings.flatMap((dealing): readonly Contradiction[] => {
    const { price, date, kind, period } = dealing
    if (kind !== 'sale' || price === null || !isDay(date) || (period !== null && period !== 'once')) return []
    const seller = facts.parties.find((party) => party.id === dealing.from)
    const buyer = facts.parties.find((party) => party.id === dealing.to)
    if (seller === undefined || buyer === undefined) return []
    const covering = [...rowsOf(seller, view), ...rowsOf(buyer, view)].filter(({ rows }) => covers(rows, date))
    if (covering.length === 0) return []
    const [from, to] = [addDays(date, -PAID_BEFORE_DAYS), addDays(date, PAID_AFTER_DAYS)]
    const near = (row: Transaction): boolean => moved(row) && row.at.day >= from && row.at.day <= to
    // The seller's own statements are asked first: the same payment on both must not count twice.
    const received = covering.filter((each) => each.party === seller).flatMap(({ rows }) => rows.filter((row) => near(row) && row.direction === 'in' && bearsName(buyer, row.counterparty.name)))
    const paid = covering.filter((each) => each.party === buyer).flatMap(({ rows }) => rows.filter((row) => near(row) && row.direction === 'out' && bearsName(seller, row.counterparty.name)))
    const rows = sum(received.map((row) => row.amount)) >= sum(paid.map((row) => row.amount)) ? received : paid
    const total = sum(rows.map((row) => row.amount))
    if (total === price) return []
    const nearest = rows.length > 0 ? rows : covering.map(({ rows: all }) => nearestTo(all, date))
    return [{
      id: contradictionId('price-and-payments', dealing.id, [formatYuan(price), formatYuan(total)]), rule: 'price-and-payments', aspect: 'amount',
      subject: { text: facts.assets.find((asset) => asset.id === dealing.asset)?.title ?? dealing.id }, whom: `${seller.name} → ${buyer.name}`,
      sides: [
        { source: dealing.evidence === null ? 'entered' : 'document', value: { kind: 'words', words: 'price', values: { amount: formatYuan(price), date } }, citations: evidenceOf(dealing.evidence) },
        { source: 'rows', value: { kind: 'words', words: rows.length === 0 ? 'no-payment' : 'payments', values: { count: rows.length, amount: formatYuan(total), from, to } }, citations: nearest.map(rowCitation) },
      ],
    }]
  })
}

interface AccountRows {
  readonly party: Party
  readonly rows: readonly Transaction[]
}

function rowsOf(party: Party, { facts, ledger }: ContradictionInput['view']): readonly AccountRows[] {
  const own = new Set(facts.accounts.filter((account) => account.holder === party.id || account.usedBy === party.id).map((account) => account.id))
  return [...Map.groupBy(ledger.transactions.filter((row) => own.has(row.account)), (row) => row.account).values()].map((rows) => ({ party, rows }))
}

/** Does the statement of the account speak of this day: from its first row to its last? */
function covers(rows: readonly Transaction[], date: Day): boolean {
  let first: Day | null = null
  let last: Day | null = null
  for (const { at } of rows) {
    if (first === null || at.day < first) first = at.day
    if (last === null || at.day > last) last = at.day
  }
  return first !== null && last !== null && first <= date && date <= last
}

const nearestTo = (rows: readonly Transaction[], date: Day): Transaction => rows.reduce((best, row) => (Math.abs(daysBetween(row.at.day, date)) < Math.abs(daysBetween(best.at.day, date)) ? row : best))

export const rowCitation = (row: Transaction): Citation => ({ path: row.path, line: row.line, ...(row.page === undefined ? {} : { page: row.page }) })

/** An amount stands this far from the day it was paid on, at most, in one sentence. */
const SENTENCE_REACH = 80

/**
 * A document says that an amount was paid on a day, and no statement that covers the day has a row of that amount on it,
 * the day before or the day after. Accounts of debtors and of people related to them are looked at.
 */
export const paidAndRows: ContradictionFinder = ({ view, proposals }) => {
  const { facts } = view
  const concerned: readonly Account[] = facts.accounts.filter((account) => {
    const people = facts.parties.filter((party) => party.id === account.holder || party.id === account.usedBy)
    return people.some((party) => debtorsOf(facts).includes(party) || isRelated(party))
  })
  const byAccount = Map.groupBy(view.ledger.transactions, (row) => row.account)
  const pages = new Map(view.files.map((file) => [file.path, file.pages]))
  const amounts = Map.groupBy(proposals.filter((each) => each.content.kind === 'amount'), (each) => `${each.place.path}\n${each.place.page ?? ''}`)
  const found = new Map<string, Contradiction>()
  for (const dated of proposals) {
    const { content, place } = dated
    if (content.kind !== 'date' || content.role !== 'paid' || !isDay(content.date) || place.page === null) continue
    const text = pages.get(place.path)?.[place.page - 1] ?? ''
    const named = (amounts.get(`${place.path}\n${place.page}`) ?? []).find((each) => each.place.start >= place.end && each.place.start - place.end <= SENTENCE_REACH && !/[。；;\n]/u.test(text.slice(place.end, each.place.start)))
    if (named === undefined || named.content.kind !== 'amount' || named.content.approximate) continue
    const { amount } = named.content
    const date = content.date
    const covering = concerned.map((account) => byAccount.get(account.id) ?? []).filter((rows) => rows.length > 0 && covers(rows, date))
    const onDay = (row: Transaction): boolean => moved(row) && Math.abs(daysBetween(row.at.day, date)) <= 1
    if (covering.length === 0 || covering.some((rows) => rows.some((row) => row.amount === amount && onDay(row)))) continue
    const id = contradictionId('paid-and-rows', `${place.path}/${date}`, [formatYuan(amount), 'none'])
    found.set(id, {
      id, rule: 'paid-and-rows', aspect: 'amount', subject: { key: 'contradiction.payment' }, whom: '',
      sides: [
        { source: 'document', value: { kind: 'words', words: 'paid', values: { amount: formatYuan(amount), date } }, citations: placesOf({ ...dated, place: { ...place, quote: text.slice(place.start, named.place.end) } }) },
        { source: 'rows', value: { kind: 'words', words: 'no-row', values: { accounts: covering.length, date, amount: formatYuan(amount) } }, citations: covering.map((rows) => rowCitation(nearestTo(rows, date))) },
      ],
    })
  }
  return [...found.values()]
}

/** As money of case.json; null where it is none. */
export function readFen(text: string | undefined): Fen | null {
  const read = text === undefined ? null : parseYuan(text)
  return read?.ok === true ? read.value : null
}
