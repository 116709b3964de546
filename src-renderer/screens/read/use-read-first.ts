import { useEffect } from 'react'
import { useActions, useAppState } from '../../state/context.tsx'

/** Reading rests on a page before it is put in front; who scrolls past asks for nothing. */
const REST_MS = 400

/** While scans are being recognised, the page that is read comes first, then the rest of its document. */
export function useReadFirst(file: string, page: number): void {
  const actions = useActions()
  const isRunning = useAppState((state) => state.recognising !== null)
  const hasScans = useAppState((state) => (state.review?.intake.files.find((each) => each.id === file)?.pagesWithoutText ?? 0) > 0)
  useEffect(() => {
    if (!isRunning || !hasScans) return
    const timer = setTimeout(() => void actions.call('recognise.start', { file, page }), REST_MS)
    return () => clearTimeout(timer)
  }, [actions, isRunning, hasScans, file, page])
}
