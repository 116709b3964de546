import { clock, isIn, isMoved, isOut, later, movement, type Movement } from './movement.ts'
import { SEED, type AccountKey } from './story.ts'
import { ownCardMovements, usedCardMovements, withIncome } from './transfers.ts'
import { walletMovements } from './wallet.ts'

/** A movement with the balance that its account's statement shows after it; null for the wallet, which shows none. */
export interface Booked extends Movement {
  readonly balance: bigint | null
}
export type Book = Readonly<Record<AccountKey, readonly Booked[]>>

const OPENING = { a: 2_412_300n, b: 1_508_000n, icbcFirst: 436_010n, icbcSecond: 9_911_107n } as const

/** The whole money side of the case, account by account, from old to new, no two rows of a card in one second. */
export function writeBook(): Book {
  const wallet = walletMovements(SEED + 1)
  const cards = usedCardMovements(SEED)
  const card = (account: 'a' | 'b'): readonly Booked[] => {
    const rows = [...cards, ...wallet].filter((row) => row.account === account)
    return booked(numbered(apart(withIncome(account, rows, OPENING[account], SEED + 2))), OPENING[account])
  }
  const own = [...ownCardMovements(), ...wallet.filter((row) => row.account === 'icbc')].toSorted((left, right) => clock(left.at) - clock(right.at))
  // The bank's file has a hole of two months, and the balance does not carry over it.
  const firstFile = own.filter((row) => row.at < '2023-02-01')
  const secondFile = own.filter((row) => row.at >= '2023-02-01')
  return {
    icbc: [...booked(firstFile, OPENING.icbcFirst), ...booked(secondFile, OPENING.icbcSecond)],
    a: card('a'),
    b: card('b'),
    wechat: apart(wallet.filter((row) => row.account === 'wechat')).map((row) => ({ ...row, balance: null })),
  }
}

/** Rows of one second are moved apart, so that the order of a statement is certain. */
function apart(rows: readonly Movement[]): readonly Movement[] {
  let last = ''
  return rows.map((row) => {
    const at = row.at > last ? row.at : later(last, 1)
    last = at
    return { ...row, at }
  })
}

const numbered = (rows: readonly Movement[]): readonly Movement[] =>
  rows.map((row, index) => movement({ ...row, serial: `${row.account.toUpperCase()}${row.at.slice(0, 10).replaceAll('-', '')}${String(index + 1).padStart(6, '0')}` }))

/** On the second card one balance is off by 60.00, and so are all after it: one break, no more. */
const BREAK_AT = { account: 'b', nth: 90, by: 6_000n } as const

function booked(rows: readonly Movement[], opening: bigint): readonly Booked[] {
  let balance = opening
  return rows.map((row, index) => {
    if (row.status !== 'failed') balance += row.direction === 'in' ? row.amount : -row.amount
    const breaks = row.account === BREAK_AT.account && index === BREAK_AT.nth
    if (breaks) balance -= BREAK_AT.by
    if (balance < 0n) throw new RangeError(`${row.account} would be overdrawn on ${row.at}`)
    return { ...row, balance, truth: breaks ? { ...row.truth, breaks: -BREAK_AT.by } : row.truth }
  })
}

/** Sums of the rows that moved money. */
export const totals = (rows: readonly Movement[]): { readonly in: bigint; readonly out: bigint } => ({
  in: sumOf(rows.filter(isIn)),
  out: sumOf(rows.filter(isOut)),
})
export const sumOf = (rows: readonly Movement[]): bigint => rows.reduce((total, row) => total + row.amount, 0n)
export const counted = (rows: readonly Movement[]): readonly Movement[] => rows.filter(isMoved)
