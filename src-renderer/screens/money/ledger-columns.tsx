import type { TFunction } from 'i18next'
import type { LedgerRow } from '../../../src-main/contract/ledger.ts'
import type { Stance } from '../../../src-main/contract/review.ts'
import { CitationLink, StanceChip } from '../../design/index.ts'
import type { TableColumn } from '../../design/index.ts'
import { openRowWords } from '../findings/citation-name.ts'
import { showAmount } from './amount-text.ts'
import { lanesOf } from './lane-order.ts'
import { LaneBars, LaneHead } from './lanes.tsx'
import type { LedgerSort } from './use-ledger.ts'

/** Columns that can be left out and moved; the gutter of the periods stands first always. */
export const COLUMN_IDS: readonly string[] = ['time', 'account', 'counterparty', 'memo', 'in', 'out', 'balance', 'stance', 'line']

interface ColumnParts {
  /** Room for the columns that may go: the balance. */
  readonly wide: boolean
  /** Sums of groups stand in the columns of the amounts. */
  readonly grouped: boolean
  readonly t: TFunction
  readonly sort: LedgerSort
  readonly onSort: (sort: LedgerSort) => void
  readonly nameOf: (account: string) => string
  readonly picked: (id: string) => boolean
  readonly stanceOf: (findings: readonly string[]) => Stance | 'both' | null
}

/** Columns of the money grid: gutter of the periods, what the row says, stance of the findings that count it, line of the original. */
export function ledgerColumns({ t, wide, grouped, sort, onSort, nameOf, picked, stanceOf }: ColumnParts): readonly TableColumn<LedgerRow>[] {
  const amountSort = sort === 'amount' ? 'ascending' : sort === 'amount-desc' ? 'descending' : 'none'
  const sortByAmount = () => onSort(sort === 'amount-desc' ? 'amount' : 'amount-desc')
  return [
    { id: 'lanes', title: <LaneHead />, width: '5.0625rem', className: 'lanes', cell: (row) => <LaneBars lanes={lanesOf(row.periods)} /> },
    {
      id: 'time', title: t('review-window.column.time'), width: grouped ? '8.625rem' : '8.25rem', className: 'when', rowHeader: true,
      sort: sort === 'time' ? 'ascending' : sort === 'time-desc' ? 'descending' : 'none',
      onSort: () => onSort(sort === 'time' ? 'time-desc' : 'time'),
      cell: (row) => <>{row.day} <span>{row.time?.slice(0, 5)}</span>{picked(row.id) && <span className="vh">{t('review-window.picked')}</span>}</>,
    },
    { id: 'account', title: t('review-window.column.account'), width: '7rem', cell: (row) => nameOf(row.account) },
    {
      id: 'counterparty', title: t('review-window.column.counterparty'),
      cell: (row) => (
        <span className="cp">
          <span className="clip">{row.counterpartyName || row.counterpartyNumber}</span>
          {row.counterpartyParty !== null && <span className="tag">{partyWord(row.counterpartyParty, t)}</span>}
        </span>
      ),
    },
    { id: 'memo', title: t('review-window.column.memo'), width: grouped ? '3.5rem' : '4.75rem', className: 'memo', cell: (row) => <>{row.memo}{row.outcome !== 'done' && <span className="tag">{t(`review-window.outcome.${row.outcome}`)}</span>}</> },
    { id: 'in', title: t('review-window.column.in'), width: grouped ? '7rem' : '6.5rem', numeric: true, sort: amountSort, onSort: sortByAmount, cell: (row) => (row.direction === 'in' ? showAmount(row.amount) : '') },
    { id: 'out', title: t('review-window.column.out'), width: grouped ? '7rem' : '6.5rem', numeric: true, sort: amountSort, onSort: sortByAmount, cell: (row) => (row.direction === 'out' ? showAmount(row.amount) : row.direction === 'neutral' ? `(${showAmount(row.amount)})` : '') },
    ...(wide ? [{ id: 'balance', title: t('review-window.column.balance'), width: '6.25rem', numeric: true, className: 'bal', cell: (row: LedgerRow) => showAmount(row.balance) }] : []),
    {
      id: 'stance', title: t('review-window.column.stance'), width: '3rem', className: 'mk',
      cell: (row) => {
        const stance = stanceOf(row.findings)
        return stance === null ? null : <StanceChip stance={stance} label={t(`review-window.stance.${stance}`)} />
      },
    },
    {
      id: 'line', title: t('review-window.column.line'), width: '4rem', numeric: true, className: 'src',
      cell: (row) => <CitationLink citation={row} label={openRowWords(row, t)}>{row.line}</CitationLink>,
    },
  ]
}

/** Relation to the debtor where one is named, else the role; a relation in words of its own is shown as it stands. */
function partyWord(party: NonNullable<LedgerRow['counterpartyParty']>, t: TFunction): string {
  if (party.relation === null) return t(`review-window.role.${party.role}`)
  return t(`review-window.relation.${party.relation}`, { defaultValue: party.relation })
}
