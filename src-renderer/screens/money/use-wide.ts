import { useSyncExternalStore } from 'react'

const WIDE = '(min-width: 1361px)'

function subscribe(listener: () => void): () => void {
  const query = matchMedia(WIDE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether there is room for the less important columns. They are left out of the table, not hidden: a line that spans all columns would keep their room. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches)
