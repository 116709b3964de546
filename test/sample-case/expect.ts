import type { Book, Booked } from './book.ts'
import { sumOf } from './book.ts'
import { clock, dayOf, isIn, isMoved, isOut, yuan, type Movement } from './movement.ts'
import type { TravelTruth } from './journeys.ts'
import { ACCOUNTS, CAR, CLAIM, DAYS, DEBTOR, FATHER, ID, SISTER, WIFE } from './story.ts'

/** A finding as counted here, from the writer's own knowledge; keys that docs/counting.md does not fix are left out. */
export interface ExpectedFinding {
  readonly rule: string
  readonly subject: { readonly kind: 'party' | 'account' | 'asset' | 'dealing'; readonly id: string }
  readonly count?: number
  readonly total?: string | null
  readonly groups?: readonly { readonly key: string; readonly count: number; readonly total?: string | null }[]
  /** How a silent place of docs/counting.md was read here. */
  readonly reading?: string
}

const party = { kind: 'party', id: DEBTOR.id } as const
const account = (key: keyof typeof ACCOUNTS) => ({ kind: 'account', id: ACCOUNTS[key].id }) as const
const since = (day: string) => (row: Pick<Movement, 'at'>): boolean => dayOf(row) >= day
const restricted = (at: string): boolean => at.slice(0, 10) >= DAYS.restrictionServed && at.slice(0, 10) < DAYS.restrictionLifted
const afterSanction = (at: string): boolean => at.slice(0, 10) > DAYS.detention
/** In rules that look over several accounts the wallet row of a pair stands for both. */
const isBankSide = (row: Movement): boolean => row.truth.pair !== undefined && row.account !== 'wechat'
const across = (book: Book): readonly Booked[] => [...book.icbc, ...book.a, ...book.b, ...book.wechat].filter((row) => !isBankSide(row))
const group = (key: string, rows: readonly Movement[]) => ({ key, count: rows.length, total: yuan(sumOf(rows)) })
const cents = (text: string): bigint => BigInt(text.replace('.', ''))
const byKey = <Item>(items: readonly Item[], key: (item: Item) => string): readonly (readonly [string, readonly Item[]])[] =>
  [...Map.groupBy(items, key)].toSorted(([one], [other]) => (one < other ? -1 : 1))

/** Findings about money. */
export function expectedMoney(book: Book): readonly ExpectedFinding[] {
  const all = across(book)
  const gifts = spent(all)
  const related = (id: string): ExpectedFinding => {
    const rows = all.filter((row) => row.truth.related === id && isOut(row) && dayOf(row) >= DAYS.suitNotice)
    const between = (from: string, to: string) => rows.filter((row) => dayOf(row) >= from && dayOf(row) < to)
    return {
      rule: 'funds.to-related', subject: { kind: 'party', id }, count: rows.length, total: yuan(sumOf(rows)),
      groups: [
        group('look-back', between(DAYS.suitNotice, DAYS.effective)),
        group('after-effective', between(DAYS.effective, DAYS.notice)),
        group('after-notice', between(DAYS.notice, '9999')),
      ],
    }
  }
  const large = all.filter((row) => isOut(row) && dayOf(row) >= DAYS.effective && row.amount >= 1_000_000n && !row.truth.performance && !row.truth.between)
  const performed = all.filter((row) => row.truth.performance && isOut(row))
  const inDays = (rows: readonly Booked[], from: string, to: string) => rows.filter((row) => dayOf(row) >= from && dayOf(row) < to)
  const virtual = all.filter((row) => row.truth.virtual && isOut(row) && dayOf(row) >= DAYS.effective)
  return [
    {
      rule: 'spending.high', subject: party, count: gifts.length, total: yuan(sumPaid(gifts)),
      groups: byKey(gifts, (row) => row.truth.spending ?? '').map(([key, rows]) => ({ key, count: rows.length, total: yuan(sumPaid(rows)) })),
      reading: 'groups by category; a partly refunded order counts with what is left',
    },
    ...(['a', 'b'] as const).flatMap((key): readonly ExpectedFinding[] => {
      const out = book[key].filter((row) => isOut(row) && dayOf(row) >= DAYS.notice)
      const moved = book[key].filter((row) => isMoved(row) && dayOf(row) >= DAYS.frozen)
      return [
        { rule: 'account.third-party', subject: account(key), count: out.length, total: yuan(sumOf(out)), groups: [group('large', out.filter((row) => row.amount > 1_000_000n))] },
        { rule: 'account.after-freeze', subject: account(key), count: moved.length, total: yuan(sumOf(moved.filter(isIn))), groups: [group('in', moved.filter(isIn)), group('out', moved.filter(isOut))] },
      ]
    }),
    ...(['icbc', 'a', 'wechat'] as const).map((key): ExpectedFinding => {
      const rows = inDays(book[key], '2022-05-10', '2023-05-21').filter(isMoved)
      const last = rows.at(-1)
      const balance = last === undefined ? null : last.balance
      const total = balance ?? sumOf(rows.filter((row) => isIn(row) || isOut(row)))
      return { rule: 'account.undeclared', subject: account(key), total: yuan(total), reading: balance === null ? 'turnover in the window' : 'balance at the end of the window' }
    }),
    related(SISTER.id), related(WIFE.id), related(FATHER.id),
    { rule: 'funds.large-out', subject: party, count: large.length, total: yuan(sumOf(large)) },
    ...(['icbc', 'a', 'b'] as const).map((key): ExpectedFinding => {
      const cash = book[key].filter((row) => row.truth.cash && isOut(row) && dayOf(row) >= DAYS.effective)
      return { rule: 'funds.cash', subject: account(key), count: cash.length, total: yuan(sumOf(cash)) }
    }),
    ...(['a', 'b'] as const).flatMap((key) => [structured(book, key), passedThrough(book, key)]),
    {
      rule: 'performance.paid', subject: party, count: performed.length, total: yuan(sumOf(performed)),
      groups: [
        group('before-transfer', inDays(performed, '', DAYS.transferred)), group('before-indictment', inDays(performed, DAYS.transferred, DAYS.indicted)),
        group('before-judgment', inDays(performed, DAYS.indicted, '9999')), group('later', []),
      ],
    },
    { rule: 'virtual.asset', subject: party, count: virtual.length, total: yuan(sumOf(virtual)) },
    { rule: 'statement.break', subject: account('b'), count: book.b.filter((row) => row.truth.breaks !== undefined).length },
    { rule: 'statement.missing-period', subject: account('icbc'), count: 2 },
    { rule: 'channel.mirrored', subject: party, count: pairs(book) },
  ]
}

