import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './money.css'
import type { AccountSummary, LedgerFilter, LedgerRow } from '../../../src-main/contract/ledger.ts'
import type { LedgerWordAnswer } from '../../../src-main/contract/ledger-words.ts'
import { Button, DataTable, Empty, ScreenHead, Segment, SidePanel } from '../../design/index.ts'
import type { TableLines } from '../../design/index.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { amendTarget, goTo, openCitation, usePlace } from '../../state/navigation.ts'
import { FlowView } from '../flow/flow-view.tsx'
import { AbilityView } from '../property/ability-view.tsx'
import { DeclaredView } from '../property/declared-view.tsx'
import { accountName } from './account-name.ts'
import { addAmounts, showAmount, showCount } from './amount-text.ts'
import { LaneBars } from './lanes.tsx'
import { COLUMN_IDS, ledgerColumns } from './ledger-columns.tsx'
import { interleave } from './milestones.ts'
import { MilestoneText } from './milestone-text.tsx'
import { MoneyFilters } from './money-filters.tsx'
import { CounterpartiesView } from './counterparties-view.tsx'
import { ChangedFindings } from './changed-findings.tsx'
import { PairDialog } from './pair-dialog.tsx'
import type { PairQuestion } from './pair-dialog.tsx'
import { keepColumns, readColumns } from './chosen-columns.ts'
import { ColumnsDialog } from './columns-dialog.tsx'
import { LexiconSection } from './lexicon-section.tsx'
import { PickedActs } from './picked-acts.tsx'
import { ProofStrip } from './proof-strip.tsx'
import { RowPanel } from './row-panel.tsx'
import { stanceOfFindings } from './row-stance.ts'
import { useLedger } from './use-ledger.ts'
import type { LedgerSort } from './use-ledger.ts'
import { useMilestones } from './use-milestones.ts'
import { useWide } from './use-wide.ts'

const NO_ROWS: ReadonlyMap<string, LedgerRow> = new Map()

const VIEWS = ['ledger', 'flow', 'counterparties', 'ability', 'declared'] as const

/** The money of the case: every row in one grid, who paid whom as a picture, what could be paid, and what the report says. */
export function MoneyScreen() {
  const { t } = useTranslation()
  const { target } = usePlace()
  const view = VIEWS.find((each) => each === target['view']) ?? 'ledger'
  const tabs = (
    <Segment
      label={t('review-window.money.view')}
      options={VIEWS.map((value) => ({ value, label: t(value === 'counterparties' ? 'money-window.cp.tab' : `review-window.money.views.${value}`) }))}
      value={view}
      onChange={(next) => goTo('money', next === 'ledger' ? undefined : { view: next })}
    />
  )
  switch (view) {
    case 'flow':
      return <FlowView tabs={tabs} />
    case 'counterparties':
      return <CounterpartiesView tabs={tabs} />
    case 'ability':
      return <AbilityView tabs={tabs} />
    case 'declared':
      return <DeclaredView tabs={tabs} />
    case 'ledger':
      return <LedgerView tabs={tabs} />
  }
}

