import { useEffect, useState } from 'react'
import type { CallError } from '../../../src-main/contract/errors.ts'
import type { DocumentInfo } from '../../../src-main/contract/screens.ts'
import { useClient } from '../../state/context.tsx'

export type Opened =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly info: DocumentInfo }
  | { readonly kind: 'failed'; readonly error: CallError }

/** The document with the given path inside the case; `none` where no path was asked for. */
export function useDocument(path: string | undefined): Opened {
  const client = useClient()
  const [state, setState] = useState<{ path: string | undefined; opened: Opened }>({ path: undefined, opened: { kind: 'none' } })
  useEffect(() => {
    if (path === undefined) return undefined
    let stopped = false
    void client.call('read.byPath', { path }).then((answer) => {
      if (!stopped) setState({ path, opened: answer.ok ? { kind: 'open', info: answer.value } : { kind: 'failed', error: answer.error } })
    })
    return () => {
      stopped = true
    }
  }, [client, path])
  if (path === undefined) return { kind: 'none' }
  return state.path === path ? state.opened : { kind: 'opening' }
}
