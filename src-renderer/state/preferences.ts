import type { Language } from '../../src-main/contract/review.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const TEXT_SCALES = ['0.9', '1', '1.125', '1.25', '1.5'] as const
export type TextScale = (typeof TEXT_SCALES)[number]

/** How the person at this machine wants the window; nothing of a case is in it. */
export interface Preferences {
  readonly language: Language
  readonly theme: Theme
  readonly textScale: TextScale
}

const KEY = 'threshold.preferences'
const DEFAULTS: Preferences = { language: 'zh-CN', theme: 'system', textScale: '1' }

/** Reads what was kept; anything unreadable or from another version falls back to the default, member by member. */
export function readPreferences(): Preferences {
  const kept = keptObject()
  return {
    language: kept['language'] === 'en' ? 'en' : DEFAULTS.language,
    theme: THEMES.find((theme) => theme === kept['theme']) ?? DEFAULTS.theme,
    textScale: TEXT_SCALES.find((scale) => scale === kept['textScale']) ?? DEFAULTS.textScale,
  }
}

export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences))
  } catch {
    // Storage may be switched off by policy; the choice then lasts until the window closes.
  }
}

/** Puts theme and text size on the page. Properties are set through the DOM, which the content security policy allows. */
export function showPreferences(preferences: Preferences): void {
  const root = document.documentElement
  if (preferences.theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = preferences.theme
  root.style.setProperty('--text-scale', preferences.textScale)
}

function keptObject(): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
