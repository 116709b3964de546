import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review, ReviewCitation } from '../../../src-main/contract/review.ts'
import { CitationLink, DataTable, linesOf } from '../../design/index.ts'
import type { TableColumn } from '../../design/index.ts'
import { openCitation } from '../../state/navigation.ts'
import { showAmount } from '../money/amount-text.ts'
import { LANES } from '../money/lane-order.ts'
import { PeriodLetter } from '../money/lanes.tsx'
import { lanesOn } from '../money/milestones.ts'
import { citationName, citationPlace, shortName } from './citation-name.ts'

/** Every counted row and passage, however many; a press or Enter opens the original there. */
export function CitationTable({ citations, periods }: { readonly citations: readonly ReviewCitation[]; readonly periods: Review['periods'] }) {
  const { t } = useTranslation()
  const [selected, setSelected] = useState<number | null>(null)
  if (citations.length === 0) return <p className="muted">{t('review-window.findings.noSources')}</p>
  const columns: readonly TableColumn<ReviewCitation>[] = [
    { id: 'day', title: t('review-window.column.date'), width: '5.5rem', cell: (citation) => citation.day },
    { id: 'what', title: t('review-window.column.original'), rowHeader: true, cell: (citation) => <span title={citation.path}>{citation.quote ?? shortName(citation.path)}</span> },
    ...(citations.some((citation) => citation.amount !== undefined)
      ? [{ id: 'amount', title: t('review-window.column.amount'), width: '5.5rem', numeric: true, cell: (citation: ReviewCitation) => showAmount(citation.amount ?? null) }]
      : []),
    {
      id: 'periods', title: t('review-window.column.periods'), width: '5.5rem', className: 'pp',
      cell: ({ day }) => (day === undefined ? null : LANES.filter((lane) => lanesOn(periods, day).includes(lane)).map((lane) => <PeriodLetter key={lane} kind={lane} />)),
    },
    {
      id: 'place', title: t('review-window.column.place'), width: citations.some(({ page, line }) => page !== undefined && line !== undefined) ? '5.5rem' : '3.25rem', numeric: true,
      cell: (citation) => (
        <CitationLink citation={citation} label={citationName(citation, t)}>
          {citationPlace(citation, t)}
        </CitationLink>
      ),
    },
  ]
  return (
    <DataTable
      className="cites" label={t('review-window.findings.sources')} columns={columns} selected={selected} onSelect={setSelected}
      lines={linesOf(citations.map((citation, index) => ({ kind: 'row' as const, key: String(index), row: citation })))}
      onOpen={openCitation}
      onKey={(event, row) => {
        if (event.code !== 'KeyO' || row === null) return false
        openCitation(row)
        return true
      }}
    />
  )
}
