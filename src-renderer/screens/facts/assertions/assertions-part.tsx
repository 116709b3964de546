import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssertionDraft, AssertionView } from '../../../../src-main/contract/assertions.ts'
import type { CallError } from '../../../../src-main/contract/errors.ts'
import { byDate } from '../../../../src-main/domain/assertions/assertion-date.ts'
import { Button, DataTable, Empty, FilterField, ScreenHead, SelectField, SidePanel, StateMark, linesOf } from '../../../design/index.ts'
import type { TableColumn } from '../../../design/index.ts'
import { useActions, useAppState, useFootKeys } from '../../../state/context.tsx'
import { amendTarget, usePlace } from '../../../state/navigation.ts'
import { useFilterKey } from '../../use-filter-key.ts'
import { useFacts } from '../use-facts.ts'
import { AssertionForm } from './assertion-form.tsx'
import { AssertionPanel } from './assertion-panel.tsx'
import { ASSERTION_FILTERS, dateWords, passes, speaksOf } from './assertion-words.ts'
import type { AssertionFilter } from './assertion-words.ts'
import { useAssertions } from './use-assertions.ts'
import { useMarksNamed } from './use-marks-named.ts'

/** Id under which a new assertion is written. */
export const NEW = 'new'
const NONE: readonly AssertionView[] = []

/** What the reviewer wants proved: written, listed, filtered and opened; `target.marks` are marks that a new one is made of. */
export function AssertionsPart({ choice }: { readonly choice: ReactNode }) {
  const { t } = useTranslation()
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const all = useAssertions()
  const { list } = useFacts()
  const place = usePlace()
  const asked = place.target['assertion'] ?? null
  const from = useMarksNamed(asked === NEW ? (place.target['marks'] ?? '') : '')
  const [editing, setEditing] = useState(false)
  const [filter, setFilter] = useState<AssertionFilter>('all')
  const [words, setWords] = useState('')
  const filterField = useFilterKey()

  useFootKeys(useMemo(() => [
    { keys: '↑ ↓', does: t('window.keys.move.does') }, { keys: 'N', does: t('assertions.write') }, { keys: 'E', does: t('window.facts.edit') }, { keys: '/', does: t('window.keys.filter.does') },
  ], [t]))

  const shown = useMemo(() => (all ?? NONE).filter((each) => passes(each, filter) && speaksOf(each, words)).toSorted((left, right) => byDate(left.date, right.date)), [all, filter, words])
  const lines = useMemo(() => linesOf(shown.map((each) => ({ kind: 'row' as const, key: each.id, row: each }))), [shown])
  const selected = (all ?? NONE).find((each) => each.id === asked) ?? null
  const at = shown.findIndex((each) => each.id === asked)
  const parties = list.entries.filter((each) => each.kind === 'party')
  const choose = (id: string | null, edit = false): void => {
    setEditing(edit)
    amendTarget('facts', { view: 'assertions', ...(id === null ? {} : { assertion: id }) })
  }
  const columns = useColumns()
  const said = async (text: string): Promise<null> => {
    actions.say({ text, undo: true })
    await actions.refresh()
    return null
  }
  const save = async (draft: AssertionDraft): Promise<CallError | null> => {
    if (selected === null) {
      const made = await actions.call('assertions.create', { draft, language })
      if (!made.ok) return made.error
      choose(made.value.id)
      return said(t('assertions.done.written'))
    }
    const changed = await actions.call('assertions.change', { ids: [selected.id], change: draft, language })
    if (!changed.ok) return changed.error
    setEditing(false)
    return said(t('assertions.done.changed'))
  }
  const remove = async (assertion: AssertionView): Promise<void> => {
    const gone = await actions.call('assertions.remove', { ids: [assertion.id] })
    if (!gone.ok) return actions.showError(gone.error)
    choose(null)
    await said(t('assertions.done.removed'))
  }
  // Another assertion is shown first, not edited.
  useEffect(() => setEditing(false), [asked])

  return (
    <>
      <ScreenHead title={t('assertions.title')} actions={<Button keys="N" onClick={() => choose(NEW)}>{t('assertions.write')}</Button>}>
        {t('assertions.facts', { count: all?.length ?? 0, open: (all ?? NONE).filter((each) => each.toProve !== null).length })}
      </ScreenHead>
      <div className="filters" role="toolbar" aria-label={t('window.filter.label')}>
        {choice}
        <SelectField label={t('assertions.filterLabel')} labelHidden value={filter} onChange={setFilter} options={ASSERTION_FILTERS.map((value) => ({ value, label: t(`assertions.filter.${value}`, { count: (all ?? NONE).filter((each) => passes(each, value)).length }) }))} />
        <FilterField ref={filterField} label={t('assertions.find')} placeholder={t('assertions.findHint')} value={words} onChange={setWords} />
      </div>
      <DataTable
        label={t('assertions.title')}
        className="assertions"
        columns={columns}
        lines={lines}
        selected={at < 0 ? null : at}
        onSelect={(index) => choose(shown[index]?.id ?? null)}
        onOpen={(assertion) => choose(assertion.id, false)}
        onKey={(event, assertion) => {
          if (event.code === 'KeyN') choose(NEW)
          else if (event.code === 'KeyE' && assertion !== null) setEditing(true)
          else return false
          return true
        }}
        empty={all === null ? null : <Empty title={t((all ?? NONE).length === 0 ? 'assertions.none' : 'assertions.noMatch')}>{t('assertions.noneHint')}</Empty>}
      />
      <SidePanel label={t('assertions.one')}>
        {asked === NEW ? (
          from === null ? null : (
            <div className="sec">
              <h2>{t('assertions.new')}</h2>
              <AssertionForm key={NEW} assertion={null} evidence={from.evidence} sentence={from.sentence} parties={parties} onSave={save} onLeave={() => choose(null)} />
            </div>
          )
        ) : selected === null ? <div className="sec"><p className="muted">{t('assertions.choose')}</p></div>
          : editing ? (
            <div className="sec">
              <h2>{t('assertions.one')}</h2>
              <AssertionForm key={selected.id} assertion={selected} evidence={[]} sentence="" parties={parties} onSave={save} onLeave={() => setEditing(false)} />
            </div>
          ) : <AssertionPanel key={selected.id} assertion={selected} onEdit={() => setEditing(true)} onRemove={() => void remove(selected)} />}
      </SidePanel>
    </>
  )
}

