import { useCallback, useRef, useState } from 'react'
import type { LedgerRow } from '../../../src-main/contract/ledger.ts'
import { NOTHING_PICKED, toggled, withRange, type Selection } from './selection.ts'

/** The picked rows, and where the range that Shift draws began. */
export function useSelection(rowsBetween: (first: number, last: number) => Promise<readonly LedgerRow[] | null>) {
  const [selection, setSelection] = useState<Selection>(NOTHING_PICKED)
  const anchor = useRef<{ readonly line: number; readonly before: Selection } | null>(null)
  const latest = useRef(0)
  const set = useCallback((next: Selection) => {
    anchor.current = null
    latest.current += 1
    setSelection(next)
  }, [])
  return {
    selection,
    set,
    /** A range begins where the cursor went without Shift. */
    forget: () => {
      anchor.current = null
    },
    toggle: (row: LedgerRow) => set(toggled(selection, row)),
    extend: async (from: number, to: number): Promise<void> => {
      anchor.current ??= { line: from, before: selection }
      const { line, before } = anchor.current
      latest.current += 1
      const mine = latest.current
      const rows = await rowsBetween(Math.min(line, to), Math.max(line, to))
      // Held down, the arrow asks faster than the rows come: only the newest range counts.
      if (rows !== null && latest.current === mine) setSelection(withRange(before, rows))
    },
  }
}
