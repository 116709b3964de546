import { z } from 'zod'
import { GROUP_SORTS, GROUPED_BY, type LedgerGroups } from './ledger-groups.ts'
import { ledgerFilter } from './ledger-filter.ts'
import { query } from './method.ts'

/** The ledger in groups. The rows of one group are those of `money.rows` with the group as a condition of the filter. */
export const LEDGER_GROUPS_METHODS = {
  'money.groups': query<LedgerGroups>()(
    z.strictObject({ filter: ledgerFilter, by: z.enum(GROUPED_BY), sort: z.enum(GROUP_SORTS), offset: z.int().min(0), limit: z.int().min(1).max(500) }),
  ),
} as const
