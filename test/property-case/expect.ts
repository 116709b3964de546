import { clock, daysApart } from '../sample-case/movement.ts'
import { ASSETS, DEALINGS } from './dealings.ts'
import { dayOf, sumOf, type Book, type Booked } from './movements.ts'
import { ACCOUNTS, COMPANY, DAYS, OBLIGATION, PEOPLE, PERSON, REPORT_WINDOW, SIDES, yuan, type AccountKey } from './story.ts'

/** A finding as counted by the writer; what is left out was not counted. */
export interface ExpectedFinding {
  readonly rule: string
  readonly subject: { readonly kind: 'party' | 'account' | 'asset' | 'dealing'; readonly id: string }
  readonly count?: number
  readonly total?: string | null
  readonly groups?: readonly { readonly key: string; readonly count: number; readonly total?: string | null }[]
}
const group = (key: string, rows: readonly Booked[]) => ({ key, count: rows.length, total: yuan(sumOf(rows)) })
const account = (key: AccountKey) => ({ kind: 'account', id: ACCOUNTS[key].id }) as const
const party = (id: string) => ({ kind: 'party', id }) as const
const outs = (rows: readonly Booked[]): readonly Booked[] => rows.filter((row) => row.direction === 'out')
const from = (rows: readonly Booked[], day: string): readonly Booked[] => rows.filter((row) => dayOf(row) >= day)
const between = (rows: readonly Booked[], first: string, next: string): readonly Booked[] => rows.filter((row) => dayOf(row) >= first && dayOf(row) < next)
const restricted = (rows: readonly Booked[]): readonly Booked[] => from(rows, DAYS.restriction).filter((row) => row.luxury)
const afterSanction = (day: string): boolean => day > DAYS.fine
const freeze = (key: AccountKey): string => (key === 'sister' ? DAYS.freezeOwn : DAYS.freezeCompany)

export function expectedFindings(book: Book): readonly ExpectedFinding[] {
  return [
    ...ofAccounts(book), ...ofParties(book), ...ofRelated(book), ...ofProperty(), ...ofSanctions(book),
  ]
}

function ofAccounts(book: Book): readonly ExpectedFinding[] {
  const used = (['sister', 'nephew'] as const).flatMap((key): readonly ExpectedFinding[] => {
    const paid = from(outs(book[key]), DAYS.notice)
    const moved = from(book[key], freeze(key))
    const last = book[key].filter((row) => dayOf(row) <= REPORT_WINDOW.to).at(-1)
    return [
      { rule: 'account.third-party', subject: account(key), count: paid.length, total: yuan(sumOf(paid)), groups: [group('large', paid.filter((row) => row.amount > 1_000_000n))] },
      { rule: 'account.after-freeze', subject: account(key), count: moved.length, total: yuan(sumOf(moved.filter((row) => row.direction === 'in'))), groups: [group('out', outs(moved))] },
      { rule: 'account.undeclared', subject: account(key), total: yuan(last?.balance ?? 0n) },
    ]
  })
  const all = (['own', 'sister', 'company', 'nephew'] as const).flatMap((key): readonly ExpectedFinding[] => {
    const cash = from(outs(book[key]), DAYS.effective).filter((row) => row.cash)
    const days = [...Map.groupBy(outs(book[key]).filter((row) => row.amount < 5_000_000n && (row.number || row.name) !== ''), (row) => `${dayOf(row)} ${row.number || row.name}`).values()]
      .filter((rows) => rows.length >= 3 && sumOf(rows) >= 5_000_000n)
    const through = passedThrough(book[key])
    return [
      ...(cash.length > 0 ? [{ rule: 'funds.cash', subject: account(key), count: cash.length, total: yuan(sumOf(cash)) }] : []),
      ...(days.length > 0 ? [{ rule: 'funds.structured', subject: account(key), count: days.length, total: yuan(sumOf(days.flat())) }] : []),
      ...(through.length > 0 ? [{ rule: 'funds.pass-through', subject: account(key), count: through.length, total: yuan(sumOf(through)) }] : []),
    ]
  })
  return [
    ...used, ...all,
    { rule: 'statement.break', subject: account('nephew'), count: book.nephew.filter((row) => row.breaks).length },
    // April, May and June 2023.
    { rule: 'statement.missing-period', subject: account('own'), count: 3 },
  ]
}

/** Each large inflow by itself; two of them on one account have to lie apart, so that no outflow could carry both. */
function passedThrough(rows: readonly Booked[]): readonly Booked[] {
  const large = from(rows, DAYS.effective).filter((row) => row.direction === 'in' && row.amount >= 1_000_000n)
  large.forEach((row, index) => {
    const next = large[index + 1]
    if (next !== undefined && clock(next.at) - clock(row.at) <= 24 * 3_600_000) throw new Error(`two large inflows within a day: ${row.at}`)
  })
  return large.filter((inflow) => {
    const leaving = outs(rows).filter((row) => clock(row.at) >= clock(inflow.at) && clock(row.at) - clock(inflow.at) <= 24 * 3_600_000 && (row.number || row.name) !== '')
    return [...Map.groupBy(leaving, (row) => row.number || row.name).values()].some((toOne) => sumOf(toOne) * 10n >= inflow.amount * 9n)
  })
}

