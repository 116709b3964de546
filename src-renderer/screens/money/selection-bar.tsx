import { useTranslation } from 'react-i18next'
import type { LedgerFilter, LedgerRow } from '../../../src-main/contract/ledger.ts'
import { Button } from '../../design/index.ts'
import { showAmount, showCount } from './amount-text.ts'
import { PickedActs } from './picked-acts.tsx'
import type { PairQuestion } from './pair-dialog.tsx'
import { NOTHING_PICKED, sumsOf, type Selection, type Sums } from './selection.ts'

interface SelectionBarProps {
  readonly selection: Selection
  readonly filter: LedgerFilter
  readonly ofFilter: Sums
  readonly nameOf: (account: string) => string
  readonly fetchRows: (offset: number, count: number) => Promise<readonly LedgerRow[] | null>
  readonly onPair: (rows: PairQuestion['rows']) => void
  readonly onSelection: (selection: Selection) => void
}

/** What is picked with its running total, beside what the filter lets through, and what can be done with it. */
export function SelectionBar({ selection, filter, ofFilter, nameOf, fetchRows, onPair, onSelection }: SelectionBarProps) {
  const { t } = useTranslation()
  const sums = sumsOf(selection, ofFilter)
  const two = selection.kind === 'rows' && selection.rows.size === 2 ? [...selection.rows.values()] : []
  const [one, other] = two
  return (
    <div className="selbar" role="status">
      <b>{t('review-window.pickedRows', { n: showCount(sums.total) })}</b>
      <span>{t('review-window.column.out')} <b>{showAmount(sums.totalOut)}</b></span>
      <span>{t('review-window.column.in')} <b>{showAmount(sums.totalIn)}</b></span>
      {sums.total === 0 && <span className="muted">{t('review-window.money.filtered', { n: showCount(ofFilter.total), in: showAmount(ofFilter.totalIn), out: showAmount(ofFilter.totalOut) })}</span>}
      <span className="push acts">
        {one && other && one.account !== other.account && <Button small onClick={() => onPair([one, other])}>{t('money-window.pair.pickTwo')}</Button>}
        {ofFilter.total > 0 && selection.kind === 'rows' && <Button small look="plain" onClick={() => onSelection({ kind: 'filter', except: new Map() })}>{t('money-window.selection.all')}</Button>}
        {sums.total > 0 && <PickedActs selection={selection} filter={filter} count={sums.total} total={ofFilter.total} nameOf={nameOf} fetchRows={fetchRows} />}
        {sums.total > 0 && <Button small onClick={() => onSelection(NOTHING_PICKED)}>{t('review-window.pickNone')}</Button>}
      </span>
    </div>
  )
}
