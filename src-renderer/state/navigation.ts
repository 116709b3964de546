import { useCallback, useSyncExternalStore } from 'react'
import type { ReviewCitation } from '../../src-main/contract/review.ts'
import { isScreen } from './screens.ts'
import type { ScreenId } from './screens.ts'

/**
 * Where the window stands: a screen and what it was asked to show, kept in the URL fragment,
 * so that going back leads where one came from and a reload stays.
 */
export interface Place {
  readonly screen: ScreenId
  readonly target: Readonly<Record<string, string>>
}

export function placeOf(fragment: string): Place {
  const [name = '', query = ''] = fragment.replace(/^#\/?/, '').split('?')
  return { screen: isScreen(name) ? name : 'cases', target: Object.fromEntries(new URLSearchParams(query)) }
}

export function fragmentOf(place: Place): string {
  const query = new URLSearchParams(place.target).toString()
  return `#/${place.screen}${query === '' ? '' : `?${query}`}`
}

/** Goes to a screen, with what it should show (for example `{ finding: id }`). */
export function goTo(screen: ScreenId, target: Place['target'] = {}): void {
  const fragment = fragmentOf({ screen, target })
  if (fragment !== location.hash) location.hash = fragment
}

/** Opens the original of a citation in Read: at the page with the quote marked, or at the line of a table; a row of a table inside a PDF has both, and opens at its page. */
export function openCitation(citation: Pick<ReviewCitation, 'path' | 'line' | 'page' | 'quote'>): void {
  const target: Record<string, string> = { path: citation.path }
  if (citation.line !== undefined) target['line'] = String(citation.line)
  if (citation.page !== undefined) target['page'] = String(citation.page)
  if (citation.quote !== undefined) target['quote'] = citation.quote
  goTo('read', target)
}

/**
 * Replaces what a screen shows without a new step back. Where the window has gone to another screen meanwhile nothing
 * happens: a screen that is about to leave would otherwise write its own target over that of the next one.
 */
export function amendTarget(screen: ScreenId, target: Place['target']): void {
  if (placeOf(location.hash).screen !== screen) return
  history.replaceState(null, '', fragmentOf({ screen, target }))
  for (const listener of amended) listener()
}

const amended = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  amended.add(listener)
  return () => {
    window.removeEventListener('hashchange', listener)
    amended.delete(listener)
  }
}

export function usePlace(): Place {
  const fragment = useSyncExternalStore(subscribe, useCallback(() => location.hash, []))
  return placeOf(fragment)
}