const rowsOf = (book: Book, id: string): readonly Booked[] => (SIDES[id] ?? []).flatMap((key) => book[key])
/** Payments on the obligation; what only the creditor's statement shows came from the person. */
const performed = (book: Book, id: string): readonly Booked[] => [...outs(rowsOf(book, id)), ...(id === PERSON ? book.creditor : [])].filter((row) => row.performance)

/** What is still owed, in fen. */
export const unpaidOf = (book: Book): bigint => OBLIGATION - sumOf(performed(book, PERSON)) - sumOf(performed(book, COMPANY))

function ofParties(book: Book): readonly ExpectedFinding[] {
  const unpaid = unpaidOf(book)
  return [PERSON, COMPANY].flatMap((id): readonly ExpectedFinding[] => {
    const rows = rowsOf(book, id)
    const large = from(outs(rows), DAYS.effective).filter((row) => row.amount >= 1_000_000n && !row.performance && !row.between)
    const omitted = outs(rows).filter((row) => row.amount >= 5_000_000n && dayOf(row) >= REPORT_WINDOW.from && dayOf(row) <= REPORT_WINDOW.to && !row.performance && !row.between)
    const told = DEALINGS.filter((each) => (each.from === id || ASSETS.find((asset) => asset.id === each.asset)?.owner === id) && each.date >= REPORT_WINDOW.from && each.date <= REPORT_WINDOW.to)
    const paid = performed(book, id)
    const spent = restricted(outs(rows))
    const ability = expectedAbility(book, id, 0n)
    return [
      { rule: 'funds.large-out', subject: party(id), count: large.length, total: yuan(sumOf(large)) },
      { rule: 'report.omitted-dealing', subject: party(id), count: told.length + omitted.length, total: yuan(sumOf(omitted)), groups: [{ key: 'dealing', count: told.length }, group('outflow', omitted)] },
      {
        rule: 'performance.paid', subject: party(id), count: paid.length, total: yuan(sumOf(paid)),
        groups: [group('before-transfer', between(paid, '', DAYS.transferred)), group('before-indictment', between(paid, DAYS.transferred, DAYS.indicted)), group('before-judgment', from(paid, DAYS.indicted))],
      },
      ...(spent.length > 0 ? [{ rule: 'spending.high', subject: party(id), count: spent.length, total: yuan(sumOf(spent)), groups: [group('luxury', spent)] }] : []),
      { rule: 'ability.ledger', subject: party(id), count: ability.months, total: yuan(ability.couldPay < unpaid ? ability.couldPay : unpaid) },
      persistence(book, id),
    ]
  })
}

/** Months with something at hand and what could have been paid of it, in fen, at the living costs of a month. */
export function expectedAbility(book: Book, id: string, living: bigint): { readonly months: number; readonly couldPay: bigint } {
  const accounts = (SIDES[id] ?? []).map((key) => book[key])
  const months = Array.from({ length: 28 }, (_none, index) => `${2022 + Math.floor((8 + index) / 12)}-${String(((8 + index) % 12) + 1).padStart(2, '0')}`)
  const counted = months
    .map((month) => ({
      opening: accounts.reduce((total, rows) => total + (rows.filter((row) => row.at < month).at(-1)?.balance ?? 0n), 0n),
      income: sumOf(accounts.flat().filter((row) => row.direction === 'in' && !row.between && row.at.startsWith(month))),
    }))
    .filter(({ opening, income }) => opening + income > living)
  const couldPay = (counted[0]?.opening ?? 0n) + counted.reduce((total, each) => total + each.income - living, 0n)
  return { months: counted.length, couldPay }
}

function ofRelated(book: Book): readonly ExpectedFinding[] {
  const rows = [...rowsOf(book, PERSON), ...rowsOf(book, COMPANY)]
  return PEOPLE.filter((each) => each.role === 'related').flatMap(({ id }): readonly ExpectedFinding[] => {
    const paid = from(outs(rows), DAYS.suitNotice).filter((row) => row.related === id)
    return paid.length === 0 ? [] : [{
      rule: 'funds.to-related', subject: party(id), count: paid.length, total: yuan(sumOf(paid)),
      groups: [group('look-back', between(paid, '', DAYS.effective)), group('after-effective', between(paid, DAYS.effective, DAYS.notice)), group('after-notice', from(paid, DAYS.notice))],
    }]
  })
}

