import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/components.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './app.tsx'
import { createClient } from './client.ts'
import { startTexts } from './i18n.ts'
import { createActions } from './state/actions.ts'
import { initialState } from './state/app-state.ts'
import { AppProvider } from './state/context.tsx'
import { readPreferences, showPreferences } from './state/preferences.ts'
import { watchRoom } from './state/room.ts'
import { createStore } from './state/store.ts'

// zod would build functions from text, which the content security policy forbids.
z.config({ jitless: true })

const preferences = readPreferences()
showPreferences(preferences)
watchRoom()
const texts = await startTexts(preferences.language)
const client = createClient(window.threshold)
const store = createStore(initialState(preferences))
const actions = createActions(client, store, (key) => texts.t(key))
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root element')

createRoot(root).render(
  <StrictMode>
    <AppProvider parts={{ client, store, actions }}>
      <App />
    </AppProvider>
  </StrictMode>,
)
