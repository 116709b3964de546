import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CounterpartyEnd, CounterpartyList, LedgerWordAnswer } from '../../../src-main/contract/ledger-words.ts'
import { Button, DataTable, Empty, FilterField, linesOf, ScreenHead, SidePanel } from '../../design/index.ts'
import type { TableColumn } from '../../design/index.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { goTo } from '../../state/navigation.ts'
import { addAmounts, showAmount, showCount } from './amount-text.ts'
import { ChangedFindings } from './changed-findings.tsx'
import { CounterpartyDialog } from './counterparty-dialog.tsx'
import type { CounterpartyQuestion } from './counterparty-dialog.tsx'
import { stillStands } from './still-stands.ts'

/** Everybody whom money came from or went to: merged and split by hand, with proposals of who may be one. */
export function CounterpartiesView({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const { run, speak } = useActions()
  const review = useAppState((state) => state.review)
  const language = useAppState((state) => state.preferences.language)
  const [list, setList] = useState<CounterpartyList | null>(null)
  const [words, setWords] = useState('')
  const [line, setLine] = useState<number | null>(null)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [question, setQuestion] = useState<CounterpartyQuestion | null>(null)
  const [changes, setChanges] = useState<LedgerWordAnswer | null>(null)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    let stopped = false
    void run('counterparties.list', {}).then((found) => {
      if (!stopped && found !== null) setList(found)
    })
    return () => {
      stopped = true
    }
  }, [run, review])

  const all = useMemo(() => list?.ends ?? [], [list])
  const byId = useMemo(() => new Map(all.map((end) => [end.id, end])), [all])
  const shown = useMemo(() => all.filter((end) => words.trim() === '' || `${end.name} ${end.number ?? ''} ${end.group?.members.map((member) => member.name).join(' ') ?? ''}`.toLowerCase().includes(words.trim().toLowerCase())), [all, words])
  const current = line === null ? null : (shown[line] ?? null)
  const chosen = [...picked].flatMap((id) => byId.get(id) ?? [])

  const pick = (end: CounterpartyEnd): void => {
    const next = new Set(picked)
    if (!next.delete(end.id)) next.add(end.id)
    setPicked(next)
  }
  const onKey = (event: KeyboardEvent, end: CounterpartyEnd | null): boolean => {
    if (event.key === '/') field.current?.focus()
    else if (event.key === ' ' && end !== null) pick(end)
    else return false
    return true
  }
  useFootKeys(useMemo(() => [{ keys: '↑ ↓', does: t('review-window.keys.rows') }, { keys: 'Space', does: t('review-window.keys.pick') }, { keys: '/', does: t('review-window.keys.filter') }], [t]))

  const columns: readonly TableColumn<CounterpartyEnd>[] = [
    {
      id: 'name', title: t('review-window.column.counterparty'), rowHeader: true,
      cell: (end) => <span className="cp"><span className="clip">{end.name || end.number}</span>{picked.has(end.id) && <span className="vh">{t('review-window.picked')}</span>}{end.group !== null && <span className="tag">{t('money-window.cp.merged', { n: end.group.members.length })}</span>}{end.party !== null && end.party.name !== end.name && <span className="tag">{end.party.name}</span>}</span>,
    },
    { id: 'number', title: t('review-window.money.counterpartyNumber'), width: '12rem', className: 'memo', cell: (end) => end.number ?? '' },
    { id: 'received', title: t('money-window.cp.received'), width: '8rem', numeric: true, cell: (end) => showAmount(end.received) },
    { id: 'paid', title: t('money-window.cp.paid'), width: '8rem', numeric: true, cell: (end) => showAmount(end.paid) },
    { id: 'count', title: t('review-window.column.count'), width: '4.5rem', numeric: true, cell: (end) => showCount(end.count) },
  ]
  const answer = async (asked: CounterpartyQuestion, name: string, reason: string): Promise<void> => {
    setQuestion(null)
    const kept = asked.kind === 'split'
      ? await speak('counterparties.split', { group: asked.group, member: asked.member?.id ?? null, reason, language }, t('money-window.cp.done.split'))
      : await speak('counterparties.merge', { members: asked.ends.map((end) => end.id), word: asked.kind, name, reason, language }, t(`money-window.cp.done.${asked.kind}`))
    if (kept === null) return
    setChanges(kept)
    setPicked(new Set())
  }
  return (
    <>
      <ScreenHead title={t('window.screen.money')} actions={tabs}>{list === null ? null : t('money-window.cp.facts', { n: showCount(all.length + list.notListed), proposals: list.proposals.length })}</ScreenHead>
      <div className="filters wrap" role="group" aria-label={t('review-window.filter.label')}>
        <FilterField ref={field} label={t('money-window.cp.words')} placeholder={t('money-window.cp.words')} value={words} onChange={(value) => { setLine(null); setWords(value) }} />
        {list !== null && list.notListed > 0 && <span className="muted small">{t('money-window.cp.notListed', { n: showCount(list.notListed) })}</span>}
      </div>
      <DataTable
        label={t('money-window.cp.table')} className="ledger counterparties" columns={columns} selected={line} onSelect={setLine} onKey={onKey}
        lines={linesOf(shown.map((end) => ({ kind: 'row' as const, key: end.id, row: end, className: picked.has(end.id) ? 'picked' : undefined })))}
        onOpen={(end) => goTo('money', { group: `counterparty:${end.id}` })}
        empty={list === null ? <p className="waiting" role="status">{t('review-window.loading')}</p> : <Empty title={t('money-window.cp.none')}>{t('review-window.filter.noneLeft')}</Empty>}
      />
      <div className="selbar" role="status">
        <b>{t('money-window.cp.picked', { n: chosen.length })}</b>
        <span>{t('money-window.cp.received')} <b>{showAmount(addAmounts(chosen.map((end) => end.received)))}</b></span>
        <span>{t('money-window.cp.paid')} <b>{showAmount(addAmounts(chosen.map((end) => end.paid)))}</b></span>
        {chosen.length > 1 && <Button small className="push" onClick={() => setQuestion({ kind: 'one', ends: chosen })}>{t('money-window.cp.merge')}</Button>}
        {chosen.length > 0 && <Button small look="plain" onClick={() => setPicked(new Set())}>{t('review-window.pickNone')}</Button>}
      </div>
      {question !== null && <CounterpartyDialog question={question} onClose={() => setQuestion(null)} onAnswer={(name, reason) => void answer(question, name, reason)} />}
      <SidePanel label={t('money-window.cp.panel')}>
        {changes !== null && stillStands(changes, review) && <ChangedFindings changes={changes.changes} onClose={() => setChanges(null)} />}
        {current?.group != null && (
          <div className="sec">
            <h2>{current.name}</h2>
            <p className="small brk">{t('money-window.cp.saidOne', { who: [current.group.reviewer, current.group.at.slice(0, 16).replace('T', ' ')].filter((part) => part !== '').join(' ') })}{current.group.reason}</p>
            <ul className="plain-li">
              {current.group.members.map((member) => (
                <li key={member.id} className="brk">{member.name} <span className="muted">{member.number}</span>{' '}
                  <Button small look="plain" onClick={() => setQuestion({ kind: 'split', group: current.group?.id ?? '', title: current.name, member })}>{t('money-window.cp.takeOut')}<span className="vh"> {member.name} {member.number}</span></Button></li>
              ))}
            </ul>
            <p><Button small onClick={() => setQuestion({ kind: 'split', group: current.group?.id ?? '', title: current.name, member: null })}>{t('money-window.cp.splitAll')}</Button></p>
          </div>
        )}
        <div className="sec">
          <h2>{t('money-window.cp.proposals')} <small>{list?.proposals.length ?? 0}</small></h2>
          <p className="small muted">{t('money-window.cp.proposalsAre')}</p>
          <ul className="plain-li">
            {(list?.proposals ?? []).map(({ how, members }) => {
              const ends = members.flatMap((id) => byId.get(id) ?? [])
              const names = ends.map((end) => [end.name, end.number ?? ''].filter((part) => part !== '').join(' '))
              return (
                <li key={members.join(' ')}>
                  {names.map((name) => <div key={name} className="brk">{name}</div>)}
                  <p className="acts small"><span className="tag">{t(`money-window.cp.how.${how}`)}</span>{' '}
                    <Button small onClick={() => setQuestion({ kind: 'one', ends })}>{t('money-window.cp.isOne')}<span className="vh"> {names.join(' / ')}</span></Button>{' '}
                    <Button small look="plain" onClick={() => setQuestion({ kind: 'apart', ends })}>{t('money-window.cp.isNot')}<span className="vh"> {names.join(' / ')}</span></Button></p>
                </li>
              )
            })}
          </ul>
        </div>
      </SidePanel>
    </>
  )
}
