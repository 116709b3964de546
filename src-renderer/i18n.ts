import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../src-main/contract/review.ts'

/** Texts of one catalogue file: nested by key, sentences at the leaves. */
interface Catalogue {
  readonly [key: string]: string | Catalogue
}

const files = import.meta.glob<Catalogue>('../resources/locales/*/*.json', { eager: true, import: 'default' })

/**
 * Starts the catalogues. All files of a language form one tree, because `finding.*` is spread over several.
 * A missing key shows as its own name, so that it is seen and never passes for a text.
 */
export async function startTexts(language: Language): Promise<typeof i18next> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    supportedLngs: ['zh-CN', 'en'],
    resources: { 'zh-CN': { translation: mergedCatalogue('zh-CN') }, en: { translation: mergedCatalogue('en') } },
    interpolation: { escapeValue: false },
    // A colon in what a code is looked up by is part of it, not a namespace.
    nsSeparator: false,
    returnNull: false,
  })
  markLanguage(language)
  return i18next
}

/** Switches the texts and the page's `lang`, by which styles choose fonts and readers pronounce. */
export async function switchTexts(language: Language): Promise<void> {
  await i18next.changeLanguage(language)
  markLanguage(language)
}

function markLanguage(language: Language): void {
  document.documentElement.lang = language
  document.title = i18next.t('window.product')
}

function mergedCatalogue(language: Language): Catalogue {
  let merged: Catalogue = {}
  for (const [path, catalogue] of Object.entries(files)) {
    if (path.includes(`/locales/${language}/`)) merged = mergeTrees(merged, catalogue)
  }
  return merged
}

function mergeTrees(left: Catalogue, right: Catalogue): Catalogue {
  const merged: Record<string, string | Catalogue> = { ...left }
  for (const [key, value] of Object.entries(right)) {
    const there = merged[key]
    merged[key] = typeof there === 'object' && typeof value === 'object' ? mergeTrees(there, value) : value
  }
  return merged
}