/** What the dealings were written for, with the totals reckoned by hand. */
const PROPERTY: readonly (ExpectedFinding & { readonly whose: string; readonly days: readonly string[] })[] = [
  { rule: 'property.disposed-while-seized', subject: { kind: 'asset', id: 'a-workshop' }, count: 1, total: null, whose: PERSON, days: ['2023-08-08'] },
  { rule: 'property.disposed-while-seized', subject: { kind: 'asset', id: 'a-dwelling' }, count: 1, total: '50000.00', whose: PERSON, days: ['2023-07-01'] },
  { rule: 'property.disposed-while-seized', subject: { kind: 'asset', id: 'a-truck' }, count: 1, total: '120000.00', whose: COMPANY, days: ['2023-06-30'] },
  { rule: 'property.low-price', subject: { kind: 'asset', id: 'a-truck' }, count: 1, total: '120000.00', whose: COMPANY, days: ['2023-06-30'] },
  { rule: 'property.low-price', subject: { kind: 'asset', id: 'a-van' }, count: 1, total: '27000.01', whose: PERSON, days: ['2023-05-05'] },
  { rule: 'property.high-price', subject: { kind: 'asset', id: 'a-lot' }, count: 1, total: '160000.00', whose: PERSON, days: ['2022-10-10'] },
  { rule: 'property.gratuitous', subject: { kind: 'dealing', id: 'd-equity' }, count: 1, total: '500000.00', whose: PERSON, days: ['2023-07-07'] },
  { rule: 'property.gratuitous', subject: { kind: 'dealing', id: 'd-waiver' }, count: 1, total: '260000.00', whose: COMPANY, days: ['2022-12-12'] },
  { rule: 'lease.suspect', subject: { kind: 'dealing', id: 'd-lease-sham' }, count: 1, total: '720000.00', groups: [{ key: 'lease-near-seizure', count: 1 }, { key: 'lease-long-term', count: 1 }, { key: 'lease-rent-not-received', count: 1 }, { key: 'lease-low-rent-not-examined', count: 0 }], whose: PERSON, days: [] },
  { rule: 'lease.suspect', subject: { kind: 'dealing', id: 'd-lease-seized' }, count: 1, total: '50000.00', groups: [{ key: 'lease-near-seizure', count: 1 }, { key: 'lease-rent-not-received', count: 1 }, { key: 'lease-low-rent-not-examined', count: 0 }], whose: PERSON, days: [] },
  // 800,000 settled; 30,000 to the court and 70,000 to the creditor before the timber was sold.
  { rule: 'settlement.suspect', subject: { kind: 'dealing', id: 'd-settle-timber' }, count: 1, total: '700000.00', whose: COMPANY, days: [] },
  { rule: 'asset.undeclared', subject: { kind: 'asset', id: 'a-truck' }, total: '240000.00', whose: COMPANY, days: [] },
  { rule: 'asset.undeclared', subject: { kind: 'asset', id: 'a-equity' }, total: '500000.00', whose: PERSON, days: [] },
  { rule: 'asset.undeclared', subject: { kind: 'asset', id: 'a-claim' }, total: '260000.00', whose: COMPANY, days: [] },
]

function ofProperty(): readonly ExpectedFinding[] {
  // The narrow misses are as narrow as they say.
  const apart = (one: string, other: string): number => daysApart(DEALINGS.find((each) => each.id === one)?.date ?? '', DEALINGS.find((each) => each.id === other)?.date ?? '')
  if (apart('d-settle-saw', 'd-saw') !== 181 || daysApart('2022-12-14', '2023-03-15') !== 91) throw new Error('a narrow miss is none')
  return PROPERTY.map(({ whose: _whose, days: _days, ...finding }) => finding)
}

/** Acts on the day after the fine or later, by rule. */
/**
 * What was not reported points to item 4 for both debtors, and a fine was served before the last act wherever a debtor
 * went on after it; where none did, the sanction would be missing for that one circumstance.
 */
const ofSanctions = (book: Book): readonly ExpectedFinding[] =>
  [PERSON, COMPANY].filter((id) => (persistence(book, id).count ?? 0) === 0).map((id) => ({ rule: 'precondition.sanction-missing', subject: party(id), count: 1 }))

function persistence(book: Book, id: string): ExpectedFinding {
  const key = id === PERSON ? 'sister' : 'nephew'
  const later = (rows: readonly Booked[]): number => rows.filter((row) => afterSanction(dayOf(row))).length
  const property = ['property.disposed-while-seized', 'property.low-price', 'property.high-price', 'property.gratuitous'].map((rule): readonly [string, number] =>
    [rule, PROPERTY.filter((each) => each.rule === rule && each.whose === id).flatMap((each) => each.days).filter(afterSanction).length])
  const groups: readonly (readonly [string, number])[] = [
    ['account.third-party', later(from(outs(book[key]), DAYS.notice))],
    ['account.after-freeze', later(from(book[key], freeze(key)))],
    ['spending.high', later(restricted(outs(rowsOf(book, id))))],
    ['funds.to-related', later(outs(rowsOf(book, id)).filter((row) => row.related !== undefined))],
    ...property,
  ]
  const met = groups.filter(([, count]) => count > 0)
  return { rule: 'sanction.persistence', subject: party(id), count: met.reduce((total, [, count]) => total + count, 0), groups: met.map(([rule, count]) => ({ key: rule, count })) }
}
