import { useTranslation } from 'react-i18next'
import type { LedgerRow } from '../../../src-main/contract/ledger.ts'
import { Button } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'

/** Copies the picked rows as text for a table, or writes them with their citations to a file. */
export function PickedActs({ rows, nameOf }: { readonly rows: readonly LedgerRow[]; readonly nameOf: (account: string) => string }) {
  const { t } = useTranslation()
  const { run, say } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const copy = async (): Promise<void> => {
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
    const written = await run('money.export', { rows: rows.map((row) => row.id), token: grant.token, language })
    if (written !== null) say({ text: t('money-window.selection.written', { n: written.rows, path: written.path }), undo: false })
  }
  return (
    <>
      <Button small onClick={() => void copy()}>{t('money-window.selection.copy')}</Button>
      <Button small onClick={() => void write()}>{t('money-window.selection.export')}</Button>
    </>
  )
}
