import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './property.css'
import type { AbilitySheet, AbilityView as AbilityRecord } from '../../../src-main/contract/property.ts'
import { isDay } from '../../../src-main/domain/values/day.ts'
import { Button, CitationLink, Empty, ScreenHead } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { amendTarget, fragmentOf, goTo, usePlace } from '../../state/navigation.ts'
import { citationName } from '../findings/citation-name.ts'
import { showAmount, showCount } from '../money/amount-text.ts'
import { DebtorSelect } from './debtor-choice.tsx'

/** What could be paid on a day, as a sheet: every figure with its rows; days of the procedure are one press away. */
export function AbilityView({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const { run } = useActions()
  const review = useAppState((state) => state.review)
  const { target } = usePlace()
  const [view, setView] = useState<AbilityRecord | null>(null)
  const asked = target['day']
  const party = target['party']
  const day = asked !== undefined && isDay(asked) ? asked : null
  useEffect(() => {
    let current = true
    void run('property.ability', { party: party ?? null, day }).then((found) => {
      if (current && found !== null) setView(found)
    })
    return () => { current = false }
  }, [run, party, day, review])
  const show = (change: Readonly<Record<string, string>>): void => {
    amendTarget('money', { view: 'ability', ...(party === undefined ? {} : { party }), ...(day === null ? {} : { day }), ...change })
  }
  const sheet = view?.sheet ?? null
  return (
    <>
      <ScreenHead title={t('window.screen.money')} actions={tabs}>{t('property-window.ability.lead')}</ScreenHead>
      <div className="filters wrap" role="group" aria-label={t('property-window.ability.which')}>
        <DebtorSelect label={t('property-window.debtor')} debtors={view?.debtors ?? []} value={sheet?.party.id ?? ''} onChange={(id) => show({ party: id })} />
        <DayEntry key={sheet?.day ?? ''} value={sheet?.day ?? ''} onDay={(next) => show({ day: next })} />
        {(view?.days ?? []).map((each) => (
          <button key={`${each.day} ${each.milestone}`} type="button" className={`filter${each.day === sheet?.day ? ' on' : ''}`} aria-pressed={each.day === sheet?.day} onClick={() => show({ day: each.day })}>
            {t(`milestone.${each.milestone}`)} {each.day}
          </button>
        ))}
      </div>
      <div className="propsheet scroll" tabIndex={0} role="group" aria-label={t('property-window.ability.title')}>
        {view === null ? <p className="waiting" role="status">{t('review-window.loading')}</p>
          : sheet === null ? <Empty title={t('property-window.noDebtor')}>{t('property-window.noDebtorYet')}</Empty>
            : <Sheet sheet={sheet} />}
      </div>
    </>
  )
}

function DayEntry({ value, onDay }: { readonly value: string; readonly onDay: (day: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value)
  const wrong = !isDay(typed.trim())
  const take = (): void => {
    if (!wrong && typed.trim() !== value) onDay(typed.trim())
  }
  return (
    <label className="filter least day on" title={wrong ? t('flow-window.filter.badDay') : undefined}>
      {t('property-window.ability.day')}
      <input inputMode="numeric" placeholder="2024-01-01" value={typed} aria-invalid={wrong} onChange={(event) => setTyped(event.target.value)} onBlur={take} onKeyDown={(event) => { if (event.key === 'Enter') take() }} />
    </label>
  )
}

function Sheet({ sheet }: { readonly sheet: AbilitySheet }) {
  const { t } = useTranslation()
  const month = sheet.day.slice(0, 7)
  const living = `ability.ledger/party/${sheet.party.id}`
  return (
    <article className="paper">
      <header>
        <h2>{t('property-window.ability.heading', { name: sheet.party.name, day: sheet.day })}</h2>
        {sheet.effective !== true && <p className="note warn">{t(sheet.effective === null ? 'property-window.ability.effectUnknown' : 'property-window.ability.notEffective')}</p>}
      </header>
      <table className="plain-tbl ability">
        <thead><tr><th scope="col">{t('property-window.ability.item')}</th><th scope="col" className="num">{t('property-window.ability.amount')}</th><th scope="col">{t('property-window.ability.sources')}</th></tr></thead>
        <tbody>
          <Line name={t('property-window.ability.opening', { month })} amount={sheet.opening} sign="+" strong />
          {sheet.balances.map((each) => (
            <Line
              key={each.account} under name={`${each.name}${t(`property-window.side.${each.side}`)}${each.frozen ? t('property-window.frozen') : ''}`} amount={each.balance}
              note={each.balance === null ? t('property-window.ability.noBalance') : t('property-window.ability.knownOn', { day: each.knownOn })}
              source={each.citation === null ? null : <CitationLink citation={each.citation}>{citationName(each.citation, t)}</CitationLink>}
            />
          ))}
          <Line
            name={t('property-window.ability.income', { from: `${month}-01`, to: sheet.day })} amount={sheet.income.total} sign="+" strong
            note={t('property-window.ability.rows', { n: showCount(sheet.income.count) })}
            source={<a className="cite" href={fragmentOf({ screen: 'money', target: { from: `${month}-01`, to: sheet.day, direction: 'in' } })}>{t('property-window.ability.inGrid')}</a>}
          />
          {sheet.income.rows.slice(0, 3).map((row) => <Line key={`${row.path}:${row.line ?? ''}`} under name={row.day ?? ''} amount={row.amount ?? null} source={<CitationLink citation={row}>{citationName(row, t)}</CitationLink>} />)}
          <Line name={t('property-window.ability.assets')} amount={sheet.free} sign="+" strong note={sheet.seized === '0.00' ? undefined : t('property-window.ability.seizedBeside', { amount: showAmount(sheet.seized) })} />
          {sheet.assets.map((each) => (
            <Line key={each.id} under name={`${each.title} · ${t(`property-window.state.${each.state}`)}`} amount={each.valuation} struck={each.state !== 'free'}
              note={each.valuation === null ? t('property-window.ability.noValuation') : undefined} source={<CitationLink citation={each.citation}>{citationName(each.citation, t)}</CitationLink>} />
          ))}
          <Line name={t('property-window.ability.prior')} amount={sheet.prior} sign="−" strong />
          {sheet.claims.map((each) => (
            <Line key={each.id} under name={each.title} amount={each.amount} note={each.amount === null ? t('property-window.ability.noAmount') : undefined} source={<CitationLink citation={each.citation}>{citationName(each.citation, t)}</CitationLink>} />
          ))}
          <Line
            name={t('property-window.ability.living')} amount={sheet.living.amount} sign="−" strong note={sheet.living.entered ? undefined : t('property-window.ability.livingMissing')}
            source={<Button small look="plain" onClick={() => goTo('findings', { finding: living })}>{t('property-window.ability.enterLiving')}</Button>}
          />
          <Line name={t('property-window.ability.atHand')} amount={sheet.atHand} note={t('property-window.ability.sumOf')} strong total />
          <Line name={t('property-window.ability.owed')} amount={sheet.owed.amount} strong note={sheet.owed.amount === null ? t('property-window.ability.noObligation') : undefined} />
          <Line name={t('property-window.ability.paid')} amount={sheet.owed.paid} sign="−" note={t('property-window.ability.rows', { n: showCount(sheet.owed.payments.length) })} />
          {sheet.owed.payments.map((row) => <Line key={`${row.path}:${row.line ?? ''}`} under name={row.day ?? ''} amount={row.amount ?? null} source={<CitationLink citation={row}>{citationName(row, t)}</CitationLink>} />)}
          <Line name={t('property-window.ability.unpaid')} amount={sheet.owed.unpaid} strong total />
        </tbody>
      </table>
      <p className="outcome"><b>{t(`property-window.outcome.${sheet.ability}`)}</b></p>
      <p className="muted">{t('property-window.ability.against')}</p>
    </article>
  )
}

interface LineProps {
  readonly name: string
  readonly amount: string | null
  readonly sign?: '+' | '−'
  readonly note?: string | undefined
  readonly source?: ReactNode
  readonly strong?: boolean
  readonly under?: boolean
  readonly struck?: boolean
  readonly total?: boolean
}

function Line({ name, amount, sign, note, source = null, strong = false, under = false, struck = false, total = false }: LineProps) {
  return (
    <tr className={[strong ? 'strong' : '', under ? 'under' : '', total ? 'tot' : ''].join(' ').trim() || undefined}>
      <th scope="row">{name}{note === undefined ? null : <small>{note}</small>}</th>
      <td className={struck ? 'num struck' : 'num'}>{sign === undefined || amount === null ? null : <span className="muted">{sign} </span>}{showAmount(amount)}</td>
      <td>{source}</td>
    </tr>
  )
}
