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
import type { Meaning } from './columns.ts'
import { headerKey, isMeaning } from './columns.ts'

/** One statement format, as described in resources/layouts: only what its column names alone do not say. */
export interface Layout {
  readonly id: string
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
  readonly dateOrder: 'year-first' | 'day-first'
}

/** The shape of the JSON files; everything but the first four may be left out. */
export interface LayoutFile {
  readonly id: string
  readonly institution: string | null
  readonly channel: string
  readonly requires: readonly string[]
  readonly anyOf?: readonly string[]
  readonly excludes?: readonly string[]
  readonly meanings?: Readonly<Record<string, string>>
  readonly signed?: boolean
  readonly directionMayBeEmpty?: boolean
  readonly dateOrder?: string
}

/** Throws on a description that names an unknown meaning: a defect of the program, found by its first test. */
export function readLayout(file: LayoutFile): Layout {
  const meanings = new Map<string, Meaning>()
  for (const [name, meaning] of Object.entries(file.meanings ?? {})) {
    if (!isMeaning(meaning)) throw new TypeError(`layout ${file.id}: unknown meaning ${meaning}`)
    meanings.set(headerKey(name).name, meaning)
  }
  if (file.channel !== 'bank' && file.channel !== 'wallet') throw new TypeError(`layout ${file.id}: unknown channel ${file.channel}`)
  const keys = (names: readonly string[] = []): readonly string[] => names.map((name) => headerKey(name).name)
  return {
    id: file.id,
    institution: file.institution,
    channel: file.channel,
    requires: keys(file.requires),
    anyOf: keys(file.anyOf),
    excludes: keys(file.excludes),
    meanings,
    signed: file.signed ?? false,
    directionMayBeEmpty: file.directionMayBeEmpty ?? false,
    dateOrder: file.dateOrder === 'day-first' ? 'day-first' : 'year-first',
  }
}

const FILES: readonly LayoutFile[] = [
  wechatPay, alipay, alipayWeb, alipayReturnAccount, alipayReturnBalance, jdPay, tenpayReturn,
  judicialReturnA, judicialReturnB, icbcDebit, icbcCredit, ccbDebit, cmbDebit, bocDebit,
  bocomDebit, abcDebit, spdbDebit, hsbcHk, huaxiSecurities, icbcHistory,
]
export const LAYOUTS: readonly Layout[] = FILES.map(readLayout)

/** A statement whose columns are understood but belong to no format that is described. */
export const UNNAMED_BANK_LAYOUT: Layout = readLayout({ id: 'bank-statement', institution: null, channel: 'bank', requires: [] })
export const UNNAMED_WALLET_LAYOUT: Layout = readLayout({ id: 'wallet-statement', institution: null, channel: 'wallet', requires: [] })

/** The layout that the header fits, the one with most required columns first; null where it fits none. */
export function chooseLayout(header: readonly string[]): Layout | null {
  const names = new Set(header.map((cell) => headerKey(cell).name))
  let best: Layout | null = null
  for (const layout of LAYOUTS) {
    const fits =
      layout.requires.every((name) => names.has(name)) &&
      (layout.anyOf.length === 0 || layout.anyOf.some((name) => names.has(name))) &&
      !layout.excludes.some((name) => names.has(name))
    if (fits && layout.requires.length > (best?.requires.length ?? 0)) best = layout
  }
  return best
}
