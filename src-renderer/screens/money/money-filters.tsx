import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { GROUP_SORTS, GROUPED_BY, type GroupedBy, type GroupSort } from '../../../src-main/contract/ledger-groups.ts'
import type { AccountSummary, LedgerFilter } from '../../../src-main/contract/ledger.ts'
import type { PeriodKind, ReviewFinding } from '../../../src-main/contract/review.ts'
import { formatYuan, parseYuan } from '../../../src-main/domain/values/money.ts'
import { Button, CheckField, FilterField } from '../../design/index.ts'
import { accountName } from './account-name.ts'
import { groupName } from './group-name.ts'
import { findingName } from '../findings/finding-groups.ts'

interface MoneyFiltersProps {
  readonly filter: LedgerFilter
  readonly onChange: (filter: LedgerFilter) => void
  readonly accounts: readonly AccountSummary[]
  readonly periods: readonly PeriodKind[]
  readonly findings: readonly ReviewFinding[]
  readonly words: RefObject<HTMLInputElement | null>
  readonly parties: readonly { readonly value: string; readonly label: string }[]
  /** Spending categories of the case, its own among them. */
  readonly categories: readonly { readonly value: string; readonly label: string }[]
  readonly by: GroupedBy | null
  readonly onBy: (by: GroupedBy | null) => void
  readonly groupSort: GroupSort
  readonly onGroupSort: (sort: GroupSort) => void
  readonly onColumns: () => void
  readonly onLexicon: () => void
}

/** Replaces one condition; an empty value takes it away, because the filter crosses to the host without empty members. */
export function withCondition<Key extends keyof LedgerFilter>(filter: LedgerFilter, key: Key, value: LedgerFilter[Key] | ''): LedgerFilter {
  const { [key]: _old, ...rest } = filter
  return value === '' || value === undefined ? rest : { ...rest, [key]: value }
}

/** The conditions of the grid. Text conditions act shortly after the last key, so that typing does not ask the host for every letter. */
export function MoneyFilters({ filter, onChange, accounts, periods, findings, words, parties, categories, by, onBy, groupSort, onGroupSort, onColumns, onLexicon }: MoneyFiltersProps) {
  const { t } = useTranslation()
  const set = <Key extends keyof LedgerFilter>(key: Key, value: LedgerFilter[Key] | ''): void => onChange(withCondition(filter, key, value))
  const [more, setMore] = useState(MORE.some((key) => filter[key] !== undefined))
  return (
    <div className="filters wrap" role="group" aria-label={t('review-window.filter.label')}>
      <Choice label={t('review-window.column.account')} value={filter.accounts?.[0] ?? ''} onChange={(value) => set('accounts', value === '' ? '' : [value])}
        options={accounts.map((account) => ({ value: account.id, label: accountName(account) }))} />
      <Choice label={t('review-window.filter.period')} value={filter.period ?? ''} onChange={(value) => set('period', value)}
        options={periods.map((kind) => ({ value: kind, label: t(`review-window.period.${kind}.name`) }))} />
      <Choice label={t('review-window.filter.direction')} value={filter.direction ?? ''}
        onChange={(value) => set('direction', value === 'in' || value === 'out' || value === 'neutral' ? value : '')}
        options={(['in', 'out', 'neutral'] as const).map((value) => ({ value, label: t(`review-window.direction.${value}`) }))} />
      <Amount value={filter.least ?? ''} onChange={(value) => set('least', value)} />
      <Choice label={t('review-window.filter.finding')} value={filter.finding ?? ''} onChange={(value) => set('finding', value)}
        options={findings.map((finding) => ({ value: finding.id, label: findingName(finding, t('review-window.comma')) }))} />
      <Words value={filter.words ?? ''} onChange={(value) => set('words', value)} field={words} />
      <Choice label={t('money-window.group.by')} all={t('money-window.group.ungrouped')} value={by ?? ''} onChange={(value) => onBy(GROUPED_BY.find((each) => each === value) ?? null)}
        options={GROUPED_BY.map((value) => ({ value, label: t(`money-window.group.as.${value}`) }))} />
      {by !== null && (
        <Choice label={t('money-window.group.order')} all={t('money-window.group.sort.key')} value={groupSort === 'key' ? '' : groupSort} onChange={(value) => onGroupSort(GROUP_SORTS.find((each) => each === value) ?? 'key')}
          options={(['count', 'in', 'out'] as const).map((value) => ({ value, label: t(`money-window.group.sort.${value}`) }))} />
      )}
      {by === 'period' && <span className="muted small">{t('money-window.group.overlap')}</span>}
      {filter.group !== undefined && <button type="button" className="filter on" onClick={() => set('group', '')}>{t('money-window.group.only', { name: groupName(filter.group.by, { key: filter.group.key, name: '' }, (id) => accountNameOf(accounts, id), (id) => categories.find((each) => each.value === id)?.label ?? id, t) })} ×</button>}
      {more && (
        <>
          <Choice label={t('money-window.filter.party')} value={filter.party ?? ''} onChange={(value) => set('party', value)} options={parties} />
          <Words label={t('money-window.filter.counterparty')} value={filter.counterparty ?? ''} onChange={(value) => set('counterparty', value)} />
          <Amount most value={filter.most ?? ''} onChange={(value) => set('most', value)} />
          <Day label={t('money-window.filter.from')} value={filter.from ?? ''} onChange={(value) => set('from', value)} />
          <Day label={t('money-window.filter.to')} value={filter.to ?? ''} onChange={(value) => set('to', value)} />
          <Choice label={t('money-window.filter.category')} value={filter.category ?? ''} onChange={(value) => set('category', value)}
            options={categories} />
          <Words label={t('money-window.filter.channel')} value={filter.channel ?? ''} onChange={(value) => set('channel', value)} />
          <CheckField checked={filter.flagged === true} onChange={(value) => set('flagged', value ? true : '')}>{t('money-window.filter.flagged')}</CheckField>
          <CheckField checked={filter.cashOnly === true} onChange={(value) => set('cashOnly', value ? true : '')}>{t('money-window.filter.cash')}</CheckField>
        </>
      )}
      <Button small look="plain" onClick={() => setMore(!more)}>{t(more ? 'money-window.filter.fewer' : 'money-window.filter.more')}</Button>
      <Button small look="plain" onClick={onColumns}>{t('money-window.columns.open')}</Button>
      <Button small look="plain" onClick={onLexicon}>{t('money-window.lexicon.open')}</Button>
      {Object.keys(filter).length > 0 && <Button small look="plain" onClick={() => onChange({})}>{t('review-window.filter.clear')}</Button>}
    </div>
  )
}

