import { useEffect, useState } from 'react'
import type { PrintedRows } from '../../../src-main/contract/corrected-rows-methods.ts'
import { useAppState, useClient } from '../../state/context.tsx'

/** The row on a line of a printed table with the one before it, and what was corrected in the file; read again with every change of the case. */
export function usePrintedRows(file: string, line: number | null, wanted: boolean): PrintedRows | null {
  const client = useClient()
  const review = useAppState((state) => state.review)
  const [kept, setKept] = useState<{ readonly file: string; readonly line: number | null; readonly rows: PrintedRows } | null>(null)
  useEffect(() => {
    if (!wanted) return undefined
    let stopped = false
    void client.call('rows.printed', { file, line }).then((answer) => {
      if (!stopped && answer.ok) setKept({ file, line, rows: answer.value })
    })
    return () => {
      stopped = true
    }
  }, [client, file, line, wanted, review])
  return kept?.file === file && kept.line === line ? kept.rows : null
}
