import { lazy } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import type { ScreenId } from './state/screens.ts'

/** The screens, each in a chunk of its own: the window opens with the first one, and pdf.js is loaded by Read only. */
export const SCREEN_PARTS: Readonly<Record<ScreenId, LazyExoticComponent<ComponentType>>> = {
  cases: lazy(() => import('./screens/cases/cases-screen.tsx').then((part) => ({ default: part.CasesScreen }))),
  intake: lazy(() => import('./screens/layouts/intake-or-layout.tsx').then((part) => ({ default: part.IntakeOrLayout }))),
  evidence: lazy(() => import('./screens/evidence/evidence-screen.tsx').then((part) => ({ default: part.EvidenceScreen }))),
  facts: lazy(() => import('./screens/facts/facts-screen.tsx').then((part) => ({ default: part.FactsScreen }))),
  read: lazy(() => import('./screens/read/read-screen.tsx').then((part) => ({ default: part.ReadScreen }))),
  search: lazy(() => import('./screens/search/search-screen.tsx').then((part) => ({ default: part.SearchScreen }))),
  money: lazy(() => import('./screens/money/money-screen.tsx').then((part) => ({ default: part.MoneyScreen }))),
  journeys: lazy(() => import('./screens/journeys/journeys-screen.tsx').then((part) => ({ default: part.JourneysScreen }))),
  timeline: lazy(() => import('./screens/timeline/timeline-screen.tsx').then((part) => ({ default: part.TimelineScreen }))),
  findings: lazy(() => import('./screens/findings/findings-screen.tsx').then((part) => ({ default: part.FindingsScreen }))),
  elements: lazy(() => import('./screens/elements/elements-screen.tsx').then((part) => ({ default: part.ElementsScreen }))),
  opinion: lazy(() => import('./screens/opinion/opinion-screen.tsx').then((part) => ({ default: part.OpinionScreen }))),
  rules: lazy(() => import('./screens/rules/rules-screen.tsx').then((part) => ({ default: part.RulesScreen }))),
  export: lazy(() => import('./screens/export/export-screen.tsx').then((part) => ({ default: part.ExportScreen }))),
  log: lazy(() => import('./screens/log/log-screen.tsx').then((part) => ({ default: part.LogScreen }))),
}
