import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactList, ProposalRecord, StatedKind } from '../../../src-main/contract/facts.ts'
import { DataTable, Empty, Segment, StateMark, linesOf } from '../../design/index.ts'
import type { TableColumn } from '../../design/index.ts'
import { proposalWords } from './fact-words.ts'
import { PlaceLink, STANDING_MARK } from './proposal-panel.tsx'

const STATES = ['open', 'stated', 'dismissed', 'reading'] as const
type ProposalState = (typeof STATES)[number]

interface ProposalsTableProps {
  readonly kind: StatedKind
  readonly proposals: readonly ProposalRecord[]
  readonly list: FactList
  readonly chosen: string | null
  readonly onChoose: (proposal: ProposalRecord) => void
  /** A plain key on a proposal; `next` takes its place where the act takes it off the list. Answers whether it was used. */
  readonly onKey: (code: string, proposal: ProposalRecord, next: ProposalRecord | null) => boolean
}

/** What the documents say of this kind, each with its place; amounts, dates and numbers of nobody named are for reading. */
export function ProposalsTable({ kind, proposals, list, chosen, onChoose, onKey }: ProposalsTableProps) {
  const { t } = useTranslation()
  const [state, setState] = useState<ProposalState>('open')
  const ofKind = useMemo(() => proposals.filter((each) => each.states === null || each.states.kind === kind), [proposals, kind])
  const rows = useMemo(() => ofKind.filter((each) => stateOf(each) === state).toSorted((left, right) => dateOf(left).localeCompare(dateOf(right))), [ofKind, state])
  const lines = useMemo(() => linesOf(rows.map((row) => ({ kind: 'row' as const, key: row.id, row }))), [rows])
  const at = rows.findIndex((each) => each.id === chosen)
  const columns = useMemo((): readonly TableColumn<ProposalRecord>[] => [
    { id: 'what', title: t('window.facts.column.proposal'), rowHeader: true, cell: (each) => proposalWords(t, each, list) },
    { id: 'kind', title: t('window.facts.column.kind'), width: '7rem', hideWhenNarrow: true, cell: (each) => <span className="muted">{t(`window.facts.proposalKind.${each.kind}`)}</span> },
    { id: 'standing', title: t('window.facts.column.standing'), width: '7rem', cell: (each) => each.states === null ? null : <StateMark state={each.dismissed ? 'rejected' : STANDING_MARK[each.standing]}>{t(each.dismissed ? 'window.facts.standing.dismissed' : `window.facts.standing.${each.standing}`)}</StateMark> },
    { id: 'place', title: t('window.facts.column.source'), width: '15rem', cell: (each) => <PlaceLink place={each.place} /> },
    { id: 'also', title: t('window.facts.column.also'), width: '4.5rem', numeric: true, hideWhenNarrow: true, cell: (each) => each.alsoAt.length === 0 ? null : <span className="muted">+{each.alsoAt.length}</span> },
  ], [t, list])
  return (
    <>
      <div className="filters" role="toolbar" aria-label={t('window.facts.proposalsFilter')}>
        <h2>{t('window.facts.proposals')}</h2>
        <Segment
          small
          label={t('window.facts.proposalsFilter')}
          options={STATES.map((value) => ({ value, label: t(`window.facts.state.${value}`, { count: ofKind.filter((each) => stateOf(each) === value).length }) }))}
          value={state}
          onChange={setState}
        />
      </div>
      <DataTable
        label={t('window.facts.proposals')}
        className="facts-proposed"
        columns={columns}
        lines={lines}
        selected={at < 0 ? null : at}
        onSelect={(index) => {
          const row = rows[index]
          if (row !== undefined) onChoose(row)
        }}
        onOpen={(each) => void onKey('KeyE', each, null)}
        onKey={(event, each) => each !== null && !event.ctrlKey && !event.altKey && !event.metaKey && onKey(event.code, each, rows[at + 1] ?? rows[at - 1] ?? null)}
        empty={<Empty title={t('window.facts.noProposal')} />}
      />
    </>
  )
}

function stateOf(proposal: ProposalRecord): ProposalState {
  if (proposal.states === null) return 'reading'
  if (proposal.dismissed) return 'dismissed'
  return proposal.standing === 'stated' ? 'stated' : 'open'
}

/** Steps stand in the order of their days; everything else in the order of the documents. */
function dateOf(proposal: ProposalRecord): string {
  const { date } = proposal.states?.kind === 'milestone' ? proposal.states.body : {}
  return typeof date === 'string' ? date : ''
}
