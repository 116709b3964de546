import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupedBy, GroupSort } from '../../../src-main/contract/ledger-groups.ts'
import type { AccountSummary, LedgerFilter, LedgerRow } from '../../../src-main/contract/ledger.ts'
import type { LedgerWordAnswer } from '../../../src-main/contract/ledger-words.ts'
import type { LexiconAnswer } from '../../../src-main/contract/lexicon.ts'
import { DataTable, Empty, ScreenHead, SidePanel } from '../../design/index.ts'
import type { TableLines } from '../../design/index.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { amendTarget, goTo, openCitation, usePlace } from '../../state/navigation.ts'
import { accountName } from './account-name.ts'
import { showAmount, showCount } from './amount-text.ts'
import { categoryChoices } from './category-name.ts'
import { ChangedFindings } from './changed-findings.tsx'
import { keepColumns, readColumns } from './chosen-columns.ts'
import { ColumnsDialog } from './columns-dialog.tsx'
import { filterOf, groupedByOf, targetOf } from './filter-target.ts'
import { groupName } from './group-name.ts'
import { LaneBars } from './lanes.tsx'
import { COLUMN_IDS, ledgerColumns } from './ledger-columns.tsx'
import { LexiconSection } from './lexicon-section.tsx'
import { interleave } from './milestones.ts'
import { MilestoneText } from './milestone-text.tsx'
import { MoneyFilters } from './money-filters.tsx'
import { PairDialog } from './pair-dialog.tsx'
import type { PairQuestion } from './pair-dialog.tsx'
import { ProofStrip } from './proof-strip.tsx'
import { RowPanel } from './row-panel.tsx'
import { stanceOfFindings } from './row-stance.ts'
import { isPicked, MOST_PICKED, NOTHING_PICKED } from './selection.ts'
import { SelectionBar } from './selection-bar.tsx'
import { stillStands } from './still-stands.ts'
import { useFetchedRows } from './use-fetched-rows.ts'
import { useGroups } from './use-groups.ts'
import { useLexicon } from './use-lexicon.ts'
import { useLedger } from './use-ledger.ts'
import type { LedgerSort } from './use-ledger.ts'
import { useMilestones } from './use-milestones.ts'
import { useParties } from './use-parties.ts'
import { useSelection } from './use-selection.ts'
import { useWide } from './use-wide.ts'

