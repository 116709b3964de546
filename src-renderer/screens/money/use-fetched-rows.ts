import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupedBy } from '../../../src-main/contract/ledger-groups.ts'
import type { LedgerFilter, LedgerRow } from '../../../src-main/contract/ledger.ts'
import { useActions } from '../../state/context.tsx'
import { showCount } from './amount-text.ts'
import { MOST_PICKED } from './selection.ts'
import { mutable, type LedgerSort } from './use-ledger.ts'

/** Most rows of one call. */
const PAGE = 500

/** Fetches rows of the filter, or of one of its groups, that need not be in sight. Says why and answers null where there are too many. */
export function useFetchedRows(filter: LedgerFilter, sort: LedgerSort, by: GroupedBy | null = null) {
  const { t } = useTranslation()
  const { run, say } = useActions()
  const query = JSON.stringify(filter)
  return useCallback(async (offset: number, count: number, key?: string): Promise<readonly LedgerRow[] | null> => {
    if (count > MOST_PICKED) {
      say({ text: t('money-window.selection.tooMany', { most: showCount(MOST_PICKED) }), undo: false })
      return null
    }
    const asked = { ...mutable(JSON.parse(query) as LedgerFilter), ...(by === null || key === undefined ? {} : { group: { by, key } }) }
    const rows: LedgerRow[] = []
    while (rows.length < count) {
      const page = await run('money.rows', { filter: asked, sort, offset: offset + rows.length, limit: Math.min(PAGE, count - rows.length) })
      if (page === null) return null
      rows.push(...page.rows)
      if (page.rows.length === 0) break
    }
    return rows
  }, [run, say, t, query, sort, by])
}