function useColumns(): readonly TableColumn<AssertionView>[] {
  const { t } = useTranslation()
  return useMemo((): readonly TableColumn<AssertionView>[] => {
    const count = (each: AssertionView, side: 'for' | 'against'): number => each.evidence.filter((one) => one.side === side).length
    const broken = (each: AssertionView): boolean => each.evidence.some((one) => one.state !== 'found')
    return [
      { id: 'sentence', title: t('assertions.sentence'), rowHeader: true, cell: (each) => each.sentence },
      { id: 'date', title: t('assertions.dateLabel'), width: '9rem', cell: (each) => <span className="num">{dateWords(each.date, t)}</span> },
      { id: 'people', title: t('assertions.people'), width: '8rem', hideWhenNarrow: true, cell: (each) => each.people.map((one) => one.name).join(t('review-window.comma')) },
      { id: 'for', title: t('assertions.side.for'), width: '5rem', numeric: true, cell: (each) => count(each, 'for') },
      { id: 'against', title: t('assertions.side.against'), width: '5.5rem', numeric: true, cell: (each) => count(each, 'against') },
      { id: 'dispute', title: t('assertions.disputeLabel'), width: '6rem', cell: (each) => <span className={each.dispute === 'unknown' ? 'faint' : undefined}>{t(`assertions.dispute.${each.dispute}`)}</span> },
      {
        id: 'state', title: t('assertions.column.state'), width: '8rem',
        cell: (each) => (broken(each) ? <StateMark state="warn">{t('assertions.broken')}</StateMark> : each.toProve === null ? null : <StateMark state="unknown">{t('assertions.toProveShort')}</StateMark>),
      },
    ]
  }, [t])
}
