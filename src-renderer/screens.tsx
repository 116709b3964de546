import { useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import type { ScreenId } from './state/screens.ts'

/** The screens, each in a chunk of its own: the window opens with the first one, and pdf.js comes with Read. */
const LOADERS: Readonly<Record<ScreenId, () => Promise<ComponentType>>> = {
  cases: () => import('./screens/cases/cases-screen.tsx').then((part) => part.CasesScreen),
  intake: () => import('./screens/layouts/intake-or-layout.tsx').then((part) => part.IntakeOrLayout),
  evidence: () => import('./screens/evidence/evidence-screen.tsx').then((part) => part.EvidenceScreen),
  facts: () => import('./screens/facts/facts-screen.tsx').then((part) => part.FactsScreen),
  read: () => import('./screens/read/read-screen.tsx').then((part) => part.ReadScreen),
  search: () => import('./screens/search/search-screen.tsx').then((part) => part.SearchScreen),
  money: () => import('./screens/money/money-screen.tsx').then((part) => part.MoneyScreen),
  journeys: () => import('./screens/journeys/journeys-screen.tsx').then((part) => part.JourneysScreen),
  timeline: () => import('./screens/timeline/timeline-screen.tsx').then((part) => part.TimelineScreen),
  findings: () => import('./screens/findings/findings-screen.tsx').then((part) => part.FindingsScreen),
  elements: () => import('./screens/elements/elements-screen.tsx').then((part) => part.ElementsScreen),
  opinion: () => import('./screens/opinion/opinion-screen.tsx').then((part) => part.OpinionScreen),
  rules: () => import('./screens/rules/rules-screen.tsx').then((part) => part.RulesScreen),
  export: () => import('./screens/export/export-screen.tsx').then((part) => part.ExportScreen),
  log: () => import('./screens/log/log-screen.tsx').then((part) => part.LogScreen),
}

const loaded: Partial<Record<ScreenId, ComponentType>> = {}

/** Loads a screen before it is shown; loaded once, it is shown at once. */
export async function loadScreen(id: ScreenId): Promise<void> {
  loaded[id] ??= await LOADERS[id]()
}

/**
 * One screen, and nothing while it is being loaded. It is shown as soon as it is there: React holds back what a
 * suspended part showed last for 300 ms, a third of what a reader waits for the first page.
 */
export function ScreenPart({ id }: { readonly id: ScreenId }) {
  const [, setTurn] = useState(0)
  const [failed, setFailed] = useState<{ readonly reason: unknown } | null>(null)
  const Part = loaded[id]
  useEffect(() => {
    if (Part !== undefined) return undefined
    let stopped = false
    loadScreen(id).then(
      () => { if (!stopped) setTurn((turn) => turn + 1) },
      (reason: unknown) => { if (!stopped) setFailed({ reason }) },
    )
    return () => {
      stopped = true
    }
  }, [id, Part])
  // The boundary around the screen says that it broke.
  if (failed !== null) throw failed.reason
  return Part === undefined ? null : <Part />
}
