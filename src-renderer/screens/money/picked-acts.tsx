import { useTranslation } from 'react-i18next'
import type { LedgerFilter, LedgerRow } from '../../../src-main/contract/ledger.ts'
import { Button } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { showCount } from './amount-text.ts'
import { isPicked, MOST_PICKED, type Selection } from './selection.ts'
import { mutable } from './use-ledger.ts'

interface PickedActsProps {
  readonly selection: Selection
  readonly filter: LedgerFilter
  readonly count: number
  readonly nameOf: (account: string) => string
  /** Fetches rows of the filter from one place on. */
  readonly fetchRows: (offset: number, count: number) => Promise<readonly LedgerRow[] | null>
  readonly total: number
}

/** Copies the picked rows as text for a table, or writes them with their citations to a file. */
export function PickedActs({ selection, filter, count, nameOf, fetchRows, total }: PickedActsProps) {
  const { t } = useTranslation()
  const { run, say } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const copy = async (): Promise<void> => {
    const all = selection.kind === 'rows' ? [...selection.rows.values()] : await fetchRows(0, total)
    if (all === null) return
    const rows = all.filter((row) => isPicked(selection, row.id))
    const lines = rows.map((row) => [row.day, row.time ?? '', nameOf(row.account), t(`review-window.direction.${row.direction}`), row.amount, row.counterpartyName || row.counterpartyNumber, row.memo, `${row.path}:${row.line}`])
    try {
      await navigator.clipboard.writeText(lines.map((line) => line.map((cell) => cell.replace(/\s+/gu, ' ')).join('\t')).join('\n'))
      say({ text: t('money-window.selection.copied', { n: rows.length }), undo: false })
    } catch {
      say({ text: t('money-window.selection.notCopied'), undo: false })
    }
  }
  const write = async (): Promise<void> => {
    const grant = await run('shell.pickSave', { suggestedName: `${t('money-window.selection.name')}.csv` })
    if (grant === null) return
    const rows = selection.kind === 'rows' ? [...selection.rows.keys()] : { filter: mutable(filter), except: [...selection.except.keys()] }
    const written = await run('money.export', { rows, token: grant.token, language })
    if (written !== null) say({ text: t('money-window.selection.written', { n: written.rows, path: written.path }), undo: false })
  }
  return (
    <>
      <Button small unavailable={count > MOST_PICKED ? t('money-window.selection.tooMany', { most: showCount(MOST_PICKED) }) : false} onClick={() => void copy()}>{t('money-window.selection.copy')}</Button>
      <Button small onClick={() => void write()}>{t('money-window.selection.export')}</Button>
    </>
  )
}
