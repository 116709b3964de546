import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchCounts, SearchFilter } from '../../../src-main/contract/search.ts'
import { Button, TextField } from '../../design/index.ts'
import { shownCount } from '../shown-figure.ts'

interface FacetsProps {
  readonly counts: SearchCounts | null
  readonly filter: SearchFilter
  readonly onFilter: (filter: SearchFilter) => void
}

/** What the hits are, of whom, in which period and year, with counts; each narrows the search, pressed again it no longer does. */
export function Facets({ counts, filter, onFilter }: FacetsProps) {
  const { t } = useTranslation()
  const year = filter.from?.slice(5) === '01-01' && filter.to?.slice(5) === '12-31' && filter.from.slice(0, 4) === filter.to.slice(0, 4) ? filter.from.slice(0, 4) : undefined
  return (
    <>
      {counts === null ? <div className="sec"><p className="muted" role="status">{t('window.search.counting')}</p></div> : (
        <>
          <Facet title={t('window.search.facet.kind')} items={counts.kinds.map(({ kind, count }) => ({ key: kind, label: t(`window.search.kind.${kind}`), count, on: filter.kinds?.includes(kind) === true, next: { ...filter, kinds: filter.kinds?.includes(kind) === true ? undefined : [kind] } }))} onFilter={onFilter} />
          <Facet title={t('window.search.facet.party')} items={counts.parties.map(({ id, name, count }) => ({ key: id, label: name, count, on: filter.party === id, next: { ...filter, party: filter.party === id ? undefined : id } }))} onFilter={onFilter} />
          <Facet title={t('window.search.facet.period')} items={counts.periods.map(({ kind, count }) => ({ key: kind, label: t(`period.${kind}`), count, on: filter.period === kind, next: { ...filter, period: filter.period === kind ? undefined : kind } }))} onFilter={onFilter} />
          <Facet title={t('window.search.facet.year')} items={counts.years.map((each) => ({ key: each.year, label: each.year, count: each.count, on: year === each.year, next: { ...filter, from: year === each.year ? undefined : `${each.year}-01-01`, to: year === each.year ? undefined : `${each.year}-12-31` } }))} onFilter={onFilter} />
        </>
      )}
      {/* Always in the same place: days that are being typed must outlive the counts that come in meanwhile. */}
      <DayRange filter={filter} onFilter={onFilter} />
    </>
  )
}

/** The days from and to, both included, typed by hand; either may be left open. They count when they are taken, not while they are typed. */
function DayRange({ filter, onFilter }: Pick<FacetsProps, 'filter' | 'onFilter'>) {
  const { t } = useTranslation()
  const [from, setFrom] = useState(filter.from ?? '')
  const [to, setTo] = useState(filter.to ?? '')
  useEffect(() => setFrom(filter.from ?? ''), [filter.from])
  useEffect(() => setTo(filter.to ?? ''), [filter.to])
  const crossed = from !== '' && to !== '' && from > to
  const same = from === (filter.from ?? '') && to === (filter.to ?? '')
  return (
    <form
      className="sec facet days" aria-label={t('window.search.facet.days')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!crossed && !same) onFilter({ ...filter, from: from === '' ? undefined : from, to: to === '' ? undefined : to })
      }}
    >
      <h3>{t('window.search.facet.days')}</h3>
      <TextField type="date" label={t('window.search.facet.from')} value={from} onChange={setFrom} />
      <TextField type="date" label={t('window.search.facet.to')} value={to} onChange={setTo} aria-invalid={crossed} hint={crossed ? t('window.search.facet.crossed') : undefined} />
      <p className="row">
        <Button submit small unavailable={crossed ? t('window.search.facet.crossed') : same && t('window.search.facet.same')}>{t('window.search.facet.take')}</Button>
        {(filter.from !== undefined || filter.to !== undefined) && <Button small onClick={() => onFilter({ ...filter, from: undefined, to: undefined })}>{t('window.search.facet.allDays')}</Button>}
      </p>
    </form>
  )
}

interface Item {
  readonly key: string
  readonly label: string
  readonly count: number
  readonly on: boolean
  readonly next: SearchFilter
}

function Facet({ title, items, onFilter }: { readonly title: string; readonly items: readonly Item[]; readonly onFilter: (filter: SearchFilter) => void }) {
  if (items.length === 0) return null
  return (
    <div className="sec facet" role="group" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            <button type="button" aria-pressed={item.on} onClick={() => onFilter(item.next)}><span className="clip">{item.label}</span><span className="num">{shownCount(item.count)}</span></button>
          </li>
        ))}
      </ul>
    </div>
  )
}
