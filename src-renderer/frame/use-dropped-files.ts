import { useEffect } from 'react'
import type { Grant } from '../../src-main/contract/shell-port.ts'
import { useActions, useClient } from '../state/context.tsx'

/** Files dropped anywhere on the window become grants; without this the page would leave for the dropped file. */
export function useDroppedFiles(onGrants: (grants: readonly Grant[]) => void): void {
  const client = useClient()
  const actions = useActions()
  useEffect(() => {
    const allow = (event: DragEvent): void => event.preventDefault()
    const take = (event: DragEvent): void => {
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      void client.grant(files).then((answer) => {
        if (answer.ok) onGrants(answer.value)
        else actions.showError(answer.error)
      })
    }
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', take)
    return () => {
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', take)
    }
  }, [client, actions, onGrants])
}
