import { useSyncExternalStore } from 'react'

/** The document that lies beside the one that is read, by its path; kept while the window is open. */
let path: string | null = null
const listeners = new Set<() => void>()

export function putBeside(next: string | null): void {
  path = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useBeside = (): string | null => useSyncExternalStore(subscribe, () => path)
