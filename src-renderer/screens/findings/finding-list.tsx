import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewFinding } from '../../../src-main/contract/review.ts'
import { DataTable, Empty, linesOf, Segment, StateMark } from '../../design/index.ts'
import type { MarkState, TableColumn, TableLine } from '../../design/index.ts'
import { showAmount, showCount } from '../money/amount-text.ts'
import { useWide } from '../money/use-wide.ts'
import { FINDING_GROUPS, groupOfFinding, shortSubject } from './finding-groups.ts'
import type { KeyPress } from './use-keys.ts'

export type StatusFilter = 'all' | ReviewFinding['status']
const FILTERS: readonly StatusFilter[] = ['all', 'proposed', 'accepted', 'rejected']
const MARK: Readonly<Record<ReviewFinding['status'], MarkState>> = { proposed: 'new', accepted: 'yes', rejected: 'rejected' }

interface FindingListProps {
  readonly findings: readonly ReviewFinding[]
  readonly status: StatusFilter
  readonly onStatus: (status: StatusFilter) => void
  readonly selected: string | null
  readonly onSelect: (id: string) => void
  readonly onKey: (event: KeyPress) => boolean
}

/** Findings in the order of the list, by group; also the order of J and K. */
export function orderFindings(findings: readonly ReviewFinding[], status: StatusFilter): readonly ReviewFinding[] {
  const shown = findings.filter((finding) => status === 'all' || finding.status === status)
  return FINDING_GROUPS.flatMap((group) => shown.filter((finding) => groupOfFinding(finding) === group))
}

export function FindingList({ findings, status, onStatus, selected, onSelect, onKey }: FindingListProps) {
  const { t } = useTranslation()
  const wide = useWide()
  const lines = useMemo(() => {
    const ordered = orderFindings(findings, status)
    return FINDING_GROUPS.flatMap((group): readonly TableLine<ReviewFinding>[] => {
      const members = ordered.filter((finding) => groupOfFinding(finding) === group)
      if (members.length === 0) return []
      return [
        { kind: 'group', key: group, label: t(`review-window.findingGroup.${group}`), expanded: null },
        ...members.map((finding): TableLine<ReviewFinding> => ({ kind: 'row', key: finding.id, row: finding })),
      ]
    })
  }, [findings, status, t])

  const columns: readonly TableColumn<ReviewFinding>[] = [
    { id: 'finding', title: t('review-window.column.finding'), rowHeader: true, cell: (finding) => <>{finding.title}<small>{finding.subject === null ? null : shortSubject(finding.subject.name)}</small></> },
    { id: 'count', title: t('review-window.column.count'), width: '3rem', numeric: true, cell: (finding) => showCount(finding.count) },
    { id: 'total', title: t('review-window.column.totalYuan'), width: '6.5rem', numeric: true, cell: (finding) => showAmount(finding.total) },
    {
      // The list is narrow: the sign stands alone there, its word is for readers and in the filter above.
      id: 'status', title: wide ? t('review-window.column.status') : <span className="vh">{t('review-window.column.status')}</span>, width: wide ? '6rem' : '2.25rem',
      cell: (finding) => {
        const word = finding.stale === null ? t(`review-window.findingStatus.${finding.status}`) : t('review-window.findings.stale')
        return <span title={word}><StateMark state={finding.stale === null ? MARK[finding.status] : 'warn'}><span className={wide ? undefined : 'vh'}>{word}</span></StateMark></span>
      },
    },
  ]
  const index = lines.findIndex((line) => line.key === selected)
  return (
    <section className="flist" aria-label={t('window.screen.findings')}>
      <div className="head"><h1>{t('window.screen.findings')}</h1></div>
      <p className="lead">{t('review-window.findings.lead')}</p>
      <div className="filters">
        <Segment
          label={t('review-window.column.status')} value={status} onChange={onStatus}
          options={FILTERS.map((value) => ({
            value, label: `${t(`review-window.findingStatus.${value}`)} ${value === 'all' ? findings.length : findings.filter((finding) => finding.status === value).length}`,
          }))}
        />
      </div>
      <DataTable
        label={t('window.screen.findings')} columns={columns} lines={linesOf(lines)} selected={index < 0 ? null : index} lineHeight={2.75} tableClassName="ftbl"
        onSelect={(next) => {
          const line = lines[next]
          if (line?.kind === 'row') onSelect(line.key)
        }}
        onKey={onKey}
        empty={<Empty title={t('review-window.findings.none')}>{t(findings.length === 0 ? 'review-window.findings.noneYet' : 'review-window.filter.noneLeft')}</Empty>}
      />
    </section>
  )
}