const spent = (rows: readonly Booked[]): readonly Booked[] => rows.filter((row) => row.truth.spending !== undefined && isOut(row) && restricted(row.at))
const sumPaid = (rows: readonly Movement[]): bigint => rows.reduce((total, row) => total + row.amount - row.refunded, 0n)

function structured(book: Book, key: 'a' | 'b'): ExpectedFinding {
  const small = book[key].filter((row) => isOut(row) && row.amount < 5_000_000n && (row.number || row.name) !== '')
  const days = byKey(small, (row) => `${dayOf(row)} ${row.number || row.name}`).map(([, rows]) => rows).filter((rows) => rows.length >= 3 && sumOf(rows) >= 5_000_000n)
  return { rule: 'funds.structured', subject: account(key), count: days.length, total: yuan(sumOf(days.flat())) }
}

function passedThrough(book: Book, key: 'a' | 'b'): ExpectedFinding {
  const rows = book[key].filter((row) => isMoved(row) && dayOf(row) >= DAYS.effective)
  const through = rows.filter((inflow) => {
    if (inflow.direction !== 'in' || inflow.amount < 1_000_000n) return false
    const leaving = rows.filter((row) => row.direction === 'out' && clock(row.at) >= clock(inflow.at) && clock(row.at) - clock(inflow.at) <= 24 * 3_600_000 && (row.number || row.name) !== '')
    return byKey(leaving, (row) => row.number || row.name).some(([, toOne]) => sumOf(toOne) * 10n >= inflow.amount * 9n)
  })
  return { rule: 'funds.pass-through', subject: account(key), count: through.length, total: yuan(sumOf(through)) }
}

/** Pairs as written; and a check that no other row could take a place in one. */
function pairs(book: Book): number {
  const bank = [...book.icbc, ...book.a, ...book.b].filter((row) => isMoved(row) && row.name.startsWith('财付通'))
  const paired = bank.filter((row) => row.truth.pair !== undefined)
  for (const row of bank.filter((each) => each.truth.pair === undefined)) {
    const taker = book.wechat.find((wallet) => isMoved(wallet) && wallet.direction === row.direction && wallet.amount === row.amount && Math.abs(clock(wallet.at) - clock(row.at)) <= 48 * 3_600_000)
    if (taker !== undefined) throw new Error(`an unpaired bank row of ${row.at} could be paired with ${taker.at}`)
  }
  return paired.length
}

