import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** `/` brings the focus to the filter of the screen, unless somebody is typing. */
export function useFilterKey(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement
      if (event.code !== 'Slash' || event.shiftKey || event.ctrlKey || event.altKey || typing || field.current === null) return
      field.current.focus()
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return field
}
