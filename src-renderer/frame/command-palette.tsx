import type { TFunction } from 'i18next'
import { useEffect, useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import type { SearchHit } from '../../src-main/contract/screens.ts'
import { useActions, useAppState } from '../state/context.tsx'
import { goTo, openCitation } from '../state/navigation.ts'
import { namedEntries } from './named-entries.ts'
import { SCREENS } from '../state/screens.ts'
import type { ScreenId } from '../state/screens.ts'

interface PaletteProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onGo: (screen: ScreenId) => void
}

interface Entry {
  readonly key: string
  readonly text: string
  readonly note: string
  readonly act: () => void
}

const HITS = 60

/** Ctrl K: one field for the screens and for every page, row and name of the case. */
export function CommandPalette({ open, onClose, onGo }: PaletteProps) {
  return (
    <ModalOverlay className="dialog-veil top" isOpen={open} isDismissable onOpenChange={(isOpen) => { if (!isOpen) onClose() }}>
      <Modal>
        <Palette onClose={onClose} onGo={onGo} />
      </Modal>
    </ModalOverlay>
  )
}

function Palette({ onClose, onGo }: Omit<PaletteProps, 'open'>) {
  const { t } = useTranslation()
  const id = useId()
  const hasCase = useAppState((state) => state.overview !== null)
  const [words, setWords] = useState('')
  const [selected, setSelected] = useState(0)
  const { hits, searching } = useHits(words.trim(), hasCase)
  const review = useAppState((state) => state.review)
  const named: Entry[] = namedEntries(review, words).map(({ key, text, kind, go }) => ({ key, text, note: t(`window.palette.named.${kind}`), act: go }))

  const screens: Entry[] = SCREENS
    .filter((screen) => (!screen.needsCase || hasCase) && (words === '' || t(`window.screen.${screen.id}`).toLowerCase().includes(words.trim().toLowerCase())))
    .map((screen) => ({ key: screen.id, text: t(`window.screen.${screen.id}`), note: t('window.palette.screen'), act: () => onGo(screen.id) }))
  const all: Entry[] = words.trim() === '' || !hasCase ? [] : [{ key: 'all', text: t('window.palette.all'), note: words.trim(), act: () => goTo('search', { q: words.trim() }) }]
  const found: Entry[] = hits.map((hit, place) => ({ key: `hit-${place}`, text: hit.snippet, note: noteOf(hit, t), act: () => openHit(hit) }))
  const entries = [...screens, ...named, ...all, ...found]

  const choose = (entry: Entry | undefined): void => {
    if (entry === undefined) return
    onClose()
    entry.act()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter and the arrows belong to it.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setSelected(Math.min(entries.length - 1, selected + 1))
    else if (event.key === 'ArrowUp') setSelected(Math.max(0, selected - 1))
    else if (event.key === 'Enter') choose(entries[selected])
    else return
    event.preventDefault()
  }
  useEffect(() => { document.getElementById(`${id}-${selected}`)?.scrollIntoView({ block: 'nearest' }) }, [id, selected])

  return (
    <AriaDialog className="palette" aria-label={t('window.bar.search')}>
      <input
        autoFocus
        role="combobox"
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={entries.length > 0 ? `${id}-${selected}` : undefined}
        aria-label={t('window.bar.search')}
        placeholder={hasCase ? t('window.palette.placeholder') : t('window.palette.screensOnly')}
        value={words}
        onChange={(event) => { setWords(event.target.value); setSelected(0) }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" className="scroll" aria-label={t('window.palette.results')}>
        {entries.map((entry, place) => (
          <li key={entry.key} id={`${id}-${place}`} role="option" aria-selected={place === selected} onPointerUp={() => choose(entry)}>
            <span className="clip">{entry.text}</span>
            <span>{entry.note}</span>
          </li>
        ))}
      </ul>
      <p className="palette-state" role="status">
        {words.trim() === '' || !hasCase ? '' : searching ? t('window.palette.searching') : t('window.palette.count', { count: hits.length })}
      </p>
    </AriaDialog>
  )
}

/** Asks a moment after the last key, and drops answers to words that were changed since. */
function useHits(words: string, hasCase: boolean): { readonly hits: readonly SearchHit[]; readonly searching: boolean } {
  const actions = useActions()
  const [found, setFound] = useState<{ readonly words: string; readonly hits: readonly SearchHit[] }>({ words: '', hits: [] })
  useEffect(() => {
    if (words === '' || !hasCase) return
    let current = true
    const timer = setTimeout(() => {
      void actions.call('search.query', { words, limit: HITS }).then((answer) => {
        if (current) setFound({ words, hits: answer.ok ? answer.value : [] })
      })
    }, 120)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [actions, words, hasCase])
  const fresh = words !== '' && found.words === words
  return { hits: fresh ? found.hits : [], searching: words !== '' && hasCase && !fresh }
}

function openHit(hit: SearchHit): void {
  if (hit.kind === 'party') return goTo('search', { q: `"${hit.snippet.split(' ')[0] ?? ''}"` })
  openCitation({
    path: hit.path,
    ...(hit.quote === undefined || hit.line !== undefined ? {} : { quote: hit.quote }),
    ...(hit.page === undefined ? {} : { page: hit.page }),
    ...(hit.line === undefined ? {} : { line: hit.line }),
  })
}

function noteOf(hit: SearchHit, t: TFunction): string {
  const name = hit.path.split('/').at(-1) ?? hit.path
  if (hit.page !== undefined && hit.line !== undefined) return t('window.cite.pageLine', { name, page: hit.page, line: hit.line })
  if (hit.page !== undefined) return t('window.cite.page', { name, page: hit.page })
  if (hit.line !== undefined) return t('window.cite.line', { name, line: hit.line })
  return name
}
