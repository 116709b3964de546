import type { CaseView } from '../case/case-view.ts'
import type { MirrorPair } from '../findings/rule.ts'
import { wallSeconds } from '../values/day.ts'
import type { AccountId, StatementId, TransactionId } from '../values/ids.ts'
import { formatYuan } from '../values/money.ts'
import { moved, type Direction, type Transaction } from './transaction.ts'

/**
 * Where a row stands in its original, and what it said when the reviewer spoke on it. The place survives reading the
 * original again; the rest guards against a line that a new reading takes for another movement.
 */
export interface RowAnchor {
  /** SHA-256 of the original. */
  readonly sha256: string
  readonly sheet: string | null
  /** 1-based. */
  readonly line: number
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly direction: Direction
  /** Decimal text of the amount in the row's currency. */
  readonly amount: string
}

/** The reviewer's word on two rows: that they show one movement (or the two ends of one), or that they do not. */
export interface PairingWord {
  readonly word: 'paired' | 'apart'
  readonly rows: readonly [RowAnchor, RowAnchor]
  readonly reason: string
  readonly reviewer: string
  readonly at: string
}

/**
 * What two rows are to one another: `mirrored` = the same movement on two statements, counted once; `carried` = a
 * wallet's own neutral row and the card's row behind it; `own` = the two ends of a transfer between own accounts.
 */
export type PairNature = 'mirrored' | 'carried' | 'own'

export const placeOfAnchor = ({ sha256, sheet, line }: Pick<RowAnchor, 'sha256' | 'sheet' | 'line'>): string => `${sha256}/${sheet ?? ''}/${line}`

/** Where a row of the case stands, so that it is found again. */
export function anchorOf(view: Pick<CaseView, 'files' | 'statements'>, row: Transaction): RowAnchor {
  const sha256 = view.files.find((file) => file.id === row.file)?.sha256 ?? ''
  const sheet = view.statements.find((statement) => statement.id === row.statement)?.sheet ?? null
  return { sha256, sheet, line: row.line, day: row.at.day, direction: row.direction, amount: formatYuan(row.amount) }
}

/** One target for one pair, in whichever order its rows were named. */
export const pairingTarget = (rows: PairingWord['rows']): string => rows.map(placeOfAnchor).toSorted().join('|')

/**
 * What the two rows would be as a pair; null where they cannot be one: one account, two currencies, two neutral rows,
 * or a row that moved no money.
 */
export function natureOf(one: Transaction, other: Transaction): PairNature | null {
  if (one.account === other.account || one.currency !== other.currency || !moved(one) || !moved(other)) return null
  const neutral = Number(one.direction === 'neutral') + Number(other.direction === 'neutral')
  if (neutral === 2) return null
  if (neutral === 1) return 'carried'
  return one.direction === other.direction ? 'mirrored' : 'own'
}

/** The reviewer's words on pairs, tied to the rows of the case. */
export interface HandPairs {
  readonly mirrored: readonly MirrorPair[]
  readonly carried: readonly MirrorPair[]
  readonly own: readonly { readonly paid: Transaction; readonly received: Transaction }[]
  /** Rows that the reviewer spoke on: no rule pairs them any more. */
  readonly spokenOn: ReadonlySet<TransactionId>
  /** The same rows. */
  readonly rows: readonly Transaction[]
  /** Rows that are the end of a transfer between own accounts by the reviewer's word, with the account at the other end. */
  readonly between: ReadonlyMap<TransactionId, AccountId>
  /** Rows of which the reviewer said that they are not the two ends of such a transfer. */
  readonly notBetween: ReadonlySet<TransactionId>
  /** The word on a row, where it could be tied. */
  readonly wordOn: ReadonlyMap<TransactionId, { readonly word: PairingWord; readonly nature: PairNature; readonly other: Transaction }>
  /** Words whose rows the case no longer has, or has as other movements: they count for nothing until they fit again. */
  readonly adrift: readonly PairingWord[]
}

export const NO_HAND_PAIRS: HandPairs = { mirrored: [], carried: [], own: [], spokenOn: new Set(), rows: [], between: new Map(), notBetween: new Set(), wordOn: new Map(), adrift: [] }

