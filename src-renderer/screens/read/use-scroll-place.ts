import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** Tells what share of a scrolled text lies above the pane, and goes to the share kept before as soon as the text is there. */
export function useScrollPlace(region: RefObject<HTMLElement | null>, active: boolean, start: number, onDown: (down: number) => void): void {
  const told = useRef(onDown)
  told.current = onDown
  useEffect(() => {
    if (!active) return undefined
    let element: HTMLElement | null = null
    let left = start
    const place = (): void => {
      const pane = region.current
      if (pane !== element) {
        element?.removeEventListener('scroll', hear)
        pane?.addEventListener('scroll', hear, { passive: true })
        element = pane
      }
      // Gone to once, when there is enough text; whoever scrolls before that is not led away.
      if (pane === null || left <= 0 || pane.scrollHeight <= pane.clientHeight + 4) return
      pane.scrollTo({ top: left * pane.scrollHeight })
      left = 0
    }
    const hear = (): void => {
      if (element !== null && element.scrollHeight > element.clientHeight) told.current(Math.min(1, Math.max(0, Math.round((element.scrollTop / element.scrollHeight) * 10_000) / 10_000)))
    }
    const watch = new MutationObserver(place)
    watch.observe(document.body, { childList: true, subtree: true })
    place()
    return () => {
      watch.disconnect()
      element?.removeEventListener('scroll', hear)
    }
  }, [region, active, start])
}
