import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { Client } from '../client.ts'
import type { Actions } from './actions.ts'
import type { AppState, FootKey } from './app-state.ts'
import type { Store } from './store.ts'

/** Everything a screen gets from the window around it. */
export interface AppParts {
  readonly client: Client
  readonly store: Store<AppState>
  readonly actions: Actions
}

const AppContext = createContext<AppParts | null>(null)

export function AppProvider({ parts, children }: { readonly parts: AppParts; readonly children: ReactNode }) {
  return <AppContext value={parts}>{children}</AppContext>
}

function useParts(): AppParts {
  const parts = useContext(AppContext)
  if (parts === null) throw new Error('used outside AppProvider')
  return parts
}

/** Reads one part of the state; the component renders again only when that part is another object or value. */
export function useAppState<Part>(select: (state: AppState) => Part): Part {
  const { store } = useParts()
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}

export const useActions = (): Actions => useParts().actions
export const useClient = (): Client => useParts().client

/** Shows the keys of a screen in the foot bar while it stands. Pass a memoised list. */
export function useFootKeys(keys: readonly FootKey[]): void {
  const { store } = useParts()
  useEffect(() => {
    store.set({ footKeys: keys })
    return () => store.set({ footKeys: [] })
  }, [store, keys])
}