/** Ties words to rows. `wallets`: statements of wallets; of a mirrored pair the wallet's row is the one that counts, else the one named first. */
export function handPairsOf(view: Pick<CaseView, 'files' | 'statements' | 'ledger'>, wallets: ReadonlySet<StatementId>, words: readonly PairingWord[]): HandPairs {
  const rows = rowsAt(view, words.flatMap((word) => word.rows))
  const mirrored: MirrorPair[] = []
  const carried: MirrorPair[] = []
  const own: { paid: Transaction; received: Transaction }[] = []
  const adrift: PairingWord[] = []
  const wordOn = new Map<TransactionId, { word: PairingWord; nature: PairNature; other: Transaction }>()
  const spokenOn = new Set<TransactionId>()
  const spoken = new Set<Transaction>()
  const between = new Map<TransactionId, AccountId>()
  const notBetween = new Set<TransactionId>()
  for (const word of words) {
    const [one, other] = word.rows.map((anchor) => fitting(rows.get(placeOfAnchor(anchor)), anchor))
    const nature = one && other ? natureOf(one, other) : null
    if (!one || !other || nature === null) {
      adrift.push(word)
      continue
    }
    for (const [row, partner] of [[one, other], [other, one]] as const) {
      spokenOn.add(row.id)
      spoken.add(row)
      // Said apart from one row and paired with another: the pair is what the row is.
      if (word.word === 'paired' || !wordOn.has(row.id)) wordOn.set(row.id, { word, nature, other: partner })
    }
    if (word.word === 'apart') {
      if (nature === 'own') for (const row of [one, other]) notBetween.add(row.id)
      continue
    }
    const apart = Math.abs(wallSeconds(one.at) - wallSeconds(other.at))
    switch (nature) {
      case 'mirrored': {
        const [wallet, bank] = !wallets.has(one.statement) && wallets.has(other.statement) ? [other, one] : [one, other]
        mirrored.push({ wallet, bank, apart })
        break
      }
      case 'carried': {
        const [wallet, bank] = one.direction === 'neutral' ? [one, other] : [other, one]
        carried.push({ wallet, bank, apart })
        break
      }
      case 'own':
        own.push(one.direction === 'out' ? { paid: one, received: other } : { paid: other, received: one })
        break
    }
    if (nature !== 'mirrored') {
      between.set(one.id, other.account)
      between.set(other.id, one.account)
    }
  }
  return { mirrored, carried, own, spokenOn, rows: [...spoken], between, notBetween, wordOn, adrift }
}

/** The rows of the case that the anchors name, by their place; an anchor whose line shows another movement by now names none. */
export function rowsOfAnchors(view: Pick<CaseView, 'files' | 'statements' | 'ledger'>, anchors: readonly RowAnchor[]): ReadonlyMap<string, Transaction> {
  if (anchors.length === 0) return new Map()
  const rows = rowsAt(view, anchors)
  return new Map(anchors.flatMap((anchor) => {
    const row = fitting(rows.get(placeOfAnchor(anchor)), anchor)
    return row === null ? [] : [[placeOfAnchor(anchor), row] as const]
  }))
}

const fitting = (row: Transaction | undefined, anchor: RowAnchor): Transaction | null =>
  row !== undefined && row.at.day === anchor.day && row.direction === anchor.direction && formatYuan(row.amount) === anchor.amount ? row : null

/** The rows at the places named; only rows of the originals named are looked at. */
function rowsAt(view: Pick<CaseView, 'files' | 'statements' | 'ledger'>, anchors: readonly RowAnchor[]): ReadonlyMap<string, Transaction> {
  const wanted = new Set(anchors.map(placeOfAnchor))
  const originals = new Set(anchors.map((anchor) => anchor.sha256))
  const files = new Map(view.files.filter((file) => originals.has(file.sha256)).map((file) => [file.id, file.sha256]))
  const sheets = new Map(view.statements.map((statement) => [statement.id, statement.sheet]))
  const lines = new Set(anchors.map((anchor) => anchor.line))
  const { ledger } = view
  const tables = ledger.places.map(({ file, statement }) => {
    const sha256 = files.get(file)
    return sha256 === undefined ? null : { sha256, sheet: sheets.get(statement) ?? null }
  })
  const found = new Map<string, Transaction>()
  for (const number of ledger.order) {
    const line = ledger.line[number] as number
    if (!lines.has(line)) continue
    const table = tables[ledger.place[number] as number]
    const place = table == null ? null : placeOfAnchor({ ...table, line })
    if (place !== null && wanted.has(place)) found.set(place, ledger.row(number))
  }
  return found
}
