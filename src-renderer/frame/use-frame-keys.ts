import { useEffect, useState } from 'react'
import { useActions, useAppState } from '../state/context.tsx'
import { goTo } from '../state/navigation.ts'
import { TEXT_SCALES } from '../state/preferences.ts'
import { SCREENS } from '../state/screens.ts'

type Overlay = 'none' | 'palette' | 'keys'

/**
 * Keys that act everywhere: Alt with a digit for the screens, Ctrl K search, Ctrl Shift F the search screen, F1 keys, F6 next pane,
 * Ctrl Z and Y, Ctrl + − for the text size. Taken by key position, so that an input method cannot swallow them.
 */
export function useFrameKeys() {
  const [overlay, setOverlay] = useState<Overlay>('none')
  const actions = useActions()
  const preferences = useAppState((state) => state.preferences)
  const hasCase = useAppState((state) => state.overview !== null)

  useEffect(() => {
    const resize = (step: 1 | -1): void => {
      const next = TEXT_SCALES[TEXT_SCALES.indexOf(preferences.textScale) + step]
      if (next !== undefined) void actions.prefer({ textScale: next })
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      const used = event.altKey && !event.ctrlKey
        ? altKey(event, hasCase)
        : event.ctrlKey || event.metaKey
          ? ctrlKey(event, { hasCase, openPalette: () => setOverlay('palette'), undo: actions.undo, redo: actions.redo, resize })
          : plainKey(event, () => setOverlay('keys'))
      if (used) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [actions, preferences.textScale, hasCase])

  return {
    palette: overlay === 'palette',
    keys: overlay === 'keys',
    openPalette: () => setOverlay('palette'),
    openKeys: () => setOverlay('keys'),
    close: () => setOverlay('none'),
  }
}

function altKey(event: KeyboardEvent, hasCase: boolean): boolean {
  if (event.code === 'ArrowLeft') {
    history.back()
    return true
  }
  if (event.code === 'ArrowRight') {
    history.forward()
    return true
  }
  const screen = SCREENS.find((each) => each.key === event.code)
  if (screen === undefined || (screen.needsCase && !hasCase)) return false
  goTo(screen.id)
  return true
}

interface CtrlActs {
  readonly hasCase: boolean
  readonly openPalette: () => void
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  readonly resize: (step: 1 | -1) => void
}

function ctrlKey(event: KeyboardEvent, acts: CtrlActs): boolean {
  // In a text field these two take back typing, as everywhere else.
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
  if (event.code === 'KeyK') acts.openPalette()
  else if (event.code === 'KeyF' && event.shiftKey && acts.hasCase) goTo('search')
  else if (event.code === 'KeyZ' && !event.shiftKey && !typing) void acts.undo()
  else if ((event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey)) && !typing) void acts.redo()
  else if (event.code === 'Equal' || event.code === 'NumpadAdd') acts.resize(1)
  else if (event.code === 'Minus' || event.code === 'NumpadSubtract') acts.resize(-1)
  else return false
  return true
}

function plainKey(event: KeyboardEvent, openKeys: () => void): boolean {
  if (event.key === 'F1') openKeys()
  else if (event.key === 'F6') nextPane(event.shiftKey ? -1 : 1)
  else return false
  return true
}

/** Rail, screen, side panel, foot: the first thing that takes focus in each. */
function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('.rail, #main, #main .side')]
  const here = panes.findLastIndex((pane) => pane.contains(document.activeElement))
  const pane = panes[(here + step + panes.length) % panes.length]
  if (pane === undefined) return
  const inside = pane.id === 'main' ? pane.querySelector<HTMLElement>('table[tabindex], [role=tree], [tabindex="0"]') : null
  const focusable = inside ?? (pane.tabIndex >= 0 ? pane : pane.querySelector<HTMLElement>('a[href], button, input, [tabindex="0"]'))
  ;(focusable ?? pane).focus()
}
