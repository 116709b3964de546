import type { AccountAssignment, OwnSide } from '../../domain/ledger/assign-account.ts'
import type { Recurring } from '../../domain/ledger/recurring.ts'
import { isCompact, type StatementRow } from '../../domain/ledger/transaction.ts'

/** Says of the rows of one statement to which account they belong. */
export interface RowAccounts {
  of(row: StatementRow): string
  /** What was assigned so far. */
  assigned(): AccountAssignment
}

/** Every batch of rows brings objects of its own for what recurs: those of all batches would hold a long statement in memory. */
const MOST_REMEMBERED = 4096

/**
 * `announced` is what all rows say of their account. Null where the rows come before all of them were seen: their
 * accounts are then assigned as they come, which is the same, because a row that comes later never changes the account
 * of one before it where the first row shows the number stated for the file (see `early` in intake).
 */
export function rowAccounts(announced: readonly OwnSide[] | null, assign: (owners: readonly OwnSide[]) => AccountAssignment): RowAccounts {
  const owners: OwnSide[] = [...(announced ?? [])]
  let assignment = assign(owners)
  const known = new Map(owners.map((owner, at) => [keyOf(owner), assignment.accounts[at] ?? '']))
  const remembered = new Map<Recurring, string>()

  function newOwner(key: string, { ownNumbers, ownName, ownDocument }: OwnSide): string {
    if (announced !== null) throw new Error('a row came whose account nobody announced')
    owners.push({ ownNumbers, ownName, ownDocument })
    const before = assignment.accounts
    assignment = assign(owners)
    if (before.some((account, at) => assignment.accounts[at] !== account)) throw new Error('a row changed the account of the rows before it')
    const account = assignment.accounts.at(-1) ?? ''
    known.set(key, account)
    return account
  }

  return {
    of(row) {
      const before = isCompact(row) ? remembered.get(row.recurring) : undefined
      if (before !== undefined) return before
      const key = keyOf(row)
      const account = known.get(key) ?? newOwner(key, row)
      if (isCompact(row)) {
        if (remembered.size >= MOST_REMEMBERED) remembered.clear()
        remembered.set(row.recurring, account)
      }
      return account
    },
    assigned: () => assignment,
  }
}

const keyOf = ({ ownNumbers, ownName, ownDocument }: OwnSide): string => JSON.stringify([ownNumbers, ownName, ownDocument])
