import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowFilter } from '../../../src-main/contract/api.ts'
import type { AccountSummary, FlowPicture } from '../../../src-main/contract/ledger.ts'
import { isDay } from '../../../src-main/domain/values/day.ts'
import { formatYuan, parseYuan } from '../../../src-main/domain/values/money.ts'
import { Button } from '../../design/index.ts'
import { accountName } from '../money/account-name.ts'
import { Choice } from '../money/money-filters.tsx'
import { endName } from './end-name.ts'
import { DEFAULT_ENDS, DEFAULT_HOPS, ENDS, HOPS, PERIODS } from './flow-target.ts'

interface FlowFiltersProps {
  readonly filter: FlowFilter
  readonly picture: FlowPicture | null
  readonly accounts: readonly AccountSummary[]
  /** Sets conditions of the address; an empty text takes one away. */
  readonly onChange: (change: Readonly<Record<string, string>>) => void
}

/** Conditions of the picture: account, period, days, least sum of an edge, how many ends stand singly, and how far money is followed. */
export function FlowFilters({ filter, picture, accounts, onChange }: FlowFiltersProps) {
  const { t } = useTranslation()
  const followed = picture?.nodes.filter((node) => picture.focus.includes(node.id)).map((node) => endName(node, t)).join(t('review-window.comma')) ?? ''
  const conditions = ['account', 'period', 'from', 'to', 'least', 'focus', 'up', 'down', 'ends']
  const any = filter.accounts ?? filter.period ?? filter.from ?? filter.to ?? filter.least ?? filter.focus
  return (
    <div className="filters wrap" role="group" aria-label={t('flow-window.filter.label')}>
      <Choice label={t('flow-window.filter.account')} value={filter.accounts?.[0] ?? ''} onChange={(account) => onChange({ account })} options={accounts.map((each) => ({ value: each.id, label: accountName(each) }))} />
      <Choice label={t('flow-window.filter.period')} value={filter.period ?? ''} onChange={(period) => onChange({ period })} options={PERIODS.map((kind) => ({ value: kind, label: t(`review-window.period.${kind}.name`) }))} />
      <DayField label={t('flow-window.filter.from')} value={filter.from ?? ''} onChange={(from) => onChange({ from })} />
      <DayField label={t('flow-window.filter.to')} value={filter.to ?? ''} onChange={(to) => onChange({ to })} />
      <LeastField value={filter.least ?? ''} onChange={(least) => onChange({ least })} />
      <Pick label={t('flow-window.filter.ends')} value={filter.most ?? DEFAULT_ENDS} options={ENDS} words={(n) => t('flow-window.filter.endsOption', { n })} onChange={(ends) => onChange({ ends })} />
      {filter.focus !== undefined && (
        <>
          <span className="filter on"><b className="clip">{t('flow-window.filter.follow', { name: followed })}</b><button type="button" className="x" aria-label={t('flow-window.filter.stop')} onClick={() => onChange({ focus: '', up: '', down: '' })}>×</button></span>
          <Pick label={t('flow-window.filter.up')} value={filter.up ?? DEFAULT_HOPS} options={HOPS} words={(n) => t('flow-window.filter.hops', { n })} onChange={(up) => onChange({ up })} />
          <Pick label={t('flow-window.filter.down')} value={filter.down ?? DEFAULT_HOPS} options={HOPS} words={(n) => t('flow-window.filter.hops', { n })} onChange={(down) => onChange({ down })} />
        </>
      )}
      {any !== undefined && <Button small look="plain" onClick={() => onChange(Object.fromEntries(conditions.map((key) => [key, ''])))}>{t('flow-window.filter.clear')}</Button>}
    </div>
  )
}

interface PickProps {
  readonly label: string
  readonly value: number
  readonly options: readonly number[]
  readonly words: (n: number) => string
  readonly onChange: (value: string) => void
}

/** A number out of a few; a number from elsewhere (an unfolded picture) is offered beside them. */
function Pick({ label, value, options, words, onChange }: PickProps) {
  const all = options.includes(value) ? options : [...options, value].toSorted((left, right) => left - right)
  return (
    <select className="filter choice" aria-label={label} value={String(value)} onChange={(event) => onChange(event.target.value)}>
      {all.map((each) => <option key={each} value={String(each)}>{`${label} ${words(each)}`}</option>)}
    </select>
  )
}

/** A day as `YYYY-MM-DD`: typed, because the browser's own field writes days in the order of the system's country. */
function DayField({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const wrong = typed.trim() !== '' && !isDay(typed.trim())
  const take = (): void => {
    if (!wrong && typed.trim() !== value) onChange(typed.trim())
  }
  return (
    <label className={`filter least day${value === '' ? '' : ' on'}`} title={wrong ? t('flow-window.filter.badDay') : undefined}>
      {label}
      <input inputMode="numeric" placeholder="2024-01-01" value={typed} aria-invalid={wrong} onChange={(event) => setTyped(event.target.value)} onBlur={take} onKeyDown={(event) => { if (event.key === 'Enter') take() }} />
    </label>
  )
}

function LeastField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const amount = parseYuan(typed)
  const wrong = typed.trim() !== '' && !amount.ok
  const take = (): void => {
    const least = amount.ok ? formatYuan(amount.value) : ''
    if (!wrong && least !== value) onChange(least)
  }
  return (
    <label className={`filter least${value === '' ? '' : ' on'}`} title={wrong ? t('flow-window.filter.badAmount') : undefined}>
      {t('flow-window.filter.least')}
      <input inputMode="decimal" value={typed} aria-invalid={wrong} onChange={(event) => setTyped(event.target.value)} onBlur={take} onKeyDown={(event) => { if (event.key === 'Enter') take() }} />
    </label>
  )
}
