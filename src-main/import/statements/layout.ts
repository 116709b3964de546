import { fittingLayout } from '../fitting-layout.ts'
import wechatPay from '../../../resources/layouts/wechat-pay.json' with { type: 'json' }
import alipay from '../../../resources/layouts/alipay.json' with { type: 'json' }
import alipayWeb from '../../../resources/layouts/alipay-web.json' with { type: 'json' }
import alipayReturnAccount from '../../../resources/layouts/alipay-return-account.json' with { type: 'json' }
import alipayReturnBalance from '../../../resources/layouts/alipay-return-balance.json' with { type: 'json' }
import jdPay from '../../../resources/layouts/jd-pay.json' with { type: 'json' }
import tenpayReturn from '../../../resources/layouts/tenpay-return.json' with { type: 'json' }
import judicialReturnA from '../../../resources/layouts/judicial-return-a.json' with { type: 'json' }
import judicialReturnB from '../../../resources/layouts/judicial-return-b.json' with { type: 'json' }
import icbcDebit from '../../../resources/layouts/icbc-debit.json' with { type: 'json' }
import icbcCredit from '../../../resources/layouts/icbc-credit.json' with { type: 'json' }
import ccbDebit from '../../../resources/layouts/ccb-debit.json' with { type: 'json' }
import cmbDebit from '../../../resources/layouts/cmb-debit.json' with { type: 'json' }
import bocDebit from '../../../resources/layouts/boc-debit.json' with { type: 'json' }
import bocomDebit from '../../../resources/layouts/bocom-debit.json' with { type: 'json' }
import abcDebit from '../../../resources/layouts/abc-debit.json' with { type: 'json' }
import spdbDebit from '../../../resources/layouts/spdb-debit.json' with { type: 'json' }
import hsbcHk from '../../../resources/layouts/hsbc-hk.json' with { type: 'json' }
import huaxiSecurities from '../../../resources/layouts/huaxi-securities.json' with { type: 'json' }
import icbcHistory from '../../../resources/layouts/icbc-history.json' with { type: 'json' }
import minshengFlow from '../../../resources/layouts/minsheng-flow.json' with { type: 'json' }
import huobiSpot from '../../../resources/layouts/huobi-spot.json' with { type: 'json' }
import tdCanada from '../../../resources/layouts/td-canada.json' with { type: 'json' }
import type { Outcome } from '../../domain/ledger/transaction.ts'
import type { AmountUnit, Meaning } from './columns.ts'
import { headerKey, isMeaning } from './columns.ts'
import type { StatementLayoutFile } from './layout-file.ts'
import { plain } from './words.ts'

/** One statement format, as described in resources/layouts: only what its column names alone do not say. */
export interface Layout {
  readonly id: string
  /** Made by a person in the window or given by the site, not part of the program. */
  readonly own: boolean
  readonly institution: string | null
  readonly channel: 'bank' | 'wallet'
  /** Names that its header must hold, compared like column names. */
  readonly requires: readonly string[]
  /** At least one of these too, where the required ones are common to many formats. */
  readonly anyOf: readonly string[]
  readonly excludes: readonly string[]
  /** Columns that mean something else here than elsewhere: header key -> meaning. */
  readonly meanings: ReadonlyMap<string, Meaning>
  /** One amount column whose sign is the direction, also where every row of a file happens to be positive. */
  readonly signed: boolean
  /** Neutral rows and closed orders leave the direction cell empty. */
  readonly directionMayBeEmpty: boolean
  /** Null: the dates of the column themselves have to show whether day or month comes first. */
  readonly dateOrder: DateOrder | null
  /** Meanings of the columns by place, where the file has no header line; null where it has one. */
  readonly positions: readonly (Meaning | null)[] | null
  /** Columns that the description does not name are not read. */
  readonly onlyNamed: boolean
  /** Reads a minus as money in: some cards write what was spent without a sign. */
  readonly minusIsIn: boolean
  /** Words of its direction column, before those that all formats share. */
  readonly directions: ReadonlyMap<string, 'in' | 'out' | 'neutral'>
  /** Words of its status column, before those that all formats share. */
  readonly statuses: ReadonlyMap<string, Outcome>
  /** Lines below the header that begin so are no rows. */
  readonly footer: readonly string[]
  /** What its amounts are counted in where the column names do not say. */
  readonly unit: AmountUnit | null
  readonly currency: string | null
  /** Currency by a pair such as BTC/USDT: what is paid with stands behind the stroke. */
  readonly currencyByPair: boolean
}

