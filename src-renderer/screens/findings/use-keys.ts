import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** What a key handler looks at, whether the press comes from React or from the page. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** Whether a press is a plain key: with Ctrl, Alt or the system key it belongs to the frame. */
export const isPlainKey = (event: KeyPress): boolean => !event.ctrlKey && !event.altKey && !event.metaKey

/**
 * Hears the keys pressed in a region, for regions that hold the controls but are none themselves.
 * `own`: only presses while the region itself has the focus, so that letters typed into a field never act.
 * The handler answers true where it used the key.
 */
export function useKeys(region: RefObject<HTMLElement | null>, own: boolean, handler: (event: KeyPress) => boolean): void {
  const latest = useRef(handler)
  latest.current = handler
  // The region may come and go with what is shown, so it is looked up after every rendering.
  useEffect(() => {
    const element = region.current
    if (element === null) return undefined
    const hear = (event: KeyboardEvent): void => {
      if (own && event.target !== element) return
      if (latest.current(event)) event.preventDefault()
    }
    element.addEventListener('keydown', hear)
    return () => element.removeEventListener('keydown', hear)
  })
}
