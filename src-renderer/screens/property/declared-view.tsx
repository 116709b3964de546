import { useCallback, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './property.css'
import type { DeclaredRow, DeclaredView as DeclaredRecord } from '../../../src-main/contract/property.ts'
import type { TypedMention } from '../../../src-main/contract/property-report.ts'
import { Button, CitationLink, Empty, ScreenHead, Segment } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { amendTarget, goTo, usePlace } from '../../state/navigation.ts'
import { citationName } from '../findings/citation-name.ts'
import { showAmount, showCount } from '../money/amount-text.ts'
import { DebtorSelect } from './debtor-choice.tsx'
import { ReportsSection } from './reports-section.tsx'

/** The property report beside what the file shows. What was declared is said here by the reviewer; nothing is ticked before. */
export function DeclaredView({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const { run, refresh } = useActions()
  const review = useAppState((state) => state.review)
  const { target } = usePlace()
  const party = target['party'] ?? null
  const [view, setView] = useState<DeclaredRecord | null>(null)
  useEffect(() => {
    let current = true
    void run('property.declared', { party }).then((found) => {
      if (current && found !== null) setView(found)
    })
    return () => { current = false }
  }, [run, party, review])
  const declare = useCallback(async (row: DeclaredRow, declared: boolean | null): Promise<void> => {
    const facts = await run('facts.list', {})
    const entry = facts?.entries.find((each) => each.kind === row.kind && each.id === row.id)
    if (entry === undefined) {
      goTo('facts')
      return
    }
    const { declared: _before, ...rest } = entry.body
    await run('facts.state', { kind: row.kind, id: row.id, body: declared === null ? rest : { ...rest, declared } })
    await refresh()
  }, [run, refresh])
  return (
    <>
      <ScreenHead title={t('window.screen.money')} actions={tabs}>{t('property-window.declared.lead')}</ScreenHead>
      <div className="filters wrap" role="group" aria-label={t('property-window.declared.which')}>
        <DebtorSelect label={t('property-window.debtor')} debtors={view?.debtors ?? []} value={view?.party?.id ?? ''} onChange={(id) => amendTarget('money', { view: 'declared', party: id })} />
        {view?.party && <span className="muted">{reportWords(view, t)}</span>}
        {view?.report.documents.map((citation) => <CitationLink key={citation.path} citation={citation}>{citationName({ path: citation.path }, t)}</CitationLink>)}
      </div>
      <div className="propsheet scroll" tabIndex={0} role="group" aria-label={t('property-window.declared.title')}>
        {view === null ? <p className="waiting" role="status">{t('review-window.loading')}</p>
          : view.party === null ? <Empty title={t('property-window.noDebtor')}>{t('property-window.noDebtorYet')}</Empty>
            : <><ReportsSection key={view.party.id} view={view} /><Comparison view={view} onDeclare={(row, declared) => void declare(row, declared)} /></>}
      </div>
    </>
  )
}

function reportWords({ report, window }: DeclaredRecord, t: ReturnType<typeof useTranslation>['t']): string {
  const state = t(`property-window.report.${report.state}`, { due: report.due ?? '', filed: report.filed ?? '' })
  return window === null ? state : `${state} ${t('property-window.declared.window', { from: window.from, to: window.to ?? '' })}`
}

function Comparison({ view, onDeclare }: { readonly view: DeclaredRecord; readonly onDeclare: (row: DeclaredRow, declared: boolean | null) => void }) {
  const { t } = useTranslation()
  return (
    <article className="paper">
      <h2>{t('property-window.declared.heading')}</h2>
      {view.rows.length === 0 ? <p className="muted">{t('property-window.declared.nothing')}</p> : (
        <table className="plain-tbl declared">
          <thead><tr>{['thing', 'found', 'named', 'declared'].map((each) => <th key={each} scope="col" className={each === 'found' ? 'num' : undefined}>{t(`property-window.declared.${each}`)}</th>)}</tr></thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={`${row.kind} ${row.id}`}>
                <th scope="row">{row.name}<small>{t(`property-window.side.${row.side}`)}{row.movements === null ? '' : ` ${t('property-window.declared.movements', { n: showCount(row.movements) })}`}</small></th>
                <td className="num">{showAmount(row.found)}<small>{row.foundAs === null ? t('property-window.found.none') : t(`property-window.found.${row.foundAs}`)} {row.citation !== null && <CitationLink citation={row.citation}>{citationName(row.citation, t)}</CitationLink>}</small></td>
                <td>{row.named === null ? <span className="muted">{t('property-window.declared.notNamed')}</span> : <CitationLink citation={row.named}>{citationName(row.named, t)}</CitationLink>}</td>
                <td>{row.typed.length > 0 ? <><TypedMentions mentions={row.typed} />{row.stated === false ? <small className="against">{t('property-window.declared.statedNot')}</small> : null}</> : (
                  <Segment
                    small label={t('property-window.declared.of', { name: row.name })} value={row.declared === null ? 'unknown' : row.declared ? 'yes' : 'no'}
                    onChange={(value) => onDeclare(row, value === 'unknown' ? null : value === 'yes')}
                    options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(`property-window.answer.${value}`) }))}
                  />)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>{t('property-window.declared.dealings')}</h2>
      <p className="muted small">{t('property-window.declared.dealingsNote')}</p>
      {view.dealings.length + view.outflows.length === 0 ? <p>{t('property-window.declared.noDealings')}</p> : (
        <table className="plain-tbl declared">
          <thead><tr><th scope="col">{t('review-window.column.date')}</th><th scope="col">{t('property-window.declared.thing')}</th><th scope="col" className="num">{t('property-window.ability.amount')}</th><th scope="col">{t('property-window.ability.sources')}</th><th scope="col">{t('property-window.declared.typed')}</th></tr></thead>
          <tbody>
            {view.dealings.map((each) => <tr key={each.id}><td>{each.date}</td><th scope="row">{t(`property-window.dealing.${each.kind}`)} {each.title}</th><td className="num">{showAmount(each.price)}</td><td><CitationLink citation={each.citation}>{citationName(each.citation, t)}</CitationLink></td><td><TypedMentions mentions={each.typed} /></td></tr>)}
            {view.outflows.map((each) => <tr key={`${each.citation.path}:${each.citation.line ?? ''}`}><td>{each.day}</td><th scope="row">{t('property-window.declared.outflow', { name: each.name })}</th><td className="num">{showAmount(each.amount)}</td><td><CitationLink citation={each.citation}>{citationName(each.citation, t)}</CitationLink></td><td><TypedMentions mentions={each.typed} /></td></tr>)}
          </tbody>
        </table>
      )}
      {view.unknownNumbers.length > 0 && (
        <>
          <h2>{t('property-window.declared.numbers')}</h2>
          <p className="muted small">{t('property-window.declared.numbersNote')}</p>
          <ul>{view.unknownNumbers.map((each) => <li key={each.number}><span className="num">{each.number}</span> <CitationLink citation={each.citation}>{citationName(each.citation, t)}</CitationLink></li>)}</ul>
        </>
      )}
      <p><Button small onClick={() => goTo('facts')}>{t('property-window.declared.toFacts')}</Button></p>
    </article>
  )
}

/** Where typed reports name the thing: the press leads to the line. */
function TypedMentions({ mentions }: { readonly mentions: readonly TypedMention[] }) {
  const { t } = useTranslation()
  if (mentions.length === 0) return <span className="muted">{t('property-window.declared.notTyped')}</span>
  const goToLine = (line: string): void => {
    const row = document.getElementById(line)
    row?.scrollIntoView({ block: 'nearest' })
    row?.focus()
  }
  return mentions.map((each) => (
    <button key={each.line} type="button" className="linklike cite" onClick={() => goToLine(each.line)}>
      {t('property-window.declared.typedIn', { kind: t(`property-window.reports.report.${each.kind}`), date: each.date, number: each.number })}{each.value === null ? '' : t('property-window.declared.typedValue', { amount: showAmount(each.value) })}
    </button>
  ))
}
