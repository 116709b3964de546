import { useCallback, useEffect, useRef } from 'react'
import type { ReadingPlace } from '../../../src-main/contract/reader.ts'
import { useClient } from '../../state/context.tsx'

/** A place is kept when reading rests there; not every line that was scrolled past is written. */
const REST_MS = 600

/** Keeps where reading stopped in the case file: when it rests, and when the document is left. */
export function useKeptPlace(file: string): (place: ReadingPlace) => void {
  const client = useClient()
  const waiting = useRef<{ readonly place: ReadingPlace; readonly timer: ReturnType<typeof setTimeout> } | null>(null)
  const write = useCallback((): void => {
    const next = waiting.current
    if (next === null) return
    waiting.current = null
    clearTimeout(next.timer)
    void client.call('reader.keepPlace', { file, place: next.place })
  }, [client, file])
  useEffect(() => {
    window.addEventListener('pagehide', write)
    return () => {
      window.removeEventListener('pagehide', write)
      write()
    }
  }, [write])
  return useCallback((place) => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer)
    waiting.current = { place, timer: setTimeout(write, REST_MS) }
  }, [write])
}
