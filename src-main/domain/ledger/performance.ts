import type { Party } from '../case/facts.ts'
import type { RuleContext } from '../findings/rule.ts'
import { wallSeconds } from '../values/day.ts'
import type { PartyId } from '../values/ids.ts'
import type { LedgerColumns } from './ledger.ts'
import { nearestPairs } from './nearest-pairs.ts'
import { nameKey } from './ownership.ts'
import { joined, type Rows } from './rows.ts'
import { fewAnswersByText } from './text-table.ts'
import { isOutflow, type Transaction } from './transaction.ts'

const PEOPLES_COURT = '人民法院'
/** Names of the money a court collects for creditors. */
const ENFORCEMENT_MONEY = /执行款|案款/u
/** A province or city before the court's own place: 江苏省, 内蒙古自治区, 南京市, 延边朝鲜族自治州. */
const OUTER_PLACE = /^.{2,12}?(?:省|自治区|市|自治州|地区|盟)/u
/** What is left has to name a place by itself: 玄武区人民法院, 南京市中级人民法院; 中级人民法院 alone would be any court. */
const NAMES_A_PLACE = /^.{1,12}(?:区|县|市|旗|州|盟)(?:第.|.{0,6}中级|铁路运输|海事|知识产权|金融|互联网)*人民法院/u

/** The executing court's names as they stand on statements: the full one and those without province and city. */
export function courtNames(court: string): readonly string[] {
  const names: string[] = []
  for (let name = nameKey(court); name !== ''; name = name.replace(OUTER_PLACE, '')) {
    if (names.length > 0 && !NAMES_A_PLACE.test(name)) break
    names.push(name)
    if (!OUTER_PLACE.test(name)) break
  }
  return names
}

/** A people's court that is named: by its place, its rank or its kind. 缴纳人民法院执行款 names none. */
const NAMED_COURT = /(?:省|市|区|县|旗|州|盟|最高|高级|中级|铁路运输|海事|知识产权|金融|互联网)人民法院/u

/**
 * Says whether a row goes to the executing court: the row's own words (counterparty, memo, merchant) name it, by its
 * full or its short name; or they say enforcement money (执行款, 案款) for a people's court that they do not name.
 * Money to another court is performance in another case. Where the case names no court, any people's court counts.
 */
export function goesToCourt(court: string | null): (row: Transaction) => boolean {
  const signsOf = signsOfCourts(court)
  const known = new Map<string, number>()
  const remembered = (text: string): number => {
    if (text === '') return 0
    const answer = known.get(text)
    if (answer !== undefined) return answer
    const signs = signsOf(text)
    if (known.size < MOST_REMEMBERED) known.set(text, signs)
    return signs
  }
  return (row) => namesThisCourt(remembered(row.counterparty.name) | remembered(row.memo) | remembered(row.merchant))
}

/** As {@link goesToCourt}, by the number of a row; every text is looked at once. */
export function goesToCourtByNumber({ texts, name, memo, merchant }: LedgerColumns, court: string | null): (number: number) => boolean {
  const signs = fewAnswersByText(texts, signsOfCourts(court))
  return (number) => namesThisCourt(signs(name[number] as number) | signs(memo[number] as number) | signs(merchant[number] as number))
}

/** What one text says of courts, as one number. */
function signsOfCourts(court: string | null): (text: string) => number {
  const names = court === null ? [PEOPLES_COURT] : courtNames(court)
  return (text) => {
    const words = nameKey(text)
    const mentions = words.includes(PEOPLES_COURT)
    return (
      (names.some((each) => words.includes(each)) ? NAMES_THIS_COURT : 0) | (mentions ? MENTIONS_A_COURT : 0) |
      (mentions && NAMED_COURT.test(words) ? NAMES_A_COURT : 0) | (ENFORCEMENT_MONEY.test(words) ? SAYS_ENFORCEMENT_MONEY : 0)
    )
  }
}

/** Do the texts of a row, taken together, name the executing court? */
const namesThisCourt = (signs: number): boolean =>
  (signs & NAMES_THIS_COURT) !== 0 || ((signs & MENTIONS_A_COURT) !== 0 && (signs & NAMES_A_COURT) === 0 && (signs & SAYS_ENFORCEMENT_MONEY) !== 0)

/** What one text of a row says of courts; the texts of a row are taken together. */
const NAMES_THIS_COURT = 1
const MENTIONS_A_COURT = 2
const NAMES_A_COURT = 4
const SAYS_ENFORCEMENT_MONEY = 8
/** Statements repeat their texts; answers are kept for as many as may be worth it, so that memory stays bounded. */
const MOST_REMEMBERED = 50_000

/** Seconds within which a payment and its receipt are the same payment seen from both sides. */
const SAME_PAYMENT = 48 * 3600

/**
 * What the party paid on the obligation, oldest account first: outflows to the court or a creditor (wallet row of a
 * mirrored pair only, CNY only), and receipts on creditors' statements that no such outflow already shows.
 * An outflow is looked for on both sides: the same creditor, amount and at most 48 hours apart is one payment.
 */
export function performancePayments(context: RuleContext, party: Party): Rows {
  const found = payments.get(context) ?? new Map<PartyId, Rows>()
  payments.set(context, found)
  const known = found.get(party.id)
  if (known) return known
  const answer = findPayments(context, party)
  found.set(party.id, answer)
  return answer
}

/** Several rules ask for them; a context never changes. */
const payments = new WeakMap<RuleContext, Map<PartyId, Rows>>()

function findPayments(context: RuleContext, party: Party): Rows {
  const paid = context.rowsAcross(party).where({ part: isOutflow, test: context.byNumber.isPerformance })
  const receipts = context.creditorReceipts(party).where({ part: (each) => each.currency === 'CNY' })
  if (receipts.length === 0) return paid
  const holders = new Map(context.view.facts.accounts.map((each) => [each.id, each.holder]))
  const key = (creditor: PartyId | null | undefined, row: Transaction): string => `${creditor ?? ''} ${row.amount}`
  const seenTwice = nearestPairs(
    paid.list().map((row) => ({ item: row, seconds: wallSeconds(row.at), key: key(context.counterpartyOf(row)?.id, row) })),
    receipts.list().map((row) => ({ item: row, seconds: wallSeconds(row.at), key: key(holders.get(row.account), row) })),
    SAME_PAYMENT,
  )
  const { ledger } = paid
  const alreadyShown = new Set(seenTwice.map(({ right }) => ledger.numberOf(right)))
  return joined(ledger, [paid.numbers, receipts.where({ test: (row) => !alreadyShown.has(row) }).numbers])
}