const accountNameOf = (accounts: readonly AccountSummary[], id: string): string => {
  const account = accounts.find((each) => each.id === id)
  return account === undefined ? id : accountName(account)
}

/** Conditions that stand in the second line. */
const MORE = ['party', 'counterparty', 'most', 'from', 'to', 'category', 'channel', 'flagged', 'cashOnly'] as const

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** What stands for no choice; otherwise that all are shown. */
  readonly all?: string
  readonly onChange: (value: string) => void
}

/** One condition of a row of filters: its name and the value stand in the field itself. */
export function Choice({ label, value, options, all: given, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  const all = given ?? t('review-window.filter.all', { name: label })
  return (
    <select className={`filter choice${value === '' ? '' : ' on'}`} aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{all}</option>
      {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      {value !== '' && !options.some((option) => option.value === value) && <option value={value}>{value}</option>}
    </select>
  )
}

function Amount({ value, onChange, most = false }: { readonly most?: boolean; readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const amount = parseYuan(typed)
  const wrong = typed.trim() !== '' && !amount.ok
  const take = (): void => onChange(amount.ok ? formatYuan(amount.value) : '')
  return (
    <label className={`filter least${value === '' ? '' : ' on'}`}>
      {t(most ? 'money-window.filter.most' : 'review-window.filter.least')}
      <input inputMode="decimal" value={typed} aria-invalid={wrong} onChange={(event) => setTyped(event.target.value)} onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
        }} />
    </label>
  )
}

/** A day, taken once it is whole. */
function Day({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <label className={`filter least${value === '' ? '' : ' on'}`}>
      {label}
      <input type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}

function Words({ value, onChange, field, label }: { readonly value: string; readonly onChange: (value: string) => void; readonly field?: RefObject<HTMLInputElement | null>; readonly label?: string }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed === value) return undefined
    const timer = setTimeout(() => onChange(typed), 250)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  const name = label ?? t('review-window.filter.words')
  return <FilterField {...(field === undefined ? {} : { ref: field })} label={name} placeholder={name} value={typed} onChange={setTyped} />
}