/** All rows of all accounts in one grid, with the proof that none is missing and the periods each row falls in. */
export function LedgerView({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const { run, speak } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const review = useAppState((state) => state.review)
  const overview = useAppState((state) => state.overview)
  const { target } = usePlace()
  const [accounts, setAccounts] = useState<readonly AccountSummary[]>([])
  const [sort, setSort] = useState<LedgerSort>('time')
  const [line, setLine] = useState<number | null>(null)
  const [question, setQuestion] = useState<PairQuestion | null>(null)
  const [changes, setChanges] = useState<LedgerWordAnswer & Partial<LexiconAnswer> | null>(null)
  const [groupSort, setGroupSort] = useState<GroupSort>('key')
  const [chosen, setChosen] = useState(() => readColumns(COLUMN_IDS))
  const [editing, setEditing] = useState(false)
  const lexicon = useLexicon(review)
  const categories = useMemo(() => categoryChoices(lexicon, t), [lexicon, t])
  const [arranging, setArranging] = useState(false)
  const wide = useWide()
  const words = useRef<HTMLInputElement>(null)

  const files = overview?.files
  useEffect(() => {
    void run('money.accounts', {}).then((found) => {
      if (found !== null) setAccounts(found)
    })
  }, [run, files, review])

  const parties = useParties(review)
  const filter = useMemo(() => filterOf(target), [target])
  const by = groupedByOf(target['by'])
  const setTarget = useCallback((next: LedgerFilter, grouped: GroupedBy | null) => {
    setLine(null)
    amendTarget('money', { ...targetOf(next), ...(grouped === null ? {} : { by: grouped }) })
  }, [])
  const setFilter = useCallback((next: LedgerFilter) => setTarget(next, by), [setTarget, by])
  // The rows of a big case come before its rules have run; once they have, the rows are asked for again with their marks.
  const ledger = useLedger(filter, sort, review ?? files)
  const byTime = sort === 'time' || sort === 'time-desc'
  const { milestones, before } = useMilestones(review, filter, byTime && by === null)
  const groups = useGroups(filter, by, groupSort, sort, review ?? files)
  const order = useMemo(() => interleave(ledger.total ?? 0, before, sort === 'time-desc'), [ledger.total, before, sort])

  const names = useMemo(() => new Map(accounts.map((account) => [account.id, accountName(account)])), [accounts])
  const fetchRows = useFetchedRows(filter, sort)
  const fetchGrouped = useFetchedRows(filter, sort, by)
  const rowsBetween = async (first: number, last: number): Promise<readonly LedgerRow[] | null> => {
    const places: { readonly key: string | null; readonly row: number }[] = []
    if (last - first > 2 * MOST_PICKED) return fetchRows(0, Infinity)
    for (let index = first; index <= last; index += 1) {
      if (by === null) {
        const place = order.at(index)
        if (place.kind === 'row') places.push({ key: null, row: place.row })
      } else {
        const place = groups.placeAt(index)
        if (place.kind === 'row') places.push({ key: place.open.key, row: place.row })
      }
    }
    const found: LedgerRow[] = []
    for (const [key, own] of Map.groupBy(places, (place) => place.key)) {
      const from = own[0]?.row ?? 0
      const rows = key === null ? await fetchRows(from, own.length) : await fetchGrouped(from, own.length, key)
      if (rows === null) return null
      found.push(...rows)
    }
    return found
  }
  const { selection, set: setSelection, forget, toggle, extend } = useSelection(rowsBetween)
  // Everything under a filter is no longer meant once the filter is another.
  const filterKey = JSON.stringify(filter)
  const selectedUnder = useRef(filterKey)
  useEffect(() => {
    if (selectedUnder.current !== filterKey && selection.kind === 'filter') setSelection(NOTHING_PICKED)
    selectedUnder.current = filterKey
  }, [filterKey, selection, setSelection])
  const select = (next: number): void => {
    forget()
    setLine(next)
  }
  const allColumns = useMemo(
    () => ledgerColumns({ t, wide, grouped: by !== null, sort, onSort: (next) => { setLine(null); setSort(next) }, nameOf: (id) => names.get(id) ?? id, picked: (id) => isPicked(selection, id), stanceOf: stanceOfFindings(review?.findings ?? []) }),
    [t, wide, by, sort, names, selection, review],
  )
  const columns = useMemo(() => {
    const byId = new Map(allColumns.map((column) => [column.id, column]))
    return ['lanes', ...chosen.order.filter((id) => !chosen.hidden.includes(id))].flatMap((id) => byId.get(id) ?? [])
  }, [allColumns, chosen])
  const nameOf = (id: string): string => names.get(id) ?? id
  const categoryOf = (id: string): string => categories.find((each) => each.value === id)?.label ?? id
  const flat: TableLines<LedgerRow> = {
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
      return row === null ? null : { kind: 'row', key: row.id, row, className: rowClass(row, isPicked(selection, row.id)) }
    },
  }
  const grouped: TableLines<LedgerRow> = {
    count: groups.lines,
    at: (index) => {
      const place = groups.placeAt(index)
      if (place.kind === 'row') {
        const row = groups.rowAt(place.open, place.row)
        return row === null ? null : { kind: 'row', key: `${place.open.key} ${row.id}`, row, className: rowClass(row, isPicked(selection, row.id)) }
      }
      const group = groups.groupAt(place.group)
      return group === null || by === null ? null : {
        kind: 'group', key: `group ${group.key}`, expanded: groups.isOpen(group.key), onToggle: () => groups.toggle(place.group),
        label: <span className="group-name">{groupName(by, group, nameOf, categoryOf, t)} <small className="muted">{t('money-window.group.rows', { count: group.count, n: showCount(group.count) })}</small></span>,
        cells: { in: showAmount(group.in), out: showAmount(group.out) },
      }
    },
  }
  const lines = by === null ? flat : grouped

  const { need } = ledger
  // A line is at most as many rows further on as there are milestones above it; asking for a few rows more does no harm.
  const { need: needGroups } = groups
  const onRange = useCallback((first: number, last: number) => (by === null ? need(first - before.length, last) : needGroups(first, last)), [need, needGroups, by, before.length])
  const here = line === null || line >= lines.count ? null : lines.at(line)
  const current = here?.kind === 'row' ? here.row : null
  const onKey = (event: KeyboardEvent, row: LedgerRow | null): boolean => {
    if (event.key === '/') words.current?.focus()
    else if (event.code === 'BracketLeft' || event.code === 'BracketRight') {
      const stops = milestones.map((_, index) => order.lineOfMilestone(index)).toSorted((left, right) => left - right)
      const from = line ?? 0
      const stop = event.code === 'BracketRight' ? stops.find((one) => one > from) : stops.findLast((one) => one < from - 1)
      if (stop !== undefined) select(Math.min(order.count - 1, stop + 1))
    } else if (row === null) return false
    else if (event.key === ' ') toggle(row)
    else if (event.code === 'KeyO') openCitation(row)
    else return false
    return true
  }

  useFootKeys(useMemo(() => [
    { keys: '↑ ↓', does: t('review-window.keys.rows') }, { keys: 'Space', does: t('review-window.keys.pick') }, { keys: 'Shift ↑ ↓', does: t('money-window.selection.range') }, { keys: 'Ctrl A', does: t('money-window.selection.all') },
    { keys: 'O', does: t('review-window.keys.original') }, { keys: '/', does: t('review-window.keys.filter') },
    { keys: '[ ]', does: t('review-window.keys.periods') },
  ], [t]))

  const answer = async ({ rows: [one, other], word }: PairQuestion, reason: string): Promise<void> => {
    setQuestion(null)
    const kept = await speak('pairs.set', { rows: [one.id, other.id], word, reason, language }, t(`money-window.pair.done.${word}`))
    if (kept === null) return
    setChanges(kept)
    setSelection(NOTHING_PICKED)
  }
  const days = accounts.flatMap((account) => [account.firstDay, account.lastDay].filter((day) => day !== null)).toSorted()
  return (
    <>
      <ScreenHead title={t('window.screen.money')} actions={tabs}>
        {accounts.length === 0 ? null : t('review-window.money.facts', {
          accounts: accounts.length, rows: showCount(accounts.reduce((sum, account) => sum + account.rows.kept, 0)), from: days[0] ?? '', to: days.at(-1) ?? '',
        })}
      </ScreenHead>
      {accounts.length > 0 && <ProofStrip accounts={accounts} onAccount={(id) => setFilter({ ...filter, accounts: [id] })} onProof={(id) => goTo('money', { view: 'accounts', account: id })} />}
      <MoneyFilters
        onColumns={() => setArranging(true)} onLexicon={() => setEditing(!editing)}
        filter={filter} onChange={setFilter} accounts={accounts} parties={parties} categories={categories} words={words}
        by={by} onBy={(next) => setTarget(filter, next)} groupSort={groupSort} onGroupSort={(next) => { setLine(null); setGroupSort(next) }}
        periods={[...new Set((review?.periods ?? []).map((period) => period.kind))]}
        findings={(review?.findings ?? []).filter((finding) => finding.citations.some((citation) => citation.line !== undefined) && !finding.rule.startsWith('travel.'))}
      />
      <DataTable
        label={t('review-window.money.grid')} className="ledger" columns={columns} lines={lines} selected={line} onSelect={select}
        onExtend={(to) => { setLine(to); void extend(line ?? to, to) }} onSelectAll={() => setSelection({ kind: 'filter', except: new Map() })}
        onOpen={(row) => openCitation(row)} onKey={onKey}
        onRange={onRange}
        empty={(by === null ? ledger.total : groups.total) === null ? <p className="waiting" role="status">{t('review-window.loading')}</p> : <Empty title={t('review-window.money.noRows')}>{t(accounts.length === 0 ? 'review-window.money.noStatements' : 'review-window.filter.noneLeft')}</Empty>}
      />
      <SelectionBar selection={selection} filter={filter} ofFilter={{ total: ledger.total ?? 0, totalIn: ledger.totalIn, totalOut: ledger.totalOut }} nameOf={nameOf} fetchRows={fetchRows}
        onPair={(rows) => setQuestion({ rows, word: 'paired' })} onSelection={setSelection} />
      {arranging && <ColumnsDialog chosen={chosen} onClose={() => setArranging(false)} onChosen={(next) => { keepColumns(next); setChosen(next); setArranging(false) }} />}
      {question !== null && <PairDialog question={question} nameOf={nameOf} onClose={() => setQuestion(null)} onAnswer={(reason) => void answer(question, reason)} />}
      <SidePanel label={t('review-window.money.selected')}>
        {changes !== null && stillStands(changes, review) && <ChangedFindings changes={changes.changes} categories={changes.categories} onClose={() => setChanges(null)} />}
        {editing && <LexiconSection lexicon={lexicon} epoch={review} onChanged={setChanges} onClose={() => setEditing(false)} />}
        {current === null
          ? <p className="sec muted">{t('review-window.money.selectRow')}</p>
          : <RowPanel row={current} review={review} account={accounts.find((account) => account.id === current.account) ?? null} nameOf={nameOf} onPair={(rows, word) => setQuestion({ rows, word })} />}
      </SidePanel>
    </>
  )
}

function rowClass(row: LedgerRow, picked: boolean): string {
  return [row.periods.includes('restriction') ? 'in-restriction' : '', picked ? 'picked' : '', row.outcome === 'done' ? '' : 'off'].filter((one) => one !== '').join(' ')
}
