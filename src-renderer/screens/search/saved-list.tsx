import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedSearch, SearchFilter } from '../../../src-main/contract/search.ts'
import { Button } from '../../design/index.ts'
import { useActions, useClient } from '../../state/context.tsx'
import { fragmentOf } from '../../state/navigation.ts'
import { searchOf, targetOf } from './search-target.ts'
import { asMutable } from './use-search.ts'

/** Searches that were kept in the case file, and keeping the one that stands now. Both can be undone. */
export function SavedList({ words, filter }: { readonly words: string; readonly filter: SearchFilter }) {
  const { t } = useTranslation()
  const actions = useActions()
  const client = useClient()
  const [saved, setSaved] = useState<readonly SavedSearch[]>([])
  const load = useCallback(async () => {
    const answer = await client.call('search.saved', {})
    if (answer.ok) setSaved(answer.value)
  }, [client])
  useEffect(() => {
    void load()
    // Undo and redo change the case: what is kept is read again.
    return client.subscribe((event) => { if (event.type === 'case-changed') void load() })
  }, [client, load])
  const here = JSON.stringify(targetOf(words, filter))
  const isKept = saved.some((each) => JSON.stringify(targetOf(each.words, each.filter)) === here)

  const keep = async (): Promise<void> => {
    const answer = await actions.run('search.save', { name: words.trim().slice(0, 200), words, filter: asMutable(filter) })
    if (answer === null) return
    await Promise.all([load(), actions.refresh()])
    actions.say({ text: t('window.search.kept', { name: answer.name }), undo: true })
  }
  const forget = async (each: SavedSearch): Promise<void> => {
    if ((await actions.run('search.forget', { id: each.id })) === null && saved.every((one) => one.id !== each.id)) return
    await Promise.all([load(), actions.refresh()])
    actions.say({ text: t('window.search.forgotten', { name: each.name }), undo: true })
  }
  return (
    <div className="sec facet saved" role="group" aria-label={t('window.search.saved')}>
      <h3>{t('window.search.saved')}</h3>
      {saved.length === 0 ? <p className="small muted">{t('window.search.savedNone')}</p> : (
        <ul>
          {saved.map((each) => (
            <li key={each.id}>
              <a className="clip" href={fragmentOf({ screen: 'search', target: targetOf(searchOf(targetOf(each.words, each.filter)).words, each.filter) })}>{each.name}</a>
              <button type="button" className="btn plain small" aria-label={t('window.search.forget', { name: each.name })} onClick={() => void forget(each)}>×</button>
            </li>
          ))}
        </ul>
      )}
      <Button small unavailable={words.trim() === '' ? t('window.search.keepNothing') : isKept ? t('window.search.keptAlready') : false} onClick={() => void keep()}>{t('window.search.keep')}</Button>
    </div>
  )
}
