import { useEffect, useState } from 'react'
import type { CallError } from '../../../src-main/contract/errors.ts'
import type { ReadingPlace } from '../../../src-main/contract/reader.ts'
import type { DocumentInfo } from '../../../src-main/contract/screens.ts'
import { useClient } from '../../state/context.tsx'

export type Opened =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  /** It is known which file it is; where reading stopped in it is being asked. */
  | { readonly kind: 'found'; readonly info: DocumentInfo }
  /** `place` is where reading stopped; null where the document was never opened. */
  | { readonly kind: 'open'; readonly info: DocumentInfo; readonly place: ReadingPlace | null }
  | { readonly kind: 'failed'; readonly error: CallError }

/** The document with the given path inside the case; `none` where no path was asked for. */
export function useDocument(path: string | undefined): Opened {
  const client = useClient()
  const [state, setState] = useState<{ path: string | undefined; opened: Opened }>({ path: undefined, opened: { kind: 'none' } })
  useEffect(() => {
    if (path === undefined) return undefined
    let stopped = false
    const say = (opened: Opened): void => {
      if (!stopped) setState({ path, opened })
    }
    const open = async (): Promise<Opened> => {
      const answer = await client.call('read.byPath', { path })
      if (!answer.ok) return { kind: 'failed', error: answer.error }
      say({ kind: 'found', info: answer.value })
      const place = await client.call('reader.place', { file: answer.value.file })
      return { kind: 'open', info: answer.value, place: place.ok ? place.value : null }
    }
    void open().then(say)
    return () => {
      stopped = true
    }
  }, [client, path])
  if (path === undefined) return { kind: 'none' }
  return state.path === path ? state.opened : { kind: 'opening' }
}