/** All rows of all accounts in one grid, with the proof that none is missing and the periods each row falls in. */
function LedgerView({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const { run, speak } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const review = useAppState((state) => state.review)
  const overview = useAppState((state) => state.overview)
  const { target } = usePlace()
  const [accounts, setAccounts] = useState<readonly AccountSummary[]>([])
  const [sort, setSort] = useState<LedgerSort>('time')
  const [line, setLine] = useState<number | null>(null)
  const [picked, setPicked] = useState(NO_ROWS)
  const [question, setQuestion] = useState<PairQuestion | null>(null)
  const [changes, setChanges] = useState<LedgerWordAnswer | null>(null)
  const [chosen, setChosen] = useState(() => readColumns(COLUMN_IDS))
  const [lexicon, setLexicon] = useState(false)
  const [arranging, setArranging] = useState(false)
  const wide = useWide()
  const words = useRef<HTMLInputElement>(null)

  const files = overview?.files
  useEffect(() => {
    void run('money.accounts', {}).then((found) => {
      if (found !== null) setAccounts(found)
    })
  }, [run, files])

  const filter = useMemo(() => filterOf(target), [target])
  const setFilter = useCallback((next: LedgerFilter) => {
    setLine(null)
    amendTarget(targetOf(next))
  }, [])
  // The rows of a big case come before its rules have run; once they have, the rows are asked for again with their marks.
  const ledger = useLedger(filter, sort, review ?? files)
  const byTime = sort === 'time' || sort === 'time-desc'
  const { milestones, before } = useMilestones(review, filter, byTime)
  const order = useMemo(() => interleave(ledger.total ?? 0, before, sort === 'time-desc'), [ledger.total, before, sort])

  const names = useMemo(() => new Map(accounts.map((account) => [account.id, accountName(account)])), [accounts])
  const allColumns = useMemo(
    () => ledgerColumns({ t, wide, sort, onSort: (next) => { setLine(null); setSort(next) }, nameOf: (id) => names.get(id) ?? id, picked, stanceOf: stanceOfFindings(review?.findings ?? []) }),
    [t, wide, sort, names, picked, review],
  )
  const columns = useMemo(() => {
    const byId = new Map(allColumns.map((column) => [column.id, column]))
    return ['lanes', ...chosen.order.filter((id) => !chosen.hidden.includes(id))].flatMap((id) => byId.get(id) ?? [])
  }, [allColumns, chosen])
  const lines: TableLines<LedgerRow> = {
    count: order.count,
    at: (index) => {
      const place = order.at(index)
      if (place.kind === 'milestone') {
        const milestone = milestones[place.milestone]
        if (milestone === undefined) return null
        return {
          kind: 'banner', key: `milestone ${milestone.day}`, className: `p-${milestone.begin[0] ?? 'other'}`,
          lead: <td className="lanes"><LaneBars lanes={milestone.running} begin={milestone.begin} /></td>,
          content: <MilestoneText milestone={milestone} />,
        }
      }
      const row = ledger.rowAt(place.row)
      return row === null ? null : { kind: 'row', key: row.id, row, className: rowClass(row, picked) }
    },
  }

  const { need } = ledger
  // A line is at most as many rows further on as there are milestones above it; asking for a few rows more does no harm.
  const onRange = useCallback((first: number, last: number) => need(first - before.length, last), [need, before.length])
  const place = line === null || line >= order.count ? null : order.at(line)
  const current = place?.kind === 'row' ? ledger.rowAt(place.row) : null
  const pick = (row: LedgerRow): void => {
    const next = new Map(picked)
    if (!next.delete(row.id)) next.set(row.id, row)
    setPicked(next)
  }
  const onKey = (event: KeyboardEvent, row: LedgerRow | null): boolean => {
    if (event.key === '/') words.current?.focus()
    else if (event.code === 'BracketLeft' || event.code === 'BracketRight') {
      const stops = milestones.map((_, index) => order.lineOfMilestone(index)).toSorted((left, right) => left - right)
      const here = line ?? 0
      const stop = event.code === 'BracketRight' ? stops.find((one) => one > here) : stops.findLast((one) => one < here - 1)
      if (stop !== undefined) setLine(Math.min(order.count - 1, stop + 1))
    } else if (row === null) return false
    else if (event.key === ' ') pick(row)
    else if (event.code === 'KeyO') openCitation(row)
    else return false
    return true
  }

  useFootKeys(useMemo(() => [
    { keys: '↑ ↓', does: t('review-window.keys.rows') }, { keys: 'Space', does: t('review-window.keys.pick') },
    { keys: 'O', does: t('review-window.keys.original') }, { keys: '/', does: t('review-window.keys.filter') },
    { keys: '[ ]', does: t('review-window.keys.periods') },
  ], [t]))

  const counted = [...picked.values()]
  const nameOf = (id: string): string => names.get(id) ?? id
  const answer = async ({ rows: [one, other], word }: PairQuestion, reason: string): Promise<void> => {
    setQuestion(null)
    const kept = await speak('pairs.set', { rows: [one.id, other.id], word, reason, language }, t(`money-window.pair.done.${word}`))
    if (kept === null) return
    setChanges(kept)
    setPicked(NO_ROWS)
  }
  const wordCounts = async (category: string, word: string, counts: boolean): Promise<void> => {
    const kept = await speak('lexicon.set', { category, word, counts, language }, t(`money-window.lexicon.done.${counts ? 'add' : 'takeOut'}`, { word }))
    if (kept !== null) setChanges(kept)
  }
  const days = accounts.flatMap((account) => [account.firstDay, account.lastDay].filter((day) => day !== null)).toSorted()
  return (
    <>
      <ScreenHead title={t('window.screen.money')} actions={tabs}>
        {accounts.length === 0 ? null : t('review-window.money.facts', {
          accounts: accounts.length, rows: showCount(accounts.reduce((sum, account) => sum + account.rows.kept, 0)), from: days[0] ?? '', to: days.at(-1) ?? '',
        })}
      </ScreenHead>
      {accounts.length > 0 && <ProofStrip accounts={accounts} onAccount={(id) => setFilter({ ...filter, accounts: [id] })} />}
      <MoneyFilters
        onColumns={() => setArranging(true)} onLexicon={() => setLexicon(!lexicon)}
        filter={filter} onChange={setFilter} accounts={accounts} words={words}
        periods={[...new Set((review?.periods ?? []).map((period) => period.kind))]}
        findings={(review?.findings ?? []).filter((finding) => finding.citations.some((citation) => citation.line !== undefined) && !finding.rule.startsWith('travel.'))}
      />
      <DataTable
        label={t('review-window.money.grid')} className="ledger" columns={columns} lines={lines} selected={line} onSelect={setLine}
        onOpen={(row) => openCitation(row)} onKey={onKey}
        onRange={onRange}
        empty={ledger.total === null ? <p className="waiting" role="status">{t('review-window.loading')}</p> : <Empty title={t('review-window.money.noRows')}>{t(accounts.length === 0 ? 'review-window.money.noStatements' : 'review-window.filter.noneLeft')}</Empty>}
      />
      <div className="selbar" role="status">
        <b>{t('review-window.pickedRows', { n: picked.size })}</b>
        <span>{t('review-window.column.out')} <b>{showAmount(addAmounts(counted.filter((row) => row.direction === 'out').map((row) => row.amount)))}</b></span>
        <span>{t('review-window.column.in')} <b>{showAmount(addAmounts(counted.filter((row) => row.direction === 'in').map((row) => row.amount)))}</b></span>
        <span className="muted">{t('review-window.money.filtered', { n: showCount(ledger.total ?? 0), in: showAmount(ledger.totalIn), out: showAmount(ledger.totalOut) })}</span>
        {counted[0] && counted[1] && counted.length === 2 && <PairButton rows={[counted[0], counted[1]]} onClick={(rows) => setQuestion({ rows, word: 'paired' })} />}
        {counted.length > 0 && <PickedActs rows={counted} nameOf={nameOf} />}
        {picked.size > 0 && <Button small className="push" onClick={() => setPicked(NO_ROWS)}>{t('review-window.pickNone')}</Button>}
      </div>
      {arranging && <ColumnsDialog chosen={chosen} onClose={() => setArranging(false)} onChosen={(next) => { keepColumns(next); setChosen(next); setArranging(false) }} />}
      {question !== null && <PairDialog question={question} nameOf={nameOf} onClose={() => setQuestion(null)} onAnswer={(reason) => void answer(question, reason)} />}
      <SidePanel label={t('review-window.money.selected')}>
        {changes !== null && changes.review === review && <ChangedFindings changes={changes.changes} onClose={() => setChanges(null)} />}
        {lexicon && <LexiconSection epoch={review} onWord={(category, word, counts) => void wordCounts(category, word, counts)} onClose={() => setLexicon(false)} />}
        {current === null
          ? <p className="sec muted">{t('review-window.money.selectRow')}</p>
          : <RowPanel row={current} review={review} account={accounts.find((account) => account.id === current.account) ?? null} nameOf={nameOf} onPair={(rows, word) => setQuestion({ rows, word })} />}
      </SidePanel>
    </>
  )
}

/** Beside two picked rows: pairs them, where they are not rows of one account. */
function PairButton({ rows, onClick }: { readonly rows: PairQuestion['rows']; readonly onClick: (rows: PairQuestion['rows']) => void }) {
  const { t } = useTranslation()
  return rows[0].account === rows[1].account ? null : <Button small onClick={() => onClick(rows)}>{t('money-window.pair.pickTwo')}</Button>
}

function rowClass(row: LedgerRow, picked: ReadonlyMap<string, LedgerRow>): string {
  return [row.periods.includes('restriction') ? 'in-restriction' : '', picked.has(row.id) ? 'picked' : '', row.outcome === 'done' ? '' : 'off'].filter((one) => one !== '').join(' ')
}

const TEXT_CONDITIONS = ['party', 'period', 'from', 'to', 'least', 'most', 'words', 'finding', 'channel', 'category'] as const

/** The filter as the address carries it, so that going back brings the same rows again. */
function filterOf(target: Readonly<Record<string, string>>): LedgerFilter {
  const text = Object.fromEntries(TEXT_CONDITIONS.flatMap((key) => {
    const value = target[key]
    return value === undefined ? [] : [[key, value]]
  }))
  const direction = target['direction']
  return {
    ...text,
    ...(target['account'] === undefined ? {} : { accounts: [target['account']] }),
    ...(direction === 'in' || direction === 'out' || direction === 'neutral' ? { direction } : {}),
    ...(target['cash'] === undefined ? {} : { cashOnly: true }),
    ...(target['flagged'] === undefined ? {} : { flagged: true }),
  }
}

function targetOf(filter: LedgerFilter): Readonly<Record<string, string>> {
  const text = TEXT_CONDITIONS.flatMap((key) => {
    const value = filter[key]
    return value === undefined ? [] : [[key, value] as const]
  })
  return {
    ...Object.fromEntries(text),
    ...(filter.accounts?.[0] === undefined ? {} : { account: filter.accounts[0] }),
    ...(filter.direction === undefined ? {} : { direction: filter.direction }),
    ...(filter.cashOnly === true ? { cash: '1' } : {}),
    ...(filter.flagged === true ? { flagged: '1' } : {}),
  }
}