export type DateOrder = 'year-first' | 'day-first' | 'month-first'

/** Throws on a description that names an unknown meaning: a defect of the program, found by its first test. */
export function readLayout(file: StatementLayoutFile, own = false): Layout {
  const meaning = (text: string): Meaning => {
    if (!isMeaning(text)) throw new TypeError(`layout ${file.id}: unknown meaning ${text}`)
    return text
  }
  if (file.channel !== 'bank' && file.channel !== 'wallet') throw new TypeError(`layout ${file.id}: unknown channel ${file.channel}`)
  const keys = (names: readonly string[] = []): readonly string[] => names.map((name) => headerKey(name).name)
  return {
    id: file.id,
    own,
    institution: file.institution,
    channel: file.channel,
    requires: keys(file.requires),
    anyOf: keys(file.anyOf),
    excludes: keys(file.excludes),
    meanings: new Map(Object.entries(file.meanings ?? {}).map(([name, text]) => [headerKey(name).name, meaning(text)])),
    signed: file.signed ?? false,
    directionMayBeEmpty: file.directionMayBeEmpty ?? false,
    dateOrder: isDateOrder(file.dateOrder) ? file.dateOrder : null,
    positions: file.positions?.map((text) => (text === '' ? null : meaning(text))) ?? null,
    onlyNamed: file.onlyNamed ?? false,
    minusIsIn: file.minusIsIn ?? false,
    directions: new Map(
      (['in', 'out', 'neutral'] as const).flatMap((side) => (file.directions?.[side] ?? []).map((word): [string, typeof side] => [plain(word), side])),
    ),
    statuses: new Map(Object.entries(file.statuses ?? {}).flatMap(([word, outcome]): [string, Outcome][] => (isOutcome(outcome) ? [[plain(word), outcome]] : []))),
    footer: (file.footer ?? []).map(plain),
    unit: file.unit !== undefined && isUnit(file.unit) ? file.unit : null,
    currency: file.currency ?? null,
    currencyByPair: file.currencyByPair ?? false,
  }
}

const isDateOrder = (text: string | undefined): text is DateOrder => text === 'year-first' || text === 'day-first' || text === 'month-first'
const isOutcome = (text: string): text is Outcome => (['done', 'partly-refunded', 'fully-refunded', 'closed', 'failed', 'unpaid'] as readonly string[]).includes(text)
const isUnit = (text: string): text is AmountUnit => (['yuan', 'fen', 'wan', 'millionth'] as readonly string[]).includes(text)

const FILES: readonly StatementLayoutFile[] = [
  wechatPay, alipay, alipayWeb, alipayReturnAccount, alipayReturnBalance, jdPay, tenpayReturn,
  judicialReturnA, judicialReturnB, icbcDebit, icbcCredit, ccbDebit, cmbDebit, bocDebit,
  bocomDebit, abcDebit, spdbDebit, hsbcHk, huaxiSecurities, icbcHistory, minshengFlow, huobiSpot, tdCanada,
]
/** The formats that come with the program. */
export const LAYOUTS: readonly Layout[] = FILES.map((file) => readLayout(file))

/** A statement whose columns are understood but belong to no format that is described. */
export const UNNAMED_BANK_LAYOUT: Layout = readLayout({ id: 'bank-statement', institution: null, channel: 'bank', requires: [] })
export const UNNAMED_WALLET_LAYOUT: Layout = readLayout({ id: 'wallet-statement', institution: null, channel: 'wallet', requires: [] })

/** The format whose names the header has; see {@link fittingLayout}. */
export const chooseLayout = (header: readonly string[], layouts: readonly Layout[] = LAYOUTS): Layout | null =>
  fittingLayout(new Set(header.map((cell) => headerKey(cell).name)), layouts)
