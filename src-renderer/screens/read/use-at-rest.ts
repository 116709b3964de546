import { useEffect, useState } from 'react'

/** What nobody waits for is asked after this many milliseconds at the latest. */
const LATEST_MS = 2000

/** False until the window had nothing to do for a moment: what only names things beside the page must not be read before the page. */
export function useAtRest(): boolean {
  const [atRest, setAtRest] = useState(false)
  useEffect(() => {
    const idle = requestIdleCallback(() => setAtRest(true), { timeout: LATEST_MS })
    return () => cancelIdleCallback(idle)
  }, [])
  return atRest
}
