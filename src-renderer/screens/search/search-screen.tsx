import './search.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QUERY_FAULTS, type SearchFilter } from '../../../src-main/contract/search.ts'
import { Empty, ErrorLine, FilterField, ScreenHead, Segment, SidePanel } from '../../design/index.ts'
import { useErrorWords } from '../../frame/use-error-words.ts'
import { useFootKeys } from '../../state/context.tsx'
import { amendTarget, usePlace } from '../../state/navigation.ts'
import { shownCount } from '../shown-figure.ts'
import { useFilterKey } from '../use-filter-key.ts'
import { Facets } from './facets.tsx'
import { HitList } from './hit-list.tsx'
import { NamesView } from './names-view.tsx'
import { SavedList } from './saved-list.tsx'
import { searchOf, targetOf } from './search-target.ts'
import { useSearch } from './use-search.ts'

/** One box for everything in the case: documents, scans, rows, journeys, and the work on them. */
export function SearchScreen() {
  const { t } = useTranslation()
  const { target } = usePlace()
  const asked = searchOf(target)
  const [words, setWords] = useState(asked.words)
  // What the place says counts: a link, going back, or a kept search changes it from outside.
  const known = useRef(asked.words)
  useEffect(() => {
    if (known.current !== asked.words) setWords(asked.words)
    known.current = asked.words
  }, [asked.words])
  const { answer, counts, error, searching } = useSearch(asked.words, asked.filter)
  const field = useFilterKey()
  useEffect(() => { field.current?.focus() }, [field, asked.names])
  useFootKeys(useMemo(() => [
    { keys: '/', does: t('window.search.field') },
    { keys: '↑ ↓', does: t('window.search.keys.move') },
    { keys: 'Enter', does: t('window.search.keys.open') },
  ], [t]))

  const show = (next: string, filter: SearchFilter): void => {
    known.current = next
    amendTarget('search', targetOf(next, filter))
  }
  const fault = error?.code === 'query-unreadable' ? QUERY_FAULTS.find((each) => each === error.details['fault']) : undefined
  const errorWords = useErrorWords(fault === undefined ? error : null)
  const empty = answer !== null && answer.documents.length === 0 && answer.work.length === 0
  return (
    <>
      <ScreenHead
        title={t('window.screen.search')}
        actions={<Segment label={t('window.search.way')} options={[{ value: 'words', label: t('window.search.words') }, { value: 'names', label: t('window.search.names') }]} value={asked.names ? 'names' : 'words'} onChange={(view) => amendTarget('search', view === 'names' ? { view } : targetOf(words, asked.filter))} />}
      >
        {asked.names ? t('window.search.namesLead') : counts === null ? t('window.search.lead') : t('window.search.found', { passages: shownCount(counts.total), documents: shownCount(counts.documents) })}
      </ScreenHead>
      {asked.names ? <NamesView /> : (
        <>
          <div className="filters search-line" role="search">
            <FilterField ref={field} label={t('window.search.field')} placeholder={t('window.search.placeholder')} value={words} onChange={(next) => { setWords(next); show(next, asked.filter) }} />
            <p className="small muted search-help">{t('window.search.help')}</p>
          </div>
          <div className="search-state" role="status">
            {fault === undefined ? null : <p className="search-fault">{t(`search.unreadable.${fault}`)}</p>}
            {errorWords === null ? null : <ErrorLine {...errorWords} />}
            {searching ? <p className="small muted">{t('window.search.searching')}</p> : null}
            {answer?.rulesPending === true ? <p className="small muted">{t('window.search.rulesPending')}</p> : null}
            {answer !== null && !answer.complete && !empty ? <p className="small muted">{t('window.search.first')}</p> : null}
          </div>
          {fault !== undefined || answer === null || asked.words.trim() === '' ? <div className="hits"><Empty title={t('window.search.emptyTitle')}>{t('window.search.emptyText')}</Empty></div>
            : empty && answer.alike.length === 0 ? <div className="hits"><Empty title={t('window.search.noneTitle')}>{t('window.search.noneText')}</Empty></div>
              : <HitList answer={answer} onOnly={(file) => show(asked.words, { ...asked.filter, file: asked.filter.file === file ? undefined : file })} />}
          <SidePanel label={t('window.search.narrow')}>
            <SavedList words={asked.words} filter={asked.filter} />
            {Object.keys(asked.filter).length === 0 ? null : <div className="sec"><button type="button" className="btn small" onClick={() => show(asked.words, {})}>{t('window.search.clear')}</button></div>}
            {asked.words.trim() === '' || answer === null ? null : <Facets counts={counts} filter={asked.filter} onFilter={(filter) => show(asked.words, filter)} />}
          </SidePanel>
        </>
      )}
    </>
  )
}