/** Findings about travel. */
export function expectedTravel(rows: readonly TravelTruth[]): readonly ExpectedFinding[] {
  const counted = countedJourneys(rows)
  const fares = (chosen: readonly TravelTruth[]): string => yuan(chosen.reduce((total, row) => total + (row.fare === undefined || row.fare === '' ? 0n : cents(row.fare)), 0n))
  const finding = (rule: string, chosen: readonly TravelTruth[]): ExpectedFinding => ({ rule, subject: party, count: chosen.length, total: fares(chosen) })
  const other = [...counted.air, ...counted.rail, ...counted.unsure, ...counted.ship, ...counted.border, ...counted.plainRail, ...counted.plainShip].filter((row) => row.document !== '' && row.document !== ID)
  return [
    finding('travel.air', counted.air), finding('travel.rail', counted.rail), finding('travel.rail-unsure', counted.unsure), finding('travel.ship', counted.ship),
    {
      rule: 'travel.border', subject: party, count: counted.border.length,
      groups: byKey(counted.border, (row) => row.destination ?? '').map(([key, trips]) => ({ key, count: trips.length })),
      reading: `nights away in all: ${counted.border.reduce((total, row) => total + (row.nights ?? 0), 0)}`,
    },
    { rule: 'travel.other-document', subject: party, count: other.length, reading: 'tickets used and exits on another number than the resident id; the entry of a trip is not counted again' },
  ]
}

function countedJourneys(rows: readonly TravelTruth[]) {
  const seen = new Set<string>()
  const mine = rows.filter((row) => row.mine && row.taken && row.rejected === undefined && restricted(row.at))
  const air = mine.filter((row) => {
    if (row.mode !== 'air') return false
    // Only marked flights stand in both files: the first one counts.
    const key = row.seenElsewhere ? row.at.slice(0, 10) : `${row.line} ${row.at}`
    return !seen.has(key) && seen.add(key) !== undefined
  })
  const rail = mine.filter((row) => row.mode === 'rail')
  const ship = mine.filter((row) => row.mode === 'ship')
  return {
    air,
    rail: rail.filter((row) => row.rail === 'counted'),
    unsure: rail.filter((row) => row.rail === 'unsure'),
    plainRail: rail.filter((row) => row.rail === 'not-counted'),
    ship: ship.filter((row) => row.ship === true),
    plainShip: ship.filter((row) => row.ship !== true),
    border: mine.filter((row) => row.mode === 'border' && row.direction === 'exit'),
  }
}

/** Acts after the first sanction, each once for each rule that counts it. */
export function expectedPersistence(book: Book, travel: readonly TravelTruth[]): ExpectedFinding {
  const counted = countedJourneys(travel)
  const later = (rows: readonly { readonly at: string }[]): number => rows.filter((row) => afterSanction(row.at)).length
  const used = [...book.a, ...book.b]
  const groups = [
    ['travel.air', later(counted.air)], ['travel.rail', later(counted.rail)], ['travel.rail-unsure', later(counted.unsure)], ['travel.ship', later(counted.ship)],
    ['travel.border', later(counted.border)], ['spending.high', later(spent(across(book)))], ['account.third-party', later(used.filter((row) => isOut(row) && since(DAYS.notice)(row)))],
    ['account.after-freeze', later(used.filter((row) => isMoved(row) && since(DAYS.frozen)(row)))],
    ['funds.to-related', later(across(book).filter((row) => row.truth.related !== undefined && isOut(row)))],
  ] as const
  return { rule: 'sanction.persistence', subject: party, groups: groups.filter(([, count]) => count > 0).map(([key, count]) => ({ key, count })) }
}

/** Findings about assets, dealings and the report, from the facts of the case. */
export function expectedProperty(book: Book): readonly ExpectedFinding[] {
  const omitted = across(book).filter((row) => isOut(row) && row.amount >= 5_000_000n && dayOf(row) >= '2022-05-10' && dayOf(row) <= DAYS.reportDue && !row.truth.between && !row.truth.performance)
  return [
    { rule: 'asset.undeclared', subject: { kind: 'asset', id: CAR.id }, total: CAR.valuation },
    { rule: 'asset.undeclared', subject: { kind: 'asset', id: CLAIM.id }, total: CLAIM.valuation },
    { rule: 'report.none', subject: party },
    { rule: 'report.omitted-dealing', subject: party, count: 2 + omitted.length, total: yuan(sumOf(omitted)), groups: [{ key: 'dealing', count: 2 }, group('outflow', omitted)] },
    { rule: 'property.low-price', subject: { kind: 'asset', id: CAR.id }, count: 1, total: yuan(cents(CAR.valuation) - cents(CAR.price)) },
    { rule: 'property.gratuitous', subject: { kind: 'dealing', id: 'd-waiver' }, count: 1, total: CLAIM.valuation },
  ]
}
